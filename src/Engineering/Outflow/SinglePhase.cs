using static Pumpjack.Engineering.Constants;

namespace Pumpjack.Engineering.Outflow;

/// <summary>One phase in a pipe: Darcy-Weisbach plus elevation.</summary>
public static class SinglePhase
{
    /// <summary>Gradient of the phase that flows (the liquid when nothing does).</summary>
    public static PressureGradient Gradient(in FlowConditions flow) => Gradient(flow, flow.GasVelocity > flow.LiquidVelocity);

    /// <param name="gas">The gas of the conditions, else the liquid.</param>
    public static PressureGradient Gradient(in FlowConditions flow, bool gas)
    {
        var (v, rho, mu) = gas ? (flow.GasVelocity, flow.GasDensity, flow.GasViscosity) : (flow.LiquidVelocity, flow.LiquidDensity, flow.LiquidViscosity);
        var elevation = rho * Math.Sin(flow.Angle) / 144;
        var friction = v <= 0 ? 0 : FrictionFactor.Moody(1488 * rho * v * flow.DiameterFt / mu, flow.RoughnessFt / flow.DiameterFt)
            * rho * v * v / (2 * GravityFtPerS2 * flow.DiameterFt) / 144;
        return PressureGradient.Of(elevation, friction, gas ? flow.Kinetic(rho) : 0, gas ? 0 : 1, FlowPattern.SinglePhase);
    }

    internal static readonly Method Liquid = new("vlp.liquid.single_phase", 1, "Single-phase liquid in a pipe")
    {
        Equation = "dp = L [rho sin(angle) + f rho v^2/(2 g d)]/144; Re = 1488 rho v d/mu; f Moody, Colebrook",
        Source = "Darcy-Weisbach; Brown, K.E.: The Technology of Artificial Lift Methods, Vol. 1 (1977).",
        Inputs = [new("q", "stb/d", "rate at flowing conditions") { AtLeast = 0, High = 100_000, Aliases = ["q_l"] }, new("rho_l", "lb/ft3", "liquid density") { Above = 0, AtMost = 150, Low = 40, High = 80 },
            new("mu_l", "cP", "liquid viscosity") { Above = 0, Low = 0.1, High = 10_000 }, FlowInputs.Diameter, FlowInputs.Roughness, FlowInputs.RelativeRoughness,
            new("angle", "deg", "from horizontal, upward flow positive") { AtLeast = -90, AtMost = 90, Default = 90 }, new("length", "ft", "length of pipe") { AtLeast = 0, Aliases = ["L", "depth"] },
            new("p_wh", "psia", "pressure at the outlet") { AtLeast = 0, Optional = true }],
        Outputs = [new("dp", "psi", "inlet less outlet pressure"), new("gradient", "psi/ft", "pressure gradient"), new("dp_friction", "psi", "part of friction"), new("dp_elevation", "psi", "part of elevation"),
            new("p_bh", "psia", "pressure at the inlet"), new("velocity", "ft/s", "velocity"), new("f_moody", "-", "friction factor")],
        Compute = e =>
        {
            var d = e.Number("id") / 12;
            var v = e.Number("q") * Ft3PerBbl / SPerDay / (Math.PI / 4 * d * d);
            var flow = new FlowConditions(v, 0, e.Number("rho_l"), 0, e.Number("mu_l"), 1, 1, d, FlowInputs.RoughnessFt(e, d), e.Number("angle") * Math.PI / 180, 1);
            var g = Gradient(flow);
            var length = e.Number("length");
            e.Set("velocity", v);
            e.Set("gradient", g.PsiPerFt);
            e.Set("dp", g.PsiPerFt * length);
            e.Set("dp_friction", g.FrictionPsiPerFt * length);
            e.Set("dp_elevation", g.ElevationPsiPerFt * length);
            if (v > 0) e.Set("f_moody", FrictionFactor.Moody(1488 * flow.LiquidDensity * v * d / flow.LiquidViscosity, flow.RoughnessFt / d));
            if (e.Has("p_wh")) e.Set("p_bh", e.Number("p_wh") + g.PsiPerFt * length);
        },
        Examples = [new("Standing fresh water: 0.4331 psi/ft.", [("q", 0), ("rho_l", 62.366), ("mu_l", 1), ("id", 2.441), ("length", 1000)], [("dp", 433.1, 1e-4)])],
    };
}
