namespace Pumpjack.Platform.Tabular;

/// <summary>Limits and settings of a reading. Sizes in bytes; every limit is checked while reading, never by what a file says of itself.</summary>
public sealed record TabularOptions
{
    public static TabularOptions Default { get; } = new();

    /// <summary>Largest file as sent.</summary>
    public long MaxFileBytes { get; init; } = 500L << 20;

    /// <summary>Largest content after gunzip, or of all parts of a workbook that are read.</summary>
    public long MaxExpandedBytes { get; init; } = 2L << 30;

    /// <summary>Most columns in a text file; a workbook has 16,384.</summary>
    public int MaxColumns { get; init; } = 16_384;

    /// <summary>Longest text of one cell, in characters.</summary>
    public int MaxCellChars { get; init; } = 1 << 20;

    /// <summary>Longest text of one row, in characters.</summary>
    public int MaxRowChars { get; init; } = 1 << 22;

    /// <summary>Largest table of shared texts in a workbook, in characters; it is the one part held in memory.</summary>
    public int MaxSharedTextChars { get; init; } = 1 << 26;

    /// <summary>Rows looked at to find the layout.</summary>
    public int SampleRows { get; init; } = 1_000;

    /// <summary>Last year that a two-digit year may mean: with 2049, 49 is 2049 and 50 is 1950.</summary>
    public int TwoDigitYearMax { get; init; } = 2049;

    /// <summary>Folder for a workbook that arrives gzipped and must be expanded to be read.</summary>
    public string TempFolder { get; init; } = Path.GetTempPath();
}
