using Pumpjack.Engineering.Numerics;

namespace Pumpjack.Engineering.WellTests;

/// <summary>
/// A well with storage and skin in an infinite homogeneous reservoir (Agarwal, Al-Hussainy and Ramey 1970): dimensionless pressure by
/// Stehfest inversion of {K0(u) + S u K1(u)}/{s [u K1(u) + s CD (K0(u) + S u K1(u))]}, u = sqrt s.
/// </summary>
public static class StorageSkinModel
{
    /// <summary>
    /// pwD at tD. A negative skin is taken as the larger wellbore it stands for, rw e^−S, because the thin-skin form has no meaning below 0
    /// at early times.
    /// </summary>
    /// <param name="dimensionlessTime">tD, &gt; 0.</param>
    /// <param name="dimensionlessStorage">CD, ≥ 0.</param>
    /// <param name="skin">S.</param>
    /// <param name="terms">Even number of Stehfest terms, 8 to 14.</param>
    public static double Pressure(double dimensionlessTime, double dimensionlessStorage, double skin, int terms = Stehfest.DefaultTerms)
    {
        if (!(dimensionlessTime > 0) || !(dimensionlessStorage >= 0))
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "tD must be above 0 and CD at least 0.", dimensionlessTime > 0 ? "CD" : "tD", 0);
        WellTestInputs.Skin.Require(skin);
        var (tD, cD, s) = (dimensionlessTime, dimensionlessStorage, skin);
        if (skin < 0)
        {
            var square = Math.Exp(2 * skin);
            (tD, cD, s) = (tD * square, cD * square, 0);
        }
        var weights = Stehfest.Weights(terms);
        var ln2 = Math.Log(2) / tD;
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
            sum += weights[i] * Laplace((i + 1) * ln2, cD, s);
        return ln2 * sum;
    }

    /// <summary>tD dpwD/dtD at tD, from the transform s p(s) whose inverse is the time derivative.</summary>
    public static double LogDerivative(double dimensionlessTime, double dimensionlessStorage, double skin, int terms = Stehfest.DefaultTerms)
    {
        var (tD, cD, s) = (dimensionlessTime, dimensionlessStorage, skin);
        if (skin < 0)
        {
            var square = Math.Exp(2 * skin);
            (tD, cD, s) = (tD * square, cD * square, 0);
        }
        var weights = Stehfest.Weights(terms);
        var ln2 = Math.Log(2) / tD;
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            var z = (i + 1) * ln2;
            sum += weights[i] * z * Laplace(z, cD, s);
        }
        return Math.Log(2) * sum;
    }

    private static double Laplace(double s, double cD, double skin)
    {
        var u = Math.Sqrt(s);
        // Only the ratio of the two functions counts, so their common scale e^u may stay in.
        var (k0, k1) = ModifiedBessel.Scaled(u);
        var inner = u * k1;
        var outer = k0 + (skin * inner);
        return outer / (s * (inner + (s * cD * outer)));
    }
}

/// <summary>Weights of Stehfest's inversion (Algorithm 368, 1970).</summary>
public static class Stehfest
{
    /// <summary>Terms used unless said otherwise: the best in double precision for smooth pressures.</summary>
    public const int DefaultTerms = 12;

    private static readonly double[][] byTerms = [Make(8), Make(10), Make(12), Make(14)];

    /// <summary>The weights for an even number of terms, 8 to 14.</summary>
    public static ReadOnlySpan<double> Weights(int terms) => terms is >= 8 and <= 14 && terms % 2 == 0
        ? byTerms[(terms - 8) / 2]
        : throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "Stehfest's inversion takes 8, 10, 12 or 14 terms in double precision.", "N", 8);

    private static double[] Make(int n)
    {
        var weights = new double[n];
        var half = n / 2;
        for (var i = 1; i <= n; i++)
        {
            var sum = 0.0;
            for (var k = (i + 1) / 2; k <= Math.Min(i, half); k++)
                sum += Math.Pow(k, half) * Factorial(2 * k)
                    / (Factorial(half - k) * Factorial(k) * Factorial(k - 1) * Factorial(i - k) * Factorial((2 * k) - i));
            weights[i - 1] = (half + i) % 2 == 0 ? sum : -sum;
        }
        return weights;
    }

    private static double Factorial(int n)
    {
        var product = 1.0;
        for (var i = 2; i <= n; i++) product *= i;
        return product;
    }
}
