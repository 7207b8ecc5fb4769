using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Units;
using Pumpjack.Production.DailyProduction;

namespace Pumpjack.Integrations.Imports;

/// <summary>What a file holds.</summary>
public enum ImportKind { Wells, DailyProduction, MonthlyVolume }

/// <summary>Where an import stands.</summary>
public enum ImportStatus { Queued, Reading, NeedsInput, Running, Completed, CompletedWithErrors, Failed, Cancelled }

/// <summary>What the sender said, and what they answered; kept as a saved mapping too.</summary>
public sealed record ImportOptions
{
    public ImportKind? Kind { get; init; }
    /// <summary>Sheet of a workbook.</summary>
    public string? Sheet { get; init; }
    /// <summary>Column name → field; an empty field leaves the column out.</summary>
    public IReadOnlyDictionary<string, string>? Mapping { get; init; }
    /// <summary>The unit of every number whose unit the file does not write.</summary>
    public UnitSystem? Units { get; init; }
    /// <summary>IANA zone of the sites: how long their days are.</summary>
    public string? TimeZone { get; init; }
    /// <summary>Skip or amend days that are recorded with other content; default skip.</summary>
    public OnDuplicate? OnDuplicate { get; init; }
    /// <summary>Read, judge and report, and store nothing.</summary>
    public bool? DryRun { get; init; }
    /// <summary>Make the wells, fields and facilities the file names and Pumpjack does not know.</summary>
    public bool? CreateMissing { get; init; }
    /// <summary>day_first or month_first, for dates like 03/04/2024.</summary>
    public string? DateOrder { get; init; }
    /// <summary>"." or ",".</summary>
    public string? DecimalMark { get; init; }
    /// <summary>Row of the header, from 1; 0 for none.</summary>
    public long? HeaderRow { get; init; }
    /// <summary>Table of a sheet that holds several, such as N9:T99.</summary>
    public string? Table { get; init; }
    /// <summary>utf-8, windows-1252, …</summary>
    public string? Encoding { get; init; }
    /// <summary>Numbers that stand for "not measured", such as -999.25; an empty list: none do.</summary>
    public IReadOnlyList<decimal>? Sentinels { get; init; }
    /// <summary>What the M of "Mm3" means: thousand or million.</summary>
    public string? UnitPrefix { get; init; }
    /// <summary>The character between cells.</summary>
    public string? Delimiter { get; init; }
    /// <summary>The month of every row, yyyy-MM, where the file gives none.</summary>
    public string? Month { get; init; }
    /// <summary>The file's words for types of wells → ours: {"2X": "disposal"}.</summary>
    public IReadOnlyDictionary<string, string>? WellTypes { get; init; }
    /// <summary>The file's words for a well's status → ours.</summary>
    public IReadOnlyDictionary<string, string>? WellStatuses { get; init; }
    /// <summary>Saved under this name for the next file of its kind.</summary>
    public string? MappingName { get; init; }

    /// <summary>These options with the answers laid over them.</summary>
    public ImportOptions With(ImportOptions answers) => new()
    {
        Kind = answers.Kind ?? Kind,
        Sheet = answers.Sheet ?? Sheet,
        Mapping = Merge(Mapping, answers.Mapping),
        Units = answers.Units ?? Units,
        TimeZone = answers.TimeZone ?? TimeZone,
        OnDuplicate = answers.OnDuplicate ?? OnDuplicate,
        DryRun = answers.DryRun ?? DryRun,
        CreateMissing = answers.CreateMissing ?? CreateMissing,
        DateOrder = answers.DateOrder ?? DateOrder,
        DecimalMark = answers.DecimalMark ?? DecimalMark,
        HeaderRow = answers.HeaderRow ?? HeaderRow,
        Table = answers.Table ?? Table,
        Encoding = answers.Encoding ?? Encoding,
        Sentinels = answers.Sentinels ?? Sentinels,
        UnitPrefix = answers.UnitPrefix ?? UnitPrefix,
        Delimiter = answers.Delimiter ?? Delimiter,
        Month = answers.Month ?? Month,
        WellTypes = Merge(WellTypes, answers.WellTypes),
        WellStatuses = Merge(WellStatuses, answers.WellStatuses),
        MappingName = answers.MappingName ?? MappingName,
    };

    static Dictionary<string, string>? Merge(IReadOnlyDictionary<string, string>? first, IReadOnlyDictionary<string, string>? then)
    {
        if (first is null && then is null)
            return null;
        var merged = new Dictionary<string, string>(first ?? new Dictionary<string, string>());
        foreach (var (column, field) in then ?? new Dictionary<string, string>())
            merged[column] = field;
        return merged;
    }
}

/// <summary>Something a person must settle before anything is stored.</summary>
/// <param name="Code">units, date-order, decimal-mark, mapping, create-missing, sentinel, kind, sheet, …</param>
/// <param name="Message">The question, with an example out of the file.</param>
/// <param name="Column">The column it is about, if one.</param>
/// <param name="Options">The answers.</param>
/// <param name="Answer">The member of the answers to set; <c>mapping.</c> and <c>wellTypes.</c> are followed by the field or the word.</param>
/// <param name="Value">The number it is about: the one that may stand for "not measured".</param>
public sealed record ImportQuestion(string Code, string Message, string? Column, IReadOnlyList<string> Options, string Answer, decimal? Value = null);

/// <summary>A column as it was understood.</summary>
public sealed record PreviewColumn(string Name, string? Unit, string? Field, string Content, IReadOnlyList<string> Sample);

/// <summary>How the file was understood, to be looked at before it runs.</summary>
public sealed record ImportPreview(
    string Encoding, bool ByteOrderMark, string? Delimiter, string DecimalMark, string? ThousandsMark, long HeaderRow, long UnitsRow, long FirstDataRow, string? Sheet,
    IReadOnlyList<string> Sheets, IReadOnlyList<PreviewColumn> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows, IReadOnlyList<string> Fields);

/// <summary>An import as it stands.</summary>
public sealed record Import
{
    public required Guid Id { get; init; }
    public required string FileName { get; init; }
    public required long FileSize { get; init; }
    public ImportKind? Kind { get; init; }
    public string? Sheet { get; init; }
    public required ImportStatus Status { get; init; }
    /// <summary>0 to 1.</summary>
    public decimal Progress { get; init; }
    /// <summary>Rows dealt with: written, unchanged and rejected together.</summary>
    public long RowsRead { get; init; }
    public long RowsWritten { get; init; }
    public long RowsUnchanged { get; init; }
    public long RowsRejected { get; init; }
    public long WellsCreated { get; init; }
    public IReadOnlyList<Finding> Findings { get; init; } = [];
    public IReadOnlyList<ImportQuestion> Questions { get; init; } = [];
    public ImportPreview? Preview { get; init; }
    public required ImportOptions Options { get; init; }
    /// <summary>A CSV of the rejected rows, when there are any.</summary>
    public string? ErrorsUrl { get; init; }
    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }
    public Guid? CreatedBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }
}
