using Pumpjack.Engineering.Pvt;
using static Pumpjack.Engineering.Constants;

namespace Pumpjack.Engineering.GasWell;

/// <summary>Liquid loading of gas wells and erosional velocity. Velocities ft/s, densities lb/ft3, surface tension dyn/cm.</summary>
public static class Loading
{
    private static readonly Input sigma = new("sigma", "dyn/cm", "surface tension") { Above = 0, Low = 5, High = 80 };
    private static readonly Input liquid = new("rho_l", "lb/ft3", "liquid density") { Above = 0, AtMost = 150, Low = 40, High = 75 };
    private static readonly Input gas = new("rho_g", "lb/ft3", "gas density; or gas_sg") { Above = 0, AtMost = 60, Optional = true };
    private static readonly Input pressure = new("p", "psia", "pressure at the place") { Above = 0, AtMost = 20_000, Low = 50, High = 10_000 };
    private static readonly Input temperature = new("T", "degR", "temperature") { Above = 0, Low = 480, High = 800 };
    private static readonly Input z = new("z", "-", "compressibility factor") { Above = 0, Low = 0.3, High = 2, Default = 1 };
    private static readonly Input diameter = new("id", "in", "inside diameter") { Above = 0, AtMost = 30, Low = 0.5, High = 8 };

    /// <summary>[(4/3)(We/Cd) g gc sigma]^0.25 with We 30, Cd 0.44 and 1 dyn/cm = 6.8522e-5 lbf/ft.</summary>
    public static readonly double DerivedConstant = Math.Pow(4.0 / 3 * 30 / 0.44 * GravityFtPerS2 * GravityFtPerS2 * 6.8521766e-5, 0.25);

    /// <summary>Coleman 1991 (low pressure): 1.593 [sigma (rhoL - rhog)]^0.25/rhog^0.5.</summary>
    /// <param name="constant">1.593 in print; <see cref="DerivedConstant"/> from the drag and Weber numbers behind it.</param>
    public static double ColemanVelocity(double surfaceTension, double liquidDensity, double gasDensity, double constant = 1.593)
    {
        if (gas.Require(gasDensity) >= liquid.Require(liquidDensity)) throw new EngineeringRefusal(RefusalCodes.Contradiction, "The gas must be lighter than the liquid.", "rho_g", liquidDensity);
        return constant * Math.Pow(sigma.Require(surfaceTension) * (liquidDensity - gasDensity), 0.25) / Math.Sqrt(gasDensity);
    }

    /// <summary>Turner, Hubbard and Dukler 1969 (above about 500 psia): Coleman's velocity times 1.2.</summary>
    public static double TurnerVelocity(double surfaceTension, double liquidDensity, double gasDensity) => 1.2 * ColemanVelocity(surfaceTension, liquidDensity, gasDensity);

    /// <summary>Gas rate of a velocity, MMscf/d at 14.696 psia and 60 degF: 3.055 p v A/(T z), A in ft2.</summary>
    public static double Rate(double velocityFtS, double pPsia, double tDegR, double compressibility, double diameterIn) =>
        SPerDay / 1e6 * (60 + RankineOffset) / AtmospherePsia * pressure.Require(pPsia) * velocityFtS * Math.PI / 4 * (diameterIn / 12) * (diameterIn / 12) / (tDegR * compressibility);

    private const double strictAirMolarMass = 28.9647;

    /// <summary>API RP 14E: C/sqrt(rho_m); C 100 for continuous service, 125 intermittent.</summary>
    public static double ErosionalVelocity(double mixtureDensity, double c = 100) => c / Math.Sqrt(mixtureDensity);

