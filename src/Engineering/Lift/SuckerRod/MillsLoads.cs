namespace Pumpjack.Engineering.Lift.SuckerRod;

/// <summary>Mills' loads: the rods accelerated as one rigid body.</summary>
/// <param name="Acceleration">Acceleration factor alpha.</param>
/// <param name="PeakPolishedRodLoadLb">PPRL, lb.</param>
/// <param name="MinimumPolishedRodLoadLb">MPRL, lb.</param>
public readonly record struct MillsLoads(double Acceleration, double PeakPolishedRodLoadLb, double MinimumPolishedRodLoadLb)
{
    /// <summary>
    /// alpha = S N²/70,500 with S in in and N in strokes/min; PPRL = Wrf + Fo + W alpha (1 + c/h up), MPRL = Wrf − W alpha (1 − c/h down).
    /// Sensible for alpha below about 0.3 and depths above the reach of rod dynamics; prefer API RP 11L or the wave equation otherwise.
    /// c/h carries the sign of the unit's class and is 0 for the plain form.
    /// </summary>
    public static MillsLoads Of(double strokeIn, double strokesPerMinute, double rodWeightInAirLb, double rodWeightInFluidLb, double fluidLoadLb, double crankToPitman = 0)
    {
        var alpha = strokeIn * strokesPerMinute * strokesPerMinute / 70_500;
        return new(alpha,
            rodWeightInFluidLb + fluidLoadLb + rodWeightInAirLb * alpha * (1 + crankToPitman),
            rodWeightInFluidLb - rodWeightInAirLb * alpha * (1 - crankToPitman));
    }
}
