namespace Pumpjack.Engineering.Outflow;

/// <summary>Moody (Darcy) friction factor, four times Fanning's.</summary>
public static class FrictionFactor
{
    /// <summary>Laminar flow below this Reynolds number, Colebrook above; the step between them is the nature of the transition, not smoothed.</summary>
    public const double LaminarLimit = 2040;

    private static readonly Input reynoldsInput = new("Re", "-", "Reynolds number") { Above = 0, Low = 1, High = 1e8 };
    private static readonly Input relative = new("relative_roughness", "-", "roughness over diameter") { AtLeast = 0, AtMost = 0.2, High = 0.05 };

    /// <summary>64/Re below <see cref="LaminarLimit"/>, Colebrook above.</summary>
    /// <param name="reynolds">Above zero.</param>
    /// <param name="relativeRoughness">Roughness over inside diameter.</param>
    public static double Moody(double reynolds, double relativeRoughness) =>
        reynolds < LaminarLimit ? 64 / reynolds : Colebrook(reynolds, relativeRoughness);

    /// <summary>1/sqrt f = -2 log[e/(3.7 d) + 2.51/(Re sqrt f)], solved to 1e-12 in four steps from the explicit form of Haaland.</summary>
    public static double Colebrook(double reynolds, double relativeRoughness)
    {
        const double k = 0.868588963806504; // 2/ln 10
        var a = relativeRoughness / 3.7;
        var b = 2.51 / reynolds;
        var x = -0.9 * k * Math.Log(Math.Pow(a, 1.11) + 6.9 / reynolds);
        for (var i = 0; i < 4; i++)
        {
            var inner = a + b * x;
            var f = x + k * Math.Log(inner);
            var step = f / (1 + k * b / inner);
            x -= step;
            if (Math.Abs(step) < 1e-6 * x) break; // Newton doubles the digits: the error is below 1e-12.
        }
        return 1 / (x * x);
    }

    /// <summary>Chen 1979, explicit; returned as Moody.</summary>
    public static double Chen(double reynolds, double relativeRoughness)
    {
        var inner = Math.Pow(relativeRoughness, 1.1098) / 2.8257 + Math.Pow(7.149 / reynolds, 0.8981);
        var x = -4 * Math.Log10(relativeRoughness / 3.7065 - 5.0452 / reynolds * Math.Log10(inner));
        return 4 / (x * x);
    }

    /// <summary>Nikuradse, fully rough: [1.74 - 2 log(2 e/d)]^-2.</summary>
    public static double FullyRough(double relativeRoughness)
    {
        if (!(relativeRoughness > 0)) throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "A fully rough pipe needs a roughness above zero.", "relative_roughness", 0, "vlp.friction_factor");
        var x = 1.74 - 2 * Math.Log10(2 * relativeRoughness);
        return 1 / (x * x);
    }

    internal static readonly Method Declared = new("vlp.friction_factor", 1, "Friction factor of pipe flow")
    {
        Equation = """
            laminar (Re < 2040): f = 64/Re
            Colebrook: 1/sqrt(f) = -2 log[e/(3.7 d) + 2.51/(Re sqrt f)] (Moody)
            Chen: 1/sqrt(fF) = -4 log{e/(3.7065 d) - (5.0452/Re) log[(e/d)^1.1098/2.8257 + (7.149/Re)^0.8981]} (Fanning; returned times four)
            fully rough: f = [1.74 - 2 log(2 e/d)]^-2
            """,
        Source = "Colebrook, C.F.: J. Inst. Civil Eng. 11 (1939) 133-156. Chen, N.H.: Ind. Eng. Chem. Fundam. 18 (1979) 296-297. Nikuradse, J. (1933).",
        Notes = "All values are Moody (Darcy), four times Fanning.",
        Inputs = [reynoldsInput, relative],
        Outputs = [new("f", "-", "Moody friction factor"), new("f_chen", "-", "explicit form, turbulent"), new("f_fanning", "-", "Fanning friction factor")],
        Compute = e =>
        {
            var (re, k) = (e.Number("Re"), e.Number("relative_roughness"));
            e.Set("f", Moody(re, k));
            e.Set("f_fanning", Moody(re, k) / 4);
            if (re >= LaminarLimit) e.Set("f_chen", Chen(re, k));
        },
        Examples = [new("Re 100,000 in pipe of relative roughness 0.0006: Colebrook's equation is satisfied by 0.02073; Chen agrees within half a percent.",
            [("Re", 100_000), ("relative_roughness", 0.0006)], [("f", 0.02073, 5e-4), ("f_chen", 0.02073, 5e-3)])],
    };
}
