using static Pumpjack.Engineering.Constants;

namespace Pumpjack.Engineering.Outflow;

/// <summary>The three ways in which conditions at one place are given: velocities, surface rates with volume factors, mass flow.</summary>
internal static class FlowInputs
{
    public static readonly Input Diameter = new("id", "in", "inside diameter") { Above = 0, AtMost = 60, Low = 1, High = 12, Aliases = ["D", "d"] };
    public static readonly Input Roughness = new("roughness", "in", "wall roughness") { AtLeast = 0, AtMost = 0.5, High = 0.05, Optional = true };
    public static readonly Input RelativeRoughness = new("relative_roughness", "-", "roughness over diameter, in place of roughness") { AtLeast = 0, AtMost = 0.2, High = 0.05, Optional = true };
    public static readonly Input Floor = new("no_slip_floor", "-", "holdup not below no-slip") { Kind = InputKind.Flag, Optional = true };
    public static readonly Input BubbleBranch = new("bubble_branch", "-", "Griffith's bubble flow (default on)") { Kind = InputKind.Flag, Optional = true };
    public static readonly Input Angle = new("angle", "deg", "from horizontal, upward flow positive") { AtLeast = -90, AtMost = 90, Default = 90, Aliases = ["inclination"] };

    /// <summary>Roughness of new commercial tubing, used where none is given.</summary>
    public const double DefaultRoughnessIn = 0.0006;

    public static readonly Input[] All =
    [
        new("vsl", "ft/s", "superficial liquid velocity") { AtLeast = 0, High = 60, Optional = true }, new("vsg", "ft/s", "superficial gas velocity") { AtLeast = 0, High = 300, Optional = true },
        new("q_l", "stb/d", "liquid rate, in place of velocities") { AtLeast = 0, Optional = true }, new("Bl", "rb/stb", "liquid formation volume factor") { AtLeast = 0.5, Default = 1 },
        new("q_g", "MMscf/d", "total gas rate") { AtLeast = 0, Optional = true }, new("Rs", "scf/stb", "gas dissolved per barrel of liquid") { AtLeast = 0, Default = 0 },
        new("Bg", "rcf/scf", "gas formation volume factor") { Above = 0, Optional = true },
        new("m", "lb/s", "mass flow, in place of velocities") { AtLeast = 0, Optional = true }, new("gas_mass_fraction", "-", "gas share of the mass flow") { AtLeast = 0, AtMost = 1, Optional = true },
        new("rho_l", "lb/ft3", "liquid density") { Above = 0, AtMost = 150, Low = 35, High = 80, Aliases = ["rhol"] }, new("rho_g", "lb/ft3", "gas density") { AtLeast = 0, AtMost = 60, High = 30, Aliases = ["rhog"] },
        new("mu_l", "cP", "liquid viscosity") { Above = 0, Low = 0.1, High = 500, Aliases = ["mul"] }, new("mu_g", "cP", "gas viscosity") { Above = 0, Low = 0.005, High = 0.1, Aliases = ["mug"] },
        new("sigma", "dyn/cm", "surface tension") { Above = 0, Low = 1, High = 80, Optional = true }, Diameter, Roughness, RelativeRoughness, Angle,
        new("p", "psia", "pressure") { Above = 0, Optional = true, Aliases = ["P"] },
    ];

    public static readonly Output[] Outputs =
    [
        new("gradient", "psi/ft", "pressure gradient"), new("liquid_holdup", "-", "liquid share of the pipe"), new("vsl", "ft/s", "superficial liquid velocity"), new("vsg", "ft/s", "superficial gas velocity"),
        new("elevation_gradient", "psi/ft", "part of elevation"), new("friction_part_gradient", "psi/ft", "part of friction"),
    ];

    public static double RoughnessFt(Evaluation e, double diameterFt) => e.Has("relative_roughness") ? e.Number("relative_roughness") * diameterFt : e.Number("roughness", DefaultRoughnessIn) / 12;

    /// <summary>Conditions of the place; a surface tension or pressure not needed by the method may be left out.</summary>
    public static FlowConditions Read(Evaluation e)
    {
        var d = e.Number("id") / 12;
        var area = Math.PI / 4 * d * d;
        var (rhoL, rhoG) = (e.Number("rho_l"), e.Number("rho_g"));
        if (rhoG >= rhoL) throw new EngineeringRefusal(RefusalCodes.Contradiction, "The gas must be lighter than the liquid.", "rho_g", rhoL);
        var (vsl, vsg) = (0.0, 0.0);
        if (e.Has("vsl")) (vsl, vsg) = (e.Number("vsl"), e.Number("vsg"));
        else if (e.Has("q_l"))
        {
            var free = e.Number("q_g") * 1e6 - e.Number("q_l") * e.Number("Rs");
            if (free < 0) { e.Note("All gas is dissolved."); free = 0; }
            (vsl, vsg) = (e.Number("q_l") * e.Number("Bl") * Ft3PerBbl / (SPerDay * area), free == 0 ? 0 : free * e.Number("Bg") / (SPerDay * area));
        }
        else
        {
            var (m, x) = (e.Number("m"), e.Number("gas_mass_fraction"));
            (vsl, vsg) = (m * (1 - x) / (rhoL * area), x == 0 ? 0 : m * x / (rhoG * area));
        }
        if (vsl + vsg <= 0) throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "Nothing flows: the rates are zero.", "vsl", 0);
        return new(vsl, vsg, rhoL, rhoG, e.Number("mu_l"), e.Number("mu_g"), e.Number("sigma", double.NaN), d, RoughnessFt(e, d), e.Number("angle") * Math.PI / 180, e.Number("p", double.NaN));
    }

    public static void Write(Evaluation e, in FlowConditions flow, in PressureGradient gradient)
    {
        e.Set("vsl", flow.LiquidVelocity);
        e.Set("vsg", flow.GasVelocity);
        e.Set("gradient", gradient.PsiPerFt);
        e.Set("liquid_holdup", gradient.Holdup);
        e.Set("elevation_gradient", gradient.ElevationPsiPerFt);
        e.Set("friction_part_gradient", gradient.FrictionPsiPerFt);
        if (!gradient.Held) return;
        e.Note("A fit was held at the end of its range.");
        e.Extrapolate("fit range");
    }
}
