namespace Pumpjack.Engineering.Lift.Esp;

/// <summary>The arithmetic of sizing an electric submersible pump.</summary>
public static class EspDesign
{
    /// <summary>Feet of water per psi as the pump books use it (2.309 strictly).</summary>
    public const double FeetPerPsi = 2.31;

    /// <summary>bbl/d × ft of water per hp: 33,000 × 1440/(62.366 × 5.614583) = 135,711 (135,770 is a common rounding).</summary>
    public const double BarrelFeetPerHp = 33_000.0 * 1440 / (Constants.FreshWaterDensity * Constants.Ft3PerBbl);

    /// <summary>Hydraulic power, hp, of a rate in bbl/d through a head in ft.</summary>
    public static double HydraulicHp(double rateBblPerDay, double headFt, double gravity) => rateBblPerDay * headFt * gravity / BarrelFeetPerHp;

    /// <summary>Head in ft of a pressure in psi.</summary>
    public static double HeadFt(double pressurePsi, double gravity) => FeetPerPsi * pressurePsi / gravity;

    /// <summary>Brake power, hp: stages × power per stage on water × gravity.</summary>
    public static double BrakeHp(double stages, double hpPerStageOnWater, double gravity) => stages * hpPerStageOnWater * gravity;

    /// <summary>Whole stages that give at least the head. A rounding error of the head does not cost a stage.</summary>
    public static int Stages(double totalHeadFt, double headPerStageFt) => (int)Math.Ceiling(totalHeadFt / headPerStageFt - 1e-9);

    /// <summary>Voltage drop in a three-phase cable, V: sqrt(3) I R L (1 + 0.00214 (T − 68)), R in ohm/1000 ft at 68 °F, L in ft.</summary>
    public static double CableDropV(double currentA, double ohmPer1000Ft, double lengthFt, double temperatureDegF) =>
        Math.Sqrt(3) * currentA * ohmPer1000Ft * lengthFt / 1000 * (1 + 0.00214 * (temperatureDegF - 68));

    /// <summary>Apparent power, kVA: sqrt(3) V I/1000.</summary>
    public static double KilovoltAmpere(double surfaceV, double currentA) => Math.Sqrt(3) * surfaceV * currentA / 1000;
}

/// <summary>Free gas at the pump intake.</summary>
/// <param name="FreeGas">Free gas before separation, rb/d.</param>
/// <param name="Liquid">Liquid at intake conditions, rb/d.</param>
/// <param name="FractionBefore">Void fraction before separation.</param>
/// <param name="FractionAfter">Void fraction into the pump.</param>
/// <param name="TurpinPhi">2000 (q'g/qL)/(3 pip): stable operation is expected below 1.</param>
public readonly record struct IntakeGas(double FreeGas, double Liquid, double FractionBefore, double FractionAfter, double TurpinPhi)
{
    /// <summary>
    /// Rates in stb/d, GOR and Rs in scf/stb, Bg in rb/Mscf, intake pressure in psia. Oil that dissolves all its gas has no free gas.
    /// Source: Turpin, Lea and Bearden, Gas-liquid flow through centrifugal pumps (1986).
    /// </summary>
    public static IntakeGas Of(
        double oilStbPerDay, double waterStbPerDay, double gorScfPerStb, double rsScfPerStb, double bo, double bw, double bgRbPerMscf,
        double separatorEfficiency, double intakePsia)
    {
        var liquid = oilStbPerDay * bo + waterStbPerDay * bw;
        var gas = oilStbPerDay * Math.Max(gorScfPerStb - rsScfPerStb, 0) * bgRbPerMscf / 1000;
        var inPump = gas * (1 - separatorEfficiency);
        return new(gas, liquid, gas / (gas + liquid), inPump / (inPump + liquid), 2000 * (inPump / liquid) / (3 * intakePsia));
    }
}

/// <summary>Viscosity correction of centrifugal pumps, ANSI/HI 9.6.7.</summary>
/// <param name="B">The parameter; no correction at or below 1, no method above 40.</param>
/// <param name="Rate">C_Q, on the rate; also on the head at best efficiency.</param>
/// <param name="Efficiency">C_eta.</param>
public readonly record struct HydraulicInstituteCorrection(double B, double Rate, double Efficiency)
{
    public const double MaxB = 40;

    /// <summary>Rate at best efficiency in m³/h, head per stage in m, speed in rpm, viscosity in cSt.</summary>
    /// <exception cref="EngineeringRefusal">B is 40 or more.</exception>
    public static HydraulicInstituteCorrection Metric(double rateM3PerHour, double headM, double rpm, double viscosityCst) =>
        OfB(16.5 * Math.Sqrt(viscosityCst) * Math.Pow(headM, 0.0625) / (Math.Pow(rateM3PerHour, 0.375) * Math.Pow(rpm, 0.25)));

    /// <summary>Rate at best efficiency in US gal/min, head per stage in ft, speed in rpm, viscosity in cSt.</summary>
    /// <exception cref="EngineeringRefusal">B is 40 or more.</exception>
    public static HydraulicInstituteCorrection Us(double rateGpm, double headFt, double rpm, double viscosityCst) =>
        OfB(26.6 * Math.Sqrt(viscosityCst) * Math.Pow(headFt, 0.0625) / (Math.Pow(rateGpm, 0.375) * Math.Pow(rpm, 0.25)));

    /// <summary>C_H at a share Q/Qbep of the rate: 1 − (1 − C_Q)(Q/Qbep)^0.75.</summary>
    public double Head(double rateShare) => 1 - (1 - Rate) * Math.Pow(rateShare, 0.75);

    private static HydraulicInstituteCorrection OfB(double b)
    {
        if (!(b < MaxB))
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, $"The correction of HI 9.6.7 ends at B = 40; B is {EngineeringRefusal.Text(b)}. A test on the fluid is needed.", "viscosity", MaxB);
        return b <= 1 ? new(b, 1, 1) : new(b, Math.Pow(2.71, -0.165 * Math.Pow(Math.Log10(b), 3.15)), Math.Pow(b, -0.0547 * Math.Pow(b, 0.69)));
    }
}
