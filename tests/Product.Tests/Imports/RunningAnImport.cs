using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pumpjack.Product.Tests.Assets;
using Pumpjack.Product.Tests.Fixtures;
using Pumpjack.Product.Tests.Production;
using Quartz;
using Xunit;

namespace Pumpjack.Product.Tests.Imports;

/// <summary>What a run does with rows: dry, twice, interrupted, cancelled; and who may see it.</summary>
public sealed class RunningAnImport
{
    const int Days = 6_500, Wells = 2, ChunkRows = 5_000;

    /// <summary>13,000 days of two wells, three chunks; every hundredth row is refused.</summary>
    static string ManyDays()
    {
        var text = new StringBuilder("Well,Date,Oil (bbl),Water (bbl)\n");
        for (var i = 0; i < Days; i++)
            for (var well = 1; well <= Wells; well++)
                text.Append(CultureInfo.InvariantCulture, $"W-{well},{new DateOnly(2005, 1, 1).AddDays(i):yyyy-MM-dd},{(i % 100 == 7 ? -1 : i % 50)},{well}\n");
        return text.ToString();
    }

    static readonly (long, long, long, long) AllOfThem = (13_000, 12_870, 0, 130);

    static Task<object?> Fingerprint(World world) => world.TenantSql("""
        select count(*) || ' days ' || sum(oil_volume) || ' bbl ' || sum(row_version) || ' versions ' || (select sum(oil_volume) from production.well_month) || ' in months '
          || (select count(*) from production.daily_production_amendment) || ' amended ' from production.daily_production
        """);

    static async Task<World> TwoWells()
    {
        var world = await World.New();
        foreach (var name in (string[])["W-1", "W-2"])
            await world.Owner().Well(new { wellName = name, wellStatus = "producing" });
        return world;
    }

    [Fact]
    public async Task A_dry_run_counts_the_same_and_stores_nothing()
    {
        var world = await World.New();
        var owner = world.Owner();
        (string, string)[] options = [("createMissing", "true")];
        var dry = (await owner.Import(ManyDays(), [.. options, ("dryRun", "true")])).Is("completed_with_errors");
        Assert.Equal(AllOfThem, dry.Counts());
        Assert.Equal(2, dry.Count("wellsCreated"));
        Assert.Contains("dry-run", dry.Found());
        Assert.Equal((0L, 0L, 0L), ((long)(await world.TenantSql("select count(*) from production.daily_production"))!, (long)(await world.TenantSql("select count(*) from assets.well"))!,
            (long)(await world.TenantSql("select count(*) from production.well_month"))!));
        var real = (await owner.Import(ManyDays(), options)).Is("completed_with_errors");
        Assert.Equal((dry.Counts(), 2), (real.Counts(), real.Count("wellsCreated")));
        Assert.Equal((await owner.Rejected(dry)).Select(r => (r.Row, r.Column, r.Code, r.Reason)), (await owner.Rejected(real)).Select(r => (r.Row, r.Column, r.Code, r.Reason)));
        // And of a file that is there already it says so.
        Assert.Equal((13_000, 0, 12_870, 130), (await owner.Import(ManyDays(), [.. options, ("dryRun", "true")])).Counts());
    }

    [Fact]
    public async Task Days_that_are_there_are_left_or_amended()
    {
        var world = await TwoWells();
        var owner = world.Owner();
        const string First = "Well,Date,Oil (bbl)\nW-1,2025-01-01,1\nW-1,2025-01-02,2\n", Second = "Well,Date,Oil (bbl)\nW-1,2025-01-01,1\nW-1,2025-01-02,22\nW-1,2025-01-03,3\n";
        Assert.Equal((2, 2, 0, 0), (await owner.Import(First)).Counts());
        Assert.Equal((3, 1, 2, 0), (await owner.Import(Second)).Counts());
        Assert.Equal((3, 1, 2, 0), (await owner.Import(Second, ("onDuplicate", "amend"))).Counts());
        var days = await owner.Items("/api/v1/production?sort=productionDate");
        Assert.Equal([1m, 22m, 3m], days.Select(d => d.Number("oilVolume")));
        var former = (await owner.Items($"/api/v1/production/{days[1].Text("id")}/amendments")).Single();
        Assert.Contains("Imported again", former.GetRawText());
        Assert.Equal((3, 0, 3, 0), (await owner.Import(Second, ("onDuplicate", "amend"))).Counts());
        Assert.Equal(25m + 1m, (await owner.Items("/api/v1/analytics/production?groupBy=&from=2025-01-01&to=2025-01-31")).Single().Number("oilVolume"));
    }

