namespace Pumpjack.Platform.Tabular;

/// <summary>
/// Something the file leaves open. With <see cref="Assumed"/> set, the reading goes on with that option and says so;
/// without it, a person must answer before anything is stored.
/// </summary>
/// <param name="Code">Stable code: <c>date-order</c>, <c>decimal-mark</c>, <c>encoding</c>, <c>sentinel</c>, …</param>
/// <param name="Message">A sentence for the person who sent the file, with an example out of it.</param>
/// <param name="Column">Index into <see cref="TableLayout.Columns"/>, or null where the whole table is meant.</param>
/// <param name="Options">The answers, as words of the program.</param>
/// <param name="Assumed">The option taken unless somebody says otherwise; null makes this a question.</param>
/// <param name="Value">The number it is about, where it is about one.</param>
public sealed record Ambiguity(string Code, string Message, int? Column, IReadOnlyList<string> Options, string? Assumed = null, decimal? Value = null)
{
    /// <summary>True where nothing may be stored before an answer.</summary>
    public bool IsQuestion => Assumed is null;
}

/// <summary>Answers of a person (or of a saved mapping), which beat whatever the file suggests. Null leaves the finding to the file.</summary>
public sealed record LayoutHints
{
    /// <summary>utf-8, utf-16, utf-16be, windows-1252, iso-8859-1, or another single-byte code page the runtime knows.</summary>
    public string? Encoding { get; init; }

    public char? Delimiter { get; init; }

    /// <summary>'.' or ','.</summary>
    public char? DecimalMark { get; init; }

    /// <summary>Order of day, month and year in numeric dates: DayFirst or MonthFirst.</summary>
    public DateForm? DateOrder { get; init; }

    /// <summary>True where Excel serial dates count from 1904.</summary>
    public bool? Date1904 { get; init; }

    /// <summary>First row of the header, from 1; 0 says there is none.</summary>
    public long? HeaderRow { get; init; }

    /// <summary>First row with data, from 1.</summary>
    public long? FirstDataRow { get; init; }

    /// <summary>Table of the sheet by its place, such as N9:T99, where a sheet holds several; "all" takes the whole width.</summary>
    public string? Table { get; init; }

    /// <summary>Numbers that stand for "not measured", such as -999.25.</summary>
    public IReadOnlyList<decimal>? Sentinels { get; init; }
}
