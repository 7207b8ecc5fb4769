namespace Pumpjack.Engineering.Decline;

/// <summary>
/// The decline equations are homogeneous; this reads which time units their inputs came in ("bbl/d", "1/year", "month") and turns
/// everything into the time unit of the rate, so that the cumulative is in the rate's own volume unit.
/// </summary>
internal sealed class DeclineUnits
{
    private const int HoursPerDay = 24;
    private readonly Evaluation evaluation;
    private readonly string rateUnit;
    private readonly double daysPerYear;

    public DeclineUnits(Evaluation evaluation, string rate, double daysPerYear)
    {
        this.evaluation = evaluation;
        this.daysPerYear = daysPerYear;
        rateUnit = evaluation.Raw(rate)!.Unit;
    }

    /// <summary>Unit of a cumulative.</summary>
    public string Volume => rateUnit.Contains('/', StringComparison.Ordinal) ? rateUnit[..rateUnit.LastIndexOf('/')].Trim() : "any";

    /// <summary>Unit of a rate.</summary>
    public string Rate => rateUnit;

    /// <summary>A time input, in the time unit of the rate.</summary>
    public double Time(string name) => evaluation.Number(name) * Factor(UnitOf(name), rateUnit);

    /// <summary>A nominal decline, per time unit of the rate.</summary>
    public double Decline(string name) => PerRateTime(evaluation.Number(name), UnitOf(name));

    /// <summary>A decline in the inverse time of <paramref name="unit"/>, per time unit of the rate.</summary>
    public double PerRateTime(double decline, string unit) => decline / Factor(unit, rateUnit);

    /// <summary>A time in units of the rate, in the time unit of the input <paramref name="name"/>.</summary>
    public double TimeIn(double time, string name) => time / Factor(UnitOf(name), rateUnit);

    /// <summary>The unit an input came in.</summary>
    public string UnitOf(string name)
    {
        foreach (var candidate in Aliases(name))
            if (evaluation.Raw(candidate) is { } value) return value.Unit;
        return rateUnit;
    }

    /// <summary>The time unit inside a unit: "d" of "bbl/d", "year" of "1/year effective secant".</summary>
    public static string TimeOf(string unit)
    {
        var text = unit[(unit.LastIndexOf('/') + 1)..].Trim();
        var end = 0;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        return text[..end] switch
        {
            "d" or "day" or "days" => "d",
            "h" or "hr" or "hour" or "hours" => "h",
            "week" or "weeks" => "week",
            "month" or "months" or "mo" => "month",
            "year" or "years" or "yr" or "a" => "year",
            var other => other,
        };
    }

    // What one unit of time in `from` is in `to`.
    private double Factor(string from, string to)
    {
        var (a, b) = (TimeOf(from), TimeOf(to));
        if (a == b || a is "any" or "" || b is "any" or "") return 1;
        return Days(a) / Days(b);
    }

    private double Days(string time) => time switch
    {
        "d" => 1,
        "h" => 1.0 / HoursPerDay,
        "week" => 7,
        "month" => daysPerYear / 12,
        "year" => daysPerYear,
        _ => throw new EngineeringRefusal(RefusalCodes.UnknownUnit, $"The time unit \"{time}\" is not known beside another one.", null),
    };

    private static IEnumerable<string> Aliases(string name) => name == Arps.DiInput.Name ? Arps.DiInput.Aliases.Prepend(name) : [name];
}
