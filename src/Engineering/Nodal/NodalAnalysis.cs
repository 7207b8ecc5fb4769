using Pumpjack.Engineering.Numerics;

namespace Pumpjack.Engineering.Nodal;

/// <summary>A rate at which inflow and outflow agree. Stable: the outflow curve is the steeper one there.</summary>
public sealed record OperatingPoint(double Rate, double PressurePsia, bool Stable);

/// <summary>Where two curves that never meet come nearest: outflow lies above inflow by the gap.</summary>
public sealed record ClosestApproach(double Rate, double InflowPsia, double OutflowPsia)
{
    public double GapPsi => OutflowPsia - InflowPsia;
}

/// <summary>Every operating point, rate rising; when there is none the well has no natural flow and the closest approach says by how much.</summary>
/// <param name="Evaluations">Evaluations of the outflow curve.</param>
public sealed record NodalResult(IReadOnlyList<OperatingPoint> Points, ClosestApproach? Closest, int Evaluations)
{
    /// <summary>The stable point of highest rate: where the well settles.</summary>
    /// <exception cref="EngineeringRefusal">There is none: no natural flow.</exception>
    public OperatingPoint Operating
    {
        get
        {
            for (var i = Points.Count - 1; i >= 0; i--) if (Points[i].Stable) return Points[i];
            throw NoFlow();
        }
    }

    internal EngineeringRefusal NoFlow() => new(RefusalCodes.NoIntersection, Closest is null
        ? "The curves meet in an unstable point only: the well has no natural flow."
        : $"The curves do not meet: at {EngineeringRefusal.Text(Closest.Rate)} the outflow needs {EngineeringRefusal.Text(Closest.GapPsi)} psi more than the inflow gives. No natural flow.")
    {
        Nearest = Closest is null ? new Dictionary<string, double>()
            : new() { ["rate"] = Closest.Rate, ["gap"] = Closest.GapPsi, ["inflow"] = Closest.InflowPsia, ["outflow"] = Closest.OutflowPsia },
    };
}

/// <summary>Where two curves of pressure against rate meet at a node.</summary>
public static class NodalAnalysis
{
    private const int scan = 16;

    /// <summary>
    /// Scans (0, maxRate] for every change of sign of outflow - inflow, narrows each by Brent's method, and looks between for a dip that hides a pair.
    /// </summary>
    /// <param name="inflow">Pressure the reservoir side gives at a rate, psia.</param>
    /// <param name="outflow">Pressure the other side needs at a rate, psia; it may refuse a rate, which then counts as out of reach.</param>
    /// <param name="maxRate">Open-flow rate of the inflow.</param>
    /// <param name="scanOutflow">A cheaper outflow for the scan (a looser tolerance); the roots are closed on <paramref name="outflow"/>.</param>
    /// <param name="relativeTolerance">Of the rate, in units of maxRate.</param>
    public static NodalResult Solve(Func<double, double> inflow, Func<double, double> outflow, double maxRate, Func<double, double>? scanOutflow = null, double relativeTolerance = 1e-10)
    {
        if (!(maxRate > 0) || !double.IsFinite(maxRate)) throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "The open-flow rate must be above zero.", "qmax", 0);
        var evaluations = 0;
        double Difference(Func<double, double> curve, double q)
        {
            evaluations++;
            try { return curve(q) - inflow(q); }
            catch (EngineeringRefusal) { return double.PositiveInfinity; }
        }
        double Exact(double q) => Difference(outflow, q);
        double Coarse(double q) => Difference(scanOutflow ?? outflow, q);

        // Denser at low rates, where the unstable crossing of a J-shaped outflow lies.
        Span<double> rates = stackalloc double[scan + 1];
        Span<double> gaps = stackalloc double[scan + 1];
        for (var i = 0; i <= scan; i++)
        {
            var x = Math.Max(1e-4, i / (double)scan);
            rates[i] = maxRate * x * x;
            gaps[i] = Coarse(rates[i]);
            // Near the inflow curve the cheap one cannot be trusted with the sign.
            if (scanOutflow is not null && Math.Abs(gaps[i]) < 0.01 * inflow(rates[i])) gaps[i] = Exact(rates[i]);
        }

