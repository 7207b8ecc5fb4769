namespace Pumpjack.Engineering.Lift.SuckerRod;

/// <summary>Torque at the crank shaft over one revolution.</summary>
/// <param name="PeakUpstrokeInLb">Largest net torque of the upstroke, in-lb.</param>
/// <param name="PeakDownstrokeInLb">Largest net torque of the downstroke, in-lb.</param>
/// <param name="MeanInLb">Mean over equally spaced crank angles, in-lb; independent of the counterbalance moment.</param>
public readonly record struct CrankTorque(double PeakUpstrokeInLb, double PeakDownstrokeInLb, double MeanInLb);

/// <summary>The counterbalance moment at which the peaks of both strokes are equal.</summary>
public readonly record struct BalancedMoment(double MomentInLb, double PeakTorqueInLb, int Iterations);

/// <summary>Net torque T = TF (W − Bu) − M sin(theta + tau) at the crank shaft (API Spec 11E). Rotary and beam inertia are neglected.</summary>
public static class Counterbalance
{
    /// <summary>Net torque, in-lb, at one crank angle in rad; phase tau in rad.</summary>
    public static double NetTorqueInLb(double torqueFactorIn, double polishedRodLoadLb, double structuralUnbalanceLb, double momentInLb, double crankAngleRad, double phaseRad = 0) =>
        torqueFactorIn * (polishedRodLoadLb - structuralUnbalanceLb) - momentInLb * Math.Sin(crankAngleRad + phaseRad);

    /// <summary>Peaks and mean over a revolution. Samples up to and including <paramref name="lastUpstrokeIndex"/> belong to the upstroke.</summary>
    public static CrankTorque OverRevolution(
        ReadOnlySpan<double> crankAngleRad, ReadOnlySpan<double> torqueFactorIn, ReadOnlySpan<double> loadLb,
        double structuralUnbalanceLb, double momentInLb, int lastUpstrokeIndex, double phaseRad = 0)
    {
        double up = double.NegativeInfinity, down = double.NegativeInfinity, sum = 0;
        for (var i = 0; i < crankAngleRad.Length; i++)
        {
            var torque = NetTorqueInLb(torqueFactorIn[i], loadLb[i], structuralUnbalanceLb, momentInLb, crankAngleRad[i], phaseRad);
            sum += torque;
            if (i <= lastUpstrokeIndex) up = Math.Max(up, torque); else down = Math.Max(down, torque);
        }
        return new(up, down, sum / crankAngleRad.Length);
    }

    /// <summary>
    /// Moment that makes both peaks equal, by bisection (the difference of the peaks falls with the moment); at most 200 halvings, and
    /// NaN where no moment up to <paramref name="limitInLb"/> balances the unit.
    /// </summary>
    public static BalancedMoment Balance(
        ReadOnlySpan<double> crankAngleRad, ReadOnlySpan<double> torqueFactorIn, ReadOnlySpan<double> loadLb,
        double structuralUnbalanceLb, int lastUpstrokeIndex, double phaseRad = 0, double limitInLb = 1e8)
    {
        double low = 0, high = limitInLb;
        if (Difference(crankAngleRad, torqueFactorIn, loadLb, low) < 0 || Difference(crankAngleRad, torqueFactorIn, loadLb, high) > 0)
            return new(double.NaN, double.NaN, 0);
        var n = 0;
        for (; n < 200 && high - low > 1e-12 * Math.Max(1, high); n++)
        {
            var middle = 0.5 * (low + high);
            if (Difference(crankAngleRad, torqueFactorIn, loadLb, middle) > 0) low = middle; else high = middle;
        }
        var moment = 0.5 * (low + high);
        var torque = OverRevolution(crankAngleRad, torqueFactorIn, loadLb, structuralUnbalanceLb, moment, lastUpstrokeIndex, phaseRad);
        return new(moment, Math.Max(torque.PeakUpstrokeInLb, torque.PeakDownstrokeInLb), n);

        double Difference(ReadOnlySpan<double> angle, ReadOnlySpan<double> factor, ReadOnlySpan<double> load, double moment)
        {
            var t = OverRevolution(angle, factor, load, structuralUnbalanceLb, moment, lastUpstrokeIndex, phaseRad);
            return t.PeakUpstrokeInLb - t.PeakDownstrokeInLb;
        }
    }

    /// <summary>Counterbalance effect at the polished rod with the crank at 90°, lb: M/TF(90°) + Bu.</summary>
    public static double EffectLb(double momentInLb, double torqueFactorAt90In, double structuralUnbalanceLb) =>
        momentInLb / torqueFactorAt90In + structuralUnbalanceLb;
}
