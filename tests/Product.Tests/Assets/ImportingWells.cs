using Microsoft.Extensions.DependencyInjection;
using Pumpjack.Assets.Wells;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Assets;

/// <summary>Wells from files, many at a time.</summary>
public sealed class ImportingWells
{
    static WellImportRow Row(Well well, params string[] members) => new(well, members.Append("wellName").Append("wellType").ToHashSet());

    static async Task<IReadOnlyList<WellImportResult>> Import(World world, IReadOnlyList<WellImportRow> rows, WellImportOptions? options = null)
    {
        await using var services = world.Services.CreateAsyncScope();
        var scope = await world.Job(services.ServiceProvider);
        var results = await services.ServiceProvider.GetRequiredService<WellImportService>().UpsertAsync(rows, options ?? new(CreateMissing: true), default);
        await scope.CommitAsync(default);
        return results;
    }

    [Fact]
    public async Task New_wells_bring_their_field_lease_and_operator()
    {
        var world = await World.New();
        var owner = world.Owner();
        var known = await owner.Make("companies", new { companyName = "Equinor", isOperator = true });
        WellImportRow[] rows =
        [
            Row(new() { WellName = "NO 15/9-F-1 C", WellType = WellType.OilGas, WellStatus = WellStatus.Producing, MaxOilVolume = 9000 }) with
                { FieldName = "Volve", Country = "NO", OperatorName = "equinor", StatusSince = new(2014, 4, 7) },
            Row(new() { WellName = "NO 15/9-F-4", WellType = WellType.Injection }) with { FieldName = "VOLVE", LeaseName = "PL046", OperatorName = "Equinor" },
            Row(new() { WellName = "", WellType = WellType.Oil }) with { FieldName = "Never made" },
        ];
        var dry = await Import(world, rows, new(CreateMissing: true, DryRun: true));
        Assert.Equal([WellImportOutcome.Created, WellImportOutcome.Created, WellImportOutcome.Refused], dry.Select(r => r.Outcome));
        Assert.Empty(await owner.Listed("wells", "id"));
        Assert.Empty(await owner.Listed("fields", "id"));

        var results = await Import(world, rows);
        Assert.Equal([WellImportOutcome.Created, WellImportOutcome.Created, WellImportOutcome.Refused], results.Select(r => r.Outcome));
        Assert.Equal("#/wellName", Assert.Single(results[2].Errors).Pointer);
        Assert.Equal(["Volve"], await owner.Listed("fields", "fieldName"));
        Assert.Equal(["PL046"], await owner.Listed("leases?status=incomplete", "leaseName"));
        Assert.Equal([known.Text("id")], await owner.Listed("companies", "id"));
        var first = await owner.Json($"/api/v1/wells/{results[0].WellId}");
        Assert.Equal(("Volve", "Equinor", "producing", 1), (first.Text("fieldName"), first.Text("operatorName"), first.Text("wellStatus"), first.GetProperty("rowVersion").GetInt32()));
        var history = (await owner.Json($"/api/v1/wells/{results[0].WellId}/status-history")).GetProperty("items");
        Assert.Equal(new DateTimeOffset(2014, 4, 7, 0, 0, 0, TimeSpan.FromHours(-5)), history[0].GetProperty("startTime").GetDateTimeOffset());

        // The same file again changes nothing; a new figure changes one well, and an empty cell takes nothing away.
        Assert.Equal([WellImportOutcome.Unchanged, WellImportOutcome.Unchanged, WellImportOutcome.Refused], (await Import(world, rows)).Select(r => r.Outcome));
        var again = await Import(world, [Row(new() { WellName = "no 15/9-f-1 c", WellType = WellType.OilGas, TotalDepth = 3000 }, "totalDepth", "maxOilVolume")], new(true, Pumpjack.Platform.Units.UnitSystem.Metric));
        Assert.Equal(WellImportOutcome.Updated, again[0].Outcome);
        var changed = await owner.Json($"/api/v1/wells/{results[0].WellId}");
        Assert.Equal((9842.52m, 9000m, 2, "producing"), (changed.GetProperty("totalDepth").GetDecimal(), changed.GetProperty("maxOilVolume").GetDecimal(), changed.GetProperty("rowVersion").GetInt32(), changed.Text("wellStatus")));
    }

