namespace Pumpjack.Engineering;

public enum InputKind { Number, Series, Rows, Text, Flag }

/// <summary>
/// One input of a published method, declared once: the check of a calculation, the page in docs/equations and the
/// property tests all read this line.
/// </summary>
/// <param name="Name">The symbol of the book, as case files write it.</param>
/// <param name="Unit">Unit in which the equation takes it (<see cref="Units"/>); "any" where the equation is homogeneous.</param>
/// <param name="Meaning">What it is, for the page.</param>
public sealed record Input(string Name, string Unit, string Meaning)
{
    public InputKind Kind { get; init; }

    /// <summary>Range of the source's data: outside it a result is marked extrapolated. NaN: the source states none.</summary>
    public double Low { get; init; } = double.NaN;
    public double High { get; init; } = double.NaN;

    /// <summary>Beyond these the value cannot exist, or the equation has no meaning: refused.</summary>
    public double Above { get; init; } = double.NegativeInfinity;
    public double AtLeast { get; init; } = double.NegativeInfinity;
    public double AtMost { get; init; } = double.PositiveInfinity;
    public double Below { get; init; } = double.PositiveInfinity;

    public bool Optional { get; init; }

    /// <summary>Used when the input is not given. NaN: none.</summary>
    public double Default { get; init; } = double.NaN;

    /// <summary>Other names under which the same input may be given (same unit).</summary>
    public string[] Aliases { get; init; } = [];

    /// <summary>
    /// A pressure given in psig is used as printed, because the published examples of the method do so.
    /// Elsewhere gauge pressure is converted to absolute.
    /// </summary>
    public bool GaugeAsPrinted { get; init; }

    /// <summary>
    /// A case may state this input only among its expected figures, under this name (a book prints an intermediate and computes on
    /// from it). The case runner then offers it as an input.
    /// </summary>
    public string? StatedAs { get; init; }

    /// <summary>Id of a method for values this one refuses.</summary>
    public string? Alternative { get; init; }

    /// <summary>Throws <see cref="EngineeringRefusal"/> for NaN, infinity or a value beyond the hard bounds; returns the value otherwise.</summary>
    public double Require(double value)
    {
        if (value > Above && value >= AtLeast && value <= AtMost && value < Below && double.IsFinite(value)) return value;
        throw Refusal(value);
    }

    /// <summary>Whether a value lies inside the source's range (a missing side does not bound).</summary>
    public bool Covers(double value) => !(value < Low) && !(value > High);

    private EngineeringRefusal Refusal(double value)
    {
        if (!double.IsFinite(value)) return new(RefusalCodes.NotANumber, $"{Name} must be a finite number of {Unit}.", Name);
        var (words, bound) = value <= Above ? ("above", Above) : value < AtLeast ? ("at least", AtLeast)
            : value > AtMost ? ("at most", AtMost) : ("below", Below);
        return new(RefusalCodes.OutOfBounds,
            $"{Name} ({Meaning}) must be {words} {EngineeringRefusal.Text(bound)} {Unit}; it is {EngineeringRefusal.Text(value)}."
            + (Alternative is null ? "" : $" Try {Alternative}."), Name, bound, Alternative);
    }
}

/// <summary>One output of a published method.</summary>
/// <param name="Name">As case files write it; a trailing '*' stands for a value in the name ("q_at_*").</param>
public sealed record Output(string Name, string Unit, string Meaning)
{
    public bool IsText { get; init; }

    /// <summary>A series that may run on past what a case lists (valves down to a depth the case does not state): the case compares its own elements.</summary>
    public bool RunsOn { get; init; }
}
