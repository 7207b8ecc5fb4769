using System.Net;
using System.Net.Http.Json;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Assets;

/// <summary>What wells have beyond the other master records.</summary>
public sealed class KeepingWells
{
    [Fact]
    public async Task Ten_twelve_and_fourteen_digits_are_one_number()
    {
        var owner = (await World.New()).Owner();
        var well = await owner.Well(new { wellName = "One", apiNumber = "42-501-20130" });
        Assert.Equal("42501201300000", well.Text("apiNumber"));
        Assert.Equal("42-501-20130", well.Text("apiNumberDisplay"));
        foreach (var same in (string[])["4250120130", "42 501 20130 00", "42-501-20130-00-00", "42501201300000"])
        {
            var problem = await (await owner.PostAsJsonAsync("/api/v1/wells", new { wellName = "Two", wellType = "oil", apiNumber = same })).Refused(HttpStatusCode.Conflict, "api-number-taken");
            Assert.Equal(well.Id(), problem.GetProperty("existingId").GetGuid());
        }
        foreach (var q in (string[])["42-501-20130", "4250120130", "20130"])
            Assert.Equal(["One"], await owner.Listed("wells?q=" + q, "wellName"));
        // Another organisation may operate the same well.
        await (await World.New()).Owner().Well(new { apiNumber = "4250120130" });
    }

    [Fact]
    public async Task A_sidetrack_hangs_below_its_well()
    {
        var owner = (await World.New()).Owner();
        var well = await owner.Well(new { wellName = "Parent", apiNumber = "42-501-20130" });
        var loose = new { wellName = "Sidetrack", wellType = "oil", apiNumber = "42501201300100" };
        var problem = await (await owner.PostAsJsonAsync("/api/v1/wells", loose)).Refused(HttpStatusCode.Conflict, "api-number-unlinked");
        Assert.Equal(well.Id(), problem.GetProperty("existingId").GetGuid());
        // A parent of another family does not count.
        var stranger = await owner.Well(new { wellName = "Stranger" });
        await (await owner.PostAsJsonAsync("/api/v1/wells", new { loose.wellName, loose.wellType, loose.apiNumber, parentWellId = stranger.Id() })).Refused(HttpStatusCode.Conflict, "api-number-unlinked");

        var sidetrack = await owner.Well(new { loose.wellName, loose.apiNumber, parentWellId = well.Id() });
        Assert.Equal("42-501-20130-01-00", sidetrack.Text("apiNumberDisplay"));
        var recompletion = await owner.Well(new { wellName = "Recompletion", apiNumber = "42501201300101", parentWellId = sidetrack.Id() });
        await (await owner.Change("wells", sidetrack, ("parentWellId", null))).Refused(HttpStatusCode.Conflict, "api-number-unlinked");
        await (await owner.DeleteAsync($"/api/v1/wells/{well.Id()}")).Refused(HttpStatusCode.Conflict, "still-in-use");
        var circle = await (await owner.Change("wells", well, ("parentWellId", recompletion.Id()))).Refused(HttpStatusCode.UnprocessableEntity, "fields");
        Assert.Contains("#/parentWellId", circle.Pointers());
    }

    [Theory]
    [InlineData("""{"spudDate":"2020-05-01","completionDate":"2020-04-30"}""", "#/completionDate")]
    [InlineData("""{"spudDate":"2020-05-01","firstProductionDate":"2020-04-30"}""", "#/firstProductionDate")]
    [InlineData("""{"firstProductionDate":"2020-05-01","pluggedDate":"2020-04-30"}""", "#/pluggedDate")]
    [InlineData("""{"completionDate":"2190-01-01"}""", "#/completionDate")]
    [InlineData("""{"spudDate":"2190-01-01","wellStatus":"drilling"}""", "#/spudDate")]
    [InlineData("""{"totalDepth":1000,"tvd":1000.01}""", "#/tvd")]
    [InlineData("""{"kbElevation":99,"groundElevation":100}""", "#/kbElevation")]
    [InlineData("""{"surfaceLatitude":90.0000001}""", "#/surfaceLatitude")]
    [InlineData("""{"bottomLongitude":-180.0000001}""", "#/bottomLongitude")]
    [InlineData("""{"maxOilVolume":0}""", "#/maxOilVolume")]
    [InlineData("""{"apiNumber":"4250120"}""", "#/apiNumber")]
    [InlineData("""{"apiNumber":"42-501-20130","state":"NM"}""", "#/apiNumber")]
    public async Task A_rule_that_does_not_hold_is_pointed_at(string members, string pointer)
    {
        var owner = (await World.New()).Owner();
        var body = System.Text.Json.Nodes.JsonNode.Parse(members)!.AsObject();
        body["wellName"] = "A";
        body["wellType"] = "oil";
        var problem = await (await owner.PostAsJsonAsync("/api/v1/wells", body)).Refused(HttpStatusCode.UnprocessableEntity, "fields");
        Assert.Equal([pointer], problem.Pointers());
    }

