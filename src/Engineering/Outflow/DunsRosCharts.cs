namespace Pumpjack.Engineering.Outflow;

/// <summary>
/// The printed charts of Duns and Ros 1963 as tables, read linearly in the logarithm of the abscissa and held at their ends.
/// F1 to F7 and f2 are the median of three public digitisations made independently of each other (a hand reading, knots of an older program, a traced plot), F1 smoothed by
/// at most 2 percent where the median changes its source. The traced plot and the knots agree within 11 percent everywhere but at two values plainly misprinted in the knots
/// of F5 (0.007 and 0.006 for 0.07 and 0.06), at the upper end of F5 (27 percent, of a factor that enters as 1 + F5), in F3 below NL 0.007 (13 percent), in F6 at
/// NL 0.09 (14 percent) and where F4 and F6 pass through zero (4 in F4, 0.1 in F6).
/// L1 and L2 are the traced plot, which alone passes the published check (Nd 41.34 gives 1.53 and 0.88: here 1.56 and 0.90), with the ends the paper names.
/// </summary>
internal static class DunsRosCharts
{
    private static readonly double[] viscosity =
        Log(0.002, 0.003, 0.004, 0.005, 0.006, 0.008, 0.010, 0.012, 0.015, 0.020, 0.025, 0.030, 0.040, 0.050, 0.060, 0.080, 0.100, 0.120, 0.150, 0.200, 0.300, 0.400, 0.600, 1.000, 1.400, 2.000);
    private static readonly double[] f1 =
        [1.200, 1.200, 1.200, 1.200, 1.200, 1.201, 1.206, 1.206, 1.225, 1.270, 1.301, 1.338, 1.500, 1.607, 1.736, 1.880, 2.000, 2.020, 2.033, 2.000, 1.880, 1.800, 1.512, 1.166, 0.987, 0.893];
    private static readonly double[] f2 =
        [0.240, 0.240, 0.240, 0.240, 0.240, 0.240, 0.240, 0.246, 0.250, 0.271, 0.324, 0.370, 0.480, 0.577, 0.670, 0.819, 0.949, 0.976, 1.034, 1.049, 0.999, 0.960, 0.892, 0.806, 0.750, 0.700];
    private static readonly double[] f3 =
        [0.800, 0.836, 0.850, 0.874, 0.900, 1.046, 1.222, 1.385, 1.616, 1.900, 2.076, 2.231, 2.525, 2.723, 2.833, 3.005, 3.125, 3.229, 3.358, 3.500, 3.612, 3.675, 3.777, 3.890, 3.943, 4.000];
    private static readonly double[] f4 =
        [-18.0, -9.12, -0.49, 5.09, 9.96, 17.2, 23.0, 26.5, 31.1, 37.2, 41.4, 44.1, 49.5, 52.0, 53.4, 55.4, 57.0, 57.0, 57.0, 57.0, 57.0, 57.0, 57.0, 57.0, 57.0, 57.0];
    private static readonly double[] f5 =
        [0.220, 0.212, 0.207, 0.203, 0.200, 0.191, 0.186, 0.182, 0.175, 0.170, 0.163, 0.158, 0.145, 0.130, 0.110, 0.0813, 0.0600, 0.0501, 0.0471, 0.0469, 0.0547, 0.0600, 0.0739, 0.0923, 0.1057, 0.1115];
    private static readonly double[] f6 =
        [0.860, 0.523, 0.327, 0.180, 0.104, -0.003, -0.080, -0.101, -0.112, -0.081, 0.108, 0.339, 0.650, 0.960, 1.231, 1.736, 2.100, 2.116, 2.080, 1.980, 1.860, 1.800, 1.770, 1.765, 1.761, 1.765];
    private static readonly double[] f7 =
        [0.130, 0.124, 0.114, 0.107, 0.101, 0.0941, 0.0881, 0.0838, 0.0777, 0.0700, 0.0652, 0.0612, 0.0549, 0.0507, 0.0477, 0.0434, 0.0400, 0.0382, 0.0354, 0.0325, 0.0300, 0.0280, 0.0260, 0.0249, 0.0243, 0.0240];

    private static readonly double[] frictionGroup = Log(0.35, 0.4, 0.5, 0.6, 0.8, 1, 1.5, 2, 3, 4, 5, 7, 10, 15, 20, 30, 40, 60, 100);
    private static readonly double[] frictionCorrection = [1, 1, 0.954, 0.886, 0.805, 0.724, 0.618, 0.559, 0.483, 0.436, 0.403, 0.362, 0.321, 0.281, 0.257, 0.234, 0.220, 0.220, 0.200];

    private static readonly double[] l1Diameter = Log(25, 29, 31, 33, 35, 38, 41, 45, 50, 54, 58, 62, 70);
    private static readonly double[] l1 = [2, 1.95, 1.92, 1.86, 1.79, 1.68, 1.57, 1.42, 1.26, 1.14, 1.06, 1.02, 1];
    private static readonly double[] l2Diameter = Log(16.8, 20, 25, 30, 35, 40, 45, 50, 57, 65, 75, 90);
    private static readonly double[] l2 = [0.5, 0.56, 0.64, 0.73, 0.81, 0.88, 0.95, 1, 1.04, 1.06, 1.08, 1.1];

    /// <summary>L1 and L2 of the end of bubble flow, Ngv = L1 + L2 NLv, at a diameter number. Below and above the curves the paper gives 2 and 0.5, 1 and 1.1.</summary>
    public static (double L1, double L2) Bubble(double diameterNumber)
    {
        var (x, ignored) = (Math.Log(diameterNumber), false);
        return (Read(l1Diameter, l1, x, ref ignored), Read(l2Diameter, l2, x, ref ignored));
    }

    /// <summary>F1 to F4 of bubble flow at a liquid viscosity number; <paramref name="held"/> is set outside 0.002 to 2.</summary>
    public static (double F1, double F2, double F3, double F4) BubbleSlip(double viscosityNumber, ref bool held)
    {
        var x = Math.Log(viscosityNumber);
        return (Read(viscosity, f1, x, ref held), Read(viscosity, f2, x, ref held), Read(viscosity, f3, x, ref held), Read(viscosity, f4, x, ref held));
    }

    /// <summary>F5 to F7 of slug flow at a liquid viscosity number; <paramref name="held"/> is set outside 0.002 to 2.</summary>
    public static (double F5, double F6, double F7) SlugSlip(double viscosityNumber, ref bool held)
    {
        var x = Math.Log(viscosityNumber);
        return (Read(viscosity, f5, x, ref held), Read(viscosity, f6, x, ref held), Read(viscosity, f7, x, ref held));
    }

    /// <summary>Correction f2 of the friction of bubble and slug flow at f1 (vsg/vsL) Nd^(2/3), f1 as Moody; 1 below 0.35, <paramref name="held"/> is set above 100.</summary>
    public static double Friction(double gasLiquidGroup, ref bool held)
    {
        if (gasLiquidGroup <= 0.35) return 1;
        return Read(frictionGroup, frictionCorrection, Math.Log(gasLiquidGroup), ref held);
    }

    private static double[] Log(params double[] values) => Array.ConvertAll(values, Math.Log);

    private static double Read(double[] xs, double[] ys, double x, ref bool held)
    {
        var i = Array.BinarySearch(xs, x);
        if (i >= 0) return ys[i];
        i = ~i;
        if (i > 0 && i < xs.Length) return ys[i - 1] + (ys[i] - ys[i - 1]) * (x - xs[i - 1]) / (xs[i] - xs[i - 1]);
        held = true;
        return ys[i == 0 ? 0 : ^1];
    }
}
