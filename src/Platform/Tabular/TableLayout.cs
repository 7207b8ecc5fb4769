namespace Pumpjack.Platform.Tabular;

/// <summary>What a column of a table holds, by the rows looked at.</summary>
public enum ColumnContent { Empty, Text, Number, Date }

/// <summary>One column of a table.</summary>
/// <param name="Index">Place in the file, from 0.</param>
/// <param name="Name">Header texts joined, blanks collapsed; "Column 5" where the file gives none; a second "Oil" is "Oil (2)".</param>
public sealed record TableColumn(int Index, string Name)
{
    /// <summary>True where the file gives the column no name.</summary>
    public bool IsUnnamed { get; init; }

    /// <summary>The unit as the file writes it, out of the units row or the header; null where it writes none.</summary>
    public string? Unit { get; init; }

    public ColumnContent Content { get; init; }

    public NumberForm Number { get; init; } = NumberForm.Plain;

    public DateForm Date { get; init; }

    /// <summary>Last year that a two-digit year of this column may mean.</summary>
    public int TwoDigitYearMax { get; init; } = 2049;

    /// <summary>Words standing for "no value" met in this column: NULL, NA, -, …</summary>
    public IReadOnlyList<string> MissingWords { get; init; } = [];

    /// <summary>Numbers that somebody said stand for "no value".</summary>
    public IReadOnlyList<decimal> Sentinels { get; init; } = [];

    /// <summary>A few texts as they stand in the file.</summary>
    public IReadOnlyList<string> Samples { get; init; } = [];
}

/// <summary>A text above the table: a title, a description, a report date.</summary>
public sealed record TableNote(long Row, int Column, string Text);

/// <summary>How a table is written: everything a reader needs, and everything a preview shows.</summary>
public sealed record TableLayout
{
    /// <summary>utf-8, utf-16, utf-16be, windows-1252, …; a workbook is always utf-8.</summary>
    public string Encoding { get; init; } = "utf-8";

    /// <summary>True where every byte is below 128, so that most encodings would read the same.</summary>
    public bool IsAscii { get; init; }

    public bool HasByteOrderMark { get; init; }

    /// <summary>'\0' in a workbook.</summary>
    public char Delimiter { get; init; }

    /// <summary>'"', or '\0' where quotes are ordinary characters.</summary>
    public char Quote { get; init; }

    /// <summary>crlf, lf, cr or mixed, of the breaks between rows; empty in a workbook.</summary>
    public string LineEnding { get; init; } = "";

    /// <summary>'.' or ',', over the whole table; a column may differ.</summary>
    public char DecimalMark { get; init; } = '.';

    /// <summary>'\0' where none is written.</summary>
    public char ThousandsMark { get; init; }

    /// <summary>First row of the header, 0 without one.</summary>
    public long HeaderRow { get; init; }

    /// <summary>Rows of the header, the units row not counted.</summary>
    public int HeaderRows { get; init; }

    /// <summary>Row with units, 0 without one.</summary>
    public long UnitsRow { get; init; }

    /// <summary>First row with data; 0 in an empty table.</summary>
    public long FirstDataRow { get; init; }

    /// <summary>Rows above the header or, without one, above the data, blank ones counted.</summary>
    public int RowsAboveHeader { get; init; }

    /// <summary>Title over a table that shares its sheet with others.</summary>
    public string? Title { get; init; }

    /// <summary>Place in the sheet, such as N8:T; null where the table is the whole sheet.</summary>
    public string? Place { get; init; }

    public IReadOnlyList<TableNote> Notes { get; init; } = [];

    public IReadOnlyList<TableColumn> Columns { get; init; } = [];

    /// <summary>True where Excel day numbers count from 1904.</summary>
    public bool Date1904 { get; init; }

    public IReadOnlyList<Ambiguity> Ambiguities { get; init; } = [];

    /// <summary>True where there is no row at all.</summary>
    public bool IsEmpty => FirstDataRow == 0 && HeaderRow == 0;
}