    internal static readonly Method Critical = new("gaswell.critical_velocity", 1, "Critical velocity of gas wells")
    {
        Equation = "v = 1.593 [sigma (rhoL - rhog)]^0.25/rhog^0.5 (Coleman), times 1.2 (Turner)\nq = 3.055 p v A/(T z) MMscf/d, A in ft2, T in degR (the constant is 0.0864 x 519.67/14.696)",
        Source = "Turner, R.G., Hubbard, M.G. and Dukler, A.E.: JPT (November 1969) 1475-1482. Coleman, S.B. et al.: JPT (March 1991) 329-333.",
        Notes = "Coleman below about 500 psia, Turner above. Check every depth, not only the wellhead. 3.06 to 3.067 appear in print for 3.055. "
            + "With gas_sg the density uses 28.9647 for air and the droplet constant derived from We 30 and Cd 0.44.",
        Inputs = [sigma, liquid, gas, PseudoCritical.Gravity with { Optional = true }, pressure, temperature, z, diameter,
            new("droplet_constant", "-", "1.593 as printed (default with rho_g), 1.5935 as derived (default with gas_sg)") { Above = 0, Low = 1.5, High = 2, Optional = true }, new("q", "MMscf/d", "gas rate to be judged") { AtLeast = 0, Optional = true }],
        Outputs = [new("rho_g", "lb/ft3", "gas density"), new("v_coleman", "ft/s", "critical velocity"), new("v_terminal", "ft/s", "the same"), new("v_turner", "ft/s", "critical velocity"),
            new("q_coleman", "MMscf/d", "critical rate"), new("q_turner", "MMscf/d", "critical rate"), new("turner_over_coleman", "-", "1.2"), new("loaded_turner", "-", "yes or no") { IsText = true },
            new("loaded_coleman", "-", "yes or no") { IsText = true }],
        Compute = e =>
        {
            var (p, t, zz) = (e.Number("p"), e.Number("T"), e.Number("z"));
            var printed = e.Has("rho_g");
            var rho = printed ? e.Number("rho_g") : Pvt.Gas.Density(e.Number("gas_sg"), p, t, zz) * (strictAirMolarMass / AirMolarMass);
            var coleman = ColemanVelocity(e.Number("sigma"), e.Number("rho_l"), rho, e.Number("droplet_constant", printed ? 1.593 : DerivedConstant));
            var turner = 1.2 * coleman;
            e.Set("rho_g", rho);
            e.Set("v_coleman", coleman);
            e.Set("v_terminal", coleman);
            e.Set("v_turner", turner);
            e.Set("turner_over_coleman", turner / coleman);
            var (qc, qt) = (Rate(coleman, p, t, zz, e.Number("id")), Rate(turner, p, t, zz, e.Number("id")));
            e.Set("q_coleman", qc);
            e.Set("q_turner", qt);
            if (!e.Has("q")) return;
            e.Set("loaded_turner", e.Number("q") < qt ? "yes" : "no");
            e.Set("loaded_coleman", e.Number("q") < qc ? "yes" : "no");
        },
        Examples = [new("Water in 2 7/8 in tubing at 400 psia.", [("sigma", 60), ("rho_l", 67), ("rho_g", 1.38298), ("p", 400), ("T", 540), ("z", 0.94), ("id", 2.441)],
            [("v_coleman", 10.7300010471, 1e-6), ("v_turner", 12.8760012566, 1e-6), ("q_turner", 1.00745250665, 1e-3)])],
    };

    internal static readonly Method Erosional = new("gaswell.erosional_velocity", 1, "Erosional velocity")
    {
        Equation = "ve = C/sqrt(rho_m); C 100 continuous service, 125 intermittent",
        Source = "API RP 14E, Recommended Practice for Design and Installation of Offshore Production Platform Piping Systems (1991) section 2.5.",
        Inputs = [new("rho_m", "lb/ft3", "density of the mixture at flowing conditions") { Above = 0, AtMost = 150, High = 80 }, new("C_erosion", "-", "empirical constant") { Above = 0, AtMost = 500, Low = 100, High = 200, Default = 100 },
            new("velocity", "ft/s", "mixture velocity to be judged") { AtLeast = 0, Optional = true }],
        Outputs = [new("v_erosional", "ft/s", "velocity not to be exceeded"), new("ratio", "-", "velocity over it")],
        Compute = e =>
        {
            var limit = ErosionalVelocity(e.Number("rho_m"), e.Number("C_erosion"));
            e.Set("v_erosional", limit);
            if (e.Has("velocity")) e.Set("ratio", e.Number("velocity") / limit);
        },
        Examples = [new("A mixture of 4 lb/ft3: 100/2.", [("rho_m", 4)], [("v_erosional", 50, 1e-9)])],
    };
}
