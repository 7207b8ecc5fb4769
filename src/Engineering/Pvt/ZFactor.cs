using System.Runtime.CompilerServices;

namespace Pumpjack.Engineering.Pvt;

/// <summary>
/// Compressibility factor of natural gas from pseudo-reduced pressure and temperature. Both iterative forms start from a table of their own
/// roots and refine by Halley's method until the residual is below 1e-12; no call allocates.
/// </summary>
public static class ZFactor
{
    internal static readonly Input Ppr = new("ppr", "-", "pseudo-reduced pressure") { AtLeast = 0, AtMost = 60, Low = 0.2, High = 30 };
    internal static readonly Input Tpr = new("tpr", "-", "pseudo-reduced temperature") { Above = 1, AtMost = 20, Low = 1, High = 3 };
    private const int maxIterations = 60;
    private const double closed = 1e-12;

    /// <summary>Dranchuk and Abou-Kassem 1975. Range 0.2 &lt;= ppr &lt; 30, 1 &lt; Tpr &lt;= 3.</summary>
    /// <exception cref="EngineeringRefusal">ppr below 0 or above 60, Tpr at or below 1.</exception>
    public static double DranchukAbouKassem(double ppr, double tpr) => DranchukAbouKassem(ppr, tpr, out _);

    /// <inheritdoc cref="DranchukAbouKassem(double, double)"/>
    /// <param name="iterations">Halley steps taken.</param>
    public static double DranchukAbouKassem(double ppr, double tpr, out int iterations)
    {
        Require(ppr, tpr);
        iterations = 0;
        if (ppr == 0) return 1;
        var dak = new Dak(tpr);
        var target = 0.27 * ppr / tpr;
        return dak.Solve(target, target / RootTable.Dak.At(ppr, tpr), ref iterations);
    }

    /// <summary>z of Dranchuk and Abou-Kassem and its derivative by reduced pressure, for compressibility.</summary>
    public static (double Z, double DzDppr) DranchukAbouKassemSlope(double ppr, double tpr)
    {
        var z = DranchukAbouKassem(ppr, tpr);
        var dak = new Dak(tpr);
        var r = 0.27 * ppr / (z * tpr);
        var (_, d1, _) = dak.Bracket(r);
        // z = Z(r), r = c ppr/z: dz/dppr = Z' (c/z) / (1 + r Z'/z).
        return (z, d1 * 0.27 / (tpr * z) / (1 + r * d1 / z));
    }

    /// <summary>z - [right-hand side] at a given z: below 1e-10 at a root.</summary>
    public static double DranchukAbouKassemResidual(double z, double ppr, double tpr) => z - new Dak(tpr).Bracket(0.27 * ppr / (z * tpr)).Z;

    /// <summary>Hall and Yarborough 1973: the root in reduced density, 0 to 1.</summary>
    /// <inheritdoc cref="DranchukAbouKassem(double, double)" path="/exception"/>
    public static double HallYarborough(double ppr, double tpr) => HallYarborough(ppr, tpr, out _);

    /// <inheritdoc cref="HallYarborough(double, double)"/>
    public static double HallYarborough(double ppr, double tpr, out int iterations)
    {
        Require(ppr, tpr);
        iterations = 0;
        if (ppr == 0) return 1;
        var hy = new Hy(tpr);
        var target = hy.A * ppr;
        // For every Tpr above 1 the function rises throughout (its least slope is 0.02, at Tpr 1.01), so there is one root;
        // it is the unguarded Newton walk that goes astray near Tpr 1.05, and the bracket that keeps this one on course.
        var y = hy.Solve(target, target / RootTable.Hy.At(ppr, tpr), ref iterations);
        return target / y;
    }

    /// <summary>The left-hand side of Hall and Yarborough's equation at a given z, in reduced density y.</summary>
    public static double HallYarboroughResidual(double z, double ppr, double tpr)
    {
        var hy = new Hy(tpr);
        return hy.F(hy.A * ppr / z).F - hy.A * ppr;
    }

