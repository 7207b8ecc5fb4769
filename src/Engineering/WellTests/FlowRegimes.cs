namespace Pumpjack.Engineering.WellTests;

/// <summary>What the slope of the log-log derivative says.</summary>
public enum FlowRegime
{
    /// <summary>No slope held long enough.</summary>
    Unclear,

    /// <summary>Unit slope of change and derivative together: wellbore storage.</summary>
    WellboreStorage,

    /// <summary>Slope 1/4: bilinear flow to a fracture of finite conductivity.</summary>
    Bilinear,

    /// <summary>Slope 1/2: linear flow to a fracture or along a channel.</summary>
    Linear,

    /// <summary>Level: infinite-acting radial flow.</summary>
    Radial,

    /// <summary>A second level at twice the first: one sealing fault.</summary>
    SealingFault,

    /// <summary>Slope −1/2: spherical flow to a part of the thickness.</summary>
    Spherical,

    /// <summary>Late unit slope of the derivative: pseudosteady state (drawdown only).</summary>
    PseudosteadyState,

    /// <summary>Falling faster than spherical: a boundary at constant pressure, or a closed reservoir in build-up.</summary>
    FallingDerivative,
}

/// <summary>A stretch of one regime.</summary>
/// <param name="Regime">The regime.</param>
/// <param name="From">Index of its first point.</param>
/// <param name="To">Index of its last point.</param>
/// <param name="Slope">Mean slope of the log-log derivative.</param>
/// <param name="Level">Mean derivative over the stretch (geometric), psi.</param>
public readonly record struct RegimeStretch(FlowRegime Regime, int From, int To, double Slope, double Level);

/// <summary>Recognises flow regimes on the log-log derivative.</summary>
public static class FlowRegimes
{
    /// <summary>A slope belongs to a regime within this distance.</summary>
    public const double SlopeTolerance = 0.1;

    /// <summary>A regime must hold for this part of a log cycle.</summary>
    public const double LeastCycles = 0.3;

    /// <summary>
    /// Splits a derivative into stretches of one slope (0 ± 0.1 radial, 1/4, 1/2, 1, −1/2) that hold for at least 0.3 log cycle; the slope at
    /// a point is regressed over 0.4 log cycle around it. It proposes, the engineer decides.
    /// </summary>
    /// <param name="time">Time, h, rising from above 0.</param>
    /// <param name="change">Pressure change, psi.</param>
    /// <param name="derivative">Logarithmic derivative; NaN where there is none.</param>
    public static IReadOnlyList<RegimeStretch> Identify(ReadOnlySpan<double> time, ReadOnlySpan<double> change, ReadOnlySpan<double> derivative)
    {
        WellTestInputs.CheckSeries(time, change, 3, "t", "dp");
        if (derivative.Length != time.Length)
            throw new EngineeringRefusal(RefusalCodes.UnequalSeries, "The derivative needs one value per point.", "derivative");
        var n = time.Length;
        var slope = new double[n];
        var regime = new FlowRegime[n];
        for (var i = 0; i < n; i++)
        {
            slope[i] = Slope(time, derivative, i);
            regime[i] = Name(slope[i], change[i], derivative[i]);
        }
        var stretches = new List<RegimeStretch>();
        for (var from = 0; from < n;)
        {
            var to = from;
            while (to + 1 < n && regime[to + 1] == regime[from]) to++;
            if (regime[from] != FlowRegime.Unclear && Math.Log10(time[to] / time[from]) >= LeastCycles)
                stretches.Add(Stretch(regime[from], from, to, slope, derivative));
            from = to + 1;
        }
        return Compare(stretches);
    }

    // A unit slope is storage only before anything else; a second level at twice the first is a fault.
    private static List<RegimeStretch> Compare(List<RegimeStretch> found)
    {
        var radial = found.FindIndex(s => s.Regime == FlowRegime.Radial);
        for (var i = 0; i < found.Count; i++)
        {
            var s = found[i];
            if (s.Regime == FlowRegime.WellboreStorage && i > 0)
                found[i] = s with { Regime = FlowRegime.PseudosteadyState };
            if (s.Regime == FlowRegime.Radial && i > radial && Math.Abs((s.Level / found[radial].Level) - 2) < 0.2)
                found[i] = s with { Regime = FlowRegime.SealingFault };
        }
        return found;
    }

    private static RegimeStretch Stretch(FlowRegime regime, int from, int to, double[] slope, ReadOnlySpan<double> derivative)
    {
        double meanSlope = 0, meanLog = 0;
        for (var i = from; i <= to; i++)
            (meanSlope, meanLog) = (meanSlope + slope[i], meanLog + Math.Log(derivative[i]));
        var count = to - from + 1;
        return new(regime, from, to, meanSlope / count, Math.Exp(meanLog / count));
    }

    private static FlowRegime Name(double slope, double change, double derivative)
    {
        if (double.IsNaN(slope)) return FlowRegime.Unclear;
        // In storage change and derivative coincide; late in a drawdown the change lies well above.
        if (Math.Abs(slope - 1) < 0.15) return derivative > 0.7 * change ? FlowRegime.WellboreStorage : FlowRegime.PseudosteadyState;
        if (Math.Abs(slope - 0.5) < SlopeTolerance) return FlowRegime.Linear;
        if (Math.Abs(slope - 0.25) < SlopeTolerance) return FlowRegime.Bilinear;
        if (Math.Abs(slope) < SlopeTolerance) return FlowRegime.Radial;
        if (Math.Abs(slope + 0.5) < SlopeTolerance) return FlowRegime.Spherical;
        return slope < -0.5 - SlopeTolerance ? FlowRegime.FallingDerivative : FlowRegime.Unclear;
    }

    private static double Slope(ReadOnlySpan<double> time, ReadOnlySpan<double> derivative, int at)
    {
        const double halfWindow = 0.2;
        if (!(derivative[at] > 0)) return double.NaN;
        var x0 = Math.Log10(time[at]);
        int from = at, to = at;
        while (from > 0 && x0 - Math.Log10(time[from - 1]) <= halfWindow + 1e-9) from--;
        while (to + 1 < time.Length && Math.Log10(time[to + 1]) - x0 <= halfWindow + 1e-9) to++;
        double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
        for (var i = from; i <= to; i++)
        {
            if (!(derivative[i] > 0)) continue;
            var (x, y) = (Math.Log10(time[i]) - x0, Math.Log10(derivative[i]));
            (n, sx, sy, sxx, sxy) = (n + 1, sx + x, sy + y, sxx + (x * x), sxy + (x * y));
        }
        var spread = (n * sxx) - (sx * sx);
        return n < 3 || !(spread > 0) ? double.NaN : ((n * sxy) - (sx * sy)) / spread;
    }
}
