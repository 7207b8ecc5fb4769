namespace Pumpjack.Host.Demo;

/// <summary>What is wrong with days of the demo that somebody should find.</summary>
enum DemoFaultKind
{
    /// <summary>The same volumes day after day: written off, not gauged.</summary>
    FlatLine,
    /// <summary>A slipped decimal: ten times the oil, or the gas of a gas well.</summary>
    Spike,
    /// <summary>Oil and water in each other's place.</summary>
    SwappedOilAndWater,
    /// <summary>No days at all.</summary>
    Missing,
    /// <summary>A gauge that no longer moves.</summary>
    StuckPressure,
}

/// <summary>A planted fault.</summary>
/// <param name="Well">Number of the well.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="FirstDay">In days from the first day of the demo.</param>
/// <param name="Days">How long.</param>
sealed record DemoFault(int Well, DemoFaultKind Kind, int FirstDay, int Days)
{
    /// <summary>All there are.</summary>
    public static IReadOnlyList<DemoFault> All { get; } =
    [
        new(3, DemoFaultKind.FlatLine, 1_650, 14),
        new(25, DemoFaultKind.FlatLine, 700, 10),
        new(7, DemoFaultKind.Spike, 1_790, 1),
        new(12, DemoFaultKind.Spike, 901, 1),
        new(36, DemoFaultKind.Spike, 1_733, 1),
        new(10, DemoFaultKind.SwappedOilAndWater, 1_741, 3),
        new(28, DemoFaultKind.SwappedOilAndWater, 1_112, 2),
        new(22, DemoFaultKind.Missing, 1_300, 9),
        new(9, DemoFaultKind.StuckPressure, 1_755, 21),
    ];

    /// <summary>The fault a well has on a day, or none.</summary>
    public static DemoFaultKind? On(int well, int day) => All.FirstOrDefault(f => f.Well == well && day >= f.FirstDay && day < f.FirstDay + f.Days)?.Kind;
}