    [Fact]
    public async Task A_planned_spud_may_lie_ahead_and_old_words_are_understood()
    {
        var owner = (await World.New()).Owner();
        var well = await owner.Well(new { spudDate = "2190-01-01", wellStatus = "proposed" });
        Assert.Equal("planned", well.Text("wellStatus"));
        Assert.Equal("abandoned", (await owner.Well(new { wellStatus = "permanently_abandoned" })).Text("wellStatus"));
        Assert.Equal([well.Text("wellName")], await owner.Listed("wells?status=proposed", "wellName"));
        Assert.Equal(2, (await owner.Listed("wells?status=planned,abandoned", "id")).Count);
    }

    [Fact]
    public async Task What_looks_odd_is_stored_and_said()
    {
        var owner = (await World.New()).Owner();
        var well = await owner.Well(new { apiNumber = "42-104-30001", surfaceLatitude = 31.8457, surfaceLongitude = 102.3676 });
        Assert.Equal(["even-county-code", "outside-state"], well.GetProperty("findings").EnumerateArray().Select(f => f.Text("code")));
        Assert.Contains("sign", well.GetProperty("findings")[1].Text("message"), StringComparison.Ordinal);
        var right = await owner.Changed("wells", well, ("surfaceLongitude", -102.3676), ("apiNumber", "42-103-30001"));
        Assert.Null(right.Text("findings"));
    }

    [Fact]
    public async Task Metric_in_and_out_with_the_received_values_kept()
    {
        var owner = (await World.New()).Owner();
        using var answer = await owner.PostAsJsonAsync("/api/v1/wells?units=metric", new { wellName = "A", wellType = "oil", totalDepth = 3000, maxOilVolume = 100, maxTubingPressure = 69 });
        var metric = await answer.Json();
        Assert.Equal(3000m, metric.GetProperty("totalDepth").GetDecimal());
        var us = await owner.Json($"/api/v1/wells/{metric.Id()}");
        Assert.Equal(9842.52m, us.GetProperty("totalDepth").GetDecimal());
        Assert.Equal(628.9811m, us.GetProperty("maxOilVolume").GetDecimal());
        Assert.Equal(1000.76m, us.GetProperty("maxTubingPressure").GetDecimal());
        Assert.Equal("m", us.GetProperty("original").GetProperty("totalDepth").Text("unit"));
        Assert.Equal(3000m, us.GetProperty("original").GetProperty("totalDepth").GetProperty("value").GetDecimal());
        var listed = (await owner.Json("/api/v1/wells?units=metric")).GetProperty("items")[0];
        Assert.Equal(3000m, listed.GetProperty("totalDepth").GetDecimal());
    }

