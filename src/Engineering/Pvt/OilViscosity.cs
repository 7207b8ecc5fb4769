using static Pumpjack.Engineering.Pvt.OilInputs;

namespace Pumpjack.Engineering.Pvt;

/// <summary>Oil viscosity, cP: dead, gas-saturated, undersaturated. Temperatures degF, Rs scf/stb, pressures psia.</summary>
public static class OilViscosity
{
    private static readonly Input api = Api with { Low = 16, High = 58 };
    private static readonly Input temperature = Temperature with { Above = 32, Low = 70, High = 295 };
    private static readonly Input rs = Rs with { Optional = false, Low = 20, High = 2070 };

    /// <summary>Beggs and Robinson 1975; poor below 70 degF.</summary>
    public static double DeadBeggsRobinson(double apiGravity, double tDegF) =>
        Math.Exp(ln10 * Math.Exp(ln10 * (3.0324 - 0.02023 * api.Require(apiGravity)) - 1.163 * Math.Log(temperature.Require(tDegF)))) - 1;

    /// <summary>Glaso 1980, 50-300 degF, 20-48 API.</summary>
    public static double DeadGlaso(double apiGravity, double tDegF) =>
        3.141e10 * Math.Pow(temperature.Require(tDegF), -3.444) * Math.Pow(Math.Log10(GlasoApi.Require(apiGravity)), 10.313 * Math.Log10(tDegF) - 36.447);

    /// <summary>log API must be above zero.</summary>
    private static readonly Input GlasoApi = Api with { Above = 1, Low = 20, High = 48, Alternative = "pvt.oil.viscosity.beggs_robinson" };

    /// <summary>Beal 1946 as fitted by Standing 1977.</summary>
    public static double DeadBeal(double apiGravity, double tDegF) =>
        (0.32 + 1.8e7 / Math.Pow(api.Require(apiGravity), 4.53)) * Math.Pow(360 / (temperature.Require(tDegF) + 200), Math.Pow(10, 0.43 + 8.33 / apiGravity));

    /// <summary>Beggs and Robinson 1975 from the dead-oil viscosity.</summary>
    public static double SaturatedBeggsRobinson(double deadCp, double rsScfStb) =>
        10.715 * Math.Pow(rs.Require(rsScfStb) + 100, -0.515) * Math.Pow(deadCp, 5.44 * Math.Pow(rsScfStb + 150, -0.338));

    /// <summary>Chew and Connally 1959 from the dead-oil viscosity.</summary>
    public static double SaturatedChewConnally(double deadCp, double rsScfStb)
    {
        var r = rs.Require(rsScfStb);
        var b = 0.68 / Math.Pow(10, 8.62e-5 * r) + 0.25 / Math.Pow(10, 1.1e-3 * r) + 0.062 / Math.Pow(10, 3.74e-3 * r);
        return Math.Pow(10, r * (2.2e-7 * r - 7.4e-4)) * Math.Pow(deadCp, b);
    }

