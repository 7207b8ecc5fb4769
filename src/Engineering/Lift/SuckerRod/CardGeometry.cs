namespace Pumpjack.Engineering.Lift.SuckerRod;

/// <summary>Figures read off a closed dynamometer card: position against load, points in time order.</summary>
public static class CardGeometry
{
    /// <summary>Area enclosed, in-lb (position in in, load in lb), positive whichever way round the points run. Shoelace formula, exact for the polygon.</summary>
    public static double Area(ReadOnlySpan<double> position, ReadOnlySpan<double> load) => Math.Abs(SignedArea(position, load));

    /// <summary>Work done by the rod on what is below it, in-lb: positive for a card in time order (higher load on the way up).</summary>
    public static double SignedArea(ReadOnlySpan<double> position, ReadOnlySpan<double> load)
    {
        var twice = 0.0;
        var last = position.Length - 1;
        for (var i = 0; i < position.Length; last = i++) twice += (position[i] - position[last]) * (load[i] + load[last]);
        return 0.5 * twice;
    }

    /// <summary>Power, hp: card area (in-lb) × strokes/min ÷ 396,000. At the surface the polished rod power; at the pump what reaches it.</summary>
    public static double Horsepower(double areaInLb, double strokesPerMinute) => areaInLb * strokesPerMinute / 396_000;

    /// <summary>max − min of the positions.</summary>
    public static double Range(ReadOnlySpan<double> values)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var value in values) { low = Math.Min(low, value); high = Math.Max(high, value); }
        return high - low;
    }

    /// <summary>
    /// Whether the points run backwards in time: the mean load on the rising positions is then the lower one. Such a card must be turned
    /// round (<see cref="Reverse"/>) before any wave-equation step.
    /// </summary>
    public static bool IsReversed(ReadOnlySpan<double> position, ReadOnlySpan<double> load)
    {
        double up = 0, upWay = 0, down = 0, downWay = 0;
        var last = position.Length - 1;
        for (var i = 0; i < position.Length; last = i++)
        {
            var step = position[i] - position[last];
            var mean = 0.5 * (load[i] + load[last]);
            if (step > 0) { up += mean * step; upWay += step; }
            else { down -= mean * step; downWay -= step; }
        }
        return upWay > 0 && downWay > 0 && up / upWay < down / downWay;
    }

    /// <summary>Turns the order of a card round in place.</summary>
    public static void Reverse(Span<double> position, Span<double> load)
    {
        position.Reverse();
        load.Reverse();
    }

    /// <summary>
    /// Mean loads of the way up and of the way down over the middle half of the stroke: the plateaus of a pump card. Their difference is the fluid load.
    /// The ways are split at the lowest and the highest point.
    /// </summary>
    public static (double Up, double Down) MiddleHalfMeans(ReadOnlySpan<double> position, ReadOnlySpan<double> load)
    {
        int low = 0, high = 0;
        for (var i = 1; i < position.Length; i++)
        {
            if (position[i] < position[low]) low = i;
            if (position[i] > position[high]) high = i;
        }
        var stroke = position[high] - position[low];
        double from = position[low] + 0.25 * stroke, to = position[low] + 0.75 * stroke;
        return (Mean(position, load, low, high, from, to), Mean(position, load, high, low, from, to));
    }

    private static double Mean(ReadOnlySpan<double> position, ReadOnlySpan<double> load, int start, int end, double from, double to)
    {
        double sum = 0;
        var count = 0;
        for (var i = start; ; i = i + 1 == position.Length ? 0 : i + 1)
        {
            if (position[i] >= from && position[i] <= to) { sum += load[i]; count++; }
            if (i == end) break;
        }
        return count == 0 ? double.NaN : sum / count;
    }
}
