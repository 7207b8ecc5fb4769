using System.Numerics;

namespace Pumpjack.Engineering.Lift.SuckerRod;

/// <summary>
/// Gibbs' diagnostic solution: the pump card from the surface card by Fourier series, taper by taper.
/// Equation u_tt = a² u_xx − c u_t with c = pi a nu/(2 L), u upward, x downward, tension −E A u_x.
/// Source: S. G. Gibbs and A. B. Neely, "Computer diagnosis of down-hole conditions in sucker rod pumping wells", JPT, January 1966.
/// </summary>
public static class WaveEquation
{
    public const int MaxHarmonics = 64;
    public const int DefaultHarmonics = 20;

    /// <summary>Damping coefficient c, 1/s, from the dimensionless factor nu (0.05 to 0.2 in ordinary wells).</summary>
    public static double DampingPerSecond(double nu, double waveSpeedFtPerS, double lengthFt) => Math.PI * waveSpeedFtPerS * nu / (2 * lengthFt);

    /// <summary>Harmonics that <paramref name="points"/> samples carry, at most <paramref name="wanted"/>.</summary>
    public static int Harmonics(int points, int wanted = DefaultHarmonics) => Math.Min(Math.Min(wanted, MaxHarmonics), (points - 1) / 2);

    /// <summary>
    /// Fills the pump card, one point for each surface point at the same time. Allocates nothing.
    /// </summary>
    /// <param name="positionIn">Polished rod position, in, equal time steps over one stroke, upward positive.</param>
    /// <param name="loadLb">Polished rod load, lb.</param>
    /// <param name="rods">Tapers from the top.</param>
    /// <param name="strokesPerMinute">Pumping speed.</param>
    /// <param name="buoyantRodWeightLb">Weight of the rods in fluid; the pump load excludes it.</param>
    /// <param name="dampingPerSecond">c of the equation, the same for all tapers.</param>
    /// <param name="harmonics">Terms of the series wanted; the card carries at most <see cref="Harmonics"/>.</param>
    /// <param name="pumpPositionIn">Out: pump position, in, on the datum of the surface position.</param>
    /// <param name="pumpLoadLb">Out: net load on the plunger, lb.</param>
    /// <exception cref="EngineeringRefusal">The card, the rods or the speed cannot exist.</exception>
    public static void PumpCard(
        ReadOnlySpan<double> positionIn, ReadOnlySpan<double> loadLb, ReadOnlySpan<RodSection> rods,
        double strokesPerMinute, double buoyantRodWeightLb, double dampingPerSecond, int harmonics,
        Span<double> pumpPositionIn, Span<double> pumpLoadLb) =>
        Carry(true, positionIn, loadLb, rods, strokesPerMinute, -buoyantRodWeightLb, dampingPerSecond, harmonics, pumpPositionIn, pumpLoadLb);

    /// <summary>The other way: the surface card that belongs to a pump card. The inverse of <see cref="PumpCard"/>, harmonic by harmonic.</summary>
    /// <inheritdoc cref="PumpCard" path="/exception"/>
    public static void SurfaceCard(
        ReadOnlySpan<double> pumpPositionIn, ReadOnlySpan<double> pumpLoadLb, ReadOnlySpan<RodSection> rods,
        double strokesPerMinute, double buoyantRodWeightLb, double dampingPerSecond, int harmonics,
        Span<double> positionIn, Span<double> loadLb)
    {
        Carry(false, pumpPositionIn, pumpLoadLb, rods, strokesPerMinute, 0, dampingPerSecond, harmonics, positionIn, loadLb);
        for (var j = 0; j < pumpPositionIn.Length; j++) loadLb[j] += buoyantRodWeightLb;
    }

