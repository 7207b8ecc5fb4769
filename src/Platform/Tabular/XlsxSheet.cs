using System.Xml;

namespace Pumpjack.Platform.Tabular;

/// <summary>A sheet of a workbook.</summary>
internal sealed class XlsxSheet(XlsxPackage package, XlsxSheetEntry entry, TabularOptions options) : TabularSheet(entry.Name, entry.IsHidden)
{
    // Merged cells are listed behind the rows; report forms that use them are small.
    private const long MaxBytesForMerges = 1 << 24;
    private const int MaxMerges = 20_000;
    private bool verified;

    private protected override TabularOptions TabularOptions => options;

    public override long? StatedRows
    {
        get
        {
            try
            {
                using var reader = XmlPart.Open(entry.Part, new ByteBudget(options.MaxExpandedBytes));
                while (XmlPart.Step(reader))
                {
                    if (reader.NodeType != XmlNodeType.Element) continue;
                    if (reader.LocalName == "sheetData") return null;
                    if (reader.LocalName == "dimension" && reader.GetAttribute("ref") is { } range && XlsxSource.TryRange(range, out var cells)) return cells.Bottom;
                }
                return null;
            }
            catch (Exception e) when (XmlPart.IsDamage(e))
            {
                return null;
            }
        }
    }

    public override TableLayout Detect(LayoutHints? hints = null, CancellationToken cancellation = default)
    {
        hints ??= new();
        Verify(cancellation);
        var since1904 = hints.Date1904 ?? package.Date1904;
        var merges = entry.Part.Length <= MaxBytesForMerges ? Merges() : [];
        using var source = Source();
        var sample = Sample.Take(source, options.SampleRows, since1904) with { Merges = merges };
        cancellation.ThrowIfCancellationRequested();
        return LayoutDetector.Detect(sample, new TableLayout { Date1904 = since1904 }, hints, options);
    }

    private protected override (RowSource, Func<double>) Open(TableLayout layout)
    {
        var source = Source();
        var total = Math.Max(1.0, StatedRows ?? XlsxSource.MaxRows);
        return (source, () => source.RowNumber / total);
    }

    private XlsxSource Source() => new(package, entry.Part, options);

    /// <summary>Unpacks the part once: length, checksum and form of its bytes are known before a row is believed.</summary>
    private void Verify(CancellationToken cancellation)
    {
        if (verified) return;
        using var bytes = XmlPart.Bytes(entry.Part, new ByteBudget(options.MaxExpandedBytes));
        var block = new byte[1 << 16];
        while (bytes.Read(block) > 0) cancellation.ThrowIfCancellationRequested();
        verified = true;
    }

    private List<MergedCells> Merges()
    {
        var merges = new List<MergedCells>();
        try
        {
            using var reader = XmlPart.Open(entry.Part, new ByteBudget(options.MaxExpandedBytes));
            while (XmlPart.Step(reader) && merges.Count < MaxMerges)
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "mergeCell"
                    && reader.GetAttribute("ref") is { } range && XlsxSource.TryRange(range, out var cells)) merges.Add(cells);
        }
        catch (Exception e) when (XmlPart.IsDamage(e))
        {
            throw new TabularRefusal("damaged-workbook", $"Sheet '{Name}' is damaged or cut off.", e);
        }
        return merges;
    }
}
