namespace Pumpjack.Engineering.Numerics;

/// <summary>ln(1 + x) and e^x − 1 without the cancellation of the plain forms, and their quotients by x.</summary>
internal static class Elementary
{
    /// <summary>ln(1 + x), accurate for small x (double.LogP1 is the plain form).</summary>
    public static double Log1p(double x)
    {
        var u = 1 + x;
        if (u <= 0 || double.IsInfinity(u))
            return Math.Log(u);
        return Math.Log(u) + ((x - (u - 1)) / u);
    }

    /// <summary>e^x − 1, accurate for small x (double.ExpM1 is the plain form).</summary>
    public static double Expm1(double x)
    {
        if (Math.Abs(x) > 0.5)
            return Math.Exp(x) - 1;
        var u = Math.Exp(x);
        var v = u - 1;
        return v == 0 ? x : v * x / Math.Log(u);
    }

    /// <summary>ln(1 + x)/x, 1 at x = 0.</summary>
    public static double Log1pOver(double x) => x == 0 ? 1 : Log1p(x) / x;

    /// <summary>(e^x − 1)/x, 1 at x = 0.</summary>
    public static double Expm1Over(double x) => x == 0 ? 1 : Expm1(x) / x;
}
