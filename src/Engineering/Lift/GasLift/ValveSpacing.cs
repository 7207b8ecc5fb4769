using Pumpjack.Engineering.Pvt;

namespace Pumpjack.Engineering.Lift.GasLift;

/// <summary>Depths of unloading valves.</summary>
public static class ValveSpacing
{
    public const int MaxValves = 60;
    /// <summary>Closer than this another valve does not help, ft.</summary>
    public const double MinSpacingFt = 150;

    /// <summary>
    /// Spacing against a marched gas column: valve n + 1 lies where the injection pressure at depth (surface pressure lowered by the drop for each valve above) less the
    /// transfer margin meets kill fluid under the unloaded column above valve n. The first valve has no margin. Ends at the deepest depth, at the least spacing, or after
    /// <paramref name="count"/> valves.
    /// </summary>
    /// <returns>Depth, ft, and production pressure after unloading, psia, of each valve.</returns>
    /// <exception cref="EngineeringRefusal">The kick-off pressure is not above the wellhead pressure.</exception>
    public static List<(double DepthFt, double ProductionPsia)> Column(
        double kickoffPsia, double wellheadPsia, double killGradient, double unloadingGradient, double dropPsi, double marginPsi,
        double gravity, double surfaceDegF, double degFPerFt, double deepestFt, int count = MaxValves, double minSpacingFt = MinSpacingFt)
    {
        RequireLift(kickoffPsia, wellheadPsia);
        var critical = PseudoCritical.Sutton(gravity);
        var surfaceDegR = surfaceDegF + Constants.RankineOffset;
        var valves = new List<(double, double)>();
        double above = 0, production = wellheadPsia;
        for (var n = 0; n < count; n++)
        {
            var surface = kickoffPsia - dropPsi * n;
            if (surface <= 0) break;
            var margin = n == 0 ? 0 : marginPsi;
            var atAbove = InjectionGasColumn.March(surface, 0, above, surfaceDegR, degFPerFt, gravity, critical);
            if (atAbove - margin <= production) break;
            // The gas column gains far less per foot than kill fluid, so the difference falls steadily: secant steps from the valve above, bounded by the deepest depth.
            double depth = above, gas = atAbove;
            for (var i = 0; i < 60; i++)
            {
                var gap = gas - margin - production - killGradient * (depth - above);
                if (Math.Abs(gap) < 1e-9 * kickoffPsia) break;
                var slope = killGradient - InjectionGasColumn.GradientPsiPerFt(gas, surfaceDegR + degFPerFt * depth, gravity, critical);
                if (slope <= 0) throw new EngineeringRefusal(RefusalCodes.Contradiction, "The kill fluid must be heavier than the injection gas.", "kill_gradient");
                var next = depth + gap / slope;
                gas = InjectionGasColumn.March(gas, depth, next, surfaceDegR, degFPerFt, gravity, critical);
                depth = next;
                if (depth > 2 * deepestFt) break;
            }
            if (depth > deepestFt || n > 0 && depth - above < minSpacingFt) break;
            production = wellheadPsia + unloadingGradient * depth;
            valves.Add((depth, production));
            above = depth;
        }
        return valves;
    }

    /// <summary>
    /// Universal design with a linear gas gradient p/40,000 per ft: D1 = (pk − pwh)/(Gs − pk/40,000); Dn+1 = [pc − pt,d + (Gs − Gfd) Dn]/(Gs − pc/40,000).
    /// </summary>
    /// <exception cref="EngineeringRefusal">The kick-off pressure is not above the tubing head pressure, or the kill fluid is no heavier than the gas.</exception>
    public static List<double> Universal(
        double kickoffPsia, double tubingHeadPsia, double casingPsia, double designTubingPsia, double designGradient, double killGradient,
        double deepestFt, int count = MaxValves, double minSpacingFt = MinSpacingFt)
    {
        RequireLift(kickoffPsia, tubingHeadPsia);
        if (killGradient <= Math.Max(kickoffPsia, casingPsia) / 40_000)
            throw new EngineeringRefusal(RefusalCodes.Contradiction, "The kill fluid must be heavier than the injection gas.", "kill_gradient", Math.Max(kickoffPsia, casingPsia) / 40_000);
        var depths = new List<double>();
        var depth = (kickoffPsia - tubingHeadPsia) / (killGradient - kickoffPsia / 40_000);
        while (depths.Count < count && depth <= deepestFt && (depths.Count == 0 || depth - depths[^1] >= minSpacingFt))
        {
            depths.Add(depth);
            depth = (casingPsia - designTubingPsia + (killGradient - designGradient) * depth) / (killGradient - casingPsia / 40_000);
        }
        return depths;
    }

    private static void RequireLift(double kickoffPsia, double wellheadPsia)
    {
        if (!(kickoffPsia > wellheadPsia))
            throw new EngineeringRefusal(RefusalCodes.Contradiction, "The kick-off pressure must be above the wellhead pressure.", "p_kickoff", wellheadPsia);
    }
}