    [Fact]
    public async Task A_status_leaves_its_history()
    {
        var world = await World.New();
        var owner = world.Owner();
        var well = await owner.Well(new { wellStatus = "completed" });
        var producing = await owner.Changed("wells", well, ("wellStatus", "producing"));
        var same = await owner.Changed("wells", producing, ("remark", "no change of status"));
        await owner.Changed("wells", same, ("wellStatus", "shut_in"));

        var periods = (await owner.Json($"/api/v1/wells/{well.Id()}/status-history")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["completed", "producing", "shut_in"], periods.Select(p => p.Text("status")));
        Assert.Equal([null, "completed", "producing"], periods.Select(p => p.Text("previousStatus")));
        Assert.Equal(periods[0].Text("endTime"), periods[1].Text("startTime"));
        Assert.Equal(periods[1].Text("endTime"), periods[2].Text("startTime"));
        Assert.Null(periods[2].Text("endTime"));
        var me = (await owner.Json("/api/v1/auth/me")).Text("id");
        Assert.All(periods, p => Assert.Equal(me, p.Text("changedBy")));
        // The database itself refuses a second status at the same time.
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => World.Sql($"""
            select set_config('app.current_organization_id', '{world.OrganizationId}', false);
            insert into assets.well_status_history (id, well_id, status_type, status, start_time) values ('{Guid.CreateVersion7()}', '{well.Id()}', 'operational', 'producing', now())
            """));
        Assert.Equal("well_status_history_no_overlap", refused.ConstraintName);
    }

    [Fact]
    public async Task A_plugged_well_is_read_only()
    {
        var owner = (await World.New()).Owner();
        var well = await owner.Well(new { wellStatus = "abandoned", firstProductionDate = "2001-02-03" });
        var plugged = await owner.Changed("wells", well, ("wellStatus", "plugged"), ("pluggedDate", "2020-01-01"));
        await (await owner.Change("wells", plugged, ("remark", "x"))).Refused(HttpStatusCode.Forbidden, "well-plugged");
        await (await owner.DeleteAsync($"/api/v1/wells/{well.Id()}")).Refused(HttpStatusCode.Forbidden, "well-plugged");
        await (await owner.PostAsJsonAsync("/api/v1/rigs", new { rigName = "R", currentWellId = well.Id() })).Refused(HttpStatusCode.Forbidden, "well-plugged");
        Assert.Null((await owner.Json($"/api/v1/wells/{well.Id()}")).Text("remark"));
    }

    [Fact]
    public async Task A_rig_and_its_well_agree()
    {
        var owner = (await World.New()).Owner();
        var (one, two) = (await owner.Well(new { wellName = "One" }), await owner.Well(new { wellName = "Two" }));
        var rig = await owner.Make("rigs", new { rigName = "Rig 12", currentWellId = one.Id() });
        Assert.Equal(("One", "Rig 12"), (rig.Text("currentWellName"), (await owner.Json($"/api/v1/wells/{one.Id()}")).Text("rigName")));

        // Moving the rig frees its former well.
        rig = await owner.Changed("rigs", rig, ("currentWellId", two.Id()));
        one = await owner.Json($"/api/v1/wells/{one.Id()}");
        two = await owner.Json($"/api/v1/wells/{two.Id()}");
        Assert.Equal((null, rig.Text("id")), (one.Text("rigId"), two.Text("rigId")));

        await (await owner.Change("wells", one, ("rigId", rig.Id()))).Refused(HttpStatusCode.Conflict, "rig-elsewhere");
        await (await owner.PostAsJsonAsync("/api/v1/rigs", new { rigName = "Rig 13", currentWellId = two.Id() })).Refused(HttpStatusCode.Conflict, "well-has-rig");
        await (await owner.DeleteAsync($"/api/v1/rigs/{rig.Id()}")).Refused(HttpStatusCode.Conflict, "still-in-use");

        // From the well's side it is the same: taking the rig off frees it.
        await owner.Changed("wells", two, ("rigId", null));
        Assert.Null((await owner.Json($"/api/v1/rigs/{rig.Id()}")).Text("currentWellId"));
        await owner.Changed("wells", one, ("rigId", rig.Id()));
        Assert.Equal("One", (await owner.Json($"/api/v1/rigs/{rig.Id()}")).Text("currentWellName"));
    }

    [Fact]
    public async Task Names_zone_and_region_come_with_the_well()
    {
        var owner = (await World.New()).Owner();
        var region = await owner.Make("regions", new { regionName = "West" });
        var field = await owner.Make("fields", new { fieldName = "Volve", country = "NO", regionId = region.Id(), timeZone = "Europe/Oslo", state = "ND", county = "Billings" });
        var company = await owner.Make("companies", new { companyName = "Equinor", isOperator = true });
        var battery = await owner.Make("facilities", new { facilityName = "Battery", facilityType = "tank_battery" });
        var lease = await owner.Make("leases", new { leaseName = "Bohannon", leaseNumber = "7", status = "incomplete" });
        var well = await owner.Well(new { wellName = "A", fieldId = field.Id(), operatorId = company.Id(), facilityId = battery.Id(), leaseId = lease.Id() });
        Assert.Equal(("Volve", "Equinor", "Battery", "Bohannon", "West", "Europe/Oslo"),
            (well.Text("fieldName"), well.Text("operatorName"), well.Text("facilityName"), well.Text("leaseName"), well.Text("regionName"), well.Text("siteTimeZone")));
        Assert.Equal("Asia/Tokyo", (await owner.Changed("wells", well, ("timeZone", "Asia/Tokyo"))).Text("siteTimeZone"));
        var bare = await owner.Well(new { wellName = "B" });
        Assert.Equal((await owner.Json("/api/v1/auth/me")).GetProperty("organization").Text("timeZone"), bare.Text("siteTimeZone"));

        foreach (var query in (string[])[$"fieldId={field.Id()}", $"regionId={region.Id()}", $"operatorId={company.Id()},{region.Id()}", $"facilityId={battery.Id()}",
            $"leaseId={lease.Id()}", "state=nd", "county=BILLINGS", "q=equin", "q=bohan", "type=oil&q=volve"])
            Assert.Equal(["A"], await owner.Listed("wells?" + query, "wellName"));
        Assert.Equal(1, (await owner.Json($"/api/v1/fields/{field.Id()}")).GetProperty("wellCount").GetInt32());
    }

    [Fact]
    public async Task Wells_are_found_by_distance()
    {
        var owner = (await World.New()).Owner();
        // Midland and Odessa, Texas, are about 32.1 km apart; Oslo is not near.
        await owner.Well(new { wellName = "Midland", surfaceLatitude = 31.9973, surfaceLongitude = -102.0779 });
        await owner.Well(new { wellName = "Odessa", surfaceLatitude = 31.8457, surfaceLongitude = -102.3676 });
        await owner.Well(new { wellName = "Oslo", surfaceLatitude = 59.9, surfaceLongitude = 10.7 });
        await owner.Well(new { wellName = "Nowhere" });
        Assert.Equal(["Midland", "Odessa"], await owner.Listed("wells?near=31.9973,-102.0779&within=40000&units=metric&sort=distance", "wellName"));
        Assert.Equal(["Midland"], await owner.Listed("wells?near=31.9973,-102.0779&within=40000&sort=distance", "wellName"));
        var all = (await owner.Json("/api/v1/wells?near=31.9973,-102.0779&units=metric&sort=-distance")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["Oslo", "Odessa", "Midland", "Nowhere"], all.Select(w => w.Text("wellName")));
        Assert.InRange(all[1].GetProperty("distance").GetDecimal(), 32_000, 32_300);
        Assert.Equal(0, all[2].GetProperty("distance").GetDecimal());
        Assert.Equal(["Midland"], await owner.Listed("wells?near=31.9973,-102.0779&sort=distance&limit=1", "wellName"));
        var next = (await owner.Json("/api/v1/wells?near=31.9973,-102.0779&sort=distance&limit=1")).Text("nextCursor");
        Assert.Equal(["Odessa", "Oslo", "Nowhere"], await owner.Listed($"wells?near=31.9973,-102.0779&sort=distance&cursor={next}", "wellName"));
    }

    [Fact]
    public async Task The_tree_counts_what_hangs_in_it()
    {
        var world = await World.New();
        var owner = world.Owner();
        var field = await owner.Make("fields", new { fieldName = "F", country = "US" });
        var lease = await owner.Make("leases", new { leaseName = "L", leaseNumber = "1", fieldId = field.Id(), status = "incomplete" });
        var well = await owner.Well(new { wellName = "W", leaseId = lease.Id(), wellStatus = "producing" });
        await owner.Well(new { wellName = "W completion", parentWellId = well.Id(), leaseId = lease.Id() });
        var loose = await owner.Well(new { wellName = "Loose" });

        var tree = await owner.Json("/api/v1/wells/hierarchy");
        Assert.Equal((world.Name, 2, 1, 1), (tree.Text("name"), tree.GetProperty("wellCount").GetInt32(), tree.GetProperty("producingCount").GetInt32(), tree.GetProperty("completionCount").GetInt32()));
        var fields = tree.GetProperty("fields").EnumerateArray().ToList();
        Assert.Equal(["F", null], fields.Select(f => f.Text("fieldName")));
        var node = fields[0].GetProperty("leases")[0].GetProperty("wells")[0];
        Assert.Equal(("W", "W completion"), (node.Text("wellName"), node.GetProperty("completions")[0].Text("wellName")));

        var pumper = await world.UserWithWells("pumper", loose.Id());
        var theirs = await pumper.Json("/api/v1/wells/hierarchy");
        Assert.Equal(1, theirs.GetProperty("wellCount").GetInt32());
        Assert.Equal("Loose", theirs.GetProperty("fields")[0].GetProperty("leases")[0].GetProperty("wells")[0].Text("wellName"));
    }

    [Fact]
    public async Task Ten_wells_entered_at_once_under_one_id_are_one_well()
    {
        var owner = (await World.New()).Owner();
        var body = new { id = Guid.CreateVersion7(), wellName = "Once", wellType = "oil" };
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => owner.PostAsJsonAsync("/api/v1/wells", body)));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, a.StatusCode.ToString()));
        Assert.Equal(["Once"], await owner.Listed("wells", "wellName"));
        Assert.Equal(HttpStatusCode.OK, (await owner.PostAsJsonAsync("/api/v1/wells", body)).StatusCode);
    }

    [Fact]
    public async Task One_of_two_changes_at_the_same_time_wins()
    {
        var owner = (await World.New()).Owner();
        var well = await owner.Well();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => owner.Change("wells", well, ("remark", "writer " + i))));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.PreconditionFailed));
        Assert.Equal(2, (await owner.Json($"/api/v1/wells/{well.Id()}")).GetProperty("rowVersion").GetInt32());
    }
}
