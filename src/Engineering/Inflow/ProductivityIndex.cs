namespace Pumpjack.Engineering.Inflow;

/// <summary>Darcy productivity index of a vertical well, stb/d/psi, for single-phase liquid.</summary>
public static class ProductivityIndex
{
    internal static readonly Input K = new("k", "md", "permeability") { Above = 0, Low = 0.001, High = 20_000 };
    internal static readonly Input H = new("h", "ft", "net thickness") { Above = 0, Low = 1, High = 2_000 };
    internal static readonly Input B = new("Bo", "rb/stb", "formation volume factor") { Above = 0, AtLeast = 0.5, Low = 0.9, High = 4, Aliases = ["B", "Bw"] };
    internal static readonly Input Mu = new("mu_o", "cP", "viscosity at reservoir conditions") { Above = 0, Low = 0.05, High = 10_000, Aliases = ["mu", "mu_w"] };
    internal static readonly Input Re = new("re", "ft", "drainage radius") { Above = 0, Low = 50, High = 20_000 };
    internal static readonly Input Rw = new("rw", "ft", "wellbore radius") { Above = 0, Low = 0.05, High = 2 };
    internal static readonly Input Skin = new("skin", "-", "skin factor") { Low = -6, High = 100, Default = 0, Aliases = ["S"] };
    private static readonly Input phi = new("phi", "-", "porosity") { Above = 0, Below = 1, Low = 0.01, High = 0.5 };
    private static readonly Input ct = new("ct", "1/psi", "total compressibility") { Above = 0, Low = 1e-7, High = 1e-2 };
    private static readonly Input time = new("t", "h", "flowing time") { Above = 0, Low = 0.1, High = 1e6 };

    /// <summary>Pseudosteady state, referred to average pressure: k h/{141.2 B mu [ln(re/rw) - 3/4 + S]}.</summary>
    /// <exception cref="EngineeringRefusal">rw not below re, or the skin drives the bracket to zero or below.</exception>
    public static double Pseudosteady(double kMd, double hFt, double b, double muCp, double reFt, double rwFt, double skin = 0) =>
        Flow(kMd, hFt, b, muCp) / (141.2 * Bracket(LogRadii(reFt, rwFt) - 0.75 + Skin.Require(skin), skin));

    /// <summary>Steady state: referred to the pressure at re, or to average pressure (1/2 subtracted).</summary>
    public static double Steady(double kMd, double hFt, double b, double muCp, double reFt, double rwFt, double skin = 0, bool averagePressure = false) =>
        Flow(kMd, hFt, b, muCp) / (141.2 * Bracket(LogRadii(reFt, rwFt) - (averagePressure ? 0.5 : 0) + Skin.Require(skin), skin));

    /// <summary>Pseudosteady state of any drainage shape: ln(re/rw) - 3/4 replaced by 0.5 ln[4 A/(1.781 CA rw2)].</summary>
    public static double Shape(double kMd, double hFt, double b, double muCp, double areaFt2, double shapeFactor, double rwFt, double skin = 0) =>
        Flow(kMd, hFt, b, muCp) / (141.2 * Bracket(0.5 * Math.Log(4 * areaFt2 / (1.781 * shapeFactor * rwFt * rwFt)) + Skin.Require(skin), skin));

    /// <summary>Infinite-acting: k h/{162.6 B mu [log t + log(k/(phi mu ct rw2)) - 3.23 + 0.87 S]}, t in h.</summary>
    public static double Transient(double kMd, double hFt, double b, double muCp, double porosity, double ctPerPsi, double rwFt, double timeH, double skin = 0)
    {
        var group = K.Require(kMd) / (phi.Require(porosity) * Mu.Require(muCp) * ct.Require(ctPerPsi) * Rw.Require(rwFt) * rwFt);
        return Flow(kMd, hFt, b, muCp) / (162.6 * Bracket(Math.Log10(time.Require(timeH)) + Math.Log10(group) - 3.23 + 0.87 * Skin.Require(skin), skin));
    }

    internal static double LogRadii(double reFt, double rwFt)
    {
        if (Rw.Require(rwFt) >= Re.Require(reFt)) throw new EngineeringRefusal(RefusalCodes.Contradiction, "rw must be below re.", "rw", reFt);
        return Math.Log(reFt / rwFt);
    }

