using System.IO.Compression;

namespace Pumpjack.Platform.Tabular;

public enum TabularFormat { DelimitedText, Workbook }

/// <summary>
/// A CSV or XLSX file, plain or gzipped, told by its content and not by its name. Opening reads a text file once from end to end, so a
/// file that is cut off, damaged, too large or no table is refused here and not in the middle of an import.
/// </summary>
public sealed class TabularFile : IDisposable
{
    private readonly string? temporary;
    private readonly XlsxPackage? workbook;

    private TabularFile(TabularFormat format, bool gzipped, IReadOnlyList<TabularSheet> sheets, XlsxPackage? workbook, string? temporary)
    {
        (Format, IsGzipped, Sheets) = (format, gzipped, sheets);
        (this.workbook, this.temporary) = (workbook, temporary);
    }

    public TabularFormat Format { get; }

    public bool IsGzipped { get; }

    /// <summary>Sheets in their order; a text file has one.</summary>
    public IReadOnlyList<TabularSheet> Sheets { get; }

    /// <summary>Opens the file at <paramref name="path"/>; <paramref name="fileName"/> only names its table. Throws <see cref="TabularRefusal"/>.</summary>
    public static TabularFile Open(string path, string fileName, TabularOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= TabularOptions.Default;
        var size = new FileInfo(path).Length;
        if (size == 0) throw new TabularRefusal("empty-file", "The file is empty.");
        if (size > options.MaxFileBytes) throw new TabularRefusal("file-too-large", $"The file is larger than {options.MaxFileBytes >> 20:N0} MB.");
        var name = TableName(fileName);
        Span<byte> head = stackalloc byte[8], inner = stackalloc byte[8];
        using (var file = File.OpenRead(path)) head = head[..file.ReadAtLeast(head, 8, throwOnEndOfStream: false)];
        if (!IsGzip(head)) return OpenPlain(path, name, head, false, options, null, cancellation);

        using (var content = Text(path, true, options)) head = inner[..content.ReadAtLeast(inner, 8, throwOnEndOfStream: false)];
        if (IsGzip(head)) throw new TabularRefusal("nested-archive", "The file is compressed twice; compress it once.");
        if (!IsZip(head)) return OpenPlain(path, name, head, true, options, null, cancellation);
        var expanded = Expand(path, options, cancellation);
        try
        {
            return OpenPlain(expanded, name, head, true, options, expanded, cancellation);
        }
        catch
        {
            File.Delete(expanded);
            throw;
        }
    }

    public void Dispose()
    {
        workbook?.Dispose();
        if (temporary is not null) File.Delete(temporary);
    }

    private static TabularFile OpenPlain(string path, string name, ReadOnlySpan<byte> head, bool gzipped, TabularOptions options, string? temporary,
        CancellationToken cancellation)
    {
        if (IsZip(head))
        {
            var package = XlsxPackage.Open(path, options);
            return new(TabularFormat.Workbook, gzipped, [.. package.Sheets.Select(s => new XlsxSheet(package, s, options))], package, temporary);
        }
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) throw OleRefusal(path);
        return new(TabularFormat.DelimitedText, gzipped, [CsvSheet.Open(path, name, gzipped, options, cancellation)], null, null);
    }

    /// <summary>The text of a file behind its compression, within the limits.</summary>
    internal static Stream Text(string path, bool gzipped, TabularOptions options, Action<FileStream>? opened = null)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, gzipped ? 1 << 16 : 1, FileOptions.SequentialScan);
        opened?.Invoke(file);
        return new LimitedStream(gzipped ? new GZipStream(file, CompressionMode.Decompress) : file, new ByteBudget(options.MaxExpandedBytes));
    }

    private static string Expand(string path, TabularOptions options, CancellationToken cancellation)
    {
        var target = Path.Combine(options.TempFolder, $"import-{Guid.CreateVersion7():N}.tmp");
        try
        {
            using var source = Text(path, true, options);
            using var file = new FileStream(target, FileMode.CreateNew, FileAccess.Write);
            var block = new byte[1 << 16];
            int read;
            while ((read = source.Read(block)) > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                file.Write(block, 0, read);
            }
            return target;
        }
        catch
        {
            File.Delete(target);
            throw;
        }
    }

    /// <summary>The container of old workbooks also wraps new ones that are locked with a password.</summary>
    private static TabularRefusal OleRefusal(string path)
    {
        using var file = File.OpenRead(path);
        var block = new byte[(int)Math.Min(file.Length, 1 << 20)];
        file.ReadExactly(block);
        var tail = new byte[(int)Math.Min(file.Length, 1 << 20)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var name = System.Text.Encoding.Unicode.GetBytes("EncryptedPackage");
        return block.AsSpan().IndexOf(name) >= 0 || tail.AsSpan().IndexOf(name) >= 0
            ? new("workbook-encrypted", "The workbook is locked with a password; save it without one.")
            : new("old-workbook", "This is an Excel 97-2003 file; save it as .xlsx or .csv.");
    }

    private static bool IsGzip(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);

    private static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK"u8) && head.Length > 3 && head[2] is 3 or 5 or 7;

    private static string TableName(string fileName)
    {
        var name = Path.GetFileName(fileName);
        if (name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) name = name[..^3];
        return Path.GetFileNameWithoutExtension(name);
    }
}
