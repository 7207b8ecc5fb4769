namespace Pumpjack.Engineering.Outflow;

/// <summary>Course of a well: measured and true vertical depth, ft, from a survey; straight between stations.</summary>
public sealed class WellPath
{
    private readonly double[] md, tvd;

    /// <exception cref="EngineeringRefusal">Fewer than two stations, depths not rising, or vertical depth growing faster than measured.</exception>
    public WellPath(double[] measuredDepthFt, double[] trueVerticalDepthFt)
    {
        if (measuredDepthFt.Length < 2) throw new EngineeringRefusal(RefusalCodes.EmptySeries, "A survey needs at least two stations.", "survey_md");
        if (measuredDepthFt.Length != trueVerticalDepthFt.Length)
            throw new EngineeringRefusal(RefusalCodes.UnequalSeries, "The survey needs as many vertical as measured depths.", "survey_tvd");
        for (var i = 1; i < measuredDepthFt.Length; i++)
        {
            var along = measuredDepthFt[i] - measuredDepthFt[i - 1];
            if (!(along > 0)) throw new EngineeringRefusal(RefusalCodes.Contradiction, "Measured depths of a survey must rise.", "survey_md");
            if (!(Math.Abs(trueVerticalDepthFt[i] - trueVerticalDepthFt[i - 1]) <= along * 1.001 + 0.1))
                throw new EngineeringRefusal(RefusalCodes.Contradiction, "Vertical depth cannot grow faster than measured depth.", "survey_tvd");
        }
        (md, tvd) = (measuredDepthFt, trueVerticalDepthFt);
    }

    public static WellPath Vertical(double depthFt) => new([0, depthFt], [0, depthFt]);

    public double EndFt => md[^1];

    /// <summary>Angle of upward flow from horizontal, radians, at a measured depth; the last course continues below the survey.</summary>
    public double Angle(double depthFt)
    {
        if (md.Length == 2 && tvd[1] - tvd[0] >= md[1] - md[0]) return Math.PI / 2;
        var i = Array.BinarySearch(md, depthFt);
        i = Math.Clamp(i >= 0 ? i + 1 : ~i, 1, md.Length - 1);
        return Math.Asin(Math.Clamp((tvd[i] - tvd[i - 1]) / (md[i] - md[i - 1]), -1, 1));
    }
}
