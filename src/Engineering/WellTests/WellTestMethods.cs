using static Pumpjack.Engineering.WellTests.WellTestInputs;

namespace Pumpjack.Engineering.WellTests;

/// <summary>Declarations of the well-test methods.</summary>
internal static class WellTestMethods
{
    private static readonly Input[] rock = [Mu, B, H, Phi, Ct, Rw];
    private static readonly Input dt = new("dt", "h", "shut-in time") { Kind = InputKind.Series, Above = 0, Optional = true };
    private static readonly Input pws = new("p_ws", "psia", "shut-in pressure") { Kind = InputKind.Series, AtLeast = 0, Optional = true };
    private static readonly Input lineFrom = new("line_from", "h", "first time on the straight line") { AtLeast = 0, Default = 0 };
    private static readonly Input lineTo = new("line_to", "h", "last time on the straight line") { Above = 0, Optional = true };
    private static readonly Input slope = Slope with { Unit = "psi/cycle", Optional = true };
    private static readonly Output k = new("k", "md", "permeability");
    private static readonly Output skin = new("skin", "-", "skin factor");
    private static readonly Output m = new("m", "psi/cycle", "slope of the straight line, positive");

    internal static readonly Method LineSource = new("welltest.line_source", 1, "Line-source solution")
    {
        Equation = "p = pi - 70.6 q B mu/(k h) E1(x), x = 948 phi mu ct r^2/(k t)",
        Source = "Lee, J.: Well Testing, SPE Textbook 1 (1982); Theis (1935).",
        Notes = "Good once tD at the radius exceeds about 100 x (rw/r)^2 and until boundaries are felt.",
        Inputs = [Rate with { Meaning = "rate, negative for injection", Above = double.NegativeInfinity }, Mu, Ct, Phi, Pi, H, B, K, Hours, new("r", "ft", "distance from the well") { Above = 0 }],
        Outputs = [new("p", "psia", "pressure at r and t")],
        Compute = e =>
        {
            var r = new TestRock(e.Number("mu"), e.Number("B"), e.Number("h"), e.Number("phi"), e.Number("ct"), double.NaN);
            e.Set("p", Drawdown.LineSource(e.Number("pi"), e.Number("q"), e.Number("k"), e.Number("t"), e.Number("r"), r));
        },
        Examples = [new("Lee, example 1.1, at 10 ft.",
            [("q", 20), ("mu", 0.72), ("ct", 1.5e-5), ("phi", 0.23), ("pi", 3000), ("h", 150), ("B", 1.475), ("k", 0.1), ("t", 3), ("r", 10)], [("p", 2968.08987045, 1e-9)])],
    };

    internal static readonly Method Ei = new("welltest.ei_function", 1, "Exponential integral")
    {
        Equation = "E1(x) = -Ei(-x) = integral of exp(-u)/u from x to infinity",
        Source = "Abramowitz and Stegun, Handbook of Mathematical Functions, 5.1.11 and 5.1.22.",
        Inputs = [new("x", "-", "argument") { Above = 0 }],
        Outputs = [new("E1", "-", "exponential integral"), new("Ei", "-", "Ei(-x)")],
        Compute = e =>
        {
            e.Set("E1", Drawdown.E1(e.Number("x")));
            e.Set("Ei", -Drawdown.E1(e.Number("x")));
        },
        Examples = [new("Table 5.1.", [("x", 1.0)], [("E1", 0.219383934396, 1e-11)])],
    };

