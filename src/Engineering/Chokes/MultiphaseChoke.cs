namespace Pumpjack.Engineering.Chokes;

/// <summary>Critical flow of oil and gas through a choke: pwh = c R^m q/S^n; q stb/d, R scf/stb, S in 64ths of an inch.</summary>
public static class MultiphaseChoke
{
    /// <summary>Constants of a published correlation.</summary>
    public readonly record struct Correlation(double C, double M, double N);

    public static readonly Correlation Gilbert = new(10.0, 0.546, 1.89);
    public static readonly Correlation Ros = new(17.4, 0.5, 2.0);
    public static readonly Correlation Baxendell = new(9.56, 0.546, 1.93);
    public static readonly Correlation Achong = new(3.82, 0.65, 1.88);

    private static readonly Input rate = new("q", "stb/d", "liquid rate") { Above = 0, Low = 10, High = 20_000, Optional = true, Aliases = ["q_l"] };
    private static readonly Input ratio = new("GLR", "scf/stb", "gas-liquid ratio") { Above = 0, Low = 50, High = 20_000 };
    private static readonly Input size = new("size", "64ths in", "bean size") { Above = 0, AtMost = 192, Low = 4, High = 64, Aliases = ["S"] };
    private static readonly Input upstream = new("p_wh", "psia", "wellhead pressure, where the rate or the size is wanted") { Above = 0, Optional = true };

    /// <summary>Wellhead pressure, psi as the correlation has it.</summary>
    public static double WellheadPressure(Correlation choke, double liquidRateStbd, double glrScfStb, double size64) =>
        choke.C * Math.Pow(ratio.Require(glrScfStb), choke.M) * rate.Require(liquidRateStbd) / Math.Pow(size.Require(size64), choke.N);

    /// <summary>Liquid rate, stb/d.</summary>
    public static double Rate(Correlation choke, double wellheadPsi, double glrScfStb, double size64) =>
        upstream.Require(wellheadPsi) * Math.Pow(size.Require(size64), choke.N) / (choke.C * Math.Pow(ratio.Require(glrScfStb), choke.M));

    internal static readonly Method Declared = new("choke.multiphase_critical", 1, "Multiphase choke, critical flow")
    {
        Equation = "pwh = c R^m q/S^n: Gilbert 10.0, 0.546, 1.89; Ros 17.4, 0.5, 2.0; Baxendell 9.56, 0.546, 1.93; Achong 3.82, 0.65, 1.88; R scf/stb, S 64ths in",
        Source = "Gilbert, W.E.: Flowing and Gas-Lift Well Performance, Drill. & Prod. Prac., API (1954) 126-157. Ros, N.C.J. (1960). Baxendell, P.B. (1957). Achong, I. (1961).",
        Notes = "Holds while downstream over upstream pressure is below about 0.55 to 0.6: give p_down to have it checked. Handbooks with 17.45 for Ros differ by 0.3 percent. "
            + "Gilbert's original constant is 435 with R in Mscf/stb.",
        Outside = "Beyond a hard bound: refused. Outside the stated range, or where p_down shows that the flow is not critical: marked extrapolated.",
        Inputs = [rate, ratio, size, upstream, new("p_down", "psia", "downstream pressure") { Above = 0, Optional = true }],
        Outputs = [.. new[] { "gilbert", "ros", "baxendell", "achong" }.SelectMany(n => new Output[] { new("p_" + n, "psi", "wellhead pressure"), new("q_" + n, "stb/d", "rate at p_wh") })],
        Compute = e =>
        {
            foreach (var (name, c) in new[] { ("gilbert", Gilbert), ("ros", Ros), ("baxendell", Baxendell), ("achong", Achong) })
            {
                if (e.Has("q"))
                {
                    var p = WellheadPressure(c, e.Number("q"), e.Number("GLR"), e.Number("size"));
                    if (e.Has("p_down") && e.Number("p_down") > 0.55 * p) e.Extrapolate("p_down");
                    e.Set("p_" + name, p);
                }
                if (e.Has("p_wh"))
                {
                    if (e.Has("p_down") && e.Number("p_down") > 0.55 * e.Number("p_wh")) e.Extrapolate("p_down");
                    e.Set("q_" + name, Rate(c, e.Number("p_wh"), e.Number("GLR"), e.Number("size")));
                }
            }
            if (!e.Has("q") && !e.Has("p_wh")) throw new EngineeringRefusal(RefusalCodes.MissingInput, "The rate q or the pressure p_wh is needed.", "q");
        },
        Examples = [new("A 12/64 bean; the handbook prints 1405 and 1371.", [("q", 400), ("GLR", 800), ("size", 12)], [("p_gilbert", 1404.41212145, 1e-9), ("p_ros", 1367.07311029, 1e-9)])],
    };
}
