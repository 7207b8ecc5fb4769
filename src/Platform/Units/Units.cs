namespace Pumpjack.Platform.Units;

/// <summary>The unit system of a request and its answer. Stored values are always in field (US) units.</summary>
public enum UnitSystem { Us, Metric }

/// <summary>What a number measures; decides its unit in either system.</summary>
public enum Dimension
{
    /// <summary>bbl; m³.</summary>
    LiquidVolume,
    /// <summary>Mcf; m³ at the same conditions.</summary>
    GasVolume,
    /// <summary>psig; bar (gauge).</summary>
    Pressure,
    /// <summary>°F; °C.</summary>
    Temperature,
    /// <summary>ft; m.</summary>
    Length,
    /// <summary>1/64 in; mm.</summary>
    Choke,
    /// <summary>scf/bbl; m³/m³.</summary>
    GasOilRatio,
    /// <summary>USD/bbl; USD/m³.</summary>
    LiquidPrice,
    /// <summary>USD/Mcf; USD/m³.</summary>
    GasPrice,
    /// <summary>hp; kW.</summary>
    Power,
}

/// <summary>Conversion at the edge between stored field units and metric. Exact decimals; the caller rounds to the column's scale.</summary>
public static class Conversion
{
    /// <summary>m³ in one barrel of 42 US gallons (SPEC C1).</summary>
    public const decimal CubicMetresPerBarrel = 0.158987294928m;
    /// <summary>m³ in 1,000 cubic feet at the same conditions (SPEC C1).</summary>
    public const decimal CubicMetresPerMcf = 28.316846592m;
    /// <summary>bar in one psi, from 6.894757293168 kPa (SPEC C1).</summary>
    public const decimal BarPerPsi = 0.06894757293168m;
    /// <summary>m in one foot.</summary>
    public const decimal MetresPerFoot = 0.3048m;
    /// <summary>mm in 1/64 inch.</summary>
    public const decimal MillimetresPer64thInch = 25.4m / 64m;
    /// <summary>kW in one mechanical horsepower (SPEC C1).</summary>
    public const decimal KilowattsPerHorsepower = 0.745699872m;
    /// <summary>Standard atmosphere in psi: absolute less this is gauge (DESIGN 4).</summary>
    public const decimal AtmospherePsi = 14.696m;

    /// <summary>From metric to the stored field unit.</summary>
    /// <exception cref="OverflowException">The value is beyond any measurement.</exception>
    public static decimal ToField(decimal metric, Dimension dimension) => dimension switch
    {
        Dimension.Temperature => metric * 1.8m + 32m,
        _ => metric / Factor(dimension),
    };

    /// <summary>From the stored field unit to metric.</summary>
    public static decimal ToMetric(decimal field, Dimension dimension) => dimension switch
    {
        Dimension.Temperature => (field - 32m) / 1.8m,
        _ => field * Factor(dimension),
    };

    /// <summary>Metric units per field unit, for everything that has no offset.</summary>
    public static decimal Factor(Dimension dimension) => dimension switch
    {
        Dimension.LiquidVolume => CubicMetresPerBarrel,
        Dimension.GasVolume => CubicMetresPerMcf,
        Dimension.Pressure => BarPerPsi,
        Dimension.Length => MetresPerFoot,
        Dimension.Choke => MillimetresPer64thInch,
        Dimension.GasOilRatio => CubicMetresPerMcf / 1000m / CubicMetresPerBarrel,
        Dimension.LiquidPrice => 1m / CubicMetresPerBarrel,
        Dimension.GasPrice => 1m / CubicMetresPerMcf,
        Dimension.Power => KilowattsPerHorsepower,
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "A temperature has an offset, not a factor."),
    };

    /// <summary>The unit's usual short name.</summary>
    public static string Symbol(Dimension dimension, UnitSystem system) => (dimension, system) switch
    {
        (Dimension.LiquidVolume, UnitSystem.Us) => "bbl",
        (Dimension.GasVolume, UnitSystem.Us) => "Mcf",
        (Dimension.Pressure, UnitSystem.Us) => "psig",
        (Dimension.Temperature, UnitSystem.Us) => "°F",
        (Dimension.Length, UnitSystem.Us) => "ft",
        (Dimension.Choke, UnitSystem.Us) => "1/64 in",
        (Dimension.GasOilRatio, UnitSystem.Us) => "scf/bbl",
        (Dimension.LiquidPrice, UnitSystem.Us) => "USD/bbl",
        (Dimension.GasPrice, UnitSystem.Us) => "USD/Mcf",
        (Dimension.Power, UnitSystem.Us) => "hp",
        (Dimension.LiquidVolume or Dimension.GasVolume, _) => "m3",
        (Dimension.Pressure, _) => "bar",
        (Dimension.Temperature, _) => "°C",
        (Dimension.Length, _) => "m",
        (Dimension.Choke, _) => "mm",
        (Dimension.GasOilRatio, _) => "m3/m3",
        (Dimension.LiquidPrice or Dimension.GasPrice, _) => "USD/m3",
        (Dimension.Power, _) => "kW",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };
}
