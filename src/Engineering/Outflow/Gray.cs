using static Pumpjack.Engineering.Constants;

namespace Pumpjack.Engineering.Outflow;

/// <summary>Gray 1974 for vertical wet-gas wells: vm below 50 ft/s, d below 3.5 in, condensate below 50 and water below 5 bbl/MMscf.</summary>
public static class Gray
{
    public static PressureGradient Gradient(in FlowConditions flow) => Gradient(flow, out _);

    /// <param name="effectiveRoughnessFt">Wall roughness that stands for the film.</param>
    public static PressureGradient Gradient(in FlowConditions flow, out double effectiveRoughnessFt)
    {
        effectiveRoughnessFt = flow.RoughnessFt;
        var (vm, d) = (flow.MixtureVelocity, flow.DiameterFt);
        if (flow.GasVelocity <= 1e-9 * vm) return SinglePhase.Gradient(flow);
        var rhoN = flow.NoSlipDensity;
        var r = flow.LiquidVelocity / flow.GasVelocity;
        var sigma = flow.SurfaceTension / 453.592;
        var difference = flow.LiquidDensity - flow.GasDensity;
        var n1 = rhoN * rhoN * vm * vm * vm * vm / (GravityFtPerS2 * sigma * difference);
        var n2 = GravityFtPerS2 * d * d * difference / sigma;
        var b = 0.0814 * (1 - 0.0554 * Math.Log(1 + 730 * r / (r + 1)));
        var gas = (1 - Math.Exp(-2.314 * Math.Pow(n1 * (1 + 205 / n2), b))) / (r + 1);
        var film = 28.5 * sigma / (rhoN * vm * vm);
        effectiveRoughnessFt = Math.Max(2.77e-5, r >= 0.007 ? film : flow.RoughnessFt + r * (film - flow.RoughnessFt) / 0.007);
        var f = FrictionFactor.Moody(BeggsBrill.Reynolds(flow), Math.Min(0.5, effectiveRoughnessFt / d));
        return PressureGradient.Of(flow.SlipDensity(1 - gas) * Math.Sin(flow.Angle) / 144, f * rhoN * vm * vm / (2 * GravityFtPerS2 * d) / 144, flow.Kinetic(rhoN), 1 - gas, FlowPattern.Mist);
    }

    internal static readonly Method Declared = new("vlp.gray", 1, "Gray pressure gradient, wet-gas wells")
    {
        Equation = """
            R = vsL/vsg, sigma' = sigma/453.592 lbm/s2; N1 = rho_n^2 vm^4/[g sigma' (rhoL - rhog)], N2 = g d^2 (rhoL - rhog)/sigma'
            B = 0.0814 [1 - 0.0554 ln(1 + 730 R/(R + 1))], fg = {1 - exp[-2.314 (N1 (1 + 205/N2))^B]}/(R + 1), HL = 1 - fg
            effective roughness, ft: ke0 = 28.5 sigma'/(rho_n vm^2); k = ke0 for R >= 0.007, else k_dry + R (ke0 - k_dry)/0.007; not below 2.77e-5
            gradient = [rho_s sin theta + f rho_n vm^2/(2 g d)]/144/(1 - Ek), Ek = rho_n vm vsg/(144 g p)
            """,
        Source = "Gray, W.G.: Vertical Flow Correlation in Gas Wells, API User's Manual for API 14B Subsurface Controlled Safety Valve Sizing Computer Program (1974).",
        Notes = "Usual limits: vm below 50 ft/s, id below 3.5 in, condensate below 50 and water below 5 bbl/MMscf.",
        Inputs = [.. FlowInputs.All.Select(i => i.Name is "sigma" or "p" ? i with { Optional = false } : i.Name == "id" ? i with { High = 3.5 } : i)],
        Outputs = [.. FlowInputs.Outputs, new("effective_roughness", "ft", "roughness that stands for the film")],
        Compute = e =>
        {
            var flow = FlowInputs.Read(e);
            if (flow.MixtureVelocity > 50) e.Extrapolate("vm");
            var g = Gradient(flow, out var roughness);
            FlowInputs.Write(e, flow, g);
            e.Set("effective_roughness", roughness);
        },
        Examples = [new("A 2 7/8 in gas well.",
            [("vsl", 1.2), ("vsg", 8.5), ("rho_l", 55), ("rho_g", 4.2), ("mu_l", 1.4), ("mu_g", 0.014), ("sigma", 22), ("id", 2.441), ("roughness", 0.0006), ("angle", 90), ("p", 900)],
            [("gradient", 0.0955211236845, 1e-4), ("liquid_holdup", 0.137583843134, 1e-6), ("effective_roughness", 0.00140122732111, 1e-5)])],
    };
}
