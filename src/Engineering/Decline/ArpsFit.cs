namespace Pumpjack.Engineering.Decline;

/// <summary>How residuals count in a decline fit.</summary>
public enum FitLoss
{
    /// <summary>Every point alike: least squares on rate.</summary>
    LeastSquares,

    /// <summary>
    /// Least squares on rate, each point weighted by Tukey's bisquare of its log residual (4.685 robust standard deviations):
    /// misread or partly shut-in periods lose their pull.
    /// </summary>
    Bisquare,
}

/// <summary>What an Arps fit may do.</summary>
/// <param name="FixedB">b held at this value (0 exponential, 1 harmonic); null fits it in 0 to 2.</param>
/// <param name="Loss">How residuals count.</param>
/// <param name="MaximumIterations">Bound on the Levenberg-Marquardt steps of each start.</param>
public readonly record struct ArpsFitOptions(double? FixedB = null, FitLoss Loss = FitLoss.LeastSquares, int MaximumIterations = 60)
{
    /// <summary>Hyperbolic, least squares.</summary>
    public ArpsFitOptions()
        : this(null)
    {
    }
}

/// <summary>An Arps curve fitted to rate against time.</summary>
/// <param name="Qi">Rate at t = 0.</param>
/// <param name="Di">Nominal decline at t = 0, in the inverse of the time unit.</param>
/// <param name="B">Decline exponent.</param>
/// <param name="QiStandardError">Standard error of Qi.</param>
/// <param name="DiStandardError">Standard error of Di.</param>
/// <param name="BStandardError">Standard error of B; null where B was held or ended on a bound.</param>
/// <param name="SumSquares">Sum of squared rate residuals, unweighted.</param>
/// <param name="RSquared">Coefficient of determination in rate, unweighted.</param>
/// <param name="Points">Points used.</param>
/// <param name="EffectivePoints">Sum of the final weights; equal to Points for least squares.</param>
/// <param name="Starts">Starts followed to an optimum.</param>
/// <param name="Iterations">Levenberg-Marquardt steps over all starts.</param>
/// <param name="Converged">False where a bound on the steps ended the search.</param>
/// <param name="Loss">How residuals counted.</param>
public readonly record struct ArpsFitResult(
    double Qi,
    double Di,
    double B,
    double QiStandardError,
    double DiStandardError,
    double? BStandardError,
    double SumSquares,
    double RSquared,
    int Points,
    double EffectivePoints,
    int Starts,
    int Iterations,
    bool Converged,
    FitLoss Loss)
{
    /// <summary>True below six points: too few to trust the shape.</summary>
    public bool LowConfidence => Points < 6;

    /// <summary>The fitted curve.</summary>
    public ArpsChain Curve() => ArpsChain.OneSegment(Qi, Di, B);

    /// <summary>The fitted curve with an exponential tail once the nominal decline has fallen to <paramref name="dTerminal"/>.</summary>
    public ArpsChain Curve(double dTerminal) => ArpsChain.ModifiedHyperbolic(Qi, Di, B, dTerminal);
}

/// <summary>
/// Fits Arps curves to rate against time by bounded nonlinear least squares on rate, 0 ≤ b ≤ 2, several starts.
/// Give producing time, not calendar time (see <see cref="RateSeries"/>).
/// </summary>
/// <remarks>
/// qi enters linearly and is eliminated (variable projection), which leaves two parameters, ln(Di T) and b, for
/// Levenberg-Marquardt; T is the span of the data. One pass over the points gives the residual sum, its gradient and the
/// normal matrix; it is vectorised.
/// </remarks>
public static class ArpsFit
{
    internal const double LargestB = 2;
    internal const int LargestStackPoints = 512;

    /// <summary>
    /// Fits an Arps curve. Refuses fewer than two points more than parameters, values that are not finite, times that are negative or all
    /// alike, rates that are not positive, and rates that do not fall.
    /// </summary>
    public static ArpsFitResult Fit(ReadOnlySpan<double> time, ReadOnlySpan<double> rate, ArpsFitOptions options)
    {
        RateSeries.Check(time, rate, options.FixedB is null ? 4 : 3);
        if (options.FixedB is { } held && !(held >= 0 && held <= LargestB))
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "b must lie between 0 and 2.", "b", held < 0 ? 0 : LargestB, "dca.modified_hyperbolic");
        return Search(time, rate, options) ?? throw RateSeries.NotFalling();
    }

    /// <summary>The same for series already checked; null where the rates do not fall.</summary>
    internal static ArpsFitResult? TryFit(ReadOnlySpan<double> time, ReadOnlySpan<double> rate, ArpsFitOptions options) => Search(time, rate, options);

    private static ArpsFitResult? Search(ReadOnlySpan<double> time, ReadOnlySpan<double> rate, ArpsFitOptions options)
    {
        // Padding with weight 0 to whole vectors.
        var padded = (time.Length + 3) & ~3;
        Span<double> buffer = padded <= LargestStackPoints ? stackalloc double[3 * padded] : new double[3 * padded];
        var t = buffer[..padded];
        var q = buffer.Slice(padded, padded);
        var w = buffer[(2 * padded)..];
        time.CopyTo(t);
        rate.CopyTo(q);
        var span = 0.0;
        foreach (var x in time)
            span = Math.Max(span, x);
        for (var i = 0; i < padded; i++)
        {
            w[i] = i < time.Length ? 1 : 0;
            t[i] = i < time.Length ? t[i] / span : 0;
            if (i >= time.Length)
                q[i] = 1;
        }
        var search = new ArpsSearch(t, q, w, options);
        search.Run();
        if (options.Loss == FitLoss.Bisquare)
            search.Reweight(time.Length);
        return search.Result(time, rate, span);
    }
}
