using System.Net;
using System.Text.Json.Nodes;
using Pumpjack.Product.Tests.Assets;
using Pumpjack.Product.Tests.Fixtures;
using Pumpjack.Product.Tests.Production;
using Xunit;
using static Pumpjack.Product.Tests.Production.ProductionWorld;

namespace Pumpjack.Product.Tests.Analytics;

/// <summary>The sums by well and month equal the days they are made of after whatever was done to these.</summary>
public sealed class RollingUp
{
    // Rows of the roll-up and of the detail that have no equal on the other side.
    const string Differences = """
        with detail as (
          select well_id, date_trunc('month', production_date)::date as month, coalesce(sum(oil_volume), 0) as oil, coalesce(sum(gas_volume), 0) as gas, coalesce(sum(water_volume), 0) as water,
            coalesce(sum(condensate_volume), 0) as condensate, coalesce(sum(hours_on), 0) as hours, count(*) as days, count(oil_volume) as oil_days, count(gas_volume) as gas_days,
            count(water_volume) as water_days, count(*) filter (where hours_on > 0) as producing_days, count(*) filter (where is_estimated) as estimated_days
          from production.daily_production where active_ind group by 1, 2),
        kept as (
          select well_id, month, oil_volume, gas_volume, water_volume, condensate_volume, hours_on, day_count::bigint, oil_day_count::bigint, gas_day_count::bigint, water_day_count::bigint,
            producing_day_count::bigint, estimated_day_count::bigint
          from production.well_month where day_count <> 0 or oil_volume <> 0 or gas_volume <> 0 or water_volume <> 0 or hours_on <> 0)
        select count(*) from ((select * from detail except all select * from kept) union all (select * from kept except all select * from detail)) d
        """;

    [Theory, InlineData(1), InlineData(2)]
    public async Task After_hundreds_of_random_changes_the_months_equal_the_days(int seed)
    {
        var world = await World.New();
        var owner = world.Owner();
        var random = new Random(seed);
        Guid[] wells = [await world.Well(), await world.Well(), await world.Well()];
        // What the record should hold: the version of each day, 0 when it was removed, and its oil.
        var days = new Dictionary<string, (Guid Well, string Date, int Version, decimal? Oil)>();
        JsonObject Some(Guid well, string date) => Day(well, date, ("oilVolume", Maybe()), ("gasVolume", Maybe()), ("waterVolume", Maybe()), ("condensateVolume", Maybe()),
            ("hoursOn", random.Next(3) == 0 ? null : 1 + random.Next(0, 220_000) / 10_000m), ("isEstimated", random.Next(5) == 0), ("bsw", 1), ("metadata", new { n = random.Next() }));
        decimal? Maybe() => random.Next(4) switch { 0 => null, 1 => 0m, _ => random.Next(0, 99_999_999) / 10_000m };
        (Guid, string) Key() => (wells[random.Next(3)], new DateOnly(2024, 12, 20).AddDays(random.Next(55)).ToString("yyyy-MM-dd", null));

        int created = 0, amended = 0, removed = 0, entered = 0, refused = 0;
        for (var step = 0; step < 320; step++)
        {
            switch (random.Next(10))
            {
                case < 3:
                    {
                        var (well, date) = Key();
                        var body = Some(well, date);
                        using var answer = await owner.Send(body);
                        var there = days.TryGetValue(Id(well, date), out var day);
                        if (there && day.Version > 0)
                        {
                            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
                            refused++;
                            break;
                        }
                        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
                        _ = there ? entered++ : created++;
                        days[Id(well, date)] = (well, date, (await answer.Json()).GetProperty("rowVersion").GetInt32(), (decimal?)body["oilVolume"]);
                        break;
                    }
                case < 6 when days.Values.Any(d => d.Version > 0):
                    {
                        var (well, date, version, _) = Live();
                        var body = Some(well, date);
                        body["amendReason"] = "step";
                        using var answer = await owner.Put(Id(well, date), body, version);
                        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
                        days[Id(well, date)] = (well, date, version + 1, (decimal?)body["oilVolume"]);
                        amended++;
                        break;
                    }
                case < 8 when days.Values.Any(d => d.Version > 0):
                    {
                        var (well, date, _, _) = Live();
                        using var answer = await owner.Remove($"{Address}/{Id(well, date)}", new { reason = "step" });
                        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
                        days[Id(well, date)] = (well, date, 0, null);
                        removed++;
                        break;
                    }
                default:
                    {
                        var items = Enumerable.Range(0, 8).Select(_ => Key()).Distinct().Select(k => Some(k.Item1, k.Item2)).ToArray();
                        using var answer = await owner.Send(new JsonArray(items), Address + "/bulk");
                        foreach (var (item, result) in items.Zip((await answer.Json()).GetProperty("items").EnumerateArray()))
                        {
                            var id = result.Text("id")!;
                            if (result.Text("status") == "refused")
                            {
                                Assert.True(days[id].Version > 0);
                                refused++;
                                continue;
                            }
                            _ = days.ContainsKey(id) ? entered++ : created++;
                            days[id] = ((Guid)item["wellId"]!, (string)item["productionDate"]!, (await owner.Json($"{Address}/{id}")).GetProperty("rowVersion").GetInt32(), (decimal?)item["oilVolume"]);
                        }
                        break;
                    }
            }
            if (step % 40 == 39)
                await Agree();
        }
        await Agree();
        Assert.All(new[] { created, amended, removed, entered, refused }, n => Assert.True(n > 10));

        (Guid Well, string Date, int Version, decimal? Oil) Live()
        {
            var live = days.Values.Where(d => d.Version > 0).ToArray();
            return live[random.Next(live.Length)];
        }

        async Task Agree()
        {
            Assert.Equal(0L, await world.TenantSql(Differences));
            var alive = days.Values.Where(d => d.Version > 0).ToArray();
            var sums = await owner.Items("/api/v1/analytics/production?groupBy=month,well");
            Assert.Equal(alive.Sum(d => d.Oil ?? 0), sums.Sum(s => s.Number("oilVolume")));
            Assert.Equal(alive.Length, sums.Sum(s => s.GetProperty("dayCount").GetInt64()));
        }
    }
}
