using static Pumpjack.Engineering.Constants;

namespace Pumpjack.Engineering.Outflow;

/// <summary>Hagedorn and Brown 1965 with the usual modifications as switches; vertical wells, 1 to 4 in.</summary>
public static class HagedornBrown
{
    /// <summary>With the no-slip floor and Griffith's bubble flow: the form for well calculations.</summary>
    public static PressureGradient Modified(in FlowConditions flow) => Gradient(flow, true, true);

    /// <summary>The chart fits alone.</summary>
    public static PressureGradient Original(in FlowConditions flow) => Gradient(flow, false, false);

    /// <param name="noSlipFloor">Holdup not below no-slip.</param>
    /// <param name="bubbleBranch">Griffith and Wallis' bubble flow where vsg/vm is below its limit.</param>
    public static PressureGradient Gradient(in FlowConditions flow, bool noSlipFloor, bool bubbleBranch)
    {
        var (vm, d) = (flow.MixtureVelocity, flow.DiameterFt);
        if (flow.GasVelocity <= 1e-9 * vm || flow.LiquidVelocity <= 1e-9 * vm) return SinglePhase.Gradient(flow);
        var limit = Math.Max(0.13, 1.071 - 0.2218 * vm * vm / d);
        if (bubbleBranch && flow.GasVelocity < limit * vm) return Griffith(flow);

        var holdup = Holdup(flow, out var held);
        if (noSlipFloor) holdup = Math.Max(holdup, flow.NoSlip);
        holdup = Math.Min(holdup, 1);
        var slip = flow.SlipDensity(holdup);
        var noSlip = flow.NoSlipDensity;
        var viscosity = flow.GasViscosity * Math.Pow(flow.LiquidViscosity / flow.GasViscosity, holdup);
        var f = FrictionFactor.Moody(1488 * noSlip * vm * d / viscosity, flow.RoughnessFt / d);
        return PressureGradient.Of(slip * Math.Sin(flow.Angle) / 144, f * noSlip * noSlip * vm * vm / (2 * GravityFtPerS2 * d * slip) / 144, 0, holdup, FlowPattern.Slug, held);
    }

    private static PressureGradient Griffith(in FlowConditions flow)
    {
        const double rise = 0.8;
        var (vm, d) = (flow.MixtureVelocity, flow.DiameterFt);
        var a = 1 + vm / rise;
        var holdup = 1 - 0.5 * (a - Math.Sqrt(a * a - 4 * flow.GasVelocity / rise));
        var v = flow.LiquidVelocity / holdup;
        var f = FrictionFactor.Moody(1488 * flow.LiquidDensity * v * d / flow.LiquidViscosity, flow.RoughnessFt / d);
        return PressureGradient.Of(flow.SlipDensity(holdup) * Math.Sin(flow.Angle) / 144, f * flow.LiquidDensity * v * v / (2 * GravityFtPerS2 * d) / 144, 0, holdup, FlowPattern.Bubble);
    }

    /// <summary>Holdup of the chart fits; each group is held at the end of its fit, and says so.</summary>
    internal static double Holdup(in FlowConditions flow, out bool held)
    {
        held = false;
        // The groups as logarithms: five logarithms in place of as many powers.
        var logNl = Math.Log10(flow.ViscosityNumber);
        var logGas = Math.Log10(flow.GasVelocityNumber);
        var logNd = Math.Log10(flow.DiameterNumber);
        var x1 = Hold(logNl + 3, 0, 2.7, ref held);
        var logCnl = -2.69851 + x1 * (0.15841 + x1 * (-0.55100 + x1 * (0.54785 - 0.12195 * x1)));
        var logX2 = logGas * (1 - 0.575) + Math.Log10(flow.LiquidVelocity / flow.GasVelocity) + 0.1 * Math.Log10(flow.PressurePsia / 14.7) + logCnl - logNd;
        var l = Hold(logX2 + 6, 0.3, 3.82, ref held);
        var ratio = -0.10307 + l * (0.61777 + l * (-0.63295 + l * (0.29598 - 0.0401 * l)));
        var logX3 = logGas + 0.38 * logNl - 2.14 * logNd;
        if (logX3 <= -2) return ratio;
        var x3 = Hold(Math.Exp(ln10 * logX3), 0, 0.09, ref held);
        return ratio * (0.91163 + x3 * (-4.82176 + x3 * (1232.25 + x3 * (-22253.6 + 116174.3 * x3))));
    }

    private const double ln10 = 2.302585092994046;

    private static double Hold(double value, double low, double high, ref bool held)
    {
        if (value >= low && value <= high) return value;
        held = true;
        return value < low ? low : high;
    }

    internal static readonly Method Declared = new("vlp.hagedorn_brown", 1, "Hagedorn-Brown pressure gradient")
    {
        Equation = """
            X1 = log NL + 3, log CNL = -2.69851 + 0.15841 X1 - 0.55100 X1^2 + 0.54785 X1^3 - 0.12195 X1^4
            X2 = NLv p^0.1 CNL/(Ngv^0.575 14.7^0.1 Nd), l = log X2 + 6, HL/psi = -0.10307 + 0.61777 l - 0.63295 l^2 + 0.29598 l^3 - 0.0401 l^4
            X3 = Ngv NL^0.38/Nd^2.14, psi = 0.91163 - 4.82176 X3 + 1232.25 X3^2 - 22253.6 X3^3 + 116174.3 X3^4 (psi = 1 for X3 <= 0.01)
            gradient = {rho_s + f rho_n^2 vm^2/(2 g d rho_s)}/144, Re with mu_s = muL^HL mug^(1-HL) and rho_n
            Griffith bubble flow where vsg/vm < LB = max(0.13, 1.071 - 0.2218 vm^2/d): HL = 1 - 0.5 {1 + vm/vs - sqrt[(1 + vm/vs)^2 - 4 vsg/vs]}, vs = 0.8 ft/s
            """,
        Source = "Hagedorn, A.R. and Brown, K.E.: Experimental Study of Pressure Gradients Occurring During Continuous Two-Phase Flow in Small-Diameter Vertical Conduits, JPT (April 1965) 475-484; chart fits after Brown (1977) and Guo, Lyons & Ghalambor (2007).",
        Notes = "no_slip_floor is on when surface rates are given and off when velocities are given, as the reference programs do; either may be set. "
            + "The fits are held at NL 0.001 to 0.5, X2 2e-6 to 6.6e-3 and X3 0.09 and say so; below X2 of about 1e-4 they lie under the printed chart.",
        Outside = "Beyond a hard bound: refused. Where a chart fit is held at its end: computed, noted and marked extrapolated.",
        Inputs = [.. FlowInputs.All, FlowInputs.Floor, FlowInputs.BubbleBranch],
        Outputs = FlowInputs.Outputs,
        Compute = e =>
        {
            var flow = FlowInputs.Read(e);
            FlowInputs.Write(e, flow, Gradient(flow, e.Flag("no_slip_floor", !e.Has("vsl")), e.Flag("bubble_branch", true)));
        },
        Examples = [new("In-situ conditions; the reference program gives 0.179225.",
            [("vsl", 3.97), ("vsg", 3.86), ("rho_l", 47.61), ("rho_g", 2.6), ("mu_l", 0.97), ("mu_g", 0.016), ("sigma", 8.41), ("id", 2.0), ("roughness", 0.0012), ("angle", 90), ("p", 800)],
            [("gradient", 0.179846260566, 1e-4), ("liquid_holdup", 0.452232717712, 1e-4)])],
    };
}
