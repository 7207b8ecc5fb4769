namespace Pumpjack.Engineering.Lift.Esp;

/// <summary>
/// Head and efficiency of one stage as least-squares polynomials of the rate at the catalogue speed, scaled to other speeds by the affinity laws.
/// </summary>
public sealed class StageCurve
{
    private readonly double scale;
    private readonly double[] head, efficiency;

    /// <summary>Fits the catalogue points: rate in bbl/d, head in ft per stage, efficiency as a fraction, all at <paramref name="frequencyHz"/>.</summary>
    /// <exception cref="EngineeringRefusal">Fewer points than coefficients, unequal series, or rates that do not tell the coefficients apart.</exception>
    public StageCurve(ReadOnlySpan<double> rateBblPerDay, ReadOnlySpan<double> headFt, ReadOnlySpan<double> efficiencyFraction, double frequencyHz = 60, int degree = 3)
    {
        if (headFt.Length != rateBblPerDay.Length)
            throw new EngineeringRefusal(RefusalCodes.UnequalSeries, $"There are {rateBblPerDay.Length} rates and {headFt.Length} heads.", "head", rateBblPerDay.Length);
        if (efficiencyFraction.Length != rateBblPerDay.Length)
            throw new EngineeringRefusal(RefusalCodes.UnequalSeries, $"There are {rateBblPerDay.Length} rates and {efficiencyFraction.Length} efficiencies.", "efficiency", rateBblPerDay.Length);
        (MinRate, MaxRate) = (double.PositiveInfinity, 0);
        foreach (var q in rateBblPerDay) { MinRate = Math.Min(MinRate, q); MaxRate = Math.Max(MaxRate, q); }
        scale = MaxRate;
        FrequencyHz = frequencyHz;
        head = Fit(rateBblPerDay, headFt, scale, degree);
        efficiency = Fit(rateBblPerDay, efficiencyFraction, scale, degree);
    }

    /// <summary>Frequency of the catalogue points, Hz.</summary>
    public double FrequencyHz { get; }
    /// <summary>Lowest and highest rate of the catalogue points, bbl/d: outside is extrapolation.</summary>
    public double MinRate { get; }
    public double MaxRate { get; }

    /// <summary>Head, ft per stage, at a rate in bbl/d and a frequency in Hz.</summary>
    public double HeadFt(double rateBblPerDay, double frequencyHz)
    {
        var ratio = frequencyHz / FrequencyHz;
        return Evaluate(head, rateBblPerDay / ratio / scale) * ratio * ratio;
    }

    /// <summary>Efficiency as a fraction; the affinity laws keep it at the same relative rate.</summary>
    public double Efficiency(double rateBblPerDay, double frequencyHz) => Evaluate(efficiency, rateBblPerDay * FrequencyHz / frequencyHz / scale);

    /// <summary>Brake power, hp per stage.</summary>
    public double PowerHp(double rateBblPerDay, double frequencyHz, double gravity) =>
        EspDesign.HydraulicHp(rateBblPerDay, HeadFt(rateBblPerDay, frequencyHz), gravity) / Efficiency(rateBblPerDay, frequencyHz);

    /// <summary>Rate of best efficiency within the catalogue points, bbl/d at the catalogue speed: golden section after a scan of 200 steps.</summary>
    public double BestRate()
    {
        var best = MinRate;
        var step = (MaxRate - MinRate) / 200;
        for (var i = 1; i <= 200; i++)
            if (Efficiency(MinRate + i * step, FrequencyHz) > Efficiency(best, FrequencyHz)) best = MinRate + i * step;
        const double golden = 0.6180339887498949;
        double low = Math.Max(MinRate, best - step), high = Math.Min(MaxRate, best + step);
        for (var i = 0; i < 60; i++)
        {
            double x1 = high - golden * (high - low), x2 = low + golden * (high - low);
            if (Efficiency(x1, FrequencyHz) < Efficiency(x2, FrequencyHz)) low = x1; else high = x2;
        }
        return 0.5 * (low + high);
    }

    private static double Evaluate(double[] c, double x)
    {
        var sum = 0.0;
        for (var i = c.Length - 1; i >= 0; i--) sum = sum * x + c[i];
        return sum;
    }

    // Least squares by modified Gram-Schmidt on the scaled powers: the normal equations would square the condition number.
    private static double[] Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double scale, int degree)
    {
        int n = x.Length, m = degree + 1;
        if (n < m) throw new EngineeringRefusal(RefusalCodes.WrongShape, $"A polynomial of degree {degree} needs at least {m} points; there are {n}.", "q", m);
        var q = new double[m][];
        var r = new double[m, m];
        var rhs = y.ToArray();
        var c = new double[m];
        for (var k = 0; k < m; k++)
        {
            q[k] = new double[n];
            var before = 0.0;
            for (var i = 0; i < n; i++) { q[k][i] = Math.Pow(x[i] / scale, k); before += q[k][i] * q[k][i]; }
            for (var j = 0; j < k; j++)
            {
                for (var i = 0; i < n; i++) r[j, k] += q[j][i] * q[k][i];
                for (var i = 0; i < n; i++) q[k][i] -= r[j, k] * q[j][i];
            }
            var norm = Math.Sqrt(q[k].Sum(v => v * v));
            if (!(norm > 1e-9 * Math.Sqrt(before)))
                throw new EngineeringRefusal(RefusalCodes.NoSolution, $"The rates hold fewer than {m} different values.", "q", m);
            r[k, k] = norm;
            for (var i = 0; i < n; i++) q[k][i] /= norm;
            for (var i = 0; i < n; i++) c[k] += q[k][i] * rhs[i];
            for (var i = 0; i < n; i++) rhs[i] -= c[k] * q[k][i];
        }
        for (var k = m - 1; k >= 0; k--)
        {
            for (var j = k + 1; j < m; j++) c[k] -= r[k, j] * c[j];
            c[k] /= r[k, k];
        }
        return c;
    }
}
