namespace Pumpjack.Engineering.Lift.SuckerRod;

/// <summary>One taper of a rod string, listed from the top down.</summary>
/// <param name="LengthFt">Length, ft.</param>
/// <param name="AreaIn2">Metal area of the rod body, in².</param>
/// <param name="WeightLbPerFt">Weight in air, couplings included, lb/ft.</param>
/// <param name="ElasticityPsi">Young's modulus, psi (steel 30.5e6).</param>
/// <param name="WaveSpeedFtPerS">Speed of stress waves, ft/s (steel rods with couplings about 16,300).</param>
public readonly record struct RodSection(
    double LengthFt, double AreaIn2, double WeightLbPerFt, double ElasticityPsi = RodString.SteelElasticityPsi, double WaveSpeedFtPerS = RodString.SteelWaveSpeedFtPerS)
{
    /// <summary>A section of round rod from its diameter in in.</summary>
    public static RodSection Round(
        double lengthFt, double diameterIn, double weightLbPerFt, double elasticityPsi = RodString.SteelElasticityPsi, double waveSpeedFtPerS = RodString.SteelWaveSpeedFtPerS) =>
        new(lengthFt, Math.PI / 4 * diameterIn * diameterIn, weightLbPerFt, elasticityPsi, waveSpeedFtPerS);
}

/// <summary>Weight, stretch and natural frequency of a sucker-rod string.</summary>
public static class RodString
{
    public const double SteelElasticityPsi = 30.5e6;
    public const double SteelWaveSpeedFtPerS = 16_300;
    /// <summary>15 a rounded, ft/min, as API RP 11L uses it.</summary>
    public const double Rp11LFrequencyConstant = 245_000;

    /// <summary>Buoyancy coefficient 0.128: fresh water over steel, so that Wrf = W (1 − 0.128 G).</summary>
    public const double BuoyancyCoefficient = 0.128;

    /// <summary>Weight in fluid, lb, from the weight in air and the gravity of the fluid (water = 1).</summary>
    public static double BuoyantWeightLb(double weightInAirLb, double fluidGravity) => weightInAirLb * (1 - BuoyancyCoefficient * fluidGravity);

    public static double LengthFt(ReadOnlySpan<RodSection> rods)
    {
        var sum = 0.0;
        foreach (ref readonly var rod in rods) sum += rod.LengthFt;
        return sum;
    }

    public static double WeightInAirLb(ReadOnlySpan<RodSection> rods)
    {
        var sum = 0.0;
        foreach (ref readonly var rod in rods) sum += rod.LengthFt * rod.WeightLbPerFt;
        return sum;
    }

    /// <summary>1/kr: stretch of the whole string per unit load, in/lb, Σ 12 L/(E A).</summary>
    public static double ElasticityInPerLb(ReadOnlySpan<RodSection> rods)
    {
        var sum = 0.0;
        foreach (ref readonly var rod in rods) sum += 12 * rod.LengthFt / (rod.ElasticityPsi * rod.AreaIn2);
        return sum;
    }

    /// <summary>Speed of stress waves in a rod from its true weight per foot, ft/s: sqrt(E g 144 A/w) with E in psi, A in in²; about 16,300 with couplings.</summary>
    public static double WaveSpeedFtPerS(double elasticityPsi, double areaIn2, double weightLbPerFt) =>
        Math.Sqrt(elasticityPsi * areaIn2 * 32.174 / weightLbPerFt);

    /// <summary>Natural frequency of an untapered string, strokes/min: 15 a/L.</summary>
    public static double NaturalFrequency(double waveSpeedFtPerS, double lengthFt) => 15 * waveSpeedFtPerS / lengthFt;

    /// <summary>
    /// Lowest natural frequency of a tapered string (fixed at the top, free at the pump), strokes/min, by bisection on the closed form of
    /// each section; relative error below 1e-12 after at most 80 halvings.
    /// </summary>
    public static double NaturalFrequency(ReadOnlySpan<RodSection> rods)
    {
        var travelS = 0.0;
        foreach (ref readonly var rod in rods) travelS += rod.LengthFt / rod.WaveSpeedFtPerS;
        // The force at the free end of a string moved at the top falls through zero at the first resonance, which lies below that of the stiffest arrangement.
        double low = 0, step = Math.PI / travelS / 64, high = step;
        while (EndForce(rods, high) > 0) { low = high; high += step; }
        for (var i = 0; i < 80 && high - low > 1e-13 * high; i++)
        {
            var middle = 0.5 * (low + high);
            if (EndForce(rods, middle) > 0) low = middle; else high = middle;
        }
        return 60 * 0.5 * (low + high) / (2 * Math.PI);
    }

    /// <summary>Fc = N0'/N0: natural frequency of the tapered string over that of a straight one of the same length and mean wave speed.</summary>
    public static double FrequencyFactor(ReadOnlySpan<RodSection> rods)
    {
        var travelS = 0.0;
        foreach (ref readonly var rod in rods) travelS += rod.LengthFt / rod.WaveSpeedFtPerS;
        return NaturalFrequency(rods) * travelS / 15;
    }

    // Force at the bottom per unit force at the top with the top held: positive below the first resonance.
    static double EndForce(ReadOnlySpan<RodSection> rods, double omega)
    {
        double displacement = 0, force = 1;
        foreach (ref readonly var rod in rods)
        {
            var k = omega / rod.WaveSpeedFtPerS;
            var stiffness = rod.ElasticityPsi * rod.AreaIn2 * k;
            var (sin, cos) = Math.SinCos(k * rod.LengthFt);
            (displacement, force) = (displacement * cos - force * sin / stiffness, stiffness * displacement * sin + force * cos);
        }
        return force;
    }
}