    /// <summary>Beggs and Brill 1973, explicit: for screening only.</summary>
    /// <exception cref="EngineeringRefusal">Tpr at or below 0.92, where the equation has no value.</exception>
    public static double BeggsBrill(double ppr, double tpr)
    {
        Ppr.Require(ppr);
        explicitTpr.Require(tpr);
        var a = 1.39 * Math.Sqrt(tpr - 0.92) - 0.36 * tpr - 0.101;
        var b = (0.62 - 0.23 * tpr) * ppr + (0.066 / (tpr - 0.86) - 0.037) * ppr * ppr + 0.32 * Math.Pow(ppr, 6) / Math.Pow(10, 9 * (tpr - 1));
        var c = 0.132 - 0.32 * Math.Log10(tpr);
        var d = Math.Pow(10, 0.3106 - 0.49 * tpr + 0.1824 * tpr * tpr);
        return a + (1 - a) * Math.Exp(-b) + c * Math.Pow(ppr, d);
    }

    private static readonly Input explicitTpr = new("tpr", "-", "pseudo-reduced temperature") { Above = 0.92, Low = 1.2, High = 2.4, Alternative = "pvt.gas.z.dranchuk_abou_kassem" };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Require(double ppr, double tpr)
    {
        if (ppr >= 0 && ppr <= 60 && tpr > 1 && tpr <= 20) return;
        Ppr.Require(ppr);
        Tpr.Require(tpr);
    }

    private static EngineeringRefusal NotClosed(double ppr, double tpr) =>
        new(RefusalCodes.NoConvergence, $"z did not close in {maxIterations} steps at ppr {EngineeringRefusal.Text(ppr)}, tpr {EngineeringRefusal.Text(tpr)}.");

    /// <summary>Dranchuk and Abou-Kassem at one temperature: Z(r) = 1 + c1 r + c2 r2 - c3 r5 + c4 (1 + A11 r2) r2 exp(-A11 r2).</summary>
    private readonly struct Dak
    {
        private const double a11 = 0.7210;
        private readonly double c1, c2, c3, c4, tpr;

        public Dak(double tpr)
        {
            this.tpr = tpr;
            var t = 1 / tpr;
            var t3 = t * t * t;
            var a78 = t * (-0.7361 + 0.1844 * t);
            c1 = 0.3265 - 1.0700 * t + t3 * (-0.5339 + t * (0.01569 - 0.05165 * t));
            c2 = 0.5475 + a78;
            c3 = 0.1056 * a78;
            c4 = 0.6134 * t3;
        }

        /// <summary>Z and its first two derivatives by reduced density.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (double Z, double D1, double D2) Bracket(double r)
        {
            var r2 = r * r;
            var u = a11 * r2;
            var e = c4 * Math.Exp(-u);
            var r3 = r2 * r;
            return (1 + r * (c1 + r * c2) - c3 * r3 * r2 + (1 + u) * r2 * e,
                c1 + 2 * c2 * r - 5 * c3 * r2 * r2 + 2 * r * e * (1 + u - u * u),
                2 * c2 - 20 * c3 * r3 + 2 * e * (1 + u * (1 + u * (-7 + 2 * u))));
        }

        /// <summary>Root of r Z(r) = target; falls back to bisection when a step leaves the bracket.</summary>
        public double Solve(double target, double r, ref int iterations)
        {
            double low = 0, high = double.PositiveInfinity;
            for (iterations = 1; iterations <= maxIterations; iterations++)
            {
                var (z, d1, d2) = Bracket(r);
                var f = r * z - target;
                if (f < 0) low = r; else high = r;
                var slope = z + r * d1;
                var next = r - 2 * f * slope / (2 * slope * slope - f * (2 * d1 + r * d2));
                var inside = next >= low && next <= high;
                if (!inside) next = double.IsInfinity(high) ? 1.5 * r : 0.5 * (low + high);
                var step = Math.Abs(next - r);
                r = next;
                // Halley triples the digits: after a step below 1e-5 the error is below 1e-14.
                if (inside && step <= 1e-5 * r || high - low <= closed * r) return target / r;
            }
            throw NotClosed(target * tpr / 0.27, tpr);
        }
    }