    internal static readonly Method DrawdownTest = new("welltest.drawdown", 1, "Constant-rate drawdown")
    {
        Equation = "k = 162.6 q B mu/(m h)\nS = 1.151 {(pi - p1hr)/m - log[k/(phi mu ct rw^2)] + 3.23}",
        Source = "Earlougher, R.C.: Advances in Well Test Analysis, SPE Monograph 5 (1977); Matthews and Russell (1967).",
        Notes = "Give m and p_1hr read from a plot, or t and p_wf with the stretch of the straight line.",
        Inputs = [Rate, .. rock, Pi, slope, P1hr with { Optional = true }, new("t", "h", "flowing time") { Kind = InputKind.Series, Above = 0, Optional = true },
            new("p_wf", "psia", "flowing pressure") { Kind = InputKind.Series, AtLeast = 0, Optional = true }, lineFrom, lineTo],
        Outputs = [k, skin, m, new("p_1hr", "psia", "pressure at 1 h on the line"), new("dp_skin", "psi", "pressure drop of the skin"),
            new("flow_efficiency", "-", "(pi - pwf - dp_skin)/(pi - pwf) at the last point"), new("r_inv", "ft", "radius of investigation at the last point")],
        Compute = e =>
        {
            var r = Rock(e);
            var (slope, at1Hr) = (double.NaN, double.NaN);
            if (e.Has("m"))
            {
                (slope, at1Hr) = (e.Number("m"), e.Number("p_1hr"));
            }
            else
            {
                var result = Drawdown.ConstantRate(e.Series("t"), e.Series("p_wf"), e.Number("pi"), e.Number("q"), r, e.Number("line_from"), e.Number("line_to", double.PositiveInfinity));
                (slope, at1Hr) = (-result.Line.Slope, result.PressureAt1HrPsia);
            }
            var flow = SemilogTest.FromLine(e.Number("q"), slope, e.Number("pi") - at1Hr, r);
            SetFlow(e, flow, slope, at1Hr);
            if (!e.Has("t") || !e.Has("p_wf")) return;
            var drop = e.Number("pi") - e.Series("p_wf")[^1];
            e.Set("flow_efficiency", (drop - flow.SkinPressureDropPsi) / drop);
            e.Set("r_inv", SemilogTest.RadiusOfInvestigation(flow.PermeabilityMd, e.Series("t")[^1], r));
        },
        Examples = [new("Earlougher's drawdown.",
            [("q", 348), ("mu", 3.93), ("h", 130), ("phi", 0.2), ("B", 1.14), ("ct", 8.74e-6), ("rw", 0.25), ("m", 22), ("p_1hr", 954), ("pi", 1154)],
            [("k", 88.640287049, 1e-9), ("skin", 4.60813431504, 1e-9)])],
    };

    private static readonly Output[] buildUpOutputs =
    [
        k, skin, m, new("p_1hr", "psia", "pressure at 1 h on the line"), new("dp_skin", "psi", "pressure drop of the skin"),
        new("p_star", "psia", "pressure extrapolated to infinite shut-in"), new("flow_efficiency", "-", "(p* - pwf - dp_skin)/(p* - pwf)"),
        new("r_inv", "ft", "radius of investigation at the last point"), new("true_k", "md", "permeability, under the name of simulated cases"),
        new("true_skin", "-", "skin factor, under the name of simulated cases"),
    ];

    internal static readonly Method HornerPlot = new("welltest.horner", 1, "Horner build-up")
    {
        Equation = "pws against log[(tp + dt)/dt], slope m, p* at ratio 1\nk = 162.6 q B mu/(m h)\n"
            + "S = 1.151 {(p1hr - pwf)/m - log[k/(phi mu ct rw^2)] + 3.23}, p1hr on the line\ndp_skin = 0.87 m S, flow efficiency = (p* - pwf - dp_skin)/(p* - pwf)",
        Source = "Horner, D.R.: Pressure Build-Up in Wells, Third World Petroleum Congress (1951); Lee, J.: Well Testing, SPE Textbook 1 (1982).",
        Notes = "Give m and p_1hr read from a plot, or dt and p_ws with the stretch of the straight line. short_tp = 1 adds log[(tp + 1)/tp] inside the skin bracket. "
            + "3.23 is a rounding of 3.2275, which is used.",
        Inputs = [Rate, .. rock, Tp, Pwf, slope, P1hr with { Optional = true }, dt, pws, lineFrom, lineTo,
            new("short_tp", "-", "1 for a producing time of a few hours") { AtLeast = 0, AtMost = 1, Default = 0 }],
        Outputs = buildUpOutputs,
        Compute = e =>
        {
            var shortTp = e.Number("short_tp") != 0;
            SetBuildUp(e, e.Has("m")
                ? BuildUp.HornerFromPlot(e.Number("m"), e.Number("p_1hr"), e.Number("tp"), e.Number("p_wf"), e.Number("q"), Rock(e), shortTp)
                : BuildUp.Horner(e.Series("dt"), e.Series("p_ws"), e.Number("tp"), e.Number("p_wf"), e.Number("q"), Rock(e), e.Number("line_from"), To(e), shortTp));
        },
        Examples = [new("Lee, example 2.1.",
            [("q", 500), ("mu", 1), ("h", 22), ("phi", 0.2), ("B", 1.3), ("ct", 2e-5), ("rw", 0.3), ("m", 100), ("p_1hr", 1764), ("p_wf", 1150), ("tp", 72)],
            [("k", 48.0409090909, 1e-9), ("skin", 1.42976216753, 1e-9), ("p_star", 1950.33228601, 1e-9)])],
    };