    [Fact]
    public async Task Names_nobody_knows_are_refused_when_nothing_shall_be_made()
    {
        var world = await World.New();
        var results = await Import(world, [Row(new() { WellName = "A", WellType = WellType.Oil }) with { FieldName = "F", LeaseName = "L", OperatorName = "O" }], new(CreateMissing: false));
        Assert.Equal(["#/fieldName", "#/leaseName", "#/operatorName"], results[0].Errors.Select(e => e.Pointer));
        Assert.Empty(await world.Owner().Listed("wells", "id"));
    }

    [Fact]
    public async Task Rows_are_told_apart_by_number_before_name()
    {
        var world = await World.New();
        var owner = world.Owner();
        var stored = await owner.Well(new { wellName = "A-1", apiNumber = "42-317-31743" });
        await owner.Well(new { wellName = "Twin" });
        await owner.Well(new { wellName = "Twin" });
        var results = await Import(world,
        [
            Row(new() { WellName = "A-1 renamed", WellType = WellType.Oil, ApiNumber = "4231731743" }),
            Row(new() { WellName = "A-1", WellType = WellType.Gas, ApiNumber = "42-317-99999" }),
            Row(new() { WellName = "Twin", WellType = WellType.Oil }),
            Row(new() { WellName = "B", WellType = WellType.Oil, ApiNumber = "42-317-88888-01" }),
            Row(new() { WellName = "B ST", WellType = WellType.Oil, ApiNumber = "42-317-88888" }),
            Row(new() { WellName = "C", WellType = WellType.Oil, ApiNumber = "42317317430001" }),
            Row(new() { WellName = "D", WellType = WellType.Oil, ApiNumber = "42-317-88888" }),
            Row(new() { WellName = "E", WellType = WellType.Oil, ApiNumber = "42-317-8888" }),
            Row(new() { WellName = "F", WellType = WellType.Oil, TotalDepth = 1, Tvd = 2 }),
        ]);
        Assert.Equal(
            [WellImportOutcome.Updated, WellImportOutcome.Created, WellImportOutcome.Refused, WellImportOutcome.Created, WellImportOutcome.Created, WellImportOutcome.Created,
                WellImportOutcome.Refused, WellImportOutcome.Refused, WellImportOutcome.Refused],
            results.Select(r => r.Outcome));
        // A dry run leaves its rows as they were, so that the same rows can be taken over after it.
        WellImportRow[] family = [Row(new() { WellName = "G", WellType = WellType.Oil, ApiNumber = "4231766666", TotalDepth = 1000 }), Row(new() { WellName = "G ST", WellType = WellType.Oil, ApiNumber = "423176666601" })];
        await Import(world, family, new(true, Pumpjack.Platform.Units.UnitSystem.Metric, DryRun: true));
        var taken = await Import(world, family, new(true, Pumpjack.Platform.Units.UnitSystem.Metric));
        Assert.Equal(3280.84m, (await owner.Json($"/api/v1/wells/{taken[0].WellId}")).GetProperty("totalDepth").GetDecimal());
        Assert.Equal(taken[0].WellId.ToString(), (await owner.Json($"/api/v1/wells/{taken[1].WellId}")).Text("parentWellId"));

        Assert.Equal(stored.Id(), results[0].WellId);
        Assert.Equal(["ambiguous-name", "same-well-twice", "api-number-length", "above-total-depth"], results.SelectMany(r => r.Errors).Select(e => e.Code));
        Assert.Equal(results[4].WellId.ToString(), (await owner.Json($"/api/v1/wells/{results[3].WellId}")).Text("parentWellId"));
        Assert.Equal(stored.Text("id"), (await owner.Json($"/api/v1/wells/{results[5].WellId}")).Text("parentWellId"));
    }

    [Fact]
    public async Task A_thousand_wells_take_a_few_statements()
    {
        var world = await World.New();
        var rows = Enumerable.Range(1, 1000).Select(i => Row(new() { WellName = $"Well {i}", WellType = WellType.Oil, ApiNumber = $"42317{i:00000}", TotalDepth = i }) with
        { FieldName = "Field " + (i % 10), LeaseName = "Lease " + (i % 50) }).ToList();
        var results = await Import(world, rows);
        Assert.All(results, r => Assert.Equal(WellImportOutcome.Created, r.Outcome));
        var owner = world.Owner();
        Assert.Equal(1000, (await owner.Json("/api/v1/wells?total=true&limit=1")).GetProperty("total").GetInt32());
        Assert.Equal(Enumerable.Range(1, 100).Select(i => $"Well {i}"), await owner.Listed("wells?limit=100", "wellName"));
        Assert.Equal(10, (await owner.Listed("fields", "id")).Count);
        Assert.Equal(50, (await owner.Listed("leases", "id")).Count);
    }
}
