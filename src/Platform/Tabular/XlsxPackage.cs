using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Pumpjack.Platform.Tabular;

/// <summary>A sheet as the workbook lists it.</summary>
internal sealed record XlsxSheetEntry(string Name, bool IsHidden, ZipArchiveEntry Part);

/// <summary>The parts of a workbook: its list of sheets, its date styles and, on demand, its shared texts.</summary>
internal sealed class XlsxPackage : IDisposable
{
    private const int MaxSharedTexts = 5_000_000, MaxSheets = 1_000, MaxStyles = 100_000;

    private readonly FileStream file;
    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly TabularOptions options;
    private List<string>? sharedTexts;
    private ZipArchiveEntry? sharedPart;

    private XlsxPackage(FileStream file, ZipArchive archive, TabularOptions options) => (this.file, this.archive, this.options) = (file, archive, options);

    public List<XlsxSheetEntry> Sheets { get; } = [];

    public bool Date1904 { get; private set; }

    /// <summary>By style index: true where numbers are dates or times.</summary>
    public List<bool> DateStyles { get; } = [];

    public static XlsxPackage Open(string path, TabularOptions options)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        XlsxPackage? package = null;
        try
        {
            ZipGuard.Check(file);
            package = new(file, new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true), options);
            package.ReadContents();
            return package;
        }
        catch (Exception e)
        {
            if (package is null) file.Dispose(); else package.Dispose();
            if (XmlPart.IsDamage(e)) throw new TabularRefusal("damaged-workbook", "The workbook is damaged or cut off.", e);
            throw;
        }
    }

    public void Dispose()
    {
        archive.Dispose();
        file.Dispose();
    }

    /// <summary>The shared texts, read at the first use; the one part that is held in memory, hence its limit.</summary>
    public List<string> SharedTexts(ByteBudget budget)
    {
        if (sharedTexts is not null) return sharedTexts;
        var texts = new List<string>();
        if (sharedPart is null) return sharedTexts = texts;
        using var reader = XmlPart.Open(sharedPart, budget);
        var text = new StringBuilder();
        long chars = 0;
        while (XmlPart.Step(reader))
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "si") continue;
            text.Clear();
            XlsxText.Read(reader, text, options.MaxCellChars);
            if ((chars += text.Length) > options.MaxSharedTextChars || texts.Count >= MaxSharedTexts)
                throw new TabularRefusal("expands-too-far", "The workbook's table of shared texts is too large.");
            texts.Add(text.Length == 0 ? "" : XlsxText.Unescape(text.ToString()));
        }
        return sharedTexts = texts;
    }

    private void ReadContents()
    {
        foreach (var entry in archive.Entries)
        {
            var name = entry.FullName.Replace('\\', '/').TrimStart('/');
            if (entry.IsEncrypted) throw new TabularRefusal("workbook-encrypted", "The archive is locked with a password.");
            if (!parts.TryAdd(name, entry)) throw new TabularRefusal("damaged-workbook", "The workbook lists the same part twice.");
        }
        var budget = new ByteBudget(options.MaxExpandedBytes);
        var book = Relations("_rels/.rels", "", budget).FirstOrDefault(r => r.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Target;
        if (book is null || !parts.TryGetValue(book, out var bookPart))
            throw new TabularRefusal("not-a-workbook", "The zip archive is no XLSX workbook; send a CSV file gzipped instead.");
        var folder = book.Contains('/') ? book[..(book.LastIndexOf('/') + 1)] : "";
        var relations = Relations($"{folder}_rels/{book[folder.Length..]}.rels", folder, budget);
        foreach (var relation in relations)
        {
            if (relation.Type.EndsWith("/sharedStrings", StringComparison.Ordinal)) parts.TryGetValue(relation.Target, out sharedPart);
            if (relation.Type.EndsWith("/styles", StringComparison.Ordinal) && parts.TryGetValue(relation.Target, out var styles)) ReadStyles(styles, budget);
        }
        ReadSheets(bookPart, relations.ToDictionary(r => r.Id, r => r, StringComparer.Ordinal), budget);
        if (Sheets.Count == 0) throw new TabularRefusal("not-a-workbook", "The workbook holds no sheet with cells.");
    }

    private void ReadSheets(ZipArchiveEntry bookPart, Dictionary<string, (string Id, string Type, string Target)> relations, ByteBudget budget)
    {
        using var reader = XmlPart.Open(bookPart, budget);
        while (XmlPart.Step(reader))
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "workbookPr") Date1904 = reader.GetAttribute("date1904") is "1" or "true";
            if (reader.LocalName != "sheet") continue;
            var name = reader.GetAttribute("name") ?? "";
            var id = "";
            for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
                if (reader.LocalName == "id" && reader.Prefix.Length > 0) id = reader.Value;
            reader.MoveToElement();
            if (!relations.TryGetValue(id, out var relation)) throw new TabularRefusal("damaged-workbook", $"The workbook lists sheet '{name}' but does not hold it.");
            if (!relation.Type.EndsWith("/worksheet", StringComparison.Ordinal)) continue;   // charts and macros have no cells
            if (!parts.TryGetValue(relation.Target, out var part)) throw new TabularRefusal("damaged-workbook", $"The workbook lists sheet '{name}' but does not hold it.");
            if (Sheets.Count == MaxSheets) throw new TabularRefusal("damaged-workbook", $"The workbook holds more than {MaxSheets:N0} sheets.");
            Sheets.Add(new(name, reader.GetAttribute("state") is "hidden" or "veryHidden", part));
        }
    }

    private void ReadStyles(ZipArchiveEntry part, ByteBudget budget)
    {
        var formats = new Dictionary<int, bool>();
        var inCells = false;
        using var reader = XmlPart.Open(part, budget);
        while (XmlPart.Step(reader))
        {
            if (reader.LocalName == "cellXfs") inCells = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "numFmt" && Number(reader.GetAttribute("numFmtId")) is { } id)
                formats[id] = XlsxText.IsDateFormat(reader.GetAttribute("formatCode") ?? "");
            if (!inCells || reader.LocalName != "xf") continue;
            if (DateStyles.Count >= MaxStyles) throw new TabularRefusal("damaged-workbook", "The workbook has too many styles.");
            var format = Number(reader.GetAttribute("numFmtId")) ?? 0;
            DateStyles.Add(formats.TryGetValue(format, out var isDate) ? isDate : format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58));
        }
    }

    private List<(string Id, string Type, string Target)> Relations(string path, string folder, ByteBudget budget)
    {
        var relations = new List<(string, string, string)>();
        if (!parts.TryGetValue(path, out var part)) return relations;
        using var reader = XmlPart.Open(part, budget);
        while (XmlPart.Step(reader))
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "Relationship" || reader.GetAttribute("TargetMode") == "External") continue;
            var target = reader.GetAttribute("Target") ?? "";
            target = target.StartsWith('/') ? target[1..] : folder + target;
            while (target.IndexOf("/../", StringComparison.Ordinal) is > 0 and var up)
                target = target[..(target.LastIndexOf('/', up - 1) + 1)] + target[(up + 4)..];
            relations.Add((reader.GetAttribute("Id") ?? "", reader.GetAttribute("Type") ?? "", target.Replace("./", "", StringComparison.Ordinal)));
            if (relations.Count > MaxSheets * 2) throw new TabularRefusal("damaged-workbook", "The workbook has too many parts.");
        }
        return relations;
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
}

