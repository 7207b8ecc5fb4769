namespace Pumpjack.Engineering.Numerics;

/// <summary>E1(x) = −Ei(−x), the integral of e^−u/u from x to infinity.</summary>
internal static class ExponentialIntegral
{
    private const double EulerGamma = 0.57721566490153286;
    private const int MaximumTerms = 500;

    /// <summary>E1(x) for x &gt; 0: series below 1, continued fraction above; 0 where it underflows.</summary>
    public static double E1(double x)
    {
        if (x < 1)
        {
            double sum = 0, term = 1;
            for (var k = 1; k < MaximumTerms; k++)
            {
                term *= -x / k;
                sum += term / k;
                if (Math.Abs(term) < 1e-17 * Math.Abs(sum))
                    break;
            }
            return -EulerGamma - Math.Log(x) - sum;
        }
        if (x > 740)
            return 0;
        var b = x + 1;
        var c = 1e300;
        var d = 1 / b;
        var f = d;
        for (var i = 1; i < MaximumTerms; i++)
        {
            var an = -(double)i * i;
            b += 2;
            d = 1 / ((an * d) + b);
            c = b + (an / c);
            var factor = c * d;
            f *= factor;
            if (Math.Abs(factor - 1) < 1e-16)
                break;
        }
        return f * Math.Exp(-x);
    }
}
