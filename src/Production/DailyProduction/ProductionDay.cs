using System.Collections.Concurrent;

namespace Pumpjack.Production.DailyProduction;

/// <summary>
/// The length of a production day: what its date has in the site's zone, 24 hours, 23 or 25 where the clock changes. The
/// organisation's gauge time says when the pumper reads; it does not move the clock change to another date.
/// </summary>
public static class ProductionDay
{
    static readonly ConcurrentDictionary<(TimeZoneInfo Zone, int Year), (DateOnly Day, decimal Hours)[]> Changes = new();

    /// <summary>Hours of the date in the zone.</summary>
    public static decimal Hours(DateOnly day, TimeZoneInfo zone)
    {
        foreach (var change in Changes.GetOrAdd((zone, day.Year), FindChanges))
            if (change.Day == day)
                return change.Hours;
        return 24m;
    }

    /// <summary>The instants between which the date lies in the zone.</summary>
    public static (DateTimeOffset Start, DateTimeOffset End) Span(DateOnly day, TimeZoneInfo zone) => (Midnight(day, zone), Midnight(day.AddDays(1), zone));

    /// <summary>Today's date in the zone.</summary>
    public static DateOnly Today(TimeProvider clock, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);

    static (DateOnly Day, decimal Hours)[] FindChanges((TimeZoneInfo Zone, int Year) key)
    {
        var changes = new List<(DateOnly, decimal)>();
        if (key.Year is < 1900 or >= 9999)
            return [];
        for (var day = new DateOnly(key.Year, 1, 1); day.Year == key.Year; day = day.AddDays(1))
        {
            var hours = (decimal)(Midnight(day.AddDays(1), key.Zone) - Midnight(day, key.Zone)).TotalHours;
            if (hours != 24m)
                changes.Add((day, hours));
        }
        return [.. changes];
    }

    static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local)) // zones whose clock jumps at midnight begin the day at the jump
            local = local.AddMinutes(15);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