    private static readonly double[] exampleDt = [1, 2, 4, 8];
    private static readonly double[] examplePws = [2000, 2030.1029995664, 2060.2059991328, 2090.3089986992];

    internal static readonly Method Mdh = new("welltest.mdh", 1, "Miller-Dyes-Hutchinson build-up")
    {
        Equation = "pws against log dt, slope m\nk = 162.6 q B mu/(m h)\nS = 1.151 {(p1hr - pwf)/m - log[k/(phi mu ct rw^2)] + 3.23}",
        Source = "Miller, C.C., Dyes, A.B. and Hutchinson, C.A.: The Estimation of Permeability and Reservoir Pressure from Bottom Hole Pressure Build-Up Characteristics, Trans. AIME 189 (1950) 91-104.",
        Notes = "For a producing time much longer than the shut-in; otherwise welltest.horner or welltest.agarwal.",
        Inputs = [Rate, .. rock, Pwf, dt with { Optional = false }, pws with { Optional = false }, lineFrom, lineTo],
        Outputs = buildUpOutputs,
        Compute = e => SetBuildUp(e, BuildUp.MillerDyesHutchinson(e.Series("dt"), e.Series("p_ws"), e.Number("p_wf"), e.Number("q"), Rock(e), e.Number("line_from"), To(e))),
        Examples = [new("A line of 100 psi per cycle.",
            [("q", 500), ("mu", 1), ("h", 22), ("phi", 0.2), ("B", 1.3), ("ct", 2e-5), ("rw", 0.3), ("p_wf", 1386), ("dt", exampleDt), ("p_ws", examplePws)],
            [("k", 48.0409090909, 1e-7), ("skin", 1.42976216753, 1e-6)])],
    };

    internal static readonly Method Agarwal = new("welltest.agarwal", 1, "Agarwal build-up")
    {
        Equation = "pws against log dte, dte = dt/(1 + dt/tp)\nk and S as in a drawdown; p* at dte = tp",
        Source = "Agarwal, R.G.: A New Method to Account for Producing Time Effects When Drawdown Type Curves Are Used to Analyze Pressure Buildup, SPE 9289 (1980).",
        Inputs = [Rate, .. rock, Tp, Pwf, dt with { Optional = false }, pws with { Optional = false }, lineFrom, lineTo],
        Outputs = [.. buildUpOutputs, new("dte", "h", "equivalent drawdown times")],
        Compute = e =>
        {
            var tp = e.Number("tp");
            SetBuildUp(e, BuildUp.Agarwal(e.Series("dt"), e.Series("p_ws"), tp, e.Number("p_wf"), e.Number("q"), Rock(e), e.Number("line_from"), To(e)));
            e.Set("dte", [.. e.Series("dt").Select(d => BuildUp.EquivalentTime(d, tp))]);
        },
        Examples = [new("A very long producing time: the Miller-Dyes-Hutchinson line.",
            [("q", 500), ("mu", 1), ("h", 22), ("phi", 0.2), ("B", 1.3), ("ct", 2e-5), ("rw", 0.3), ("tp", 1e9), ("p_wf", 1386), ("dt", exampleDt), ("p_ws", examplePws)],
            [("k", 48.0409090909, 1e-6), ("skin", 1.42976216753, 1e-5)])],
    };

    private static readonly double[] multirateTimes = [1, 2, 4];
    private static readonly double[] multiratePressures = [1900, 1890, 1880];
    private static readonly double[] oneRate = [500];
    private static readonly double[] zero = [0];

