namespace Pumpjack.Engineering.WellTests;

/// <summary>The logarithmic derivative of Bourdet, Ayoub and Pirard (1989).</summary>
public static class LogDerivative
{
    /// <summary>
    /// d(dp)/d ln t by three-point weights: the slopes to the first points at least <paramref name="window"/> away on either side, each weighted
    /// by the other side's distance. Points nearer than that to an end have no value and get NaN.
    /// </summary>
    /// <param name="time">Time, h, rising from above 0; or e^x for a superposition time x.</param>
    /// <param name="change">Pressure change, psi.</param>
    /// <param name="window">L, in ln t, ≥ 0; 0 takes the neighbours.</param>
    /// <param name="derivative">Receives one value per point.</param>
    public static void Bourdet(ReadOnlySpan<double> time, ReadOnlySpan<double> change, double window, Span<double> derivative)
    {
        WellTestInputs.CheckSeries(time, change, 3, "t", "dp");
        if (!(window >= 0 && window <= 5))
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "The smoothing window L must lie between 0 and 5 in ln t.", "L", window < 0 ? 0 : 5);
        if (derivative.Length != time.Length)
            throw new EngineeringRefusal(RefusalCodes.UnequalSeries, "The derivative needs one place per point.", "dp");
        int left = 0, right = 0;
        var n = time.Length;
        // Times given to six digits may sit a hair inside the window they were spaced by.
        var reach = window - 1e-6;
        for (var i = 0; i < n; i++)
        {
            var x = Math.Log(time[i]);
            while (left + 1 < i && x - Math.Log(time[left + 1]) >= reach) left++;
            right = Math.Max(right, i + 1);
            while (right < n && Math.Log(time[right]) - x < reach) right++;
            if (i == 0 || right >= n || x - Math.Log(time[left]) < reach)
            {
                derivative[i] = double.NaN;
                continue;
            }
            var (before, after) = (x - Math.Log(time[left]), Math.Log(time[right]) - x);
            var (slopeBefore, slopeAfter) = ((change[i] - change[left]) / before, (change[right] - change[i]) / after);
            derivative[i] = ((slopeBefore * after) + (slopeAfter * before)) / (before + after);
        }
    }

    /// <summary>
    /// The level a derivative tends to in radial flow, psi: its last 1.2 log cycles extrapolated with the terms in which storage dies,
    /// a + (b + c ln t)/t, by least squares. Null with fewer than six values there.
    /// </summary>
    public static double? ExtrapolatedPlateau(ReadOnlySpan<double> time, ReadOnlySpan<double> derivative)
    {
        Span<double> sums = stackalloc double[8];
        sums.Clear();
        var n = 0;
        for (var i = 0; i < time.Length; i++)
        {
            if (double.IsNaN(derivative[i]) || time[i] < time[^1] * Math.Pow(10, -1.2)) continue;
            // Time is scaled so that the terms are of one size.
            var x = time[^1] / time[i];
            var z = x * Math.Log(x);
            n++;
            (sums[0], sums[1], sums[2]) = (sums[0] + x, sums[1] + z, sums[2] + (x * x));
            (sums[3], sums[4]) = (sums[3] + (x * z), sums[4] + (z * z));
            (sums[5], sums[6], sums[7]) = (sums[5] + derivative[i], sums[6] + (x * derivative[i]), sums[7] + (z * derivative[i]));
        }
        if (n < 6) return null;
        var whole = Determinant(n, sums[0], sums[1], sums[0], sums[2], sums[3], sums[1], sums[3], sums[4]);
        return Determinant(sums[5], sums[0], sums[1], sums[6], sums[2], sums[3], sums[7], sums[3], sums[4]) / whole;

        static double Determinant(double a, double b, double c, double d, double e, double f, double g, double h, double i) =>
            (a * ((e * i) - (f * h))) - (b * ((d * i) - (f * g))) + (c * ((d * h) - (e * g)));
    }

    /// <summary>The value of the derivative in radial flow, psi: 70.6 q B mu/(k h).</summary>
    public static double RadialPlateau(double rateStbd, double permeabilityMd, in TestRock rock) =>
        70.6 * rateStbd * rock.FormationVolumeFactor * rock.ViscosityCp / (WellTestInputs.K.Require(permeabilityMd) * rock.ThicknessFt);
}
