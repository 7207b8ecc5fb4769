namespace Pumpjack.Engineering.Numerics;

/// <summary>The modified Bessel functions K0 and K1.</summary>
internal static class ModifiedBessel
{
    private const double EulerGamma = 0.57721566490153286;

    /// <summary>e^x K0(x) and e^x K1(x) for x &gt; 0, to about 1e-15.</summary>
    /// <remarks>
    /// Below 2 the ascending series; above, the integral of exp(−x (cosh u − 1)) {1, cosh u} over u ≥ 0 by the trapezoidal rule,
    /// which converges geometrically for this integrand.
    /// </remarks>
    public static (double K0, double K1) Scaled(double x) => x < 2 ? Series(x) : Trapezoid(x);

    private static (double K0, double K1) Series(double x)
    {
        var quarter = x * x / 4;
        var log = Math.Log(x / 2) + EulerGamma;
        // K0 = −(ln(x/2) + γ) I0 + Σ H_k (x²/4)^k/k!²,
        // K1 = 1/x + ln(x/2) I1 − (x/4) Σ [ψ(k+1) + ψ(k+2)] (x²/4)^k/(k! (k+1)!).
        double i0 = 0, k0 = 0, i1 = 0, k1 = 0, harmonic = 0, a = 1, b = 1;
        for (var k = 0; k < 40; k++)
        {
            if (k > 0)
            {
                harmonic += 1.0 / k;
                a *= quarter / ((double)k * k);
                b *= quarter / (k * (k + 1.0));
            }
            i0 += a;
            k0 += a * harmonic;
            i1 += b;
            k1 += b * (harmonic + harmonic + (1.0 / (k + 1)) - EulerGamma - EulerGamma);
            if (a < 1e-18)
                break;
        }
        var scale = Math.Exp(x);
        return (scale * (k0 - (log * i0)), scale * ((1 / x) + (Math.Log(x / 2) * i1 * x / 2) - (x / 4 * k1)));
    }

    private static (double K0, double K1) Trapezoid(double x)
    {
        var end = Math.Acosh(1 + (40 / x));
        // The step shrinks with the width of the integrand.
        const int steps = 24;
        var h = end / steps;
        double k0 = 0.5, k1 = 0.5;
        for (var i = 1; i <= steps; i++)
        {
            var cosh = Math.Cosh(i * h);
            var f = Math.Exp(-x * (cosh - 1));
            k0 += f;
            k1 += f * cosh;
        }
        return (h * k0, h * k1);
    }
}
