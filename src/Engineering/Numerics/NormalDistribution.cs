namespace Pumpjack.Engineering.Numerics;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    /// <summary>Φ(z).</summary>
    public static double Cumulative(double z) =>
        z < 0
            ? 0.5 * GammaFunctions.RegularizedUpper(0.5, z * z / 2)
            : 1 - (0.5 * GammaFunctions.RegularizedUpper(0.5, z * z / 2));

    /// <summary>The z with Φ(z) = p, 0 &lt; p &lt; 1.</summary>
    public static double Quantile(double p)
    {
        if (p > 0.5)
            return -Quantile(1 - p);
        if (p == 0.5)
            return 0;
        // Abramowitz and Stegun 26.2.23 (error below 4.5e-4), then Halley's steps on Φ.
        var t = Math.Sqrt(-2 * Math.Log(p));
        var z = -(t - ((2.515517 + (t * (0.802853 + (t * 0.010328))))
            / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308))))))));
        for (var i = 0; i < 3; i++)
        {
            var u = (Cumulative(z) - p) * Math.Sqrt(2 * Math.PI) * Math.Exp(z * z / 2);
            z -= u / (1 + (z * u / 2));
        }
        return z;
    }
}