    internal static readonly Method Multirate = new("welltest.multirate", 1, "Multirate test")
    {
        Equation = "(pi - pwf)/qn against sum of (qj - qj-1)/qn log(t - tj-1)\nm' = 162.6 B mu/(k h), S = 1.151 {b'/m' - log[k/(phi mu ct rw^2)] + 3.23}",
        Source = "Odeh, A.S. and Jones, L.G.: Pressure Drawdown Analysis, Variable-Rate Case, JPT (August 1965) 960-964.",
        Notes = "A point at the very moment of a rate change belongs to the rate before it.",
        Inputs = [new("q", "stb/d", "rates in order") { Kind = InputKind.Series, AtLeast = 0 },
            new("rate_change_times", "h", "time from which each rate flows") { Kind = InputKind.Series, AtLeast = 0 }, .. rock, Pi,
            new("t", "h", "times of the points") { Kind = InputKind.Series, Above = 0 }, new("p_wf", "psia", "flowing pressures") { Kind = InputKind.Series, AtLeast = 0 }],
        Outputs = [new("slope", "psi/(stb/d)/cycle", "m'"), new("intercept", "psi/(stb/d)", "b'"), k, skin, new("r_squared", "-", "of the straight line")],
        Compute = e =>
        {
            var result = Drawdown.Multirate(e.Series("t"), e.Series("p_wf"), e.Number("pi"), e.Series("q"), e.Series("rate_change_times"), Rock(e));
            e.Set("slope", result.Line.Slope);
            e.Set("intercept", result.Line.Intercept);
            e.Set("k", result.PermeabilityMd);
            e.Set("skin", result.Skin);
            e.Set("r_squared", result.Line.RSquared);
        },
        Examples = [new("One rate is a drawdown.",
            [("q", oneRate), ("rate_change_times", zero), ("mu", 1), ("h", 22), ("phi", 0.2), ("B", 1.3), ("ct", 2e-5), ("rw", 0.3), ("pi", 2000), ("t", multirateTimes), ("p_wf", multiratePressures)],
            [("slope", 0.0664385618977, 1e-9), ("k", 144.617, 1e-4)])],
    };

    internal static readonly Method InfiniteRadial = new("welltest.dimensionless.infinite_radial", 1, "Dimensionless pressure of an infinite radial system")
    {
        Equation = "pD(tD) of a well of finite radius at constant rate, by Stehfest inversion; CD and skin as in welltest.model.homogeneous_storage_skin",
        Source = "van Everdingen, A.F. and Hurst, W.: The Application of the Laplace Transformation to Flow Problems in Reservoirs, Trans. AIME 186 (1949) 305-324.",
        Inputs = [new("tD", "-", "dimensionless time") { Above = 0 }, new("CD", "-", "dimensionless storage") { AtLeast = 0, Default = 0 }, Skin with { Default = 0 },
            new("N", "-", "Stehfest terms") { AtLeast = 8, AtMost = 14, Default = Stehfest.DefaultTerms }],
        Outputs = [new("pD", "-", "dimensionless pressure")],
        Compute = e => e.Set("pD", StorageSkinModel.Pressure(e.Number("tD"), e.Number("CD"), e.Number("skin"), (int)e.Number("N"))),
        Examples = [new("The table at tD = 100.", [("tD", 100.0)], [("pD", 2.7233, 5e-4)])],
    };