        var points = new List<OperatingPoint>(2);
        for (var i = 1; i <= scan; i++)
        {
            if (gaps[i] == 0 || gaps[i - 1] < 0 != gaps[i] < 0) Close(rates[i - 1], gaps[i - 1], rates[i], gaps[i]);
            else if (i < scan && gaps[i] > 0 && gaps[i] <= gaps[i - 1] && gaps[i] <= gaps[i + 1] && gaps[i + 1] > 0) Dip(rates[i - 1], rates[i], rates[i + 1], gaps[i]);
            else if (i < scan && gaps[i] < 0 && gaps[i] >= gaps[i - 1] && gaps[i] >= gaps[i + 1] && gaps[i + 1] < 0) Dip(rates[i - 1], rates[i], rates[i + 1], gaps[i]);
        }
        points.Sort((a, b) => a.Rate.CompareTo(b.Rate));
        return new(points, points.Count > 0 ? null : Nearest(rates, gaps), evaluations);

        void Close(double a, double fa, double b, double fb)
        {
            // A refused rate counts as infinitely far: halve towards the side that has a number.
            for (var n = 0; n < 60 && (double.IsInfinity(fa) || double.IsInfinity(fb)); n++)
            {
                var middle = 0.5 * (a + b);
                var f = Exact(middle);
                if (double.IsInfinity(f) ? double.IsInfinity(fa) : f < 0 == fa < 0) (a, fa) = (middle, f);
                else (b, fb) = (middle, f);
            }
            if (double.IsInfinity(fa) || double.IsInfinity(fb)) return;
            var q = scanOutflow is null ? double.NaN : Refine(a, fa, b, fb);
            if (double.IsNaN(q))
            {
                if (scanOutflow is not null) (fa, fb) = (Exact(a), Exact(b));
                if (fa < 0 == fb < 0 && fa != 0 && fb != 0) return;
                (q, _) = Roots.Brent(Exact, a, b, fa, fb, relativeTolerance * maxRate);
            }
            // Outflow over inflow before the crossing and under it after: outflow is the less steep one, unstable.
            points.Add(new(q, inflow(q), fb > fa));
        }

        // The cheap curve gives the root and the slope; the exact one moves it by a few secant steps. NaN: they left the bracket.
        double Refine(double a, double fa, double b, double fb)
        {
            var (near, _) = Roots.Brent(Coarse, a, b, fa, fb, 2e-2 * (b - a), 30);
            var slope = (fb - fa) / (b - a);
            var (q, f) = (near, Exact(near));
            for (var n = 0; n < 6 && double.IsFinite(f); n++)
            {
                var next = q - f / slope;
                if (!(next > a && next < b)) return double.NaN;
                if (Math.Abs(next - q) <= relativeTolerance * maxRate) return next;
                var g = Exact(next);
                if (g == f) return double.NaN;
                slope = (g - f) / (next - q);
                (q, f) = (next, g);
            }
            return double.NaN;
        }

        void Dip(double a, double m, double b, double fm)
        {
            // Golden section for the least distance; stops as soon as the sign changes.
            var sign = Math.Sign(fm);
            var (left, right) = (a, b);
            var (q, f) = (m, fm);
            for (var n = 0; n < 30 && right - left > 1e-6 * maxRate; n++)
            {
                var trial = right - q > q - left ? q + 0.381966 * (right - q) : q - 0.381966 * (q - left);
                var g = Coarse(trial);
                if (Math.Sign(g) != sign) { Close(a, Coarse(a), trial, g); Close(trial, g, b, Coarse(b)); return; }
                if (sign * g < sign * f) { if (trial > q) left = q; else right = q; (q, f) = (trial, g); }
                else if (trial > q) right = trial;
                else left = trial;
            }
        }

        ClosestApproach? Nearest(Span<double> at, Span<double> gap)
        {
            var best = 0;
            for (var i = 1; i < gap.Length; i++) if (Math.Abs(gap[i]) < Math.Abs(gap[best])) best = i;
            if (double.IsInfinity(gap[best])) return null;
            var (left, right) = (at[Math.Max(0, best - 1)], at[Math.Min(gap.Length - 1, best + 1)]);
            var (q, f) = (at[best], gap[best]);
            for (var n = 0; n < 40 && right - left > 1e-7 * maxRate; n++)
            {
                var trial = right - q > q - left ? q + 0.381966 * (right - q) : q - 0.381966 * (q - left);
                var g = Exact(trial);
                if (Math.Abs(g) < Math.Abs(f)) { if (trial > q) left = q; else right = q; (q, f) = (trial, g); }
                else if (trial > q) right = trial;
                else left = trial;
            }
            return new(q, inflow(q), inflow(q) + f);
        }
    }
}
