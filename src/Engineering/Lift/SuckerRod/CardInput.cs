namespace Pumpjack.Engineering.Lift.SuckerRod;

/// <summary>What makes a series of points a dynamometer card.</summary>
public static class CardInput
{
    /// <summary>Fewer points carry neither harmonics nor a shape.</summary>
    public const int MinPoints = 8;

    /// <summary>Throws for a card without points, with too few, of unequal series, with a value that is no number, or without a stroke.</summary>
    /// <exception cref="EngineeringRefusal">Names the input and, where there is one, the bound.</exception>
    public static void Require(ReadOnlySpan<double> position, ReadOnlySpan<double> load)
    {
        if (position.IsEmpty) throw new EngineeringRefusal(RefusalCodes.EmptySeries, "The card has no positions.", "position", MinPoints);
        if (load.IsEmpty) throw new EngineeringRefusal(RefusalCodes.EmptySeries, "The card has no loads.", "load", MinPoints);
        if (position.Length != load.Length)
            throw new EngineeringRefusal(RefusalCodes.UnequalSeries, $"The card has {position.Length} positions and {load.Length} loads.", "load", position.Length);
        if (position.Length < MinPoints)
            throw new EngineeringRefusal(RefusalCodes.WrongShape, $"A card needs at least {MinPoints} points; this one has {position.Length}.", "position", MinPoints);
        RequireFinite(position, "position");
        RequireFinite(load, "load");
        if (!(CardGeometry.Range(position) > 0))
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "The card has no stroke: all positions are equal.", "position", 0);
    }

    private static void RequireFinite(ReadOnlySpan<double> series, string name)
    {
        for (var i = 0; i < series.Length; i++)
            if (!double.IsFinite(series[i])) throw new EngineeringRefusal(RefusalCodes.NotANumber, $"Point {i + 1} of the card has no finite {name}.", name);
    }
}
