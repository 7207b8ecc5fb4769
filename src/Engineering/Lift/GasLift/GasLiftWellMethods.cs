using Pumpjack.Engineering.Inflow;
using Pumpjack.Engineering.Outflow;

namespace Pumpjack.Engineering.Lift.GasLift;

/// <summary>Declarations of gas-lift wells: performance, response to lift gas, and gas shared among them.</summary>
internal static class GasLiftWellMethods
{
    internal static readonly Method Allocation = new("gaslift.allocation.equal_slope", 1, "Lift gas shared at equal slope")
    {
        Equation = "maximise the sum of q0 + dq (1 - exp(-x/c)) at a given sum of x: dq/c exp(-x/c) equal in all wells that get gas",
        Source = "Lagrange multipliers; Kanu, Mach and Brown: Economic approach to oil production and gas allocation in continuous gas lift, JPT (1981).",
        Notes = "Each well is an input well_NAME of three figures q0, dq, c; its share is the output x_NAME.",
        Inputs = [new("gas_available", "MMscf/d", "lift gas") { AtLeast = 0 }],
        Outputs = [new("x_*", "MMscf/d", "gas of the well in the name"), new("total_rate", "stb/d", "sum of rates"), new("slope", "stb/MMscf", "gain of the last unit of gas")],
        Compute = static e =>
        {
            var names = e.GivenNames.Where(n => n.StartsWith("well_", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
            var wells = new LiftResponse[names.Length];
            for (var i = 0; i < names.Length; i++)
            {
                var s = e.Raw(names[i])!.Series;
                if (s.Length != 3) throw new EngineeringRefusal(RefusalCodes.WrongShape, $"{names[i]} must be three figures: q0, dq, c.", names[i], 3);
                if (!s.All(double.IsFinite)) throw new EngineeringRefusal(RefusalCodes.NotANumber, $"{names[i]} must be three finite figures.", names[i]);
                wells[i] = new(s[0], s[1], s[2]);
            }
            var shares = new double[wells.Length];
            var (slope, n) = EqualSlope.Allocate(wells, e.Number("gas_available"), shares);
            e.Iterated(n);
            e.Set("slope", slope);
            e.Set("total_rate", wells.Select((w, i) => w.Rate(shares[i])).Sum());
            for (var i = 0; i < names.Length; i++) e.Set("x_" + names[i]["well_".Length..], shares[i]);
        },
        Examples = [new("Two wells.", [("well_A", new[] { 120, 420, 1.1 }), ("well_B", new[] { 80, 360, 0.7 }), ("gas_available", 1.5)], [("x_A", 0.789259710103, 1e-9), ("x_B", 0.710740289897, 1e-9), ("total_rate", 644.634034792, 1e-9)])],
    };

    internal static readonly Method Performance = new("gaslift.performance", 1, "Performance curve of a gas-lift well")
    {
        Equation = "rate at which the composite Vogel inflow gives the pressure the string needs, with lift gas above the point of injection; the best gas is the maximum of the curve,\n"
            + "the economic gas that of rate less gas x cost/value",
        Source = "Nodal analysis; vlp.hagedorn_brown and ipr.composite_vogel.",
        Notes = "Hagedorn-Brown with the no-slip floor and Griffith's bubble branch. The injection pressure needed at depth is not checked: compare p_injection with gaslift.injection_gas_column.",
        Inputs = [.. TraverseMethods.Well.Where(i => i.Name != "q_l"), new("injection_depth", "ft", "measured depth of injection") { Above = 0 },
            new("gas_injected", "Mscf/d", "lift gas rates of the curve") { Kind = InputKind.Series, AtLeast = 0 },
            new("J", "stb/d/psi", "productivity index above the bubble point") { Above = 0 }, new("pr", "psia", "reservoir pressure") { Above = 0 }, new("pb", "psia", "bubble point") { Above = 0 },
            new("gas_cost", "USD/Mscf", "cost of lift gas") { AtLeast = 0, Optional = true }, new("liquid_value", "USD/stb", "net value of a barrel of liquid") { Above = 0, Optional = true }],
        Outputs = [new("rate", "stb/d", "liquid rate at each gas rate; 0: the well does not flow"), new("p_injection", "psia", "pressure at the point of injection, 0 where it does not flow"),
            new("gas_best", "Mscf/d", "gas of the highest rate up to the largest given; computed when asked for"), new("rate_best", "stb/d", "that rate"), new("gas_economic", "Mscf/d", "gas at the economic point"), new("rate_economic", "stb/d", "rate there")],
        Compute = static e =>
        {
            double j = e.Number("J"), pr = e.Number("pr"), pb = e.Number("pb"), depth = e.Number("injection_depth");
            var tubing = TraverseMethods.Tubing(e);
            if (depth > tubing.Path.EndFt) throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "The point of injection lies below the end of the string.", "injection_depth", tubing.Path.EndFt);
            var well = new GasLiftWell(tubing, TraverseMethods.Fluid(e), depth, e.Number("p_wh"), q => CompositeVogel.Pressure(j, pr, pb, q), CompositeVogel.MaxRate(j, pr, pb), HagedornBrown.Modified);
            var gas = e.Series("gas_injected");
            double[] rates = [.. gas.Select(well.Rate)];
            e.Set("rate", rates);
            e.Set("p_injection", [.. rates.Select((q, i) => q > 0 ? well.PressureAt(q, gas[i], depth) : 0)]);
            if (rates.Any(q => q == 0)) e.Note("The well does not flow at some of the gas rates.");
            if (e.Wanted.Contains("gas_best") || e.Wanted.Contains("rate_best"))
            {
                var (best, rate) = well.Best(gas.Max());
                e.Set("gas_best", best);
                e.Set("rate_best", rate);
            }
            if (!e.Has("gas_cost") || !e.Has("liquid_value")) return;
            var economic = well.Economic(gas.Max(), e.Number("gas_cost") / e.Number("liquid_value"));
            e.Set("gas_economic", economic.LiftMscfd);
            e.Set("rate_economic", economic.Rate);
        },
        Examples = [new("A dead 7,000 ft well in 2 7/8 in tubing; the figure is this library's own at first release.",
            [("water_cut", 0.8), ("GLR", 60), ("API", 32), ("gas_sg", 0.7), ("water_sg", 1.05), ("id", 2.441), ("p_wh", 120), ("T_wh", 100), ("T_bh", 180), ("depth_total", 7000),
                ("injection_depth", 6000), ("gas_injected", new[] { 400.0 }), ("J", 2), ("pr", 2200), ("pb", 1500)], [("rate", 1123.63, 1e-3)])],
    };

    internal static readonly Method Response = new("gaslift.response", 1, "Response of a well to lift gas, fitted to tests, and its economic optimum")
    {
        Equation = "q = q0 + dq (1 - exp(-x/c)), q0 >= 0, least squares; economic point dq/dx = gas cost/net oil value",
        Source = "Least squares; marginal cost against marginal value.",
        Inputs = [new("gas", "MMscf/d", "lift gas of each test") { Kind = InputKind.Series, AtLeast = 0 }, new("rate", "stb/d", "rate of each test") { Kind = InputKind.Series, AtLeast = 0 },
            new("gas_cost", "USD/MMscf", "cost of lift gas") { Above = 0, Optional = true }, new("oil_value", "USD/stb", "net value of the rate") { Above = 0, Optional = true }],
        Outputs = [new("q0", "stb/d", "rate without lift gas"), new("dq", "stb/d", "most that gas adds"), new("c", "MMscf/d", "scale"), new("rms", "stb/d", "root mean square of the residuals"), new("x_economic", "MMscf/d", "gas at the economic point"), new("q_economic", "stb/d", "rate there")],
        Compute = static e =>
        {
            var (response, rms, n) = LiftResponse.Fit(e.Series("gas"), e.Series("rate"));
            e.Iterated(n);
            e.Set("q0", response.BaseRate);
            e.Set("dq", response.Gain);
            e.Set("c", response.Scale);
            e.Set("rms", rms);
            if (response.Scale > 3 * e.Series("gas").Max()) e.Note("The tests lie on the straight part of the curve: the gain is extrapolated.");
            if (!e.Has("gas_cost") || !e.Has("oil_value")) return;
            var x = response.GasAtSlope(e.Number("gas_cost") / e.Number("oil_value"));
            if (x > e.Series("gas").Max()) e.Extrapolate("x_economic above the tested gas rates");
            e.Set("x_economic", x);
            e.Set("q_economic", response.Rate(x));
        },
        Examples = [new("Points of a known curve, 100 + 400 (1 - exp(-x/0.8)).", [("gas", new[] { 0, 0.4, 0.8, 1.6 }), ("rate", new[] { 100, 257.387736115, 352.848223531, 445.865886705 }), ("gas_cost", 1000), ("oil_value", 40)],
            [("q0", 100, 1e-5), ("dq", 400, 1e-5), ("c", 0.8, 1e-5), ("x_economic", 2.396585819, 1e-4)])],
    };
}
