namespace Pumpjack.Production.DailyProduction;

/// <summary>
/// The artery's place for screening against history (SPEC C8). The data engine fills it; until then a batch passes unchanged.
/// </summary>
internal static class DayScreening
{
    public static void Screen(IReadOnlyList<DayEntry> entries) => _ = entries;
}

/// <summary>
/// The artery's place for the quality score (SPEC C7). The data engine fills it; until then a day has no score.
/// </summary>
internal static class DayScoring
{
    public static void Score(IReadOnlyList<DayEntry> entries) => _ = entries;
}