    /// <summary>Hall and Yarborough at one temperature: F(y) = a ppr.</summary>
    private readonly struct Hy
    {
        public readonly double A;
        private readonly double b, c, d, tpr;

        public Hy(double tpr)
        {
            this.tpr = tpr;
            var t = 1 / tpr;
            A = 0.06125 * t * Math.Exp(-1.2 * (1 - t) * (1 - t));
            b = t * (14.76 + t * (-9.76 + t * 4.58));
            c = t * (90.7 + t * (-242.2 + t * 42.4));
            d = 2.18 + 2.82 * t;
        }

        /// <summary>The function of reduced density and its first two derivatives.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (double F, double D1, double D2) F(double y) => F(y, Math.Pow(y, d - 2));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private (double F, double D1, double D2) F(double y, double power)
        {
            power *= c;
            var q = 1 / (1 - y);
            var q3 = q * q * q;
            var n = y * (1 + y * (1 + y * (1 - y)));
            var n1 = 1 + y * (2 + y * (3 - 4 * y));
            var n2 = 2 + y * (6 - 12 * y);
            return (n * q3 - b * y * y + power * y * y,
                n1 * q3 + 3 * n * q3 * q - 2 * b * y + d * power * y,
                n2 * q3 + 6 * n1 * q3 * q + 12 * n * q3 * q * q - 2 * b + d * (d - 1) * power);
        }

        public double Solve(double target, double y, ref int iterations)
        {
            double low = 0, high = 1;
            if (!(y > low && y < high)) y = 0.5;
            var power = Math.Pow(y, d - 2);
            for (iterations = 1; iterations <= maxIterations; iterations++)
            {
                var (value, d1, d2) = F(y, power);
                var f = value - target;
                if (f < 0) low = y; else high = y;
                var next = y - 2 * f * d1 / (2 * d1 * d1 - f * d2);
                var inside = next >= low && next <= high;
                if (!inside) next = 0.5 * (low + high);
                var change = (next - y) / y;
                y = next;
                if (inside && Math.Abs(change) <= 1e-5 || high - low <= closed * y) return y;
                power = Math.Abs(change) < 1e-3 ? power * Near(change, d - 2) : Math.Pow(y, d - 2);
            }
            throw NotClosed(target / A, tpr);
        }

        /// <summary>(1 + x)^k by its series: exact to rounding for |x| below 1e-3, and a third of the time of a power.</summary>
        private static double Near(double x, double k) =>
            1 + k * x * (1 + (k - 1) / 2 * x * (1 + (k - 2) / 3 * x * (1 + (k - 3) / 4 * x * (1 + (k - 4) / 5 * x))));
    }

    /// <summary>Roots on a grid, for first guesses within about a percent.</summary>
    private sealed class RootTable
    {
        private const int pressures = 120, temperatures = 48;
        private const double pressureStep = 0.25, inverseStep = 1.0 / temperatures;
        private readonly double[] roots = new double[(pressures + 1) * (temperatures + 1)];

        public static readonly RootTable Dak = new((ppr, tpr) => { var n = 0; var c = 0.27 * ppr / tpr; return new Dak(tpr).Solve(c, c, ref n); });
        public static readonly RootTable Hy = new((ppr, tpr) => { var n = 0; var hy = new Hy(tpr); return hy.A * ppr / hy.Solve(hy.A * ppr, 0.5, ref n); });

        private RootTable(Func<double, double, double> z)
        {
            for (var i = 0; i <= pressures; i++)
                for (var k = 0; k <= temperatures; k++)
                    roots[i * (temperatures + 1) + k] = i == 0 ? 1 : z(i * pressureStep, 1 / Math.Max(0.02, k * inverseStep));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public double At(double ppr, double tpr)
        {
            var x = Math.Min(ppr * (1 / pressureStep), pressures - 1e-9);
            var y = Math.Min(temperatures / tpr, temperatures - 1e-9);
            var (i, k) = ((int)x, (int)y);
            x -= i;
            y -= k;
            ref var corner = ref roots[i * (temperatures + 1) + k];
            var low = corner + y * (Unsafe.Add(ref corner, 1) - corner);
            ref var next = ref Unsafe.Add(ref corner, temperatures + 1);
            var high = next + y * (Unsafe.Add(ref next, 1) - next);
            return low + x * (high - low);
        }
    }
}
