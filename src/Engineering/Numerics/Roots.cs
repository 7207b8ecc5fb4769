namespace Pumpjack.Engineering.Numerics;

/// <summary>Bracketed root finding.</summary>
public static class Roots
{
    /// <summary>Root of f in [a, b] by Brent's method (bisection, secant, inverse quadratic); f(a) and f(b) must differ in sign.</summary>
    /// <param name="tolerance">Width of the bracket at which it stops.</param>
    /// <exception cref="EngineeringRefusal">No change of sign, or not closed in <paramref name="maxIterations"/>.</exception>
    public static (double X, int Iterations) Brent(Func<double, double> f, double a, double b, double tolerance, int maxIterations = 100) =>
        Brent(f, a, b, f(a), f(b), tolerance, maxIterations);

    /// <inheritdoc cref="Brent(Func{double, double}, double, double, double, int)"/>
    public static (double X, int Iterations) Brent(Func<double, double> f, double a, double b, double fa, double fb, double tolerance, int maxIterations = 100)
    {
        if (fa == 0) return (a, 0);
        if (fb == 0) return (b, 0);
        if (!(fa * fb < 0)) throw new EngineeringRefusal(RefusalCodes.NoSolution, "The bracket holds no change of sign.");
        var (c, fc) = (a, fa);
        double d = b - a, e = d;
        for (var i = 1; i <= maxIterations; i++)
        {
            if (fb > 0 == fc > 0) { (c, fc) = (a, fa); d = e = b - a; }
            if (Math.Abs(fc) < Math.Abs(fb)) (a, b, c, fa, fb, fc) = (b, c, b, fb, fc, fb);
            var tol = 2 * double.Epsilon + 2.3e-16 * Math.Abs(b) + 0.5 * tolerance;
            var half = 0.5 * (c - b);
            if (Math.Abs(half) <= tol || fb == 0) return (b, i);
            if (Math.Abs(e) < tol || Math.Abs(fa) <= Math.Abs(fb)) d = e = half;
            else
            {
                double p, q;
                var s = fb / fa;
                if (a == c) { p = 2 * half * s; q = 1 - s; }
                else
                {
                    var (r, t) = (fb / fc, fa / fc);
                    p = s * (2 * half * t * (t - r) - (b - a) * (r - 1));
                    q = (t - 1) * (r - 1) * (s - 1);
                }
                if (p > 0) q = -q; else p = -p;
                if (2 * p < Math.Min(3 * half * q - Math.Abs(tol * q), Math.Abs(e * q))) { e = d; d = p / q; }
                else d = e = half;
            }
            (a, fa) = (b, fb);
            b += Math.Abs(d) > tol ? d : half > 0 ? tol : -tol;
            fb = f(b);
            if (!double.IsFinite(fb)) throw new EngineeringRefusal(RefusalCodes.NoSolution, "The function is not finite inside the bracket.");
        }
        throw new EngineeringRefusal(RefusalCodes.NoConvergence, $"The root was not closed in {maxIterations} iterations.");
    }
}
