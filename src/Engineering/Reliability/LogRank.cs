using Pumpjack.Engineering.Numerics;

namespace Pumpjack.Engineering.Reliability;

/// <summary>Comparison of two groups of runs.</summary>
/// <param name="Observed">Failures of the first group.</param>
/// <param name="Expected">Failures expected of it if both groups shared one life.</param>
/// <param name="Variance">Hypergeometric variance of the difference.</param>
/// <param name="ChiSquare">(O − E)²/V, one degree of freedom.</param>
/// <param name="PValue">Chance of a larger one under equal lives.</param>
public readonly record struct LogRankResult(double Observed, double Expected, double Variance, double ChiSquare, double PValue);

/// <summary>The log-rank test (Mantel 1966) of two groups.</summary>
public static class LogRank
{
    /// <summary>Compares two groups of runs.</summary>
    /// <exception cref="EngineeringRefusal">An empty group, an impossible age, or no failure that both groups were at risk for.</exception>
    public static LogRankResult Compare(ReadOnlySpan<Run> first, ReadOnlySpan<Run> second)
    {
        RunChecks.Check(first);
        RunChecks.Check(second);
        var n = first.Length + second.Length;
        var ages = new double[n];
        var tags = new (bool Failed, bool First)[n];
        for (var i = 0; i < n; i++)
        {
            var run = i < first.Length ? first[i] : second[i - first.Length];
            (ages[i], tags[i]) = (run.Age, (run.Failed, i < first.Length));
        }
        Array.Sort(ages, tags);
        double left = n, leftFirst = first.Length, observed = 0, expected = 0, variance = 0;
        for (var i = 0; i < n;)
        {
            double d = 0, dFirst = 0, gone = 0, goneFirst = 0;
            var age = ages[i];
            for (; i < n && ages[i] == age; i++)
            {
                gone++;
                if (tags[i].First) goneFirst++;
                if (!tags[i].Failed) continue;
                d++;
                if (tags[i].First) dFirst++;
            }
            if (d > 0)
            {
                var share = leftFirst / left;
                observed += dFirst;
                expected += d * share;
                if (left > 1) variance += d * share * (1 - share) * (left - d) / (left - 1);
            }
            left -= gone;
            leftFirst -= goneFirst;
        }
        if (!(variance > 0))
            throw new EngineeringRefusal(RefusalCodes.BadTest, "The groups share no failure age at which both were at risk; there is nothing to compare.", "failures");
        var chiSquare = (observed - expected) * (observed - expected) / variance;
        return new(observed, expected, variance, chiSquare, GammaFunctions.RegularizedUpper(0.5, chiSquare / 2));
    }
}