    [Fact]
    public async Task Rejected_rows_come_with_row_column_reason_and_their_cells_and_go_in_again_once_mended()
    {
        var world = await TwoWells();
        var owner = world.Owner();
        const string File = "\n\nWell,Date,Oil (bbl),Hours,Remarks\nW-1,2025-01-01,-5,24,ok\nW-9,2025-01-01,1,24,\"a, \"\"b\"\"\"\nW-1,2025-01-02,much,30,=1+1\nW-1,2025-01-03,3,24,fine\n";
        var import = (await owner.Import(File, ("createMissing", "false"))).Is("completed_with_errors");
        Assert.Equal((4, 1, 0, 3), import.Counts());
        var rejected = await owner.Rejected(import);
        Assert.Equal([(4, "Oil (bbl)", "oil-volume-range"), (5, "Well", "unknown-well"), (6, "Oil (bbl)", "not-a-number")], rejected.Select(r => (r.Row, r.Column, r.Code)));
        Assert.All(rejected, r => Assert.NotEmpty(r.Reason));
        Assert.Equal("-5", rejected[0].Cells["Oil (bbl)"]);
        Assert.Equal("a, \"b\"", rejected[1].Cells["Remarks"]);
        Assert.Equal("'=1+1", rejected[2].Cells["Remarks"]); // no spreadsheet runs it
        using var csv = await owner.GetAsync(import.Text("errorsUrl"));
        Assert.Equal("days-rejected.csv", csv.Content.Headers.ContentDisposition?.FileName);
        // The list of rejected rows, mended, is itself a file to import.
        var mended = (await csv.Content.ReadAsStringAsync()).Replace("-5", "5", StringComparison.Ordinal).Replace("W-9", "W-2", StringComparison.Ordinal)
            .Replace("much,30", "7,20", StringComparison.Ordinal);
        Assert.Equal((3, 3, 0, 0), (await owner.Import(mended)).Is("completed").Counts());
    }

    [Fact]
    public async Task An_import_whose_worker_died_goes_on_behind_its_last_chunk()
    {
        var (world, untouched) = (await TwoWells(), await TwoWells());
        var owner = world.Owner();
        var whole = (await untouched.Owner().Import(ManyDays())).Is("completed_with_errors");
        Assert.Equal(AllOfThem, whole.Counts());

        // As a death between the first and the second chunk leaves it: one chunk committed, running, and no worker anywhere.
        var import = await StoppedBehindTheFirstChunk(world);
        await world.TenantSql("update integrations.import_job set status = 'running', completed_at = null, row_changed_date = now() - interval '2 minutes'");
        await world.TenantSql("update integrations.import_progress set cancel_requested = false");

        await (await world.Services.GetRequiredService<ISchedulerFactory>().GetScheduler()).TriggerJob(new JobKey("import-sweep"));
        var resumed = (await owner.Settled(import.Id())).Is("completed_with_errors");
        Assert.Equal(AllOfThem, resumed.Counts());
        Assert.Equal(await Fingerprint(untouched), await Fingerprint(world));
        Assert.Equal((await untouched.Owner().Rejected(whole)).Select(r => (r.Row, r.Code)), (await owner.Rejected(resumed)).Select(r => (r.Row, r.Code)));
    }

