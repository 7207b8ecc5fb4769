using System.Runtime.Intrinsics;

namespace Pumpjack.Engineering.Decline;

/// <summary>
/// The search behind <see cref="ArpsFit"/>: time over its span, rate and weight, each padded to whole vectors; Levenberg-Marquardt in ln(D span) and b from several starts.
/// </summary>
internal ref struct ArpsSearch
{
    private const double LargestB = ArpsFit.LargestB;
    private const double SmallestSpanDecline = 1e-5;
    private const double LargestSpanDecline = 1e5;
    private const int RobustRounds = 12;

    private static ReadOnlySpan<double> StartB => [0.25, 0.9, 1.6];

    private static ReadOnlySpan<double> StartSpanDecline => [0.1, 0.5, 2, 8, 32, 128];

    // The sums of one pass: f = q/qi, fd = ∂f/∂ln D, fb = ∂f/∂b.
    private struct Sums
    {
        public double FF, FQ, FD, FB, QD, QB, DD, DB, BB;
    }

    private readonly ReadOnlySpan<double> t, q;
    private readonly Span<double> w;
    private readonly ArpsFitOptions options;
    private double qq, bestD, bestB, bestCost;
    private int starts, iterations;
    private bool settled;

    public ArpsSearch(ReadOnlySpan<double> t, ReadOnlySpan<double> q, Span<double> w, ArpsFitOptions options)
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
        Span<double> absolute = points <= ArpsFit.LargestStackPoints ? stackalloc double[points] : new double[points];
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
