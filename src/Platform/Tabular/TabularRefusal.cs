using System.Diagnostics.CodeAnalysis;

namespace Pumpjack.Platform.Tabular;

/// <summary>
/// A file, or a place in it, that cannot be read. <see cref="Code"/> is stable and kebab-case; <see cref="Row"/> and
/// <see cref="Column"/> count from 1 as a spreadsheet shows them and are absent where the whole file is meant.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "A refusal is the house word for what a person can mend.")]
public sealed class TabularRefusal : Exception
{
    public TabularRefusal(string code, string message, long? row = null, int? column = null) : base(message) =>
        (Code, Row, Column) = (code, row, column);

    internal TabularRefusal(string code, string message, Exception cause) : base(message, cause) => Code = code;

    /// <summary>Stable code, such as <c>unterminated-quote</c>.</summary>
    public string Code { get; } = "unreadable-file";

    /// <summary>Row in the file, from 1; in text files blank lines count and a cell with line breaks is one row.</summary>
    public long? Row { get; }

    /// <summary>Column, from 1.</summary>
    public int? Column { get; }

    public TabularRefusal() : this("unreadable-file", "The file cannot be read.") { }

    public TabularRefusal(string message) : this("unreadable-file", message) { }

    public TabularRefusal(string message, Exception innerException) : this("unreadable-file", message, innerException) { }
}
