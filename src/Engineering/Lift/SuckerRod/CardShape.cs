namespace Pumpjack.Engineering.Lift.SuckerRod;

/// <summary>
/// Measures of a pump card that do not depend on its scale. The card is read as two curves over the position (0 at the bottom of the stroke,
/// 1 at the top): the higher load U of the upstroke and the lower load D of the downstroke, with load 0 at the lower and 1 at the upper plateau.
/// </summary>
/// <param name="Area">Area enclosed, in the units of the card.</param>
/// <param name="Stroke">Range of positions.</param>
/// <param name="LoadRange">Range of loads.</param>
/// <param name="UpperPlateau">Load of the upper plateau.</param>
/// <param name="LowerPlateau">Load of the lower plateau.</param>
/// <param name="TopLeftLoss">Area missing at the top left: ∫ (1 − U) over the lower half of the stroke. A lean of the card shows here too.</param>
/// <param name="TopRightLoss">Area missing at the top right.</param>
/// <param name="BottomLeftLoss">Area missing at the bottom left: ∫ D over the lowest quarter of the stroke (an early pick-up).</param>
/// <param name="BottomRightLoss">Area missing at the bottom right.</param>
/// <param name="Fillage">Position at which the downstroke passes half load: the filled share of the stroke.</param>
/// <param name="Unloaded">Position at which the downstroke passes 20 % of the load.</param>
/// <param name="UnloadingWidth">Stroke used to fall from 60 % to 20 % of the load on the way down.</param>
/// <param name="Holding">Mean load of the downstroke before it is unloaded over the highest there: near 1 when the load is held and then dropped.</param>
/// <param name="PickupWidth">Stroke used to rise from 20 % to 60 % of the load on the way up.</param>
/// <param name="SpikeAbove">Highest load of the last eighth of the stroke above the upper plateau.</param>
/// <param name="DipBelow">Lowest load of the first eighth of the stroke below the lower plateau, as a positive number.</param>
public readonly record struct CardShape(
    double Area, double Stroke, double LoadRange, double UpperPlateau, double LowerPlateau,
    double TopLeftLoss, double TopRightLoss, double BottomLeftLoss, double BottomRightLoss,
    double Fillage, double Unloaded, double UnloadingWidth, double Holding, double PickupWidth, double SpikeAbove, double DipBelow)
{
    private const int cells = 200;

    /// <summary>Height of the card between its plateaus.</summary>
    public double Height => UpperPlateau - LowerPlateau;

    /// <summary>Area over the rectangle that bounds the card.</summary>
    public double AreaOverBox => Area / (Stroke * LoadRange);

    /// <summary>Measures a card of at least 8 points with a stroke above zero. Allocates nothing.</summary>
    public static CardShape Of(ReadOnlySpan<double> position, ReadOnlySpan<double> load)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var x in position) { low = Math.Min(low, x); high = Math.Max(high, x); }
        var stroke = high - low;

        Span<double> up = stackalloc double[cells], down = stackalloc double[cells], sorted = stackalloc double[cells];
        up.Fill(double.NegativeInfinity);
        down.Fill(double.PositiveInfinity);
        var last = position.Length - 1;
        for (var i = 0; i < position.Length; last = i++)
            Edge((position[last] - low) / stroke, load[last], (position[i] - low) / stroke, load[i], up, down);

        up.CopyTo(sorted);
        sorted.Sort();
        var upper = sorted[cells * 7 / 10];
        down.CopyTo(sorted);
        sorted.Sort();
        var lower = sorted[cells * 3 / 20];
        var height = Math.Max(upper - lower, 1e-300);
        for (var i = 0; i < cells; i++)
        {
            up[i] = (up[i] - lower) / height;
            down[i] = (down[i] - lower) / height;
        }

        const int half = cells / 2, quarter = cells / 4, eighth = cells / 8;
        double spike = 0, dip = 0;
        for (var i = 0; i < eighth; i++)
        {
            spike = Math.Max(spike, up[cells - 1 - i] - 1);
            dip = Math.Max(dip, -down[i]);
        }
        return new(
            CardGeometry.Area(position, load), stroke, CardGeometry.Range(load), upper, lower,
            Loss(up[..half], 1), Loss(up[half..], 1), Loss(down[..quarter], 0), Loss(down[half..], 0),
            Unloading(down, 0.5), Unloading(down, 0.2), Unloading(down, 0.6) - Unloading(down, 0.2), Held(down), Pickup(up, 0.6) - Pickup(up, 0.2), spike, dip);
    }

    // Widens the envelope by one edge of the polygon: every cell centre the edge passes over takes its load there.
    private static void Edge(double x0, double y0, double x1, double y1, Span<double> up, Span<double> down)
    {
        if (x0 > x1) (x0, y0, x1, y1) = (x1, y1, x0, y0);
        var from = (int)Math.Ceiling(x0 * cells - 0.5);
        var to = (int)Math.Floor(x1 * cells - 0.5);
        for (var i = Math.Max(from, 0); i <= Math.Min(to, cells - 1); i++)
        {
            var x = (i + 0.5) / cells;
            var y = x1 == x0 ? y1 : y0 + (x - x0) / (x1 - x0) * (y1 - y0);
            up[i] = Math.Max(up[i], y);
            down[i] = Math.Min(down[i], y);
        }
    }

    private static double Loss(ReadOnlySpan<double> curve, double plateau)
    {
        var sum = 0.0;
        foreach (var y in curve) sum += Math.Clamp(plateau == 1 ? 1 - y : y, 0, 1);
        return sum / cells;
    }

    // Where the downstroke, followed from the top, first lies below a level.
    private static double Unloading(ReadOnlySpan<double> down, double level)
    {
        for (var i = cells - 1; i >= 0; i--)
            if (down[i] < level)
            {
                if (i == cells - 1) return 1;
                return (i + 0.5 + (level - down[i]) / (down[i + 1] - down[i])) / cells;
            }
        return 0;
    }

    private static double Held(ReadOnlySpan<double> down)
    {
        double sum = 0, highest = 0;
        var count = 0;
        for (var i = cells - 1; i >= 0 && down[i] >= 0.2; i--, count++)
        {
            sum += down[i];
            highest = Math.Max(highest, down[i]);
        }
        return count == 0 ? 1 : sum / count / highest;
    }

    private static double Pickup(ReadOnlySpan<double> up, double level)
    {
        for (var i = 0; i < cells; i++)
            if (up[i] > level)
            {
                if (i == 0) return 0;
                return (i + 0.5 - (up[i] - level) / (up[i] - up[i - 1])) / cells;
            }
        return 1;
    }
}
