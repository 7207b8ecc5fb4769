namespace Pumpjack.Engineering.Inflow;

/// <summary>Wiggins 1994 three-phase inflow: each phase fitted to its own rate; pr at or below pb, boundary-dominated flow.</summary>
public static class Wiggins
{
    /// <summary>Oil rate over its maximum at x = pwf/pr.</summary>
    public static double OilFraction(double x) => 1 - x * (0.52 + 0.48 * x);

    /// <summary>Water rate over its maximum at x = pwf/pr.</summary>
    public static double WaterFraction(double x) => 1 - x * (0.72 + 0.28 * x);

    /// <summary>Future over present maximum oil rate at r = pr2/pr1.</summary>
    public static double OilFuture(double r) => r * (0.15 + 0.84 * r);

    /// <summary>Future over present maximum water rate at r = pr2/pr1.</summary>
    public static double WaterFuture(double r) => r * (0.59 + 0.36 * r);

    private const string source = "Wiggins, M.L.: Generalized Inflow Performance Relationships for Three-Phase Flow, SPE Reservoir Engineering (August 1994) 181-182.";

    internal static readonly Method Oil = Phase("ipr.wiggins.oil", "Wiggins inflow, oil", "qomax", OilFraction, OilFuture,
        "qo/qomax = 1 - 0.52 x - 0.48 x^2, x = pwf/pr\nqomax2/qomax1 = 0.15 r + 0.84 r^2, r = pr2/pr1",
        new("A test of an oil well, and its future.", [("pr", 2500), ("q_test", 350), ("pwf_test", 2000), ("pr_future", 2200)], [("qomax", 1264.45086705, 1e-9), ("qomax_future", 989.427745665, 1e-9)]));

    internal static readonly Method Water = Phase("ipr.wiggins.water", "Wiggins inflow, water", "qwmax", WaterFraction, WaterFuture,
        "qw/qwmax = 1 - 0.72 x - 0.28 x^2, x = pwf/pr\nqwmax2/qwmax1 = 0.59 r + 0.36 r^2, r = pr2/pr1",
        new("At pwf/pr = 0.5 the fraction is 1 - 0.36 - 0.07 = 0.57.", [("pr", 2000), ("q_test", 57), ("pwf_test", 1000)], [("qwmax", 100, 1e-9)]));

    private static Method Phase(string id, string title, string max, Func<double, double> fraction, Func<double, double> future, string equation, Example example) => new(id, 1, title)
    {
        Equation = equation,
        Source = source,
        Inputs = [new("pr", "psia", "average reservoir pressure") { Above = 0, Low = 100, High = 10_000, GaugeAsPrinted = true },
            new("q_test", "stb/d", "rate of the phase in the test") { Above = 0 },
            new("pwf_test", "psia", "flowing pressure of the test") { AtLeast = 0, GaugeAsPrinted = true },
            new("pr_future", "psia", "future reservoir pressure") { Above = 0, GaugeAsPrinted = true, Optional = true },
            new("pwf", "psia", "flowing pressure at which the rate is wanted") { AtLeast = 0, GaugeAsPrinted = true, Optional = true }],
        Outputs = [new(max, "stb/d", "rate at zero flowing pressure"), new(max + "_future", "stb/d", "the same at pr_future"), new("q_at_pwf", "stb/d", "rate at pwf")],
        Compute = e =>
        {
            var pr = e.Number("pr");
            var part = fraction(e.Number("pwf_test") / pr);
            if (part <= 0) throw new EngineeringRefusal(RefusalCodes.BadTest, "The test has no drawdown: pwf_test is not below pr.", "pwf_test", pr);
            var qmax = e.Number("q_test") / part;
            e.Set(max, qmax);
            if (e.Has("pr_future"))
            {
                var r = e.Number("pr_future") / pr;
                if (r > 1) e.Extrapolate("pr_future");
                e.Set(max + "_future", qmax * future(r));
            }
            if (!e.Has("pwf")) return;
            var x = e.Number("pwf") / pr;
            if (x > 1) throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "pwf must not be above pr.", "pwf", pr);
            e.Set("q_at_pwf", qmax * fraction(x));
        },
        Examples = [example],
    };

    internal static readonly Method KlinsMajcher = new("ipr.klins_majcher", 1, "Klins-Majcher inflow")
    {
        Equation = "q/qmax = 1 - 0.295 x - 0.705 x^d, x = pwf/pr, d = [0.28 + 0.72 pr/pb](1.235 + 0.001 pb)",
        Source = "Klins, M.A. and Majcher, M.W.: Inflow Performance Relationships for Damaged or Improved Wells Producing Under Solution-Gas Drive, JPT (December 1992).",
        Inputs = [new("pr", "psia", "average reservoir pressure") { Above = 0, Low = 100, High = 10_000 }, new("pb", "psia", "bubble-point pressure") { Above = 0, Low = 500, High = 5_000 },
            new("q_test", "stb/d", "rate of the test") { Above = 0 }, new("pwf_test", "psia", "flowing pressure of the test") { AtLeast = 0 },
            new("pwf", "psia", "flowing pressure at which the rate is wanted") { AtLeast = 0, Optional = true }],
        Outputs = [new("qmax", "stb/d", "rate at zero flowing pressure"), new("q_at_pwf", "stb/d", "rate at pwf")],
        Compute = e =>
        {
            var (pr, pb) = (e.Number("pr"), e.Number("pb"));
            if (pr > pb) e.Extrapolate("pr");
            var part = KlinsMajcherFraction(pr, pb, e.Number("pwf_test"));
            if (part <= 0) throw new EngineeringRefusal(RefusalCodes.BadTest, "The test has no drawdown: pwf_test is not below pr.", "pwf_test", pr);
            e.Set("qmax", e.Number("q_test") / part);
            if (e.Has("pwf")) e.Set("q_at_pwf", e.Number("q_test") / part * KlinsMajcherFraction(pr, pb, e.Number("pwf")));
        },
        Examples = [new("At pr = pb = 2265 psia the exponent is 3.5; at half the pressure the fraction is 1 - 0.1475 - 0.705/2^3.5 = 0.790188.",
            [("pr", 2265), ("pb", 2265), ("q_test", 790.188), ("pwf_test", 1132.5)], [("qmax", 1000, 1e-5)])],
    };

    /// <summary>q/qmax of Klins and Majcher; pressures psia.</summary>
    public static double KlinsMajcherFraction(double prPsia, double pbPsia, double pwfPsia)
    {
        if (!(prPsia > 0 && pbPsia > 0 && pwfPsia >= 0 && pwfPsia <= prPsia)) throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "pwf must lie between 0 and pr.", "pwf", prPsia);
        var x = pwfPsia / prPsia;
        var d = (0.28 + 0.72 * prPsia / pbPsia) * (1.235 + 0.001 * pbPsia);
        return 1 - 0.295 * x - 0.705 * Math.Pow(x, d);
    }
}