    /// <summary>Vasquez and Beggs 1980 above the bubble point: mu_ob (p/pb)^m.</summary>
    /// <exception cref="EngineeringRefusal">p below pb: the oil is saturated there.</exception>
    public static double Undersaturated(double bubblePointCp, double pPsia, double pbPsia)
    {
        if (!(pbPsia > 0 && pPsia >= pbPsia)) throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "p must not be below pb.", "p", pbPsia, "pvt.oil.viscosity.beggs_robinson");
        return bubblePointCp * Math.Pow(pPsia / pbPsia, 2.6 * Math.Pow(pPsia, 1.187) * Math.Exp(-11.513 - 8.98e-5 * pPsia));
    }

    private const double ln10 = 2.302585092994046;
    private const string beggsRobinson = "mu_dead = 10^X - 1, X = T^-1.163 10^(3.0324 - 0.02023 API)\nmu_sat = A mu_dead^B, A = 10.715 (Rs + 100)^-0.515, B = 5.44 (Rs + 150)^-0.338";
    private const string beggsSource = "Beggs, H.D. and Robinson, J.R.: Estimating the Viscosity of Crude Oil Systems, JPT (September 1975) 1140-1141.";
    private static readonly Input measured = new("mu_dead_measured", "cP", "measured dead-oil viscosity, used for the saturated values when given") { Above = 0, Low = 0.1, High = 1e5, Optional = true };

    internal static readonly Method Compare = new("pvt.oil.viscosity", 1, "Oil viscosity, dead and saturated")
    {
        Equation = beggsRobinson + "\nGlaso dead: 3.141e10 T^-3.444 (log API)^(10.313 log T - 36.447)\nBeal dead: [0.32 + 1.8e7/API^4.53] [360/(T + 200)]^(10^(0.43 + 8.33/API))\n"
            + "Chew-Connally saturated: 10^{Rs(2.2e-7 Rs - 7.4e-4)} mu_dead^b, b = 0.68/10^(8.62e-5 Rs) + 0.25/10^(1.1e-3 Rs) + 0.062/10^(3.74e-3 Rs)",
        Source = beggsSource + " Glaso (1980). Beal, C.: Trans. AIME 165 (1946) 94. Chew, J. and Connally, C.A.: Trans. AIME 216 (1959) 23-25.",
        Notes = "Saturated values start from the measured dead-oil viscosity where given, else from Beggs-Robinson.",
        Inputs = [temperature, api, OilGravity, rs, measured],
        Outputs = [new("mu_dead_beggs_robinson", "cP", "dead oil"), new("mu_dead_glaso", "cP", "dead oil"), new("mu_dead_beal", "cP", "dead oil"),
            new("mu_sat_beggs_robinson", "cP", "saturated oil"), new("mu_sat_chew_connally", "cP", "saturated oil")],
        Compute = e =>
        {
            var (t, a, r) = (e.Number("T"), ApiOf(e), e.Number("Rs"));
            var dead = DeadBeggsRobinson(a, t);
            var start = e.Number("mu_dead_measured", dead);
            e.Set("mu_dead_beggs_robinson", dead);
            if (a > 1) e.Set("mu_dead_glaso", DeadGlaso(a, t));
            e.Set("mu_dead_beal", DeadBeal(a, t));
            e.Set("mu_sat_beggs_robinson", SaturatedBeggsRobinson(start, r));
            e.Set("mu_sat_chew_connally", SaturatedChewConnally(start, r));
        },
        Examples = [new("A 47.1 API oil.", [("T", 250), ("API", 47.1), ("Rs", 751), ("mu_dead_measured", 0.765)],
            [("mu_dead_beggs_robinson", 0.567931987976, 1e-9), ("mu_dead_glaso", 0.416665005416, 1e-9), ("mu_sat_beggs_robinson", 0.286813839279, 1e-9), ("mu_sat_chew_connally", 0.313208458247, 1e-9)])],
    };

    internal static readonly Method BeggsRobinson = new("pvt.oil.viscosity.beggs_robinson", 1, "Beggs-Robinson oil viscosity")
    {
        Equation = beggsRobinson,
        Source = beggsSource,
        Inputs = [temperature, api, OilGravity, rs with { Optional = true }, measured with { Name = "mu_dead_in", Aliases = ["mu_dead_measured"] }],
        Outputs = [new("mu_dead", "cP", "dead oil"), new("mu_sat", "cP", "saturated oil, from mu_dead_in where given")],
        Compute = e =>
        {
            var dead = DeadBeggsRobinson(ApiOf(e), e.Number("T"));
            e.Set("mu_dead", dead);
            if (e.Has("Rs")) e.Set("mu_sat", SaturatedBeggsRobinson(e.Number("mu_dead_in", dead), e.Number("Rs")));
        },
        Examples = [new("Specific gravity 0.86 at 350 K.", [("oil_sg", 0.86), ("T", 170.33)], [("mu_dead", 2.86938394461, 1e-8)])],
    };

    internal static readonly Method UndersaturatedMethod = new("pvt.oil.viscosity.undersaturated", 1, "Vasquez-Beggs undersaturated oil viscosity")
    {
        Equation = "mu_o = mu_ob (p/pb)^m, m = 2.6 p^1.187 exp(-11.513 - 8.98e-5 p)",
        Source = "Vasquez, M.E. and Beggs, H.D.: Correlations for Fluid Physical Property Prediction, JPT (June 1980) 968-970.",
        Inputs = [new("mu_ob", "cP", "viscosity at the bubble point") { Above = 0, Low = 0.117, High = 148 }, Pressure with { Optional = false, Low = 126, High = 9500 },
            new("pb", "psia", "bubble point") { Above = 0 }],
        Outputs = [new("mu_o", "cP", "viscosity at p")],
        Compute = e => e.Set("mu_o", Undersaturated(e.Number("mu_ob"), e.Number("p"), e.Number("pb"))),
        Examples = [new("1000 psi above the bubble point.", [("mu_ob", 0.6), ("p", 3500), ("pb", 2500)], [("mu_o", 0.664994447711, 1e-9)])],
    };
}
