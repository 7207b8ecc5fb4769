namespace Pumpjack.Engineering.Lift.SuckerRod;

/// <summary>Volume swept by the plunger of a sucker-rod pump.</summary>
public static class PumpDisplacement
{
    /// <summary>Exact geometric constant: pi/4 in² × 1440 min/d ÷ 9702 in³/bbl.</summary>
    public const double BarrelsPerDayConstant = Math.PI / 4 * 1440 / 9702;

    /// <summary>Constant as API RP 11L prints it.</summary>
    public const double Rp11LConstant = 0.1166;

    /// <summary>Displacement in bbl/d. Plunger stroke in in, speed in strokes/min, plunger diameter in in. Source: geometry; API RP 11L prints 0.1166.</summary>
    public static double BarrelsPerDay(double plungerStrokeIn, double strokesPerMinute, double plungerDiameterIn, double constant = BarrelsPerDayConstant) =>
        constant * plungerStrokeIn * strokesPerMinute * plungerDiameterIn * plungerDiameterIn;

    /// <summary>Displacement in m³/d. Stroke and diameter in m, speed in strokes/min.</summary>
    public static double CubicMetresPerDay(double plungerStrokeM, double strokesPerMinute, double plungerDiameterM) =>
        Math.PI / 4 * plungerDiameterM * plungerDiameterM * plungerStrokeM * strokesPerMinute * 1440;
}