    internal static double Bracket(double bracket, double skin) => bracket > 0 ? bracket
        : throw new EngineeringRefusal(RefusalCodes.OutOfBounds, $"A skin of {EngineeringRefusal.Text(skin)} leaves no resistance to flow: the radial form has no answer.", "skin", skin - bracket);

    private static double Flow(double kMd, double hFt, double b, double muCp) => K.Require(kMd) * H.Require(hFt) / (B.Require(b) * Mu.Require(muCp));

    private const string source = "Darcy's law in radial flow; Guo, Lyons & Ghalambor: Petroleum Production Engineering (2007) eqs 3.1-3.9.";
    private static readonly Output j = new("J", "stb/d/psi", "productivity index");
    private static readonly (string, object)[] book =
        [("phi", 0.19), ("k", 8.2), ("h", 53), ("Bo", 1.1), ("mu_o", 1.7), ("ct", 1.29e-5), ("re", 2980), ("rw", 0.328), ("skin", 0)];
    private static readonly Input area = new("A", "ft2", "drainage area, with CA in place of re") { Above = 0, Optional = true };
    private static readonly Input shapeFactor = new("CA", "-", "Dietz shape factor; 31.62 for a circle") { Above = 0, Optional = true };

    internal static readonly Method PseudosteadyMethod = new("ipr.productivity_index.pseudosteady", 1, "Productivity index, pseudosteady state")
    {
        Equation = "J = k h/{141.2 B mu [ln(re/rw) - 3/4 + S]}\nany shape: ln(re/rw) - 3/4 becomes 0.5 ln[4 A/(1.781 CA rw^2)]",
        Source = source,
        Notes = "Single-phase flow, referred to average reservoir pressure.",
        Inputs = [K, H, B, Mu, Re with { Optional = true }, Rw, Skin, area, shapeFactor],
        Outputs = [j],
        Compute = e => e.Set("J", e.Has("CA")
            ? Shape(e.Number("k"), e.Number("h"), e.Number("Bo"), e.Number("mu_o"), e.Number("A"), e.Number("CA"), e.Number("rw"), e.Number("skin"))
            : Pseudosteady(e.Number("k"), e.Number("h"), e.Number("Bo"), e.Number("mu_o"), e.Number("re"), e.Number("rw"), e.Number("skin"))),
        Examples = [new("An oil well on a 640-acre drainage.", book, [("J", 0.196778467489, 1e-9)])],
    };

    internal static readonly Method SteadyMethod = new("ipr.productivity_index.steady", 1, "Productivity index, steady state")
    {
        Equation = "J = k h/{141.2 B mu [ln(re/rw) + S]} on boundary pressure\nJ = k h/{141.2 B mu [ln(re/rw) - 1/2 + S]} on average pressure",
        Source = source,
        Inputs = [K, H, B, Mu, Re, Rw, Skin, new("average_pressure", "-", "true: referred to average pressure") { Kind = InputKind.Flag, Optional = true }],
        Outputs = [j],
        Compute = e => e.Set("J", Steady(e.Number("k"), e.Number("h"), e.Number("Bo"), e.Number("mu_o"), e.Number("re"), e.Number("rw"), e.Number("skin"), e.Flag("average_pressure", false))),
        Examples = [new("The same well under pressure support: 141.2 times 1.1 times 1.7 times ln(9085) in the denominator.", book, [("J", 0.180584, 1e-4)])],
    };

    internal static readonly Method TransientMethod = new("ipr.productivity_index.transient", 1, "Productivity index, infinite-acting")
    {
        Equation = "J = k h/{162.6 B mu [log t + log(k/(phi mu ct rw^2)) - 3.23 + 0.87 S]}, t in h",
        Source = source,
        Inputs = [K, H, B, Mu, phi, ct, Rw, Skin, time],
        Outputs = [j],
        Compute = e => e.Set("J", Transient(e.Number("k"), e.Number("h"), e.Number("Bo"), e.Number("mu_o"), e.Number("phi"), e.Number("ct"), e.Number("rw"), e.Number("t"), e.Number("skin"))),
        Examples = [new("One month of production, taken as 30 days.", [.. book, ("t", 720)], [("J", 0.207459420673, 1e-9)])],
    };
}
