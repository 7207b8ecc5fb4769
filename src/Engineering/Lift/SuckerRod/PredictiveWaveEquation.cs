namespace Pumpjack.Engineering.Lift.SuckerRod;

/// <summary>Surface and pump cards that a string, a pump and a motion of the polished rod give, at equal time steps of one stroke.</summary>
/// <param name="PositionIn">Polished rod position, in.</param>
/// <param name="LoadLb">Polished rod load, lb, buoyant rod weight included.</param>
/// <param name="PumpPositionIn">Plunger position, in.</param>
/// <param name="PumpLoadLb">Load of the fluid on the plunger, lb.</param>
/// <param name="Cycles">Strokes computed before the motion repeated itself.</param>
/// <param name="ClosureIn">Largest change of a plunger position between the last two strokes, in.</param>
public sealed record PredictedCards(double[] PositionIn, double[] LoadLb, double[] PumpPositionIn, double[] PumpLoadLb, int Cycles, double ClosureIn);

/// <summary>
/// Gibbs' predictive solution ("Predicting the behavior of sucker-rod pumping systems", JPT, July 1963): the damped wave equation in finite
/// differences on lumped rods with the valves of the pump as the lower boundary.
/// </summary>
/// <remarks>
/// Central differences, Courant number just below 1. The plunger moves up under the full fluid load, down under none, and rests while the load lies
/// between; with a fillage below 1 it keeps the load on the way down until it meets the fluid. Anchored tubing, no fluid inertia, constant crank speed.
/// </remarks>
public static class PredictiveWaveEquation
{
    public const int MaxCycles = 60;

    /// <param name="position">Polished rod position, in, of the fraction of the stroke period elapsed (0 to 1), from the bottom.</param>
    /// <param name="rods">Tapers from the top.</param>
    /// <param name="strokesPerMinute">Pumping speed.</param>
    /// <param name="dampingPerSecond">c of the wave equation.</param>
    /// <param name="buoyantRodWeightLb">Added to the surface load.</param>
    /// <param name="fluidLoadLb">Fo.</param>
    /// <param name="fillage">Share of the plunger stroke filled with liquid, 0 to 1.</param>
    /// <param name="elements">Lumps in the string.</param>
    /// <param name="stepsPerTravel">Time steps while a wave runs down the string; at least <paramref name="elements"/>.</param>
    public static PredictedCards Predict(
        Func<double, double> position, ReadOnlySpan<RodSection> rods, double strokesPerMinute, double dampingPerSecond,
        double buoyantRodWeightLb, double fluidLoadLb, double fillage = 1, int elements = 100, int stepsPerTravel = 0)
    {
        var travelS = 0.0;
        foreach (ref readonly var rod in rods) travelS += rod.LengthFt / rod.WaveSpeedFtPerS;
        var periodS = 60 / strokesPerMinute;
        var steps = (int)Math.Ceiling(periodS / travelS * Math.Max(elements, stepsPerTravel));
        var dt = periodS / steps;

        var (spring, mass) = Lump(rods, elements, travelS);
        var nodes = mass.Length;
        double[] surface = new double[steps], load = new double[steps], pump = new double[steps], pumpLoad = new double[steps];
        double peak = double.NegativeInfinity, low = double.PositiveInfinity;
        for (var k = 0; k < steps; k++)
        {
            surface[k] = position((double)k / steps);
            peak = Math.Max(peak, surface[k]);
            low = Math.Min(low, surface[k]);
        }

        double[] u = new double[nodes], before = new double[nodes], next = new double[nodes];
        Array.Fill(u, surface[0]);
        Array.Fill(before, surface[0]);
        double before0 = 1 - 0.5 * dampingPerSecond * dt, after0 = 1 / (1 + 0.5 * dampingPerSecond * dt);
        double lowest = low, highest = peak, level = low + fillage * (peak - low);
        var cycle = 0;
        var change = double.PositiveInfinity;
        while (cycle < MaxCycles && change > 1e-5 * (peak - low))
        {
            change = 0;
            (lowest, highest) = (double.PositiveInfinity, double.NegativeInfinity);
            for (var k = 0; k < steps; k++)
            {
                var ahead = surface[k + 1 == steps ? 0 : k + 1];
                var behind = surface[k == 0 ? steps - 1 : k - 1];
                next[0] = ahead;
                for (var i = 1; i < nodes - 1; i++)
                {
                    var force = spring[i - 1] * (u[i - 1] - u[i]) - spring[i] * (u[i] - u[i + 1]);
                    next[i] = (2 * u[i] - before[i] * before0 + dt * dt / mass[i] * force) * after0;
                }
                var n = nodes - 1;
                var scale = dt * dt / mass[n];
                var free = 2 * u[n] - before[n] * before0 + scale * spring[n - 1] * (u[n - 1] - u[n]);
                var p = Pump(u[n], free, scale, after0, fluidLoadLb, u[n] > level);
                next[n] = (free - scale * p) * after0;

                // Force on the polished rod: the first spring plus the inertia and damping of the half lump that hangs on the clamp.
                var acceleration = (ahead - 2 * surface[k] + behind) / (dt * dt);
                var velocity = (ahead - behind) / (2 * dt);
                load[k] = buoyantRodWeightLb + spring[0] * (u[0] - u[1]) + mass[0] * (acceleration + dampingPerSecond * velocity);
                change = Math.Max(change, Math.Abs(pump[k] - u[n]));
                pump[k] = u[n];
                pumpLoad[k] = p;
                lowest = Math.Min(lowest, u[n]);
                highest = Math.Max(highest, u[n]);
                (before, u, next) = (u, next, before);
            }
            level = lowest + fillage * (highest - lowest);
            cycle++;
        }
        return new(surface, load, pump, pumpLoad, cycle, change);
    }

    /// <summary>A card resampled to equal time steps by linear interpolation.</summary>
    public static double[] Resample(ReadOnlySpan<double> series, int points)
    {
        var result = new double[points];
        for (var j = 0; j < points; j++)
        {
            var at = (double)j * series.Length / points;
            var i = (int)at;
            result[j] = series[i] + (at - i) * (series[i + 1 == series.Length ? 0 : i + 1] - series[i]);
        }
        return result;
    }

    private static double Pump(double u, double free, double scale, double after0, double fluidLoad, bool gasBelow)
    {
        if ((free - scale * fluidLoad) * after0 > u) return fluidLoad;
        var down = gasBelow ? fluidLoad : 0;
        if ((free - scale * down) * after0 < u) return down;
        return (free - u / after0) / scale;
    }

    // Springs in lb/in and masses in lb s²/in; a lump is E A/a² dx because a² = E A/(mass per length), couplings included.
    private static (double[] Spring, double[] Mass) Lump(ReadOnlySpan<RodSection> rods, int elements, double travelS)
    {
        List<double> spring = [], mass = [0];
        foreach (ref readonly var rod in rods)
        {
            // The floor keeps the Courant number of every section at or below that of the whole string.
            var n = Math.Max(1, (int)Math.Floor(elements * rod.LengthFt / rod.WaveSpeedFtPerS / travelS + 1e-9));
            double dx = 12 * rod.LengthFt / n, ea = rod.ElasticityPsi * rod.AreaIn2, speed = 12 * rod.WaveSpeedFtPerS;
            for (var i = 0; i < n; i++)
            {
                spring.Add(ea / dx);
                mass[^1] += 0.5 * ea * dx / (speed * speed);
                mass.Add(0.5 * ea * dx / (speed * speed));
            }
        }
        return ([.. spring], [.. mass]);
    }
}
