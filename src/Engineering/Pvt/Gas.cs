using static Pumpjack.Engineering.Constants;

namespace Pumpjack.Engineering.Pvt;

/// <summary>Gas properties from z. Pressures psia, temperatures degR, densities lb/ft3, viscosity cP.</summary>
public static class Gas
{
    private static readonly Input pressure = new("p", "psia", "pressure") { Above = 0, AtMost = 30_000, Low = 100, High = 8000 };
    private static readonly Input degF = new("T", "degF", "temperature") { Above = -200, AtMost = 600, Low = 100, High = 340 };

    /// <summary>28.97 g p/(z R T).</summary>
    public static double Density(double gravity, double pPsia, double tDegR, double z) => AirMolarMass * gravity * pPsia / (z * GasConstant * tDegR);

    /// <summary>Formation volume factor, rcf/scf at 14.696 psia and 60 degF: 0.02828 z T/p.</summary>
    public static double Bg(double pPsia, double tDegR, double z) => AtmospherePsia / (60 + RankineOffset) * z * tDegR / pPsia;

    /// <summary>Lee, Gonzalez and Eakin 1966; molar mass lb/lbmol.</summary>
    public static double Viscosity(double molarMass, double tDegR, double densityLbFt3)
    {
        var k = (9.4 + 0.02 * molarMass) * (tDegR * Math.Sqrt(tDegR)) / (209 + 19 * molarMass + tDegR);
        var x = 3.5 + 986 / tDegR + 0.01 * molarMass;
        return 1e-4 * k * Math.Exp(x * Math.Pow(densityLbFt3 / 62.4, 2.4 - 0.2 * x));
    }

    /// <summary>Isothermal compressibility, 1/psi: 1/p - (1/z) dz/dp by Dranchuk-Abou-Kassem.</summary>
    public static double Compressibility(double pPsia, double tDegR, PseudoCritical critical)
    {
        var (z, slope) = ZFactor.DranchukAbouKassemSlope(pPsia / critical.PressurePsia, tDegR / critical.TemperatureDegR);
        return 1 / pPsia - slope / (z * critical.PressurePsia);
    }

    internal static readonly Method ViscosityMethod = new("pvt.gas.viscosity.lee_gonzalez_eakin", 1, "Lee-Gonzalez-Eakin gas viscosity")
    {
        Equation = "mu = 1e-4 K exp[X (rho/62.4)^Y], K = (9.4 + 0.02 M) T^1.5/(209 + 19 M + T), X = 3.5 + 986/T + 0.01 M, Y = 2.4 - 0.2 X; T in degR, rho in lb/ft3",
        Source = "Lee, A.L., Gonzalez, M.H. and Eakin, B.E.: The Viscosity of Natural Gases, JPT (August 1966) 997-1000.",
        Notes = "100-8000 psia, 100-340 degF, CO2 under 3.2 percent.",
        Inputs = [new("M", "lb/lbmol", "molar mass") { Above = 0, Low = 16, High = 50 }, new("T", "degR", "temperature") { Above = 0, Low = 559.67, High = 799.67 },
            new("rho", "lb/ft3", "density") { AtLeast = 0, AtMost = 60, High = 40 }],
        Outputs = [new("mu_g", "cP", "gas viscosity")],
        Compute = e => e.Set("mu_g", Viscosity(e.Number("M"), e.Number("T"), e.Number("rho"))),
        Examples = [new("M 20.85 at 600 degR and 8.3 lb/ft3; the book prints 0.0173.", [("M", 20.85), ("T", 600), ("rho", 8.3)], [("mu_g", 0.0172647648625, 1e-9)])],
    };

