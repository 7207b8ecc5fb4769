using System.Globalization;

namespace Pumpjack.Engineering.Inflow;

/// <summary>Vogel 1968 inflow of a saturated, solution-gas-drive reservoir.</summary>
public static class Vogel
{
    private static readonly Input pr = new("pr", "psia", "average reservoir pressure") { Above = 0, Low = 100, High = 10_000, GaugeAsPrinted = true };
    private static readonly Input pwf = new("pwf", "psia", "flowing bottom-hole pressure") { AtLeast = 0, GaugeAsPrinted = true, Optional = true };
    private static readonly Input testRate = new("q_test", "stb/d", "rate of the test") { Above = 0, Optional = true };
    private static readonly Input testPressure = new("pwf_test", "psia", "flowing pressure of the test") { AtLeast = 0, GaugeAsPrinted = true, Optional = true };

    /// <summary>q/qmax at a ratio x = pwf/pr, 1 - 0.2 x - 0.8 x2.</summary>
    public static double Fraction(double x) => 1 - x * (0.2 + 0.8 * x);

    /// <summary>Rate, same unit as <paramref name="qmax"/>.</summary>
    /// <exception cref="EngineeringRefusal">A pressure is impossible, or pwf is above pr (the well would be injecting).</exception>
    public static double Rate(double qmax, double prPsia, double pwfPsia) => qmax * Fraction(Ratio(prPsia, pwfPsia));

    /// <summary>Flowing pressure at a rate, psia: 0.125 pr [sqrt(81 - 80 q/qmax) - 1].</summary>
    public static double Pressure(double qmax, double prPsia, double rate)
    {
        if (!(rate >= 0 && rate <= qmax))
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, $"The rate must lie between 0 and qmax ({EngineeringRefusal.Text(qmax)}).", "q", qmax);
        return 0.125 * pr.Require(prPsia) * (Math.Sqrt(81 - 80 * rate / qmax) - 1);
    }

    /// <summary>Open-flow rate from one test, unit of the test rate.</summary>
    public static double QMax(double prPsia, double testRateStbd, double testPwfPsia)
    {
        var fraction = Fraction(Ratio(prPsia, testPwfPsia));
        if (fraction <= 0) throw new EngineeringRefusal(RefusalCodes.BadTest, "The test has no drawdown: pwf_test equals pr.", "pwf_test");
        return testRate.Require(testRateStbd) / fraction;
    }

    /// <summary>Open-flow rate from the productivity index at vanishing drawdown, J pr/1.8.</summary>
    public static double QMaxFromIndex(double j, double prPsia) => j * pr.Require(prPsia) / 1.8;

    private static double Ratio(double prPsia, double pwfPsia)
    {
        if (pwf.Require(pwfPsia) > pr.Require(prPsia))
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "pwf must not be above pr.", "pwf", prPsia);
        return pwfPsia / prPsia;
    }

    internal static readonly Method Saturated = new("ipr.vogel.saturated", 1, "Vogel inflow, saturated reservoir")
    {
        Equation = "q/qmax = 1 - 0.2 x - 0.8 x^2, x = pwf/pr\npwf = 0.125 pr [sqrt(81 - 80 q/qmax) - 1]\nqmax = J pr/1.8",
        Source = "Vogel, J.V.: Inflow Performance Relationships for Solution-Gas Drive Wells, JPT (January 1968) 83-92.",
        Notes = "Saturated solution-gas drive, no skin in the original data; errors grow late in depletion. "
            + "Needs q_test and pwf_test, or J. Pressures given in psig enter the ratio as printed, as the book examples do.",
        Inputs = [pr, testRate, testPressure, pwf, new("J", "stb/d/psi", "productivity index at vanishing drawdown") { Above = 0, Optional = true },
            new("qmax", "stb/d", "open-flow rate, where known") { Above = 0, Optional = true },
            new("q", "stb/d", "rate at which the flowing pressure is wanted") { AtLeast = 0, Optional = true }],
        Outputs = [new("qmax", "stb/d", "rate at zero flowing pressure"), new("q_at_pwf", "stb/d", "rate at pwf"),
            new("pwf_at_q", "psia", "flowing pressure at q"),
            new("q_at_*", "stb/d", "rate at the pressure in the name"), new("pwf_at_*", "psia", "flowing pressure at the rate in the name, \"pwf_at_1500stbd\"")],
        Compute = e =>
        {
            var p = e.Number("pr");
            var qmax = e.Has("qmax") ? e.Number("qmax") : e.Has("J") ? QMaxFromIndex(e.Number("J"), p) : QMax(p, e.Number("q_test"), e.Number("pwf_test"));
            e.Set("qmax", qmax);
            if (e.Has("pwf")) e.Set("q_at_pwf", Rate(qmax, p, e.Number("pwf")));
            if (e.Has("q")) e.Set("pwf_at_q", Pressure(qmax, p, e.Number("q")));
            foreach (var name in e.Wanted)
            {
                if (NumberIn(name, "q_at_") is { } pressure) e.Set(name, Rate(qmax, p, pressure));
                if (NumberIn(name, "pwf_at_") is { } rate) e.Set(name, Pressure(qmax, p, rate));
            }
        },
        Examples = [new("Vogel's curve through one test.", [("pr", 2500), ("q_test", 350), ("pwf_test", 2000), ("pwf", 1850)],
            [("qmax", 1067.07317073, 1e-9), ("q_at_pwf", 441.682926829, 1e-9)])],
    };

    /// <summary>The number a figure's name carries after a prefix: "q_at_1000", "pwf_at_1500stbd"; null when it carries none.</summary>
    internal static double? NumberIn(string name, string prefix)
    {
        if (!name.StartsWith(prefix, StringComparison.Ordinal)) return null;
        var end = prefix.Length;
        while (end < name.Length && (char.IsAsciiDigit(name[end]) || name[end] is '.' or 'p' && end > prefix.Length && end + 1 < name.Length && char.IsAsciiDigit(name[end + 1]))) end++;
        return double.TryParse(name[prefix.Length..end].Replace('p', '.'), CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