    [Fact]
    public async Task A_connection_lost_in_the_middle_of_a_chunk_loses_and_doubles_nothing()
    {
        var (world, untouched) = (await TwoWells(), await TwoWells());
        await untouched.Owner().Import(ManyDays());
        // When this organisation's second chunk is counted, its rows written and not yet committed, the server cuts the connection; once.
        var name = "cut_" + world.OrganizationId.ToString("N");
        await World.Sql($"""
            create sequence integrations.{name};
            grant usage on sequence integrations.{name} to pumpjack_app;
            create function integrations.{name}() returns trigger language plpgsql as $cut$
            begin
              if new.organization_id = '{world.OrganizationId}' and new.rows_read = {2 * ChunkRows} and nextval('integrations.{name}') = 1 then
                perform pg_terminate_backend(pg_backend_pid());
              end if;
              return new;
            end $cut$;
            revoke all on function integrations.{name}() from public;
            grant execute on function integrations.{name}() to pumpjack_app;
            create trigger {name} after update on integrations.import_progress for each row execute function integrations.{name}();
            """);
        try
        {
            var import = (await world.Owner().Import(ManyDays())).Is("completed_with_errors");
            Assert.Equal(AllOfThem, import.Counts());
            Assert.Equal(2L, await World.Sql($"select last_value from integrations.{name}")); // cut, and taken up again
            Assert.Equal(await Fingerprint(untouched), await Fingerprint(world));
        }
        finally
        {
            await World.Sql($"drop trigger {name} on integrations.import_progress; drop function integrations.{name}(); drop sequence integrations.{name}");
        }
    }

    [Fact]
    public async Task An_import_that_was_cancelled_stays_cancelled()
    {
        var world = await World.New();
        var owner = world.Owner();
        var import = (await owner.Import("Well,Date,Oil (bbl)\nW-1,2025-01-01,1\n")).Is("needs_input");
        using (var answer = await owner.PostAsync($"{ImportsWorld.Address}/{import.Id()}/cancellation", null))
            Assert.Equal("cancelled", (await answer.Json()).Text("status"));
        (await owner.Json($"{ImportsWorld.Address}/{import.Id()}")).Is("cancelled");
        using (var answer = await owner.PostAsync($"{ImportsWorld.Address}/{import.Id()}/cancellation", null))
            await answer.Refused(HttpStatusCode.Conflict, "already-over");
        Assert.Empty(await owner.Listed("wells", "id"));
    }

    [Fact]
    public async Task A_running_import_stops_between_chunks_and_keeps_what_it_wrote()
    {
        var world = await TwoWells();
        var owner = world.Owner();
        var import = await StoppedBehindTheFirstChunk(world);
        Assert.Equal((5_000, 4_950, 0, 50), import.Counts());
        Assert.Equal(4_950L, await world.TenantSql("select count(*) from production.daily_production"));
        Assert.Equal(50, (await owner.Rejected(import)).Count);
    }

    /// <summary>Cancels while it runs: asked for in the moment in which the first chunk is counted.</summary>
    static async Task<JsonElement> StoppedBehindTheFirstChunk(World world)
    {
        var name = "stop_" + world.OrganizationId.ToString("N");
        await World.Sql($"""
            create function integrations.{name}() returns trigger language plpgsql as $stop$
            begin
              if new.organization_id = '{world.OrganizationId}' and new.rows_read = {ChunkRows} then new.cancel_requested := true; end if;
              return new;
            end $stop$;
            revoke all on function integrations.{name}() from public;
            grant execute on function integrations.{name}() to pumpjack_app;
            create trigger {name} before update on integrations.import_progress for each row execute function integrations.{name}();
            """);
        try
        {
            return (await world.Owner().Import(ManyDays())).Is("cancelled");
        }
        finally
        {
            await World.Sql($"drop trigger {name} on integrations.import_progress; drop function integrations.{name}()");
        }
    }

