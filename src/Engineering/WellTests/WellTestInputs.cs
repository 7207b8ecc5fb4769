namespace Pumpjack.Engineering.WellTests;

/// <summary>Inputs that several well-test methods share.</summary>
internal static class WellTestInputs
{
    public static readonly Input Rate = new("q", "stb/d", "rate before shut-in, or of the drawdown") { Above = 0 };
    public static readonly Input Mu = new("mu", "cP", "viscosity at reservoir conditions") { Above = 0 };
    public static readonly Input B = new("B", "rb/stb", "formation volume factor") { Above = 0 };
    public static readonly Input H = new("h", "ft", "net thickness") { Above = 0 };
    public static readonly Input Phi = new("phi", "-", "porosity") { Above = 0, AtMost = 1, Low = 0.01, High = 0.5 };
    public static readonly Input Ct = new("ct", "1/psi", "total compressibility") { Above = 0, High = 1e-2 };
    public static readonly Input Rw = new("rw", "ft", "wellbore radius") { Above = 0, High = 5 };
    public static readonly Input K = new("k", "md", "permeability") { Above = 0 };
    public static readonly Input Hours = new("t", "h", "time") { AtLeast = 0 };
    public static readonly Input Slope = new("m", "psi", "slope of the straight line, per log cycle, positive") { Above = 0 };
    public static readonly Input Pi = new("pi", "psia", "initial pressure") { AtLeast = 0 };
    public static readonly Input Tp = new("tp", "h", "producing time before shut-in") { Above = 0, Aliases = ["t_p"] };
    public static readonly Input Pwf = new("p_wf", "psia", "flowing pressure at the moment of shut-in") { AtLeast = 0, Aliases = ["pwf"] };
    public static readonly Input P1hr = new("p_1hr", "psia", "pressure at 1 h, read on the line") { AtLeast = 0 };
    public static readonly Input Skin = new("skin", "-", "skin factor") { AtLeast = -20, AtMost = 1e4, Low = -6, High = 100, Aliases = ["S"] };

    public static TestRock Rock(Evaluation e) => new(e.Number("mu"), e.Number("B"), e.Number("h"), e.Number("phi"), e.Number("ct"), e.Number("rw"));

    /// <summary>Refuses empty or unequal series, NaN, and abscissas that do not rise from above 0.</summary>
    public static void CheckSeries(ReadOnlySpan<double> hours, ReadOnlySpan<double> pressure, int leastPoints, string timeName = "dt", string pressureName = "p_ws")
    {
        if (hours.Length != pressure.Length)
            throw new EngineeringRefusal(RefusalCodes.UnequalSeries, $"{timeName} has {hours.Length} values and {pressureName} has {pressure.Length}.", pressureName);
        if (hours.Length == 0)
            throw new EngineeringRefusal(RefusalCodes.EmptySeries, $"{timeName} is an empty series.", timeName);
        for (var i = 0; i < hours.Length; i++)
        {
            if (!double.IsFinite(hours[i]) || !double.IsFinite(pressure[i]))
                throw new EngineeringRefusal(RefusalCodes.NotANumber, $"Point {i + 1} is not a finite number.", double.IsFinite(hours[i]) ? pressureName : timeName);
            if (!(hours[i] > (i == 0 ? 0 : hours[i - 1])))
                throw new EngineeringRefusal(RefusalCodes.OutOfBounds, $"{timeName} must rise from above 0; point {i + 1} does not.", timeName, 0);
        }
        if (hours.Length < leastPoints)
            throw new EngineeringRefusal(RefusalCodes.WrongShape, $"{hours.Length} points are too few; {leastPoints} are needed.", timeName, leastPoints);
    }
}
