namespace Pumpjack.Engineering.Inflow;

/// <summary>
/// Straight line above the bubble point, Vogel below it; value and slope are continuous there. At pr &lt;= pb it is the saturated Vogel curve.
/// Rates stb/d, pressures psia, J stb/d/psi.
/// </summary>
public static class CompositeVogel
{
    private static readonly Input index = new("J", "stb/d/psi", "productivity index above the bubble point") { Above = 0, Low = 0.001, High = 500 };
    private static readonly Input pr = new("pr", "psia", "average reservoir pressure") { Above = 0, Low = 100, High = 15_000, GaugeAsPrinted = true };
    private static readonly Input pb = new("pb", "psia", "bubble-point pressure") { Above = 0, Low = 15, High = 15_000, GaugeAsPrinted = true };
    private static readonly Input pwf = new("pwf", "psia", "flowing bottom-hole pressure") { AtLeast = 0, GaugeAsPrinted = true, Optional = true };
    private static readonly Input rate = new("q", "stb/d", "rate at which pwf is wanted") { AtLeast = 0, Optional = true };

    public static double Rate(double j, double prPsia, double pbPsia, double pwfPsia)
    {
        Check(j, prPsia, pbPsia);
        if (pwf.Require(pwfPsia) > prPsia) throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "pwf must not be above pr.", "pwf", prPsia);
        var p = Math.Min(pbPsia, prPsia);
        return pwfPsia >= p ? j * (prPsia - pwfPsia) : j * (prPsia - p) + j * p / 1.8 * Vogel.Fraction(pwfPsia / p);
    }

    /// <summary>Flowing pressure at a rate between 0 and <see cref="MaxRate"/>.</summary>
    public static double Pressure(double j, double prPsia, double pbPsia, double rateStbd)
    {
        Check(j, prPsia, pbPsia);
        var p = Math.Min(pbPsia, prPsia);
        var (atBubble, tail) = (j * (prPsia - p), j * p / 1.8);
        if (!(rateStbd >= 0 && rateStbd <= atBubble + tail))
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, $"The rate must lie between 0 and {EngineeringRefusal.Text(atBubble + tail)} stb/d.", "q", atBubble + tail);
        return rateStbd <= atBubble ? prPsia - rateStbd / j : 0.125 * p * (Math.Sqrt(Math.Max(1, 81 - 80 * (rateStbd - atBubble) / tail)) - 1);
    }

    /// <summary>Rate at pwf = 0.</summary>
    public static double MaxRate(double j, double prPsia, double pbPsia) => Rate(j, prPsia, pbPsia, 0);

    /// <summary>J from one test, on either side of the bubble point.</summary>
    public static double Calibrate(double prPsia, double pbPsia, double testRateStbd, double testPwfPsia)
    {
        var unit = Rate(1, prPsia, pbPsia, testPwfPsia);
        if (unit <= 0 || testRateStbd <= 0) throw new EngineeringRefusal(RefusalCodes.BadTest, "The test needs a rate and a drawdown above zero.", "pwf_test");
        return testRateStbd / unit;
    }

    private static void Check(double j, double prPsia, double pbPsia)
    {
        index.Require(j);
        pr.Require(prPsia);
        pb.Require(pbPsia);
    }

    private const string source = "Neely, A.B. (1967) after Vogel (1968); Brown, K.E.: The Technology of Artificial Lift Methods, Vol. 4 (1984); Guo, Lyons & Ghalambor (2007) section 3.3.";
    private static readonly Output[] curve =
    [
        new("J", "stb/d/psi", "productivity index"), new("q_b", "stb/d", "rate at the bubble point"), new("q_v", "stb/d", "Vogel part, J pb/1.8"),
        new("q_max", "stb/d", "rate at zero flowing pressure"), new("AOF", "stb/d", "the same"), new("q", "stb/d", "rate at pwf"),
        new("q_at_pwf", "stb/d", "rate at pwf"), new("pwf_at_q", "psia", "flowing pressure at q"),
    ];
    private const string equation = "pwf >= pb: q = J (pr - pwf)\npwf < pb: q = qb + (J pb/1.8)(1 - 0.2 y - 0.8 y^2), y = pwf/pb, qb = J (pr - pb)\npr <= pb: saturated form with pr in place of pb";

    private static void Curve(Evaluation e, double j)
    {
        var (r, b) = (e.Number("pr"), e.Number("pb"));
        var below = Math.Min(r, b);
        e.Set("J", j);
        e.Set("q_b", j * (r - below));
        e.Set("q_v", j * below / 1.8);
        e.Set("q_max", MaxRate(j, r, b));
        e.Set("AOF", MaxRate(j, r, b));
        if (e.Has("q")) e.Set("pwf_at_q", Pressure(j, r, b, e.Number("q")));
        if (!e.Has("pwf")) return;
        var q = Rate(j, r, b, e.Number("pwf"));
        e.Set("q", q);
        e.Set("q_at_pwf", q);
    }

    internal static readonly Method Known = new("ipr.composite_vogel", 1, "Composite inflow: straight line and Vogel")
    {
        Equation = equation,
        Source = source,
        Inputs = [index, pr, pb, pwf, rate],
        Outputs = curve,
        Compute = e => Curve(e, e.Number("J")),
        Examples = [new("A well above the bubble point.", [("J", 10), ("pr", 5000), ("pb", 3600), ("pwf", 2000)], [("q", 26839.5061728, 1e-9), ("q_max", 34000, 1e-12)])],
    };

    internal static readonly Method FromTest = new("ipr.composite_vogel.calibrate", 1, "Composite inflow from one test")
    {
        Equation = "test above pb: J = q/(pr - pwf)\ntest below pb: J = q/[(pr - pb) + (pb/1.8)(1 - 0.2 y - 0.8 y^2)]\n" + equation,
        Source = source,
        Inputs = [pr, pb, new("pwf_test", "psia", "flowing pressure of the test") { AtLeast = 0, GaugeAsPrinted = true },
            new("q_test", "stb/d", "rate of the test") { Above = 0 }, pwf, rate],
        Outputs = curve,
        Compute = e => Curve(e, Calibrate(e.Number("pr"), e.Number("pb"), e.Number("q_test"), e.Number("pwf_test"))),
        Examples = [new("A test below the bubble point.", [("pr", 5500), ("pb", 3500), ("pwf_test", 2000), ("q_test", 900)], [("J", 0.28, 1e-9), ("q_max", 1104.44444444, 1e-9)])],
    };

    internal static readonly Method FromDarcy = new("ipr.composite_vogel.from_darcy", 1, "Composite inflow from rock and fluid")
    {
        Equation = "J = k h/{141.2 B mu [ln(re/rw) - 3/4 + S]}\n" + equation,
        Source = source,
        Inputs = [ProductivityIndex.K, ProductivityIndex.H, ProductivityIndex.B, ProductivityIndex.Mu, ProductivityIndex.Re, ProductivityIndex.Rw, ProductivityIndex.Skin,
            pr, pb, pwf, rate],
        Outputs = curve,
        Compute = e => Curve(e, ProductivityIndex.Pseudosteady(e.Number("k"), e.Number("h"), e.Number("Bo"), e.Number("mu_o"), e.Number("re"), e.Number("rw"), e.Number("skin"))),
        Examples = [new("A damaged well, skin 5.",
            [("k", 50), ("h", 30), ("Bo", 1.25), ("mu_o", 1.5), ("re", 1000), ("rw", 0.354), ("pr", 3500), ("pb", 3000), ("pwf", 2000), ("skin", 5)],
            [("J", 0.464547649344, 1e-9), ("q_at_pwf", 627.999600039, 1e-9), ("AOF", 1006.51990691, 1e-9)])],
    };
}
