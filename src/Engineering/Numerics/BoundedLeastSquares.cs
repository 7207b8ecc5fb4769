namespace Pumpjack.Engineering.Numerics;

/// <summary>Writes the residuals of a parameter vector.</summary>
internal delegate void Residuals(ReadOnlySpan<double> parameters, Span<double> residuals);

/// <summary>Where a bounded least-squares search ended.</summary>
/// <param name="Parameters">The best parameters.</param>
/// <param name="StandardErrors">From the linearised covariance; NaN where a parameter is on a bound or undetermined.</param>
/// <param name="SumSquares">Sum of squared residuals.</param>
/// <param name="Iterations">Steps over all starts.</param>
/// <param name="Converged">False where the bound on the steps ended the best search.</param>
internal sealed record LeastSquaresResult(double[] Parameters, double[] StandardErrors, double SumSquares, int Iterations, bool Converged);

/// <summary>
/// Levenberg-Marquardt with bounds for a few parameters of about unit size (take logarithms): central-difference Jacobian, parameters on a
/// bound with the gradient pushing outward are held, several starts.
/// </summary>
internal static class BoundedLeastSquares
{
    public static LeastSquaresResult Minimise(
        Residuals residuals, int points, ReadOnlySpan<double> low, ReadOnlySpan<double> high, IReadOnlyList<double[]> starts, int maximumIterations = 100)
    {
        LeastSquaresResult? best = null;
        var iterations = 0;
        foreach (var start in starts)
        {
            var result = Descend(residuals, points, low, high, start, maximumIterations);
            iterations += result.Iterations;
            if (best is null || result.SumSquares < best.SumSquares) best = result;
        }
        return best! with { Iterations = iterations };
    }

    private static LeastSquaresResult Descend(
        Residuals residuals, int points, ReadOnlySpan<double> low, ReadOnlySpan<double> high, double[] start, int maximumIterations)
    {
        var p = start.Length;
        var x = new double[p];
        for (var j = 0; j < p; j++) x[j] = Math.Clamp(start[j], low[j], high[j]);
        var trial = new double[p];
        var r = new double[points];
        var trialR = new double[points];
        var jacobian = new double[p][];
        for (var j = 0; j < p; j++) jacobian[j] = new double[points];
        var cost = Evaluate(residuals, x, r);
        var damping = 1e-3;
        var converged = false;
        var iterations = 0;
        var free = new bool[p];
        var gradient = new double[p];
        var normal = new double[p, p];
        while (!converged && iterations < maximumIterations)
        {
            iterations++;
            Differentiate(residuals, x, low, high, jacobian, points);
            Normal(jacobian, r, gradient, normal);
            for (var j = 0; j < p; j++)
                free[j] = !(x[j] <= low[j] && gradient[j] > 0) && !(x[j] >= high[j] && gradient[j] < 0);
            // Raise the damping until a step is accepted or has no size.
            while (true)
            {
                var step = Solve(normal, gradient, free, damping);
                var size = 0.0;
                for (var j = 0; j < p; j++)
                {
                    trial[j] = Math.Clamp(x[j] - step[j], low[j], high[j]);
                    size = Math.Max(size, Math.Abs(trial[j] - x[j]) / (1 + Math.Abs(x[j])));
                }
                var next = Evaluate(residuals, trial, trialR);
                if (next <= cost)
                {
                    converged = size < 1e-9 || (cost - next) <= 1e-15 * cost;
                    cost = next;
                    (x, trial, r, trialR) = (trial, x, trialR, r);
                    damping = Math.Max(damping * 0.1, 1e-12);
                    break;
                }
                if (size < 1e-9 || damping > 1e14)
                {
                    converged = true;
                    break;
                }
                damping *= 10;
            }
        }
        return new([.. x], StandardErrors(normal, free, cost, points), cost, iterations, converged);
    }

    private static double Evaluate(Residuals residuals, double[] x, double[] r)
    {
        residuals(x, r);
        var sum = 0.0;
        foreach (var v in r) sum += v * v;
        return double.IsNaN(sum) ? double.PositiveInfinity : sum;
    }

    private static void Differentiate(Residuals residuals, double[] x, ReadOnlySpan<double> low, ReadOnlySpan<double> high, double[][] jacobian, int points)
    {
        var forward = new double[points];
        var back = new double[points];
        var moved = (double[])x.Clone();
        for (var j = 0; j < x.Length; j++)
        {
            var h = 1e-6 * (1 + Math.Abs(x[j]));
            var (up, down) = (Math.Min(x[j] + h, high[j]), Math.Max(x[j] - h, low[j]));
            moved[j] = up;
            residuals(moved, forward);
            moved[j] = down;
            residuals(moved, back);
            moved[j] = x[j];
            for (var i = 0; i < points; i++) jacobian[j][i] = (forward[i] - back[i]) / (up - down);
        }
    }

    private static void Normal(double[][] jacobian, double[] r, double[] gradient, double[,] normal)
    {
        for (var j = 0; j < jacobian.Length; j++)
        {
            gradient[j] = Dot(jacobian[j], r);
            for (var k = 0; k <= j; k++) normal[j, k] = normal[k, j] = Dot(jacobian[j], jacobian[k]);
        }
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    // (N + damping diag N) step = gradient over the free parameters, by Gauss-Jordan with pivoting.
    private static double[] Solve(double[,] normal, double[] gradient, bool[] free, double damping)
    {
        var p = gradient.Length;
        var a = new double[p, p + 1];
        for (var j = 0; j < p; j++)
        {
            for (var k = 0; k < p; k++) a[j, k] = free[j] && free[k] ? normal[j, k] : 0;
            a[j, j] = free[j] ? (a[j, j] * (1 + damping)) + 1e-300 : 1;
            a[j, p] = free[j] ? gradient[j] : 0;
        }
        Eliminate(a, p, p + 1);
        var step = new double[p];
        for (var j = 0; j < p; j++) step[j] = double.IsFinite(a[j, p]) ? a[j, p] : 0;
        return step;
    }

    private static double[] StandardErrors(double[,] normal, bool[] free, double cost, int points)
    {
        var p = free.Length;
        var count = free.Count(f => f);
        var a = new double[p, 2 * p];
        for (var j = 0; j < p; j++)
        {
            for (var k = 0; k < p; k++) a[j, k] = free[j] && free[k] ? normal[j, k] : j == k ? 1 : 0;
            a[j, p + j] = 1;
        }
        Eliminate(a, p, 2 * p);
        var errors = new double[p];
        for (var j = 0; j < p; j++)
            errors[j] = free[j] && points > count ? Math.Sqrt(cost / (points - count) * a[j, p + j]) : double.NaN;
        return errors;
    }

    private static void Eliminate(double[,] a, int rows, int columns)
    {
        for (var i = 0; i < rows; i++)
        {
            var pivot = i;
            for (var k = i + 1; k < rows; k++)
                if (Math.Abs(a[k, i]) > Math.Abs(a[pivot, i])) pivot = k;
            for (var c = 0; c < columns; c++) (a[i, c], a[pivot, c]) = (a[pivot, c], a[i, c]);
            for (var k = 0; k < rows; k++)
            {
                if (k == i) continue;
                var factor = a[k, i] / a[i, i];
                for (var c = i; c < columns; c++) a[k, c] -= factor * a[i, c];
            }
            for (var c = columns - 1; c >= i; c--) a[i, c] /= a[i, i];
        }
    }
}