    [Fact]
    public async Task The_same_upload_under_the_same_key_is_one_import()
    {
        var world = await TwoWells();
        var owner = world.Owner();
        byte[] file = Encoding.UTF8.GetBytes("Well,Date,Oil (bbl)\nW-1,2025-01-01,1\n"), other = Encoding.UTF8.GetBytes("Well,Date,Oil (bbl)\nW-1,2025-01-01,2\n");
        async Task<JsonElement> Accepted(string key)
        {
            using var answer = await owner.Upload(file, "a.csv", [("units", "us")], key);
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            return await answer.Json();
        }
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Accepted("same")));
        var id = Assert.Single(answers.Select(a => a.Id()).Distinct());
        (await owner.Settled(id)).Is("completed");
        Assert.Equal("completed", (await Accepted("same")).Text("status"));
        Assert.NotEqual(id, (await Accepted("another")).Id());
        using (var refused = await owner.Upload(other, "a.csv", [("units", "us")], "same"))
            Assert.Equal(id.ToString(), (await refused.Refused(HttpStatusCode.Conflict, "key-used")).Text("existingId"));
        using (var refused = await owner.Upload(file, "a.csv", [("units", "metric")], "same"))
            await refused.Refused(HttpStatusCode.Conflict, "key-used");
        using (var refused = await owner.Upload(file, "a.csv", [], new string('k', 201)))
            await refused.Refused(HttpStatusCode.BadRequest, "bad-key");
        Assert.Equal(2, (await owner.Json(ImportsWorld.Address)).GetProperty("items").GetArrayLength());
        // Another operator's keys are its own.
        var elsewhere = (await TwoWells()).Owner();
        using var free = await elsewhere.Upload(other, "a.csv", [], "same");
        Assert.Equal(HttpStatusCode.Accepted, free.StatusCode);
    }

    [Fact]
    public async Task Only_owners_and_managers_import_and_only_their_own_operators_files()
    {
        var world = await TwoWells();
        byte[] file = Encoding.UTF8.GetBytes("Well,Date,Oil (bbl)\nW-1,2025-01-01,1\nW-2,2025-01-01,-1\n");
        var import = (await (await world.User("manager")).ImportFile(file, "a.csv")).Is("completed_with_errors");
        var id = import.Id();
        string[] reads = [$"{ImportsWorld.Address}/{id}", $"{ImportsWorld.Address}/{id}/errors"];
        foreach (var role in (string[])["pumper", "accountant", "land", "compliance", "viewer", "partner"])
        {
            var user = await world.User(role);
            using (var answer = await user.Upload(file, "a.csv", []))
                await answer.Refused(HttpStatusCode.Forbidden, "forbidden");
            foreach (var path in reads)
                using (var answer = await user.GetAsync(path))
                    await answer.Refused(HttpStatusCode.Forbidden, "forbidden");
        }
        var stranger = (await World.New()).Owner();
        foreach (var path in reads)
            using (var answer = await stranger.GetAsync(path))
                await answer.Refused(HttpStatusCode.NotFound, "not-found");
        using (var answer = await stranger.PostAsync($"{ImportsWorld.Address}/{id}/cancellation", null))
            await answer.Refused(HttpStatusCode.NotFound, "not-found");
        using (var answer = await stranger.Raw(HttpMethod.Put, $"{ImportsWorld.Address}/{id}/answers", "{}"))
            await answer.Refused(HttpStatusCode.NotFound, "not-found");
        Assert.Empty((await stranger.Json(ImportsWorld.Address)).GetProperty("items").EnumerateArray());
        // The same names elsewhere are other wells.
        Assert.Equal(["unknown-well", "unknown-well"], (await stranger.Rejected(await stranger.ImportFile(file, "a.csv", ("createMissing", "false")))).Select(r => r.Code));
        using var nobody = await world.Anonymous().Upload(file, "a.csv", []);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }
}
