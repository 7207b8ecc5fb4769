namespace Pumpjack.Engineering.Pvt;

/// <summary>Pseudo-critical temperature, degR, and pressure, psia, of a natural gas.</summary>
public readonly record struct PseudoCritical(double TemperatureDegR, double PressurePsia)
{
    internal static readonly Input Gravity = new("gas_sg", "-", "gas specific gravity, air = 1") { AtLeast = 0.5, AtMost = 2, Low = 0.57, High = 1.68 };
    internal static readonly Input Co2 = new("co2", "mole fraction", "carbon dioxide") { AtLeast = 0, AtMost = 1, High = 0.544, Default = 0, Aliases = ["yCO2", "y_co2"] };
    internal static readonly Input H2s = new("h2s", "mole fraction", "hydrogen sulphide") { AtLeast = 0, AtMost = 1, High = 0.738, Default = 0, Aliases = ["yH2S", "y_h2s"] };

    /// <summary>Sutton 1985.</summary>
    public static PseudoCritical Sutton(double gravity)
    {
        Gravity.Require(gravity);
        return new(169.2 + gravity * (349.5 - 74.0 * gravity), 756.8 - gravity * (131.0 + 3.6 * gravity));
    }

    /// <summary>Standing's fit of Brown et al. for dry gas.</summary>
    public static PseudoCritical StandingDryGas(double gravity)
    {
        Gravity.Require(gravity);
        return new(168 + gravity * (325 - 12.5 * gravity), 677 + gravity * (15 - 37.5 * gravity));
    }

    /// <summary>Wichert and Aziz 1972 correction for acid gas; mole fractions.</summary>
    public PseudoCritical WichertAziz(double co2, double h2s)
    {
        Co2.Require(co2);
        H2s.Require(h2s);
        var a = co2 + h2s;
        if (a > 1) throw new EngineeringRefusal(RefusalCodes.Contradiction, "CO2 and H2S together exceed the whole gas.", "co2", 1 - h2s);
        if (a == 0) return this;
        var eps = 120 * (Math.Pow(a, 0.9) - Math.Pow(a, 1.6)) + 15 * (Math.Sqrt(h2s) - Math.Pow(h2s, 4));
        var t = TemperatureDegR - eps;
        return new(t, PressurePsia * t / (TemperatureDegR + h2s * (1 - h2s) * eps));
    }

    internal static readonly Method Declared = new("pvt.gas.pseudocritical", 1, "Pseudo-critical properties of natural gas")
    {
        Equation = """
            Sutton: Tpc = 169.2 + 349.5 g - 74.0 g^2, ppc = 756.8 - 131.0 g - 3.6 g^2
            Standing, dry gas: Tpc = 168 + 325 g - 12.5 g^2, ppc = 677 + 15 g - 37.5 g^2
            Wichert-Aziz: A = yCO2 + yH2S, B = yH2S, eps = 120 (A^0.9 - A^1.6) + 15 (B^0.5 - B^4)
              Tpc' = Tpc - eps, ppc' = ppc Tpc'/[Tpc + B (1 - B) eps]
            """,
        Source = "Sutton, R.P.: SPE 14265 (1985). Standing, M.B. (1977). Wichert, E. and Aziz, K.: Hydrocarbon Processing (May 1972) 119-122.",
        Inputs = [Gravity, Co2, H2s],
        Outputs = [new("tpc", "degR", "Sutton, corrected"), new("ppc", "psia", "Sutton, corrected"), new("tpc_standing", "degR", "Standing, corrected"), new("ppc_standing", "psia", "Standing, corrected")],
        Compute = e =>
        {
            var (co2, h2s) = (e.Number("co2"), e.Number("h2s"));
            var sutton = Sutton(e.Number("gas_sg")).WichertAziz(co2, h2s);
            var standing = StandingDryGas(e.Number("gas_sg")).WichertAziz(co2, h2s);
            e.Set("tpc", sutton.TemperatureDegR);
            e.Set("ppc", sutton.PressurePsia);
            e.Set("tpc_standing", standing.TemperatureDegR);
            e.Set("ppc_standing", standing.PressurePsia);
        },
        Examples = [new("A sweet gas of gravity 0.65.", [("gas_sg", 0.65)], [("tpc", 365.11, 1e-9), ("ppc", 670.129, 1e-9)])],
    };
}
