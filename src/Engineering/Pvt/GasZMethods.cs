namespace Pumpjack.Engineering.Pvt;

/// <summary>Declarations of the z-factor methods.</summary>
internal static class GasZMethods
{
    private static readonly Output dak = new("z_dranchuk_abou_kassem", "-", "Dranchuk-Abou-Kassem");
    private static readonly Output hy = new("z_hall_yarborough", "-", "Hall-Yarborough");
    private static readonly Output bb = new("z_beggs_brill", "-", "Beggs-Brill explicit");
    private const string dakEquation = """
        r = 0.27 ppr/(z Tpr)
        z = 1 + (A1 + A2/T + A3/T^3 + A4/T^4 + A5/T^5) r + (A6 + A7/T + A8/T^2) r^2 - A9 (A7/T + A8/T^2) r^5 + A10 (1 + A11 r^2)(r^2/T^3) exp(-A11 r^2)
        A = 0.3265, -1.0700, -0.5339, 0.01569, -0.05165, 0.5475, -0.7361, 0.1844, 0.1056, 0.6134, 0.7210; T = Tpr
        """;
    private const string hyEquation = """
        t = 1/Tpr, a = 0.06125 t exp[-1.2 (1 - t)^2]; z = a ppr/y, y the first root above zero of
        -a ppr + (y + y^2 + y^3 - y^4)/(1 - y)^3 - (14.76 t - 9.76 t^2 + 4.58 t^3) y^2 + (90.7 t - 242.2 t^2 + 42.4 t^3) y^(2.18 + 2.82 t) = 0
        """;
    private const string bbEquation = """
        A = 1.39 (Tpr - 0.92)^0.5 - 0.36 Tpr - 0.101; C = 0.132 - 0.32 log Tpr; D = 10^(0.3106 - 0.49 Tpr + 0.1824 Tpr^2)
        B = (0.62 - 0.23 Tpr) ppr + [0.066/(Tpr - 0.86) - 0.037] ppr^2 + 0.32 ppr^6/10^{9(Tpr - 1)}; z = A + (1 - A) exp(-B) + C ppr^D
        """;
    private const string dakSource = "Dranchuk, P.M. and Abou-Kassem, J.H.: Calculation of Z Factors for Natural Gases Using Equations of State, JCPT (July-September 1975) 34-36.";
    private const string hySource = "Hall, K.R. and Yarborough, L.: A New Equation of State for Z-factor Calculations, Oil & Gas J. (18 June 1973) 82-92.";
    private const string bbSource = "Brill, J.P. and Beggs, H.D.: Two-Phase Flow in Pipes, University of Tulsa (1974).";

    private static void All(Evaluation e)
    {
        var (p, t) = (e.Number("ppr"), e.Number("tpr"));
        e.Set("z_dranchuk_abou_kassem", ZFactor.DranchukAbouKassem(p, t, out var n));
        e.Iterated(n);
        e.Set("z_hall_yarborough", ZFactor.HallYarborough(p, t, out n));
        e.Iterated(n);
        if (e.Wants("z_beggs_brill")) e.Set("z_beggs_brill", ZFactor.BeggsBrill(p, t));
    }

    internal static readonly Method Compare = new("pvt.gas.z", 1, "Compressibility factor, three correlations")
    {
        Equation = dakEquation + "\n" + hyEquation + "\n" + bbEquation,
        Source = dakSource + " " + hySource + " " + bbSource,
        Notes = "Against Standing-Katz both iterative forms stay within about 1.5 percent for Tpr >= 1.2; at Tpr 1.1 allow 6 (DAK) to 12 (HY) percent and at 1.05 about 20.",
        Inputs = [ZFactor.Ppr, ZFactor.Tpr],
        Outputs = [dak, hy, bb],
        Compute = All,
        Examples = [new("A point of the library it was checked with.", [("ppr", 4.5), ("tpr", 1.4)],
            [("z_hall_yarborough", 0.737381205064, 1e-9), ("z_dranchuk_abou_kassem", 0.739634460745, 1e-9), ("z_beggs_brill", 0.734336746407, 1e-9)])],
    };

    internal static readonly Method Chart = new("pvt.gas.z.standing_katz_chart", 1, "Compressibility factor against the Standing-Katz chart")
    {
        Equation = dakEquation + "\n" + hyEquation,
        Source = "Standing, M.B. and Katz, D.L.: Density of Natural Gases, Trans. AIME 146 (1942) 140-149. " + dakSource + " " + hySource,
        Notes = "Chart readings: both correlations fall within 1.75 percent for Tpr of 1.2 and above.",
        Inputs = [ZFactor.Ppr, ZFactor.Tpr with { Low = 1.2 }],
        Outputs = [dak, hy, bb],
        Compute = All,
        Examples = [new("The chart reads 0.790 at Tpr 1.5.", [("ppr", 4.505), ("tpr", 1.5)], [("z_dranchuk_abou_kassem", 0.790, 0.0175), ("z_hall_yarborough", 0.790, 0.0175)])],
    };

    internal static readonly Method Dak = One("pvt.gas.z.dranchuk_abou_kassem", "Dranchuk-Abou-Kassem compressibility factor", dakEquation, dakSource, ZFactor.Tpr,
        e => { e.Set("z", ZFactor.DranchukAbouKassem(e.Number("ppr"), e.Number("tpr"), out var n)); e.Iterated(n); }, 0.942640205943, 1e-9);

    internal static readonly Method Hy = One("pvt.gas.z.hall_yarborough", "Hall-Yarborough compressibility factor", hyEquation, hySource, ZFactor.Tpr with { Low = 1.2 },
        e => { e.Set("z", ZFactor.HallYarborough(e.Number("ppr"), e.Number("tpr"), out var n)); e.Iterated(n); }, 0.94264, 0.01);

    internal static readonly Method Bb = One("pvt.gas.z.beggs_brill", "Beggs-Brill compressibility factor (screening)", bbEquation, bbSource, ZFactor.Tpr with { Above = 0.92, Low = 1.2, High = 2.4 },
        e => e.Set("z", ZFactor.BeggsBrill(e.Number("ppr"), e.Number("tpr"))), 0.94264, 0.02);

    private static Method One(string id, string title, string equation, string source, Input tpr, Action<Evaluation> compute, double z, double tolerance) => new(id, 1, title)
    {
        Equation = equation,
        Source = source,
        Inputs = [ZFactor.Ppr, tpr],
        Outputs = [new("z", "-", "compressibility factor")],
        Compute = compute,
        Examples = [new("At ppr 4 and Tpr 2 Dranchuk-Abou-Kassem gives 0.94264.", [("ppr", 4), ("tpr", 2)], [("z", z, tolerance)])],
    };
}