    internal static readonly Method Model = new("welltest.model.homogeneous_storage_skin", 1, "Well with storage and skin, infinite homogeneous reservoir")
    {
        Equation = "Laplace pwD = {K0(u) + S u K1(u)}/{s [u K1(u) + s CD (K0(u) + S u K1(u))]}, u = sqrt s; inverted with Stehfest",
        Source = "Agarwal, R.G., Al-Hussainy, R. and Ramey, H.J.: An Investigation of Wellbore Storage and Skin Effect in Unsteady Liquid Flow, SPEJ (September 1970) 279-290; "
            + "Stehfest, H.: Algorithm 368, Comm. ACM 13 (1970) 47-49.",
        Notes = "A negative skin is taken as the larger wellbore rw exp(-S).",
        Inputs = [new("tD", "-", "dimensionless time") { Above = 0 }, new("CD", "-", "dimensionless storage") { AtLeast = 0 }, Skin,
            new("N", "-", "Stehfest terms") { AtLeast = 8, AtMost = 14, Default = Stehfest.DefaultTerms }],
        Outputs = [new("pwD", "-", "dimensionless pressure in the well"), new("pwD_derivative", "-", "tD dpwD/dtD")],
        Compute = e =>
        {
            var terms = (int)e.Number("N");
            e.Set("pwD", StorageSkinModel.Pressure(e.Number("tD"), e.Number("CD"), e.Number("skin"), terms));
            e.Set("pwD_derivative", StorageSkinModel.LogDerivative(e.Number("tD"), e.Number("CD"), e.Number("skin"), terms));
        },
        Examples = [new("Late storage.", [("tD", 10000), ("CD", 1000), ("skin", 10)], [("pwD", 7.20127652348, 1e-6)])],
    };

    private static readonly double[] exampleTimes = [1, 2, 4, 8, 16];
    private static readonly double[] exampleChanges = [100, 106.931471806, 113.862943611, 120.794415417, 127.725887222];

    internal static readonly Method Derivative = new("welltest.log_derivative", 1, "Bourdet derivative")
    {
        Equation = "d(dp)/d ln t, three-point weights over a window L in ln t",
        Source = "Bourdet, D., Ayoub, J.A. and Pirard, Y.M.: Use of Pressure Derivative in Well-Test Interpretation, SPEFE (June 1989) 293-302.",
        Notes = "Points within L of an end have no value. radial_plateau extrapolates the last 1.2 log cycles as a + (b + c ln t)/t; it means something only where the data are in radial flow. "
            + "With at_t the derivative is given there (interpolated in ln t), otherwise at every point that has one.",
        Inputs = [new("t", "h", "time, or e to the superposition time") { Kind = InputKind.Series, Above = 0 }, new("dp", "psi", "pressure change") { Kind = InputKind.Series },
            new("L", "any", "smoothing window in ln t") { AtLeast = 0, AtMost = 5, Low = 0.05, High = 0.5, Default = 0.2 },
            new("at_t", "h", "times at which the derivative is wanted") { Kind = InputKind.Series, Above = 0, Optional = true }],
        Outputs = [new("derivative", "psi", "d(dp)/d ln t"), new("at", "h", "times of the derivative"), new("radial_plateau", "psi", "level of radial flow"),
            new("regimes", "-", "flow regimes recognised") { IsText = true }],
        Compute = e =>
        {
            var (t, dp) = (e.Series("t"), e.Series("dp"));
            var all = new double[t.Length];
            LogDerivative.Bourdet(t, dp, e.Number("L"), all);
            var have = Enumerable.Range(0, t.Length).Where(i => !double.IsNaN(all[i])).ToArray();
            if (have.Length == 0)
                throw new EngineeringRefusal(RefusalCodes.BadTest, "No point has a neighbour at L on either side; take a smaller window.", "L", Math.Log(t[^1] / t[0]) / 2);
            var at = e.Has("at_t") ? e.Series("at_t") : [.. have.Select(i => t[i])];
            e.Set("at", at);
            e.Set("derivative", [.. at.Select(x => Interpolate(t, all, have, x))]);
            if (LogDerivative.ExtrapolatedPlateau(t, all) is { } plateau) e.Set("radial_plateau", plateau);
            e.Set("regimes", string.Join(", ", FlowRegimes.Identify(t, dp, all).Select(s =>
                FormattableString.Invariant($"{s.Regime} {t[s.From]:G4}-{t[s.To]:G4} h"))));
        },
        Examples = [new("10 ln t has the derivative 10.", [("t", exampleTimes), ("dp", exampleChanges), ("at_t", four)], [("derivative", 10, 1e-9)])],
    };

    private static double[] four => [4];

