namespace Pumpjack.Engineering;

/// <summary>
/// Physical constants and exact conversions. Conversions are those of NIST SP 811 (2008) unless a line says otherwise;
/// a rounded book constant belongs beside its equation, not here.
/// </summary>
public static class Constants
{
    /// <summary>Exact: 42 US gal of 231 in3.</summary>
    public const double M3PerBbl = 0.158987294928;

    /// <summary>Exact: 0.3048^3.</summary>
    public const double M3PerFt3 = 0.028316846592;

    /// <summary>ft3 in one bbl, 9702 in3 / 1728.</summary>
    public const double Ft3PerBbl = 9702.0 / 1728.0;

    public const double MPerFt = 0.3048;
    public const double MPerIn = 0.0254;
    public const double KgPerLb = 0.45359237;
    public const double StandardGravityMPerS2 = 9.80665;
    public const double NPerLbf = KgPerLb * StandardGravityMPerS2;
    public const double PaPerPsi = NPerLbf / (MPerIn * MPerIn);
    public const double PaPerAtm = 101_325.0;
    public const double WPerHp = 745.69987158227022;
    public const double SPerDay = 86_400.0;

    /// <summary>Mean Gregorian-Julian year used for annual declines.</summary>
    public const double DaysPerYear = 365.25;

    /// <summary>Standard gravity in ft/s2.</summary>
    public const double GravityFtPerS2 = 32.174;

    /// <summary>Gauge zero, psia (14.696, API MPMS).</summary>
    public const double AtmospherePsia = 14.696;

    /// <summary>degR = degF + this.</summary>
    public const double RankineOffset = 459.67;

    /// <summary>Universal gas constant, psia ft3/(lbmol degR).</summary>
    public const double GasConstant = 10.7316;

    /// <summary>Molar mass of air as correlations use it, lb/lbmol (strict value 28.9647).</summary>
    public const double AirMolarMass = 28.97;

    /// <summary>Fresh water at 60 degF, lb/ft3.</summary>
    public const double FreshWaterDensity = 62.366;

    /// <summary>Stock-tank oil specific gravity (60/60 degF) from API gravity.</summary>
    public static double OilGravity(double api) => 141.5 / (131.5 + api);

    /// <summary>API gravity from specific gravity (60/60 degF).</summary>
    public static double Api(double oilGravity) => 141.5 / oilGravity - 131.5;

    /// <summary>
    /// Gas volume restated from one pressure and temperature base to another, ideal gas at both (as contracts and API MPMS 14.1 do).
    /// </summary>
    /// <param name="volume">Any volume unit; the result has the same.</param>
    /// <param name="fromPsia">Pressure base of the volume, psia.</param>
    /// <param name="toPsia">Pressure base wanted, psia.</param>
    /// <param name="fromDegF">Temperature base of the volume, degF.</param>
    /// <param name="toDegF">Temperature base wanted, degF.</param>
    /// <exception cref="EngineeringRefusal">A base pressure or absolute temperature is not positive.</exception>
    public static double GasVolumeAtBase(double volume, double fromPsia, double toPsia, double fromDegF = 60, double toDegF = 60)
    {
        basePsia.Require(fromPsia);
        basePsia.Require(toPsia);
        baseDegF.Require(fromDegF);
        baseDegF.Require(toDegF);
        return volume * fromPsia / toPsia * (toDegF + RankineOffset) / (fromDegF + RankineOffset);
    }

    private static readonly Input basePsia = new("base_pressure", "psia", "pressure base") { Above = 0 };
    private static readonly Input baseDegF = new("base_temperature", "degF", "temperature base") { Above = -RankineOffset };
}
