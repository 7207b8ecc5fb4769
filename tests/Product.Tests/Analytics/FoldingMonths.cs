using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Pumpjack.Product.Tests.Assets;
using Pumpjack.Product.Tests.Fixtures;
using Pumpjack.Product.Tests.Production;
using Xunit;
using static Pumpjack.Product.Tests.Production.ProductionWorld;

namespace Pumpjack.Product.Tests.Analytics;

/// <summary>The sums of places by month equal the days of the wells that stand there, folded or not, whatever happens meanwhile.</summary>
[Trait("server", "every")]
public sealed class FoldingMonths(TestDatabase database)
{
    const string Summary = "/api/v1/analytics/production", Place = "lease_id, field_id, region_id, operator_id, month";

    // One statement is one snapshot: sums of places that have no equal among the sums of days, and the other way round.
    static string Differences(string table) => $"""
        with detail as (
          select w.lease_id, w.field_id, w.region_id, w.operator_id, date_trunc('month', d.production_date)::date as month, coalesce(sum(oil_volume), 0), coalesce(sum(gas_volume), 0), coalesce(sum(water_volume), 0),
            coalesce(sum(condensate_volume), 0), coalesce(sum(injection_volume), 0), sum(hours_on), count(*), count(oil_volume), count(gas_volume), count(water_volume), count(*) filter (where hours_on > 0), count(*) filter (where is_estimated)
          from production.daily_production d join assets.well w on w.id = d.well_id where d.active_ind group by 1, 2, 3, 4, 5),
        kept as (
          select {Place}, sum(oil_volume), sum(gas_volume), sum(water_volume), sum(condensate_volume), sum(injection_volume + injection_gas_volume), sum(hours_on), sum(day_count), sum(oil_day_count), sum(gas_day_count),
            sum(water_day_count), sum(producing_day_count), sum(estimated_day_count)
          from {table} group by {Place})
        select count(*) from ((select * from detail except all select * from kept) union all (select * from kept except all select * from detail)) d
        """;

    static async Task Agree(World world, string table = "reporting.place_month") => Assert.Equal(0L, await world.TenantSql(Differences(table)));

    static async Task<int> Fold(World world, int most = 1_000) => (int)(await world.TenantSql("select production.fold_months($1)", most))!;

    /// <summary>Folds until nothing is marked; the job may take its share.</summary>
    static async Task FoldAll(World world)
    {
        while (await Marks(world) > 0)
            await Fold(world);
    }

    static async Task<long> Marks(World world) => (long)(await world.TenantSql("select (select count(*) from production.month_touched) + (select count(*) from production.place_touched)"))!;

