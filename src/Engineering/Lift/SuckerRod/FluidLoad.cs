namespace Pumpjack.Engineering.Lift.SuckerRod;

/// <summary>Load of the fluid on the plunger.</summary>
public static class FluidLoad
{
    /// <summary>Gradient of fresh water the form with pressures uses, psi/ft (0.4331 strictly; the printed loads use 0.433).</summary>
    public const double WaterGradientPsiPerFt = 0.433;

    /// <summary>Plunger area in in².</summary>
    public static double PlungerAreaIn2(double plungerDiameterIn) => Math.PI / 4 * plungerDiameterIn * plungerDiameterIn;

    /// <summary>
    /// Fo = Ap (p_discharge − p_intake), lb, with the discharge pressure from the tubing head pressure (psi) and the column above the pump.
    /// Negative where the intake pressure exceeds the discharge: the well would flow.
    /// </summary>
    public static double FromPressures(
        double plungerDiameterIn, double pumpDepthFt, double tubingFluidGravity, double tubingHeadPsi, double intakePsi,
        double waterGradientPsiPerFt = WaterGradientPsiPerFt) =>
        PlungerAreaIn2(plungerDiameterIn) * (tubingHeadPsi + waterGradientPsiPerFt * tubingFluidGravity * pumpDepthFt - intakePsi);

    /// <summary>API RP 11L form, lb: 0.340 G D² H with the net lift H in ft and D in in.</summary>
    public static double Rp11L(double plungerDiameterIn, double fluidGravity, double netLiftFt) =>
        0.340 * fluidGravity * plungerDiameterIn * plungerDiameterIn * netLiftFt;

    /// <summary>Intake pressure (psi) from a measured fluid load: the inverse of <see cref="FromPressures"/>.</summary>
    public static double IntakePsi(
        double fluidLoadLb, double plungerDiameterIn, double pumpDepthFt, double tubingFluidGravity, double tubingHeadPsi,
        double waterGradientPsiPerFt = WaterGradientPsiPerFt) =>
        tubingHeadPsi + waterGradientPsiPerFt * tubingFluidGravity * pumpDepthFt - fluidLoadLb / PlungerAreaIn2(plungerDiameterIn);
}
