using Pumpjack.Engineering.Numerics;

namespace Pumpjack.Engineering.Reliability;

/// <summary>How an observation ended.</summary>
public enum Truncation
{
    /// <summary>At a fixed time: 2r + 2 degrees of freedom below.</summary>
    Time,

    /// <summary>At the last failure: 2r on both sides.</summary>
    Failure,
}

/// <summary>MTBF with its bounds, any time unit.</summary>
/// <param name="Mtbf">Operating time per failure; null without failures.</param>
/// <param name="Lower">Lower bound; without failures the one-sided bound at the same tail.</param>
/// <param name="Upper">Upper bound; null without failures.</param>
/// <param name="Failures">Failures counted.</param>
/// <param name="Confidence">Two-sided confidence.</param>
/// <param name="Truncation">How the observation ended.</param>
public readonly record struct MtbfResult(double? Mtbf, double Lower, double? Upper, int Failures, double Confidence, Truncation Truncation);

/// <summary>Mean times, availability and systems.</summary>
public static class ReliabilityMetrics
{
    internal static readonly Input TimeInput = new("total_time", "any", "operating time of all units") { Above = 0 };
    internal static readonly Input FailuresInput = new("failures", "-", "failures") { AtLeast = 0 };
    internal static readonly Input AvailabilityInput = new("availabilities", "-", "availability of each part") { Kind = InputKind.Series, AtLeast = 0, AtMost = 1 };

    /// <summary>
    /// MTBF of an exponential life with chi-square bounds: time truncated 2T/χ²(1 − a/2; 2r + 2) to 2T/χ²(a/2; 2r), failure truncated 2r in both.
    /// </summary>
    /// <exception cref="EngineeringRefusal">No operating time, a negative count, or failure truncation without a failure.</exception>
    public static MtbfResult Mtbf(double operatingTime, int failures, double confidence = 0.9, Truncation truncation = Truncation.Time)
    {
        TimeInput.Require(operatingTime);
        FailuresInput.Require(failures);
        var tail = (1 - RunChecks.Confidence.Require(confidence)) / 2;
        if (failures == 0 && truncation == Truncation.Failure)
            throw new EngineeringRefusal(RefusalCodes.Contradiction, "An observation that ends at a failure has one.", "failures", 1);
        var degrees = (2.0 * failures) + (truncation == Truncation.Time ? 2 : 0);
        var lower = 2 * operatingTime / GammaFunctions.ChiSquareQuantile(1 - tail, degrees);
        return failures == 0
            ? new(null, lower, null, 0, confidence, truncation)
            : new(operatingTime / failures, lower, 2 * operatingTime / GammaFunctions.ChiSquareQuantile(tail, 2 * failures), failures, confidence, truncation);
    }

    /// <summary>Mean time to repair, down time/repairs.</summary>
    public static double Mttr(double downTime, int repairs) => repairs > 0
        ? downTime / repairs
        : throw new EngineeringRefusal(RefusalCodes.BadTest, "Without a repair there is no mean time to repair.", "repairs", 1);

    /// <summary>Inherent availability, MTBF/(MTBF + MTTR).</summary>
    public static double InherentAvailability(double mtbf, double mttr) => TimeInput.Require(mtbf) / (mtbf + mttr);

    /// <summary>Operational availability, up time/total time.</summary>
    public static double OperationalAvailability(double upTime, double totalTime) => upTime >= 0 && upTime <= TimeInput.Require(totalTime)
        ? upTime / totalTime
        : throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "Up time must lie between 0 and the total time.", "up_time", totalTime);

    /// <summary>Availability of parts that must all work: their product.</summary>
    public static double Series(ReadOnlySpan<double> availabilities)
    {
        var product = 1.0;
        foreach (var a in Parts(availabilities)) product *= AvailabilityInput.Require(a);
        return product;
    }

    /// <summary>Availability of parts of which one is enough: 1 − product of (1 − A).</summary>
    public static double Parallel(ReadOnlySpan<double> availabilities)
    {
        var product = 1.0;
        foreach (var a in Parts(availabilities)) product *= 1 - AvailabilityInput.Require(a);
        return 1 - product;
    }

    /// <summary>Availability of <paramref name="needed"/> out of n alike parts.</summary>
    public static double KOutOfN(double availability, int needed, int parts)
    {
        AvailabilityInput.Require(availability);
        if (needed < 1 || needed > parts)
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "The number needed must lie between 1 and the number of parts.", "needed", parts);
        var sum = 0.0;
        var ways = 1.0;
        for (var k = parts; k >= needed; k--)
        {
            sum += ways * Math.Pow(availability, k) * Math.Pow(1 - availability, parts - k);
            ways *= k / (double)(parts - k + 1);
        }
        return sum;
    }

    private static ReadOnlySpan<double> Parts(ReadOnlySpan<double> parts) => parts.Length > 0
        ? parts
        : throw new EngineeringRefusal(RefusalCodes.EmptySeries, "A system needs parts.", "availabilities");
}
