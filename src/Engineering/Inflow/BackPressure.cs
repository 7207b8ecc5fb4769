using Pumpjack.Engineering.Numerics;

namespace Pumpjack.Engineering.Inflow;

/// <summary>Back-pressure inflow q = C (pr2 - pwf2)^n, for oil wells after Fetkovich 1973 and for gas wells after Rawlins and Schellhardt 1935.</summary>
public static class BackPressure
{
    internal static readonly Input Pr = new("pr", "psia", "average reservoir pressure") { Above = 0, Low = 50, High = 15_000 };
    internal static readonly Input C = new("C", "any", "coefficient, rate per psi^2n") { Above = 0, Optional = true };
    internal static readonly Input N = new("n", "-", "exponent") { Above = 0, AtMost = 2, Low = 0.5, High = 1, Optional = true };

    /// <summary>Rate in the unit of C.</summary>
    public static double Rate(double c, double n, double prPsia, double pwfPsia)
    {
        if (!(pwfPsia >= 0 && pwfPsia <= Pr.Require(prPsia))) throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "pwf must lie between 0 and pr.", "pwf", prPsia);
        return c * Math.Pow((prPsia - pwfPsia) * (prPsia + pwfPsia), n);
    }

    /// <summary>Flowing pressure, psia, at a rate between 0 and the open-flow rate.</summary>
    public static double Pressure(double c, double n, double prPsia, double rate)
    {
        var squared = Pr.Require(prPsia) * prPsia - Math.Pow(rate / c, 1 / n);
        if (!(rate >= 0) || !(squared > -1e-9 * prPsia * prPsia))
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "The rate must lie between 0 and the open-flow rate.", "q", Rate(c, n, prPsia, 0));
        return Math.Sqrt(Math.Max(0, squared));
    }

    /// <summary>C and n from a multi-rate test: log q regressed on log(pr2 - pwf2).</summary>
    /// <exception cref="EngineeringRefusal">Fewer than two points, a flowing pressure not below pr, a rate not above zero, or an exponent not above zero.</exception>
    public static (double C, double N, double R2) Fit(double prPsia, ReadOnlySpan<double> pwfPsia, ReadOnlySpan<double> rates)
    {
        Pr.Require(prPsia);
        if (pwfPsia.Length != rates.Length) throw new EngineeringRefusal(RefusalCodes.UnequalSeries, "As many rates as flowing pressures are needed.", "q");
        var x = new double[rates.Length];
        var y = new double[rates.Length];
        for (var i = 0; i < rates.Length; i++)
        {
            if (!(pwfPsia[i] >= 0 && pwfPsia[i] < prPsia)) throw new EngineeringRefusal(RefusalCodes.BadTest, "Each flowing pressure must lie below pr.", "pwf", prPsia);
            if (!(rates[i] > 0)) throw new EngineeringRefusal(RefusalCodes.BadTest, "Each rate must be above zero.", "q", 0);
            x[i] = Math.Log(prPsia * prPsia - pwfPsia[i] * pwfPsia[i]);
            y[i] = Math.Log(rates[i]);
        }
        var (intercept, slope, r2) = LinearFit.Of(x, y);
        if (!(slope > 0)) throw new EngineeringRefusal(RefusalCodes.BadTest, "The rates do not rise with drawdown: the exponent is not above zero.", "n", 0);
        return (Math.Exp(intercept), slope, r2);
    }

    internal static readonly Method Oil = new("ipr.fetkovich", 1, "Fetkovich inflow of oil wells")
    {
        Equation = "q = C (pr^2 - pwf^2)^n; log q regressed on log(pr^2 - pwf^2)\nfuture: C2 = C1 pr2/pr1",
        Source = "Fetkovich, M.J.: The Isochronal Testing of Oil Wells, SPE 4529 (1973).",
        Notes = "An exponent outside 0.5 to 1 is reported as extrapolated: the test was not stabilised. Two points as pwf1, q1, pwf2, q2, or series pwf, q.",
        Inputs = [Pr, new("pwf1", "psia", "flowing pressure 1") { AtLeast = 0, Optional = true }, new("q1", "stb/d", "rate 1") { Above = 0, Optional = true },
            new("pwf2", "psia", "flowing pressure 2") { AtLeast = 0, Optional = true }, new("q2", "stb/d", "rate 2") { Above = 0, Optional = true },
            new("pwf", "psia", "flowing pressures of the test") { Kind = InputKind.Series, AtLeast = 0, Optional = true },
            new("q", "stb/d", "rates of the test") { Kind = InputKind.Series, Above = 0, Optional = true },
            new("pr_future", "psia", "future reservoir pressure") { Above = 0, Optional = true }],
        Outputs = [new("n", "-", "exponent"), new("C", "stb/d/psi^2n", "coefficient"), new("AOF", "stb/d", "rate at zero flowing pressure"),
            new("C_future", "stb/d/psi^2n", "coefficient at pr_future"), new("AOF_future", "stb/d", "open flow at pr_future"),
            new("vogel_qmax_from_point1", "stb/d", "Vogel's open flow from the first point, for comparison")],
        Compute = e =>
        {
            var pr = e.Number("pr");
            double[] p = e.Has("pwf") ? e.Series("pwf") : [e.Number("pwf1"), e.Number("pwf2")];
            double[] q = e.Has("q") ? e.Series("q") : [e.Number("q1"), e.Number("q2")];
            var (c, n, _) = Fit(pr, p, q);
            if (!N.Covers(n)) e.Extrapolate("n");
            e.Set("n", n);
            e.Set("C", c);
            e.Set("AOF", Rate(c, n, pr, 0));
            e.Set("vogel_qmax_from_point1", Vogel.QMax(pr, q[0], p[0]));
            if (!e.Has("pr_future")) return;
            var future = e.Number("pr_future");
            e.Set("C_future", c * future / pr);
            e.Set("AOF_future", Rate(c * future / pr, n, future, 0));
        },
        Examples = [new("Two points.", [("pr", 3000), ("pwf1", 2000), ("q1", 500), ("pwf2", 1000), ("q2", 800)], [("n", 1, 1e-9), ("C", 1e-4, 1e-9)])],
    };

    internal static readonly Method Gas = new("ipr.gas.backpressure", 1, "Gas back-pressure (deliverability) equation")
    {
        Equation = "q = C (pr^2 - pwf^2)^n; AOF at pwf = 0",
        Source = "Rawlins, E.L. and Schellhardt, M.A.: Back-Pressure Data on Natural-Gas Wells, USBM Monograph 7 (1935).",
        Notes = "With C and n: flowing pressures of the rates q. Without: fitted to pwf and q, log q regressed on log(pr^2 - pwf^2). "
            + "pwf_aof = 14.7 gives the open flow to atmosphere where a source says so.",
        Inputs = [Pr, C, N, new("pwf", "psia", "flowing pressures") { Kind = InputKind.Series, AtLeast = 0, Optional = true },
            new("q", "Mscf/d", "rates") { Kind = InputKind.Series, AtLeast = 0, Optional = true },
            new("pwf_aof", "psia", "pressure of the open flow") { AtLeast = 0, Default = 0 }],
        Outputs = [new("n", "-", "exponent"), new("C", "Mscf/d/psi^2n", "coefficient"), new("AOF", "Mscf/d", "absolute open flow"),
            new("pwf", "psia", "flowing pressures at the rates"), new("q", "Mscf/d", "rates at the flowing pressures")],
        Compute = e =>
        {
            var pr = e.Number("pr");
            var known = e.Has("C") && e.Has("n");
            var (c, n, _) = known ? (e.Number("C"), e.Number("n"), 1) : Fit(pr, e.Series("pwf"), e.Series("q"));
            if (!N.Covers(n)) e.Extrapolate("n");
            e.Set("n", n);
            e.Set("C", c);
            e.Set("AOF", Rate(c, n, pr, e.Number("pwf_aof")));
            if (known && e.Has("q") && !e.Has("pwf")) e.Set("pwf", [.. e.Series("q").Select(q => Pressure(c, n, pr, q))]);
            if (known && e.Has("pwf")) e.Set("q", [.. e.Series("pwf").Select(p => Rate(c, n, pr, p))]);
        },
        Examples = [new("C and n known.", [("pr", 2000), ("C", 0.01), ("n", 0.8)], [("AOF", 1912.70499958, 1e-9)])],
    };
}