    private static void Carry(
        bool downward, ReadOnlySpan<double> position, ReadOnlySpan<double> load, ReadOnlySpan<RodSection> rods,
        double strokesPerMinute, double offset, double damping, int harmonics, Span<double> toPosition, Span<double> toLoad)
    {
        CardInput.Require(position, load);
        Require(rods, strokesPerMinute, damping);
        var points = position.Length;
        harmonics = Harmonics(points, harmonics);
        var omega = 2 * Math.PI * strokesPerMinute / 60;
        double d0 = 0, f0 = 0;
        for (var j = 0; j < points; j++) { d0 += position[j]; f0 += load[j] + offset; }
        d0 /= points;
        f0 /= points;
        foreach (ref readonly var rod in rods) d0 -= (downward ? 12 : -12) * f0 * rod.LengthFt / (rod.ElasticityPsi * rod.AreaIn2);
        toPosition[..points].Fill(d0);
        toLoad[..points].Fill(f0);

        for (var n = 1; n <= harmonics; n++)
        {
            // exp(i n 2 pi j/points) by rotation: the drift over a few hundred points is below 1e-13.
            var (stepSin, stepCos) = Math.SinCos(2 * Math.PI * n / points);
            double cos = 1, sin = 0, dRe = 0, dIm = 0, fRe = 0, fIm = 0;
            for (var j = 0; j < points; j++)
            {
                dRe += position[j] * cos;
                dIm -= position[j] * sin;
                fRe += load[j] * cos;
                fIm -= load[j] * sin;
                (cos, sin) = (cos * stepCos - sin * stepSin, sin * stepCos + cos * stepSin);
            }
            var displacement = new Complex(dRe * 2 / points, dIm * 2 / points);
            var force = new Complex(fRe * 2 / points, fIm * 2 / points);
            for (var i = 0; i < rods.Length; i++)
                (displacement, force) = Section(displacement, force, downward ? rods[i] : rods[^(i + 1)], n * omega, damping, downward);

            double uRe = displacement.Real, uIm = displacement.Imaginary, pRe = force.Real, pIm = force.Imaginary;
            (cos, sin) = (1, 0);
            for (var j = 0; j < points; j++)
            {
                toPosition[j] += uRe * cos - uIm * sin;
                toLoad[j] += pRe * cos - pIm * sin;
                (cos, sin) = (cos * stepCos - sin * stepSin, sin * stepCos + cos * stepSin);
            }
        }
    }

    private static void Require(ReadOnlySpan<RodSection> rods, double strokesPerMinute, double dampingPerSecond)
    {
        if (rods.IsEmpty) throw new EngineeringRefusal(RefusalCodes.EmptySeries, "The rod string has no sections.", "rod_length");
        foreach (ref readonly var rod in rods)
            if (!(rod.LengthFt > 0 && rod.AreaIn2 > 0 && rod.ElasticityPsi > 0 && rod.WaveSpeedFtPerS > 0 && double.IsFinite(rod.LengthFt * rod.AreaIn2)))
                throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "Every rod section needs a length, an area, an elasticity and a wave speed above 0.", "rod_length", 0);
        if (!(strokesPerMinute > 0 && double.IsFinite(strokesPerMinute)))
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "The pumping speed must be above 0 strokes/min.", "N", 0);
        if (!(dampingPerSecond >= 0 && double.IsFinite(dampingPerSecond)))
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "The damping must be at least 0.", "damping_c", 0);
    }

    // One taper of length L for harmonic n: the closed solution of the ordinary equation in x, with x reversed upward. Lengths in in, so that E A lambda is lb/in.
    private static (Complex Displacement, Complex Force) Section(Complex d, Complex f, in RodSection rod, double omega, double damping, bool downward)
    {
        var speed = rod.WaveSpeedFtPerS * 12;
        var lambda = Complex.Sqrt(new Complex(omega * omega, -omega * damping)) / speed;
        var angle = lambda * (downward ? rod.LengthFt * 12 : rod.LengthFt * -12);
        Complex sin = Complex.Sin(angle), cos = Complex.Cos(angle), stiffness = rod.ElasticityPsi * rod.AreaIn2 * lambda;
        return (d * cos - f * sin / stiffness, stiffness * d * sin + f * cos);
    }
}