    internal static readonly Method Radius = new("welltest.radius_of_investigation", 1, "Radius of investigation")
    {
        Equation = "ri = sqrt[k t/(948 phi mu ct)]",
        Source = "Lee, J.: Well Testing, SPE Textbook 1 (1982).",
        Inputs = [K, Hours, Phi, Mu, Ct],
        Outputs = [new("r_inv", "ft", "radius of investigation")],
        Compute = e => e.Set("r_inv", SemilogTest.RadiusOfInvestigation(
            e.Number("k"), e.Number("t"), new(e.Number("mu"), 1, 1, e.Number("phi"), e.Number("ct"), 1))),
        Examples = [new("A day in 10 md.", [("k", 10), ("t", 24), ("phi", 0.2), ("mu", 1), ("ct", 1e-5)], [("r_inv", 355.784, 1e-5)])],
    };

    internal static readonly Method Storage = new("welltest.wellbore_storage", 1, "Wellbore storage")
    {
        Equation = "C = q B dt/(24 dp) on the unit-slope line\nCD = 0.8936 C/(phi ct h rw^2)\nstorage ends near tD = (60 + 3.5 S) CD",
        Source = "Earlougher, R.C.: Advances in Well Test Analysis, SPE Monograph 5 (1977).",
        Inputs = [Rate, .. rock, new("dt", "h", "time of a point on the unit-slope line") { Above = 0 }, new("dp", "psi", "pressure change there") { Above = 0 },
            K with { Optional = true }, Skin with { Default = 0 }],
        Outputs = [new("C", "bbl/psi", "storage"), new("CD", "-", "dimensionless storage"), new("t_end", "h", "end of storage")],
        Compute = e =>
        {
            var r = Rock(e);
            var c = SemilogTest.WellboreStorage(e.Number("q"), r.FormationVolumeFactor, e.Number("dt"), e.Number("dp"));
            var cD = SemilogTest.DimensionlessStorage(c, r);
            e.Set("C", c);
            e.Set("CD", cD);
            if (e.Has("k")) e.Set("t_end", SemilogTest.EndOfStorageHours(e.Number("k"), e.Number("skin"), cD, r));
        },
        Examples = [new("A point of the unit slope.",
            [("q", 500), ("mu", 1), ("B", 1.2), ("h", 50), ("phi", 0.2), ("ct", 1e-5), ("rw", 0.3), ("dt", 0.1), ("dp", 100)], [("C", 0.025, 1e-12), ("CD", 2482.22222222, 1e-9)])],
    };

    private static double To(Evaluation e) => e.Number("line_to", double.PositiveInfinity);

    private static void SetFlow(Evaluation e, RadialFlow flow, double slope, double at1Hr)
    {
        e.Set("k", flow.PermeabilityMd);
        e.Set("skin", flow.Skin);
        e.Set("m", slope);
        e.Set("p_1hr", at1Hr);
        e.Set("dp_skin", flow.SkinPressureDropPsi);
    }

    private static void SetBuildUp(Evaluation e, BuildUpResult result)
    {
        SetFlow(e, result.Flow, result.SlopePsiPerCycle, result.PressureAt1HrPsia);
        e.Set("true_k", result.Flow.PermeabilityMd);
        e.Set("true_skin", result.Flow.Skin);
        if (result.ExtrapolatedPressurePsia is { } star) e.Set("p_star", star);
        if (result.FlowEfficiency is { } efficiency) e.Set("flow_efficiency", efficiency);
        if (e.Has("dt")) e.Set("r_inv", SemilogTest.RadiusOfInvestigation(result.Flow.PermeabilityMd, e.Series("dt")[^1], Rock(e)));
    }

    private static double Interpolate(double[] t, double[] derivative, int[] have, double at)
    {
        if (at < t[have[0]] * (1 - 1e-9) || at > t[have[^1]] * (1 + 1e-9))
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "The derivative has no value there: too near an end.", "at_t", at < t[have[0]] ? t[have[0]] : t[have[^1]]);
        var i = 0;
        while (i + 1 < have.Length && t[have[i + 1]] < at) i++;
        var j = Math.Min(i + 1, have.Length - 1);
        if (j == i) return derivative[have[i]];
        var share = Math.Clamp(Math.Log(at / t[have[i]]) / Math.Log(t[have[j]] / t[have[i]]), 0, 1);
        return derivative[have[i]] + (share * (derivative[have[j]] - derivative[have[i]]));
    }
}