    /// <summary>Until it is disposed, nobody folds.</summary>
    async Task<IAsyncDisposable> NobodyFolds(World world)
    {
        var connection = new NpgsqlConnection(database.Shared.Owner + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select pg_advisory_lock(hashtextextended('production.fold_months ' || $1::text, 0))", connection);
        command.Parameters.Add(new() { Value = world.OrganizationId });
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Two of each kind of place, and no place.</summary>
    static async Task<Dictionary<string, Guid?[]>> Places(HttpClient owner)
    {
        async Task<Guid?[]> Two(string kind, string name, object more)
        {
            var ids = new List<Guid?> { null };
            for (var i = 0; i < 2; i++)
            {
                var body = JsonSerializer.SerializeToNode(more)!.AsObject();
                body[name] = Guid.CreateVersion7().ToString();
                if (kind == "leases")
                    body["leaseNumber"] = Guid.CreateVersion7().ToString();
                if (kind == "regions")
                    body["regionCode"] = Guid.CreateVersion7().ToString("N")[^8..];
                ids.Add((await owner.Make(kind, body)).Id());
            }
            return [.. ids];
        }
        return new()
        {
            ["lease"] = await Two("leases", "leaseName", new { status = "incomplete" }),
            ["field"] = await Two("fields", "fieldName", new { country = "US" }),
            ["region"] = await Two("regions", "regionName", new { }),
            ["operator"] = await Two("companies", "companyName", new { }),
        };
    }

    [Theory, InlineData(1), InlineData(2)]
    public async Task After_each_random_change_move_and_fold_every_grouping_equals_the_days(int seed)
    {
        var world = await World.New();
        var owner = world.Owner();
        var random = new Random(seed);
        var places = await Places(owner);
        var wells = new List<Guid>();
        for (var i = 0; i < 4; i++)
            wells.Add((await owner.Well(new { wellStatus = "producing", leaseId = places["lease"][i % 3], fieldId = places["field"][i % 2] })).Id());
        int recorded = 0, amended = 0, removed = 0, moved = 0, folded = 0;
        decimal? Maybe() => random.Next(4) switch { 0 => null, 1 => 0m, _ => random.Next(0, 9_999_999) / 10_000m };
        (string, object?)[] Some() => [("oilVolume", Maybe()), ("gasVolume", Maybe()), ("waterVolume", Maybe()), ("condensateVolume", Maybe()), ("hoursOn", 1 + random.Next(23)), ("isEstimated", random.Next(5) == 0), ("bsw", 1)];

        for (var step = 0; step < 90; step++)
        {
            var live = await owner.Items($"{Address}?limit=1000");
            switch (random.Next(10))
            {
                case < 3:
                    var items = Enumerable.Range(0, 6).Select(_ => (Well: wells[random.Next(4)], Date: new DateOnly(2024, 11, 25).AddDays(random.Next(70)))).Distinct()
                        .Select(k => Day(k.Well, k.Date.ToString("yyyy-MM-dd", null), Some())).ToArray();
                    using (var answer = await owner.Send(new JsonArray(items), Address + "/bulk"))
                        recorded += (await answer.Json()).GetProperty("created").GetInt32();
                    break;
                case < 5 when live.Length > 0:
                    var day = live[random.Next(live.Length)];
                    var body = Day(day.GetProperty("wellId").GetGuid(), day.Text("productionDate")!, [.. Some(), ("amendReason", "step")]);
                    using (var answer = await owner.Put(day.Text("id")!, body, day.GetProperty("rowVersion").GetInt32()))
                        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
                    amended++;
                    break;
                case 5 when live.Length > 0:
                    using (var answer = await owner.Remove($"{Address}/{live[random.Next(live.Length)].Text("id")}", new { reason = "step" }))
                        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
                    removed++;
                    break;
                case < 8:
                    var well = await owner.Json($"/api/v1/wells/{wells[random.Next(4)]}");
                    await owner.Changed("wells", well, [.. places.Select(p => (p.Key + "Id", (object?)p.Value[random.Next(3)]))]);
                    moved++;
                    break;
                default:
                    await Fold(world, random.Next(2) == 0 ? 1 + random.Next(3) : 1_000);
                    folded++;
                    break;
            }
            await Agree(world);
            if (step % 6 == 5)
                await EveryGrouping(owner, random.Next(2) == 0 ? "" : "&from=2024-12-05&to=2025-01-20");
        }
        Assert.All(new[] { recorded, amended, removed, moved, folded }, n => Assert.True(n > 3));
        await FoldAll(world);
        await Agree(world, "production.lease_month");
        await EveryGrouping(owner, "");
    }

    /// <summary>What the address answers for each grouping is the sum of the days it lists.</summary>
    static async Task EveryGrouping(HttpClient owner, string span)
    {
        var days = await owner.Items($"{Address}?limit=1000{span}");
        var wells = (await owner.Items("/api/v1/wells?limit=100")).ToDictionary(w => w.Id());
        static string Key(JsonElement day, JsonElement well, string by) => by switch
        {
            "month" => day.Text("productionDate")![..7] + "-01",
            "year" => day.Text("productionDate")![..4] + "-01-01",
            _ => well.Text(by + "Id") ?? "",
        };
        foreach (var grouping in (string[])["", "month", "year", "lease", "field", "region", "operator", "month,lease", "year,field", "month,lease,field,region,operator"])
        {
            var by = grouping.Split(',', StringSplitOptions.RemoveEmptyEntries);
            var expected = days.GroupBy(d => string.Join('|', by.Select(b => Key(d, wells[d.GetProperty("wellId").GetGuid()], b))))
                .Select(g => $"{g.Key}: {g.Count()} {g.Count(d => d.Number("gasVolume") is not null)} {Sum(g, "oilVolume")} {Sum(g, "gasVolume")} {Sum(g, "waterVolume")} {Sum(g, "condensateVolume")} {Sum(g, "hoursOn")}");
            var answered = (await owner.Items($"{Summary}?groupBy={grouping}{span}"))
                .Select(i => $"{string.Join('|', by.Select(b => b is "month" or "year" ? i.Text("period") : i.Text(b + "Id") ?? ""))}: {i.GetProperty("dayCount")} {i.GetProperty("gasDayCount")} {Sum([i], "oilVolume")} {Sum([i], "gasVolume")} {Sum([i], "waterVolume")} {Sum([i], "condensateVolume")} {Sum([i], "hoursOn")}");
            Assert.Equal(expected.Order(StringComparer.Ordinal), answered.Order(StringComparer.Ordinal));
        }
    }

    static string Sum(IEnumerable<JsonElement> records, string member) => records.Sum(r => r.Number(member) ?? 0).ToString("0.####", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Days_recorded_and_wells_moved_while_months_are_folded_are_exact_in_every_snapshot()
    {
        var world = await World.New();
        var owner = world.Owner();
        var places = await Places(owner);
        var wells = new List<Guid>();
        for (var i = 0; i < 5; i++)
            wells.Add((await owner.Well(new { wellStatus = "producing", leaseId = places["lease"][1 + i % 2] })).Id());
        const int Recorders = 3, Rounds = 12;
        var recording = Enumerable.Range(0, Recorders).Select(r => Task.Run(async () =>
        {
            var random = new Random(r);
            for (var round = 0; round < Rounds; round++)
            {
                // Every recorder has days of its own; three of them share wells and months.
                var date = new DateOnly(2025, 1, 1).AddDays(round * Recorders + r).ToString("yyyy-MM-dd", null);
                await owner.RecordAll(wells.Select(w => Day(w, date, ("oilVolume", 1 + random.Next(100)))));
                using var amended = await owner.Put(Id(wells[r], date), Day(wells[r], date, ("oilVolume", random.Next(100)), ("amendReason", "race")), 1);
                Assert.Equal(HttpStatusCode.OK, amended.StatusCode);
            }
        })).ToArray();
        var moving = Enumerable.Range(0, 2).Select(m => Task.Run(async () =>
        {
            var random = new Random(100 + m);
            for (var round = 0; round < 40; round++)
                await world.TenantSql("update assets.well set lease_id = $1, field_id = $2 where id = any($3)", places["lease"][1 + random.Next(2)]!, places["field"][1 + random.Next(2)]!, new[] { wells[random.Next(5)] });
        })).ToArray();
        var work = Task.WhenAll([.. recording, .. moving]);
        var (folds, looks) = (0, 0);
        var folding = Enumerable.Range(0, 2).Select(f => Task.Run(async () =>
        {
            var random = new Random(200 + f);
            while (!work.IsCompleted)
                if (await Fold(world, 1 + random.Next(20)) > 0)
                    Interlocked.Increment(ref folds);
        })).ToArray();
        var looking = Task.Run(async () =>
        {
            while (!work.IsCompleted)
            {
                await Agree(world);
                looks++;
            }
        });
        await Task.WhenAll([work, .. folding, looking]);
        Assert.True(folds > 3 && looks > 3, $"{folds} folds and {looks} looks");
        await Agree(world);
        await FoldAll(world);
        await Agree(world);
        await Agree(world, "production.lease_month");
        Assert.Equal(Recorders * Rounds * wells.Count, Assert.Single(await owner.Items(Summary)).GetProperty("dayCount").GetInt32());
    }

    [Fact]
    public async Task A_folded_month_is_read_from_the_sums_a_marked_one_from_the_wells()
    {
        var world = await World.New();
        var owner = world.Owner();
        var well = (await owner.Well(new { wellStatus = "producing", leaseId = (await Places(owner))["lease"][1] })).Id();
        await owner.RecordAll([Day(well, "2025-01-10", ("oilVolume", 5)), Day(well, "2025-02-10", ("oilVolume", 7))]);
        await FoldAll(world);
        async Task<decimal?[]> Months() => [.. (await owner.Items(Summary + "?groupBy=month")).Select(i => i.Number("oilVolume"))];

        await using (await NobodyFolds(world))
        {
            // Planted, to tell the two sources apart.
            await world.TenantSql("update production.lease_month set oil_volume = oil_volume + 1000");
            Assert.Equal([1005m, 1007m], await Months());
            Assert.NotEqual(0L, await world.TenantSql(Differences("reporting.place_month")));
            await owner.RecordAll([Day(well, "2025-02-11", ("oilVolume", 2))]);
            Assert.Equal([1005m, 9m], await Months());
            await world.TenantSql("update assets.well set lease_id = null where id = $1", well);
            Assert.Equal([5m, 9m], await Months());
            // One folder at a time.
            Assert.Equal(0, await Fold(world));
            Assert.Equal(3L, await Marks(world));
        }
        await FoldAll(world);
        Assert.Equal([5m, 9m], await Months());
        await Agree(world, "production.lease_month");
    }

    [Theory]
    [InlineData("insert into production.month_touched (organization_id, well_id, month) select w.organization_id, w.id, '2025-01-01' from assets.well w, generate_series(1, 50001)")]
    [InlineData("insert into production.month_touched (organization_id, well_id, month) select w.organization_id, w.id, date '1800-01-01' + n * interval '1 month' from assets.well w, generate_series(1, 5001) n")]
    [InlineData("insert into production.place_touched (organization_id, place_id) select organization_id, gen_random_uuid() from assets.well, generate_series(1, 201)")]
    public async Task While_marks_flood_the_log_all_comes_from_the_wells(string flood)
    {
        var world = await World.New();
        var owner = world.Owner();
        var well = (await owner.Well(new { wellStatus = "producing", leaseId = (await Places(owner))["lease"][1] })).Id();
        await owner.RecordAll([Day(well, "2025-01-10", ("oilVolume", 5)), Day(well, "2025-02-10", ("oilVolume", 7))]);
        await FoldAll(world);
        await using (await NobodyFolds(world))
        {
            await world.TenantSql("update production.lease_month set oil_volume = oil_volume + 1000");
            await world.TenantSql(flood);
            await Agree(world);
            Assert.Equal([5m, 7m], (await owner.Items(Summary + "?groupBy=month")).Select(i => i.Number("oilVolume")));
        }
    }

    [Fact]
    public async Task The_repair_rebuilds_both_roll_ups_and_clears_the_marks()
    {
        var world = await World.New();
        var owner = world.Owner();
        var wells = new[] { await world.Well(), await world.Well() };
        await owner.RecordAll(wells.Select(w => Day(w, "2025-01-10", ("oilVolume", 5))));
        await FoldAll(world);
        await world.TenantSql("update production.lease_month set oil_volume = 0; update production.well_month set oil_volume = 1, day_count = 2");
        await owner.RecordAll(wells.Select(w => Day(w, "2025-03-10", ("oilVolume", 7))));
        Assert.Equal(4L, await world.TenantSql("select production.rebuild_well_month()"));
        Assert.Equal(0L, await Marks(world));
        await Agree(world);
        await Agree(world, "production.lease_month");
    }

    [Fact]
    public async Task The_application_cannot_write_what_is_folded() =>
        Assert.Equal(0L, await World.Sql("""
            select count(*) from unnest(array['lease_month', 'month_touched', 'place_touched']) t, unnest(array['pumpjack_app', 'pumpjack_worker', 'pumpjack_report']) r
            where has_table_privilege(r, 'production.' || t, 'insert, update, delete, truncate') or not (r = 'pumpjack_worker' or has_table_privilege(r, 'production.' || t, 'select'))
            """));
}
