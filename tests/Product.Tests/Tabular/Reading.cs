using System.Text;
using Pumpjack.Platform.Tabular;

namespace Pumpjack.Product.Tests.Tabular;

/// <summary>Shorthand of the tests about tables.</summary>
sealed class Reading : IDisposable
{
    public TabularFile File { get; }
    public TabularSheet Sheet { get; }
    public TableLayout Layout { get; }
    readonly string? temporary;

    Reading(string path, string? sheet, LayoutHints? hints, string? temporary, TabularOptions? options = null)
    {
        this.temporary = temporary;
        try
        {
            File = TabularFile.Open(path, path, options);
            try
            {
                Sheet = sheet is null ? File.Sheets[0] : File.Sheets.Single(s => s.Name == sheet);
                Layout = Sheet.Detect(hints);
            }
            catch
            {
                File.Dispose();
                throw;
            }
        }
        catch
        {
            if (temporary is not null) System.IO.File.Delete(temporary);
            throw;
        }
    }

    public static Reading Of(string path, string? sheet = null, LayoutHints? hints = null) => new(path, sheet, hints, null);

    public static Reading OfText(string text, LayoutHints? hints = null) => OfBytes(Encoding.UTF8.GetBytes(text), hints);

    public static Reading OfBytes(byte[] bytes, LayoutHints? hints = null, TabularOptions? options = null)
    {
        var path = Path.Combine(Path.GetTempPath(), $"tabular-{Guid.CreateVersion7():N}");
        System.IO.File.WriteAllBytes(path, bytes);
        return new(path, null, hints, path, options);
    }

    public int Column(string name)
    {
        for (var i = 0; i < Layout.Columns.Count; i++)
            if (Layout.Columns[i].Name == name) return i;
        throw new ArgumentException($"No column '{name}' among {string.Join(", ", Layout.Columns.Select(c => c.Name))}");
    }

    public IEnumerable<T> Rows<T>(Func<TabularRow, T> take)
    {
        using var reader = Sheet.Read(Layout);
        while (reader.Read()) yield return take(reader.Row);
    }

    public List<string[]> Texts() => [.. Rows(r => Enumerable.Range(0, Layout.Columns.Count).Select(c => r.Text(c).ToString()).ToArray())];

    public int Count() => Rows(_ => 0).Count();

    public decimal Sum(string name)
    {
        var column = Column(name);
        return Rows(r => r.IsTotal || !r.TryDecimal(column, out var value) ? 0 : value).Sum();
    }

    public List<DateOnly?> Dates(string name)
    {
        var column = Column(name);
        return [.. Rows(r => r.TryDate(column, out var date) ? date : (DateOnly?)null)];
    }

    public Ambiguity? Ambiguity(string code) => Layout.Ambiguities.FirstOrDefault(a => a.Code == code);

    public void Dispose()
    {
        File.Dispose();
        if (temporary is not null) System.IO.File.Delete(temporary);
    }
}
