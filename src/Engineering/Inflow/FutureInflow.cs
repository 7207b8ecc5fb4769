namespace Pumpjack.Engineering.Inflow;

/// <summary>Inflow of a saturated well after the reservoir pressure has fallen.</summary>
public static class FutureInflow
{
    /// <summary>Standing 1970: J* scales with kro/(mu Bo). Rates stb/d, pressures psia, viscosities cP, Bo rb/stb.</summary>
    public static (double JPresent, double JFuture, double QMaxFuture) Standing(double qMaxPresent, double prPresentPsia, double prFuturePsia,
        double mobilityPresent, double mobilityFuture)
    {
        var present = 1.8 * qMaxPresent / prPresentPsia;
        var future = present * mobilityFuture / mobilityPresent;
        return (present, future, future * prFuturePsia / 1.8);
    }

    /// <summary>First estimate, r (0.2 + 0.8 r), r = pr2/pr1.</summary>
    public static double FirstEstimate(double r) => r * (0.2 + 0.8 * r);

    /// <summary>Eickmeier 1968 and Fetkovich 1973: r cubed.</summary>
    public static double Cubic(double r) => r * r * r;

    private static Input Pressure(string name, string meaning) => new(name, "psia", meaning) { Above = 0, Low = 100, High = 10_000, GaugeAsPrinted = true };
    private static readonly Input rate = new("q_test", "stb/d", "rate of the test") { Above = 0 };
    private static readonly Input flowing = new("pwf_test", "psia", "flowing pressure of the test") { AtLeast = 0, GaugeAsPrinted = true };

    internal static readonly Method StandingMethod = new("ipr.future.standing", 1, "Future inflow after Standing")
    {
        Equation = "Jstar = 1.8 qmax/pr; Jstar2 = Jstar1 [kro/(mu Bo)]2/[kro/(mu Bo)]1; qmax2 = Jstar2 pr2/1.8",
        Source = "Standing, M.B.: Concerning the Calculation of Inflow Performance of Wells Producing from Solution Gas Drive Reservoirs, JPT (September 1971) 1141-1142.",
        Inputs = [Pressure("pr_present", "present reservoir pressure"), flowing, rate, Pressure("pr_future", "future reservoir pressure"),
            new("mu_o_present", "cP", "present oil viscosity") { Above = 0, Low = 0.1, High = 100 }, new("Bo_present", "rb/stb", "present formation volume factor") { AtLeast = 0.5, Low = 1, High = 3 },
            new("kro_present", "-", "present relative permeability to oil") { Above = 0, AtMost = 1, Default = 1 },
            new("mu_o_future", "cP", "future oil viscosity") { Above = 0, Low = 0.1, High = 100 }, new("Bo_future", "rb/stb", "future formation volume factor") { AtLeast = 0.5, Low = 1, High = 3 },
            new("kro_future", "-", "future relative permeability to oil") { Above = 0, AtMost = 1 }],
        Outputs = [new("qmax_present", "stb/d", "present open flow (Vogel)"), new("Jstar_present", "stb/d/psi", "index at vanishing drawdown"),
            new("Jstar_future", "stb/d/psi", "the same, future"), new("qmax_future", "stb/d", "future open flow")],
        Compute = e =>
        {
            var qmax = Vogel.QMax(e.Number("pr_present"), e.Number("q_test"), e.Number("pwf_test"));
            var (present, future, qmaxFuture) = Standing(qmax, e.Number("pr_present"), e.Number("pr_future"),
                e.Number("kro_present") / (e.Number("mu_o_present") * e.Number("Bo_present")), e.Number("kro_future") / (e.Number("mu_o_future") * e.Number("Bo_future")));
            e.Set("qmax_present", qmax);
            e.Set("Jstar_present", present);
            e.Set("Jstar_future", future);
            e.Set("qmax_future", qmaxFuture);
        },
        Examples = [new("A well at 4000 psig, later at 3000 psig.",
            [("pr_present", 4000), ("pwf_test", 3200), ("q_test", 600), ("mu_o_present", 2.4), ("Bo_present", 1.2), ("kro_present", 1), ("pr_future", 3000), ("mu_o_future", 2.2), ("Bo_future", 1.15), ("kro_future", 0.66)],
            [("Jstar_future", 0.618451749735, 1e-9), ("qmax_future", 1030.75291622, 1e-9)])],
    };

    internal static readonly Method Scaling = new("ipr.future.vogel_scaling", 1, "Future inflow by scaling the open flow")
    {
        Equation = "first estimate: qmax2/qmax1 = r (0.2 + 0.8 r); usual: qmax2/qmax1 = r^3; r = pr2/pr1",
        Source = "Vogel (1968); Eickmeier, J.R.: How to Accurately Predict Future Well Productivities, World Oil (May 1968); Fetkovich, SPE 4529 (1973).",
        Inputs = [Pressure("pr_present", "present reservoir pressure"), rate, flowing, Pressure("pr_future", "future reservoir pressure")],
        Outputs = [new("qmax_present", "stb/d", "present open flow (Vogel)"), new("qmax_future_first_approx", "stb/d", "first estimate"), new("qmax_future_cubic", "stb/d", "with r cubed")],
        Compute = e =>
        {
            var r = e.Number("pr_future") / e.Number("pr_present");
            if (r > 1) e.Extrapolate("pr_future");
            var qmax = Vogel.QMax(e.Number("pr_present"), e.Number("q_test"), e.Number("pwf_test"));
            e.Set("qmax_present", qmax);
            e.Set("qmax_future_first_approx", qmax * FirstEstimate(r));
            e.Set("qmax_future_cubic", qmax * Cubic(r));
        },
        Examples = [new("Pressure falls from 2500 to 2200.", [("pr_present", 2500), ("q_test", 350), ("pwf_test", 2000), ("pr_future", 2200)],
            [("qmax_future_first_approx", 848.87804878, 1e-9), ("qmax_future_cubic", 727.180487805, 1e-9)])],
    };
}
