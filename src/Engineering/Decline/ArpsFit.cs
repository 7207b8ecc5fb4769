using System.Runtime.Intrinsics;

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
    private const double LargestB = 2;
    private const double SmallestSpanDecline = 1e-5;
    private const double LargestSpanDecline = 1e5;
    private const int LargestStackPoints = 512;
    private const int RobustRounds = 12;

    private static ReadOnlySpan<double> StartB => [0.25, 0.9, 1.6];

    private static ReadOnlySpan<double> StartSpanDecline => [0.1, 0.5, 2, 8, 32, 128];

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
        var search = new Searcher(t, q, w, options);
        search.Run();
        if (options.Loss == FitLoss.Bisquare)
            search.Reweight(time.Length);
        return search.Result(time, rate, span);
    }

    // The sums of one pass: f = q/qi, fd = ∂f/∂ln D, fb = ∂f/∂b.
    private struct Sums
    {
        public double FF, FQ, FD, FB, QD, QB, DD, DB, BB;
    }

    private ref struct Searcher
    {
        private readonly ReadOnlySpan<double> t, q;
        private readonly Span<double> w;
        private readonly ArpsFitOptions options;
        private double qq, bestD, bestB, bestCost;
        private int starts, iterations;
        private bool settled;

        public Searcher(ReadOnlySpan<double> t, ReadOnlySpan<double> q, Span<double> w, ArpsFitOptions options)
        {
            this.t = t;
            this.q = q;
            this.w = w;
            this.options = options;
            bestCost = double.PositiveInfinity;
            Square();
        }

        public void Run()
        {
            Span<double> fixedB = [options.FixedB ?? 0];
            foreach (var b in options.FixedB is null ? StartB : fixedB)
            {
                double best = double.PositiveInfinity, at = 1;
                foreach (var d in StartSpanDecline)
                {
                    var cost = Cost(Pass(d, b));
                    if (cost < best)
                        (best, at) = (cost, d);
                }
                Descend(at, b);
            }
        }

        // Iteratively reweighted least squares from the least-squares optimum.
        public void Reweight(int points)
        {
            Span<double> absolute = points <= LargestStackPoints ? stackalloc double[points] : new double[points];
            for (var round = 0; round < RobustRounds; round++)
            {
                var sums = Pass(bestD, bestB);
                var qi = sums.FQ / sums.FF;
                for (var i = 0; i < points; i++)
                    absolute[i] = Math.Abs(Math.Log(q[i] / Arps.RateOf(qi, bestD, bestB, t[i])));
                absolute.Sort();
                // 1.4826 makes the median absolute deviation a standard deviation; the first rounds cut softly.
                var scale = 1.4826 * absolute[points / 2] * (round < 3 ? 2 : 1);
                if (scale < 1e-12)
                    return;
                for (var i = 0; i < points; i++)
                {
                    var z = Math.Log(q[i] / Arps.RateOf(qi, bestD, bestB, t[i])) / (4.685 * scale);
                    w[i] = Math.Abs(z) < 1 ? (1 - (z * z)) * (1 - (z * z)) : 0;
                }
                Square();
                var (d, b) = (bestD, bestB);
                bestCost = double.PositiveInfinity;
                Descend(d, b);
                if (round >= 3 && Math.Abs(Math.Log(bestD / d)) < 1e-7 && Math.Abs(bestB - b) < 1e-7)
                    return;
            }
            settled = false;
        }

        public readonly ArpsFitResult? Result(ReadOnlySpan<double> time, ReadOnlySpan<double> rate, double span)
        {
            if (bestD <= SmallestSpanDecline * 1.01)
                return null;
            var s = Pass(bestD, bestB);
            var qi = s.FQ / s.FF;
            var di = bestD / span;
            double mean = 0, effective = 0;
            for (var i = 0; i < rate.Length; i++)
            {
                mean += rate[i];
                effective += w[i];
            }
            mean /= rate.Length;
            double sumSquares = 0, weighted = 0, total = 0;
            for (var i = 0; i < rate.Length; i++)
            {
                var r = rate[i] - Arps.RateOf(qi, di, bestB, time[i]);
                sumSquares += r * r;
                weighted += w[i] * r * r;
                total += (rate[i] - mean) * (rate[i] - mean);
            }
            var bFree = options.FixedB is null && bestB > 0 && bestB < LargestB;
            var variance = weighted / Math.Max(1, effective - (bFree ? 3 : 2));
            // Normal matrix in (qi, ln D, b); its inverse times the variance is the covariance.
            double a11 = s.FF, a12 = qi * s.FD, a13 = qi * s.FB, a22 = qi * qi * s.DD, a23 = qi * qi * s.DB, a33 = qi * qi * s.BB;
            double v11, v22;
            double? v33 = null;
            if (bFree)
            {
                var c11 = (a22 * a33) - (a23 * a23);
                var c22 = (a11 * a33) - (a13 * a13);
                var c33 = (a11 * a22) - (a12 * a12);
                var determinant = (a11 * c11) - (a12 * ((a12 * a33) - (a13 * a23))) + (a13 * ((a12 * a23) - (a13 * a22)));
                (v11, v22, v33) = (c11 / determinant, c22 / determinant, c33 / determinant);
            }
            else
            {
                var determinant = (a11 * a22) - (a12 * a12);
                (v11, v22) = (a22 / determinant, a11 / determinant);
            }
            return new ArpsFitResult(
                qi,
                di,
                bestB,
                Math.Sqrt(variance * v11),
                di * Math.Sqrt(variance * v22),
                v33 is { } v ? Math.Sqrt(variance * v) : null,
                sumSquares,
                total > 0 ? 1 - (sumSquares / total) : double.NaN,
                rate.Length,
                effective,
                starts,
                iterations,
                settled,
                options.Loss);
        }

        private void Square()
        {
            qq = 0;
            for (var i = 0; i < q.Length; i++)
                qq += w[i] * q[i] * q[i];
        }

        private readonly double Cost(in Sums s) => qq - (s.FQ * s.FQ / s.FF);

        // Levenberg-Marquardt in (ln D, b) with projection on the bounds; keeps the best optimum found.
        private void Descend(double d, double b)
        {
            starts++;
            var bFree = options.FixedB is null;
            var s = Pass(d, b);
            var cost = Cost(s);
            var damping = 1e-3;
            var converged = false;
            for (var step = 0; step < options.MaximumIterations && !converged; step++)
            {
                iterations++;
                var qi = s.FQ / s.FF;
                // Gradient and normal matrix of the projected residual q − qi f.
                var gd = qi * (s.QD - (qi * s.FD));
                var gb = qi * (s.QB - (qi * s.FB));
                var add = qi * qi * (s.DD - (s.FD * s.FD / s.FF));
                var adb = qi * qi * (s.DB - (s.FD * s.FB / s.FF));
                var abb = qi * qi * (s.BB - (s.FB * s.FB / s.FF));
                var moveB = bFree && !(b <= 0 && gb < 0) && !(b >= LargestB && gb > 0);
                double logStep, bStep = 0;
                if (moveB)
                {
                    double m11 = add * (1 + damping), m22 = abb * (1 + damping), determinant = (m11 * m22) - (adb * adb);
                    logStep = ((gd * m22) - (gb * adb)) / determinant;
                    bStep = ((gb * m11) - (gd * adb)) / determinant;
                }
                else
                {
                    logStep = gd / (add * (1 + damping));
                }
                if (!double.IsFinite(logStep) || !double.IsFinite(bStep))
                    break;
                var nextD = Math.Clamp(d * Math.Exp(Math.Clamp(logStep, -3, 3)), SmallestSpanDecline, LargestSpanDecline);
                var nextB = Math.Clamp(b + bStep, 0, LargestB);
                var next = Pass(nextD, nextB);
                var nextCost = Cost(next);
                var still = Math.Abs(nextD - d) <= 1e-9 * d && Math.Abs(nextB - b) <= 1e-9;
                // Costs agree to rounding near a perfect fit; the step then decides.
                if (nextCost <= cost + (1e-14 * qq))
                {
                    (d, b, s, cost) = (nextD, nextB, next, nextCost);
                    damping = Math.Max(damping * 0.1, 1e-12);
                    converged = still;
                }
                else
                {
                    converged = still || damping > 1e12;
                    damping *= 10;
                }
            }
            if (cost < bestCost)
                (bestCost, bestD, bestB, settled) = (cost, d, b, converged);
        }

        private readonly Sums Pass(double d, double b)
        {
            Vector256<double> ff = default, fq = default, fd = default, fb = default, qd = default, qb = default;
            Vector256<double> dd = default, db = default, bb = default;
            var one = Vector256<double>.One;
            for (var i = 0; i < t.Length; i += 4)
            {
                var x = d * Vector256.Create(t.Slice(i, 4));
                var qs = Vector256.Create(q.Slice(i, 4));
                var ws = Vector256.Create((ReadOnlySpan<double>)w.Slice(i, 4));
                var y = b * x;
                var u = one + y;
                var log = Vector256.Log(u) + ((y - (u - one)) / u);
                // L = ln(1 + y)/b and ∂L/∂b by their series while y is small.
                var small = Vector256.LessThan(y, Vector256.Create(1e-3));
                var loss = Vector256.ConditionalSelect(small, x * (one - (y * (Half - (y * (Third - (y * (Quarter - (y * Fifth)))))))), log / b);
                var slope = x / u;
                var byB = Vector256.ConditionalSelect(
                    small, x * x * (-Half + (y * (TwoThirds - (y * (ThreeQuarters - (y * FourFifths)))))), (slope - loss) / b);
                var f = Vector256.Exp(-loss);
                var d1 = -f * slope;
                var b1 = -f * byB;
                var wf = ws * f;
                ff += wf * f;
                fq += wf * qs;
                fd += wf * d1;
                fb += wf * b1;
                qd += ws * qs * d1;
                qb += ws * qs * b1;
                dd += ws * d1 * d1;
                db += ws * d1 * b1;
                bb += ws * b1 * b1;
            }
            return new()
            {
                FF = Vector256.Sum(ff),
                FQ = Vector256.Sum(fq),
                FD = Vector256.Sum(fd),
                FB = Vector256.Sum(fb),
                QD = Vector256.Sum(qd),
                QB = Vector256.Sum(qb),
                DD = Vector256.Sum(dd),
                DB = Vector256.Sum(db),
                BB = Vector256.Sum(bb),
            };
        }

        private static Vector256<double> Half => Vector256.Create(0.5);

        private static Vector256<double> Third => Vector256.Create(1.0 / 3);

        private static Vector256<double> Quarter => Vector256.Create(0.25);

        private static Vector256<double> Fifth => Vector256.Create(0.2);

        private static Vector256<double> TwoThirds => Vector256.Create(2.0 / 3);

        private static Vector256<double> ThreeQuarters => Vector256.Create(0.75);

        private static Vector256<double> FourFifths => Vector256.Create(0.8);
    }
}