/// <summary>Texts and formats as workbooks write them.</summary>
internal static class XlsxText
{
    /// <summary>Appends every run of text inside the element the reader stands on, phonetic guides left out; ends on its end tag.</summary>
    public static void Read(XmlReader reader, StringBuilder text, int maxChars)
    {
        if (reader.IsEmptyElement) return;
        var depth = reader.Depth;
        int skip = int.MaxValue;
        var inText = false;
        var chunk = new char[256];
        while (XmlPart.Step(reader) && reader.Depth > depth)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.LocalName == "rPh" && !reader.IsEmptyElement && skip == int.MaxValue) skip = reader.Depth;
                    inText = reader.LocalName == "t" && !reader.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement:
                    if (reader.Depth == skip) skip = int.MaxValue;
                    inText = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when inText && skip == int.MaxValue:
                    int read;
                    while ((read = reader.ReadValueChunk(chunk, 0, chunk.Length)) > 0)
                    {
                        if (text.Length + read > maxChars) throw new TabularRefusal("cell-too-long", $"A text of the workbook has more than {maxChars} characters.");
                        text.Append(chunk, 0, read);
                    }
                    break;
            }
        }
    }

    /// <summary>Undoes _x000D_, the workbook's way of writing characters that XML forbids.</summary>
    public static string Unescape(string text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0) return text;
        var plain = new StringBuilder(text.Length);
        var from = 0;
        for (; at >= 0; at = text.IndexOf("_x", Math.Max(at + 1, from), StringComparison.Ordinal))
        {
            if (at + 7 > text.Length || text[at + 6] != '_'
                || !int.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)) continue;
            plain.Append(text, from, at - from).Append((char)code);
            from = at + 7;
            if (from >= text.Length) break;
        }
        return plain.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>True for a number format that shows a day or a time.</summary>
    public static bool IsDateFormat(string code)
    {
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case ';': return false;
                case '\\' or '_' or '*': i++; break;
                case '"':
                    i = code.IndexOf('"', i + 1);
                    if (i < 0) return false;
                    break;
                case '[':
                    var close = code.IndexOf(']', i);
                    if (close < 0) return false;
                    if (close > i + 1 && code[(i + 1)..close].Trim('h', 'H', 'm', 'M', 's', 'S').Length == 0) return true;
                    i = close;
                    break;
                case 'y' or 'Y' or 'd' or 'D' or 'm' or 'M' or 'h' or 'H' or 's' or 'S': return true;
            }
        }
        return false;
    }
}