    internal static readonly Method Properties = new("pvt.gas.properties", 1, "Gas properties: pseudo-criticals, z, density, Bg, viscosity, compressibility")
    {
        Equation = "Sutton pseudo-criticals, Wichert-Aziz, Dranchuk-Abou-Kassem z\nrho = 28.97 g p/(z R T); Bg = (14.696/519.67) z T/p rcf/scf; cg = 1/p - (1/z) dz/dp; viscosity of Lee, Gonzalez and Eakin",
        Source = "Sutton (1985); Wichert and Aziz (1972); Dranchuk and Abou-Kassem (1975); Lee, Gonzalez and Eakin (1966).",
        Inputs = [PseudoCritical.Gravity, pressure, degF, PseudoCritical.Co2, PseudoCritical.H2s],
        Outputs = [new("tpc", "degR", "pseudo-critical temperature"), new("ppc", "psia", "pseudo-critical pressure"), new("tpr", "-", "reduced temperature"), new("ppr", "-", "reduced pressure"),
            new("z", "-", "compressibility factor"), new("rho_g", "lb/ft3", "density"), new("Bg", "rcf/scf", "formation volume factor"), new("mu_g", "cP", "viscosity"), new("cg", "1/psi", "compressibility")],
        Compute = e =>
        {
            var (g, p, t) = (e.Number("gas_sg"), e.Number("p"), e.Number("T") + RankineOffset);
            var c = PseudoCritical.Sutton(g).WichertAziz(e.Number("co2"), e.Number("h2s"));
            var (ppr, tpr) = (p / c.PressurePsia, t / c.TemperatureDegR);
            var z = ZFactor.DranchukAbouKassem(ppr, tpr, out var n);
            e.Iterated(n);
            if (!ZFactor.Ppr.Covers(ppr)) e.Extrapolate("p");
            if (!ZFactor.Tpr.Covers(tpr)) e.Extrapolate("T");
            var rho = Density(g, p, t, z);
            e.Set("tpc", c.TemperatureDegR);
            e.Set("ppc", c.PressurePsia);
            e.Set("tpr", tpr);
            e.Set("ppr", ppr);
            e.Set("z", z);
            e.Set("rho_g", rho);
            e.Set("Bg", Bg(p, t, z));
            e.Set("mu_g", Viscosity(AirMolarMass * g, t, rho));
            e.Set("cg", Compressibility(p, t, c));
        },
        Examples = [new("A 0.65 gravity gas.", [("gas_sg", 0.65), ("p", 2000), ("T", 200)], [("z", 0.897354047737, 1e-9), ("rho_g", 5.9283906079, 1e-6), ("Bg", 0.00836731989392, 1e-3), ("mu_g", 0.0166510900406, 1e-6)])],
    };

    internal static readonly Method CompressibilityMethod = new("pvt.gas.compressibility", 1, "Gas compressibility")
    {
        Equation = "cg = 1/p - (1/z) dz/dp, dz/dp of Dranchuk-Abou-Kassem by differentiating the equation of state",
        Source = "Mattar, L., Brar, G.S. and Aziz, K.: Compressibility of Natural Gases, JCPT (October-December 1975).",
        Inputs = [pressure with { Low = double.NaN }, degF with { Low = double.NaN }, new("Tpc", "degR", "pseudo-critical temperature") { Above = 0, Optional = true }, new("ppc", "psia", "pseudo-critical pressure") { Above = 0, Optional = true },
            PseudoCritical.Gravity with { Optional = true }, PseudoCritical.Co2, PseudoCritical.H2s],
        Outputs = [new("cg", "1/psi", "isothermal compressibility"), new("z", "-", "compressibility factor")],
        Compute = e =>
        {
            var c = e.Has("Tpc") && e.Has("ppc") ? new PseudoCritical(e.Number("Tpc"), e.Number("ppc"))
                : PseudoCritical.Sutton(e.Number("gas_sg")).WichertAziz(e.Number("co2"), e.Number("h2s"));
            var (p, t) = (e.Number("p"), e.Number("T") + RankineOffset);
            e.Set("cg", Compressibility(p, t, c));
            e.Set("z", ZFactor.DranchukAbouKassem(p / c.PressurePsia, t / c.TemperatureDegR));
        },
        Examples = [new("Methane at 1000 psig and 68 degF; a book using measured z prints 0.00112.", [("p", 1014.7), ("T", 68), ("Tpc", 343), ("ppc", 666.4)], [("cg", 0.0011126442202, 1e-5)])],
    };
}
