namespace Pumpjack.Engineering.Efficiency;

/// <summary>Hydraulic power, specific energy and the laws of similar pumps. Efficiencies are fractions.</summary>
public static class Power
{
    internal static readonly Input RateInput = new("q", "bbl/d", "liquid rate") { AtLeast = 0 };
    internal static readonly Input HeadInput = new("H", "ft", "head, feet of the fluid pumped") { AtLeast = 0 };
    internal static readonly Input PressureInput = new("dp", "psi", "pressure rise") { AtLeast = 0 };
    internal static readonly Input GravityInput = new("sg", "-", "specific gravity of the fluid, fresh water 1") { Above = 0, AtMost = 3, Low = 0.6, High = 1.3 };
    internal static readonly Input KilowattInput = new("kW", "kW", "electric power taken") { Above = 0 };

    /// <summary>bbl/d × psi per hydraulic horsepower.</summary>
    public const double BarrelPsiPerHp = 58_775.5;

    /// <summary>bbl/d × ft of fresh water (62.366 lb/ft3) per hydraulic horsepower.</summary>
    public const double BarrelFeetPerHp = 135_711;

    /// <summary>kW in a horsepower.</summary>
    public const double KilowattsPerHp = 0.745699872;

    /// <summary>Hydraulic power, hp, from a pressure rise: q dp/58,775.5.</summary>
    public static double HydraulicHpFromPressure(double rateBpd, double pressurePsi) => RateInput.Require(rateBpd) * PressureInput.Require(pressurePsi) / BarrelPsiPerHp;

    /// <summary>Hydraulic power, hp, from a head: q H sg/135,711.</summary>
    public static double HydraulicHpFromHead(double rateBpd, double headFt, double specificGravity) =>
        RateInput.Require(rateBpd) * HeadInput.Require(headFt) * GravityInput.Require(specificGravity) / BarrelFeetPerHp;

    /// <summary>Hydraulic power, kW, in metric units: q dp/86,400 with m3/d and kPa.</summary>
    public static double HydraulicKilowatts(double rateM3PerDay, double pressureKpa) => rateM3PerDay * pressureKpa / 86_400;

    /// <summary>Specific energy, kWh/bbl: kW × 24/q.</summary>
    public static double KwhPerBarrel(double kilowatts, double rateBpd, double runHoursPerDay = 24) =>
        rateBpd > 0
            ? KilowattInput.Require(kilowatts) * runHoursPerDay / rateBpd
            : throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "Energy per barrel needs a rate above 0.", "q", 0);

    /// <summary>
    /// An efficiency, useful/spent. A value outside 0 to 1 is impossible and refused with the likely cause: a wrong stroke, level or rate,
    /// or a well that flows by itself.
    /// </summary>
    public static double Efficiency(double useful, double spent, string name)
    {
        if (!(spent > 0))
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, $"The {name} needs a power spent above 0.", name, 0);
        var value = useful / spent;
        if (!(value >= 0 && value <= 1))
            throw new EngineeringRefusal(
                RefusalCodes.Contradiction, $"The {name} would be {EngineeringRefusal.Text(value)}; look for a wrong stroke, fluid level or rate, or a well that flows by itself.", name, 1);
        return value;
    }

    /// <summary>Motor input, kW, from a three-phase meter: √3 V I PF/1000.</summary>
    public static double ThreePhaseKilowatts(double volts, double amperes, double powerFactor) => Math.Sqrt(3) * volts * amperes * powerFactor / 1000;

    /// <summary>Rate, head and power of a centrifugal pump at another speed: q ~ N, H ~ N², P ~ N³.</summary>
    public static (double Rate, double Head, double Power) Affinity(double rate, double head, double power, double speedRatio) =>
        speedRatio > 0
            ? (rate * speedRatio, head * speedRatio * speedRatio, power * speedRatio * speedRatio * speedRatio)
            : throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "The speed ratio must be above 0.", "speed_ratio", 0);

    /// <summary>Compression power for gas lift, hp: stages × 0.0857 q k/(k − 1) T z [r^((k−1)/k) − 1]/E, q in MMscf/d, T in degR, r per stage.</summary>
    public static double CompressionHp(double rateMmscfd, double ratio, int stages, double suctionDegR, double z, double k, double efficiency)
    {
        if (!(ratio >= 1) || stages < 1 || !(k > 1) || !(efficiency > 0 && efficiency <= 1) || !(rateMmscfd >= 0) || !(suctionDegR > 0) || !(z > 0))
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "Compression needs a ratio of at least 1, k above 1 and an efficiency between 0 and 1.", "r", 1);
        var perStage = Math.Pow(ratio, 1.0 / stages);
        return stages * 0.0857 * rateMmscfd * k / (k - 1) * suctionDegR * z * (Math.Pow(perStage, (k - 1) / k) - 1) / efficiency;
    }

    /// <summary>
    /// Plunger slippage, bbl/d (Patterson): (1 + 0.14 N) 453 D dp C^1.52/(mu L), D and L in in, C diametral clearance in in, mu in cP, N in 1/min.
    /// </summary>
    public static double PlungerSlippage(double speedSpm, double diameterIn, double pressurePsi, double clearanceIn, double viscosityCp, double lengthIn)
    {
        if (!(viscosityCp > 0) || !(lengthIn > 0) || !(clearanceIn >= 0) || !(diameterIn > 0) || !(speedSpm >= 0) || !(pressurePsi >= 0))
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "Slippage needs viscosity, plunger length and diameter above 0 and nothing negative.", viscosityCp > 0 ? "L" : "mu", 0);
        return (1 + (0.14 * speedSpm)) * 453 * diameterIn * pressurePsi * Math.Pow(clearanceIn, 1.52) / (viscosityCp * lengthIn);
    }
}
