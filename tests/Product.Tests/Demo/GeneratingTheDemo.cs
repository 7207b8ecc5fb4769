using Pumpjack.Assets.Wells;
using Pumpjack.Host.Demo;
using Pumpjack.Platform.Database;
using Pumpjack.Production.DailyProduction;
using Xunit;

namespace Pumpjack.Product.Tests.Demo;

public sealed class GeneratingTheDemo
{
    static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Chicago");
    static readonly DateOnly Begin = new(2021, 11, 21), End = new(2026, 11, 20);

    static List<DailyProduction?> Days(DemoWell well, DateOnly end) => [.. new DemoDays(well, Begin, end, Zone).All()];

    [Fact]
    public void Forty_wells_with_numbers_of_their_own_and_a_type()
    {
        var wells = DemoWell.All;
        Assert.Equal(40, wells.Count);
        Assert.Equal([(WellType.Oil, 35), (WellType.Gas, 3), (WellType.Injection, 1), (WellType.Disposal, 1)],
            wells.GroupBy(w => w.Type).Select(g => (g.Key, g.Count())).OrderBy(g => g.Key));
        Assert.Equal(40, wells.Select(w => w.ApiNumber).Distinct().Count());
        Assert.All(wells, w => Assert.Null(ApiNumber.Read(w.ApiNumber, out _)));
        Assert.Equal(15, wells.Count(w => w.OnRoute));
    }

    [Theory]
    [InlineData(null, "", true)]
    [InlineData(null, "--no-demo", false)]
    [InlineData("Host=db", "", false)]
    [InlineData("Host=db", "--demo", true)]
    [InlineData("Host=db", "--demo --no-demo", false)]
    public void A_database_of_ones_own_gets_it_only_when_asked(string? database, string arguments, bool wanted) =>
        Assert.Equal(wanted, DemoOperator.IsWanted(arguments.Split(' '), new DatabaseSettings { App = database }));

    [Fact]
    public void A_day_says_the_same_whenever_the_demo_ends()
    {
        var well = DemoWell.All[3];
        var (longer, shorter) = (Days(well, End), Days(well, End.AddDays(-300)));
        foreach (var (a, b) in longer.Zip(shorter).Take(shorter.Count - 7))
            Assert.Equal((a?.OilVolume, a?.GasVolume, a?.WaterVolume, a?.HoursOn, a?.TubingPressure), (b?.OilVolume, b?.GasVolume, b?.WaterVolume, b?.HoursOn, b?.TubingPressure));
    }

    [Fact]
    public void Five_years_of_hours_that_make_the_day_and_volumes_that_decline()
    {
        var count = 0;
        foreach (var well in DemoWell.All)
        {
            var days = Days(well, End).OfType<DailyProduction>().ToList();
            count += days.Count;
            foreach (var day in days)
            {
                Assert.Equal(ProductionDay.Hours(day.ProductionDate, Zone), day.HoursOn + day.DowntimeHours);
                Assert.True(day is { OilVolume: null or >= 0, GasVolume: null or >= 0, WaterVolume: null or >= 0, InjectionVolume: null or >= 0 });
                Assert.False(day.HoursOn == 0 && (day.OilVolume > 0 || day.GasVolume > 0 || day.InjectionVolume > 0));
            }
            // Half of the wells are worked over or come on within the five years; the others fall.
            if (well is { Type: WellType.Oil, WorkoverDay: null, FirstDay: < 0 })
                Assert.True(days[^365..].Average(d => d.OilVolume) < days[..365].Average(d => d.OilVolume), well.Name);
        }
        Assert.InRange(count, 69_000, 73_040);
    }

    [Fact]
    public void Planted_faults_are_there_and_the_route_is_not_finished()
    {
        var flat = DemoFault.All.First(f => f.Kind == DemoFaultKind.FlatLine);
        var days = Days(DemoWell.All[flat.Well - 1], End);
        Assert.Single(days.Skip(flat.FirstDay).Take(flat.Days).Select(d => d!.OilVolume).Distinct());
        var spike = DemoFault.All.First(f => f.Kind == DemoFaultKind.Spike);
        days = Days(DemoWell.All[spike.Well - 1], End);
        Assert.True(days[spike.FirstDay]!.OilVolume > 5 * days[spike.FirstDay - 2]!.OilVolume);
        var missing = DemoFault.All.First(f => f.Kind == DemoFaultKind.Missing);
        Assert.All(Days(DemoWell.All[missing.Well - 1], End).Skip(missing.FirstDay).Take(missing.Days), Assert.Null);

        Assert.Equal(10, DemoWell.All.Where(w => w.OnRoute).Count(w => Days(w, End)[^1] is null));
    }
}
