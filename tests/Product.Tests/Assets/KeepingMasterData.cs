using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Assets;

/// <summary>What all eight kinds of master records have in common.</summary>
public sealed class KeepingMasterData
{
    public static readonly TheoryData<string, string, string> Kinds = new()
    {
        { "fields", """{"fieldName":"Spraberry","country":"US","state":"TX"}""", "fieldName" },
        { "leases", """{"leaseName":"Bohannon","leaseNumber":"L-1","effectiveDate":"2020-01-01","royaltyRate":0.1875,"bonusAmount":1000.5}""", "leaseName" },
        { "companies", """{"companyName":"Permian Partners","companyCode":"PP","isPartner":true,"taxId":"12-345"}""", "companyName" },
        { "regions", """{"regionName":"West","regionCode":"W"}""", "regionName" },
        { "facilities", """{"facilityName":"Battery 7","facilityType":"tank_battery","designPressure":125}""", "facilityName" },
        { "equipment", """{"equipmentTag":"P-101","specifications":{"strokeIn":100}}""", "equipmentTag" },
        { "rigs", """{"rigName":"Rig 12","ratedDepth":20000,"dayRate":25000}""", "rigName" },
        { "wells", """{"wellName":"Bohannon 1H","wellType":"oil","apiNumber":"42-317-31743","totalDepth":19376.25,"isHorizontal":true}""", "wellName" },
    };

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_record_is_made_read_changed_and_taken_out_of_use(string path, string body, string name)
    {
        var world = await World.New();
        var owner = world.Owner();

        using var created = await owner.PostAsync("/api/v1/" + path, Json(body));
        Assert.True(created.StatusCode == HttpStatusCode.Created, await created.Content.ReadAsStringAsync());
        var record = await created.Json();
        Assert.Equal($"/api/v1/{path}/{record.Id()}", created.Headers.Location?.ToString());
        Assert.Equal("\"1\"", created.Headers.ETag?.Tag);
        foreach (var member in JsonDocument.Parse(body).RootElement.EnumerateObject())
            if (member.Name != "apiNumber")
                Assert.True(JsonElement.DeepEquals(member.Value, record.GetProperty(member.Name)), $"{member.Name}: {record.GetProperty(member.Name)}");

        var read = await owner.Json($"/api/{path}/{record.Id()}");
        Assert.Equal(record.GetRawText(), read.GetRawText());
        Assert.Contains(record.Text(name), await owner.Listed(path, name));
        Assert.Contains(record.Text(name), await owner.Listed($"{path}?q={Uri.EscapeDataString(record.Text(name)![1..^1].ToUpperInvariant())}", name));

        var changed = await owner.Changed(path, record, (name, "Changed; drop table assets.well --"), ("remark", "ß°³"));
        Assert.Equal(2, changed.GetProperty("rowVersion").GetInt32());
        Assert.Equal("ß°³", changed.Text("remark"));

        using var deleted = await owner.DeleteAsync($"/api/v1/{path}/{record.Id()}");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Empty(await owner.Listed(path, name));
        await (await owner.GetAsync($"/api/v1/{path}/{record.Id()}")).Refused(HttpStatusCode.NotFound, "not-found");
        await (await owner.DeleteAsync($"/api/v1/{path}/{record.Id()}")).Refused(HttpStatusCode.NotFound, "not-found");
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_create_can_be_repeated_even_after_a_change(string path, string body, string name)
    {
        var world = await World.New();
        var owner = world.Owner();
        var withId = JsonNode.Parse(body)!.AsObject();
        withId["id"] = Guid.CreateVersion7().ToString();
        var first = await owner.Make(path, withId);
        await owner.Changed(path, first, ("remark", "changed since"));

        using var again = await owner.PostAsJsonAsync("/api/v1/" + path, withId);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal("changed since", (await again.Json()).Text("remark"));

        withId[name] = "Other content";
        var refused = await (await owner.PostAsJsonAsync("/api/v1/" + path, withId)).Refused(HttpStatusCode.Conflict, "exists-with-different-content");
        Assert.Equal(first.Id(), refused.GetProperty("existingId").GetGuid());
        Assert.Single(await owner.Listed(path, name));

        // The same id in another organisation is another record.
        var other = await World.New();
        withId[name] = "Theirs";
        await other.Owner().Make(path, withId);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_stale_version_is_refused_with_the_current_state(string path, string body, string name)
    {
        var world = await World.New();
        var owner = world.Owner();
        var record = await owner.Make(path, JsonNode.Parse(body)!);
        await owner.Changed(path, record, (name, "Newer"));

        var stale = await (await owner.Change(path, record, (name, "Older"))).Refused(HttpStatusCode.PreconditionFailed, "stale-version");
        Assert.Equal("Newer", stale.GetProperty("current").Text(name));
        Assert.Equal(2, stale.GetProperty("current").GetProperty("rowVersion").GetInt32());

        var without = JsonObject.Create(record)!;
        without.Remove("rowVersion");
        await (await owner.PutAsJsonAsync($"/api/v1/{path}/{record.Id()}", without)).Refused(HttpStatusCode.PreconditionRequired, "precondition-needed");

        using var byHeader = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/{path}/{record.Id()}") { Content = JsonContent.Create(without) };
        byHeader.Headers.IfMatch.Add(new EntityTagHeaderValue("\"2\""));
        using var answer = await owner.SendAsync(byHeader);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("\"3\"", answer.Headers.ETag?.Tag);

        using var delete = new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/{path}/{record.Id()}");
        delete.Headers.IfMatch.Add(new EntityTagHeaderValue("\"1\""));
        await (await owner.SendAsync(delete)).Refused(HttpStatusCode.PreconditionFailed, "stale-version");
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Another_organisation_sees_nothing_and_changes_nothing(string path, string body, string name)
    {
        var (one, other) = (await World.New(), await World.New());
        var record = await one.Owner().Make(path, JsonNode.Parse(body)!);
        var stranger = other.Owner();

        Assert.Empty(await stranger.Listed(path, name));
        await (await stranger.GetAsync($"/api/v1/{path}/{record.Id()}")).Refused(HttpStatusCode.NotFound, "not-found");
        await (await stranger.Change(path, record, (name, "Mine now"))).Refused(HttpStatusCode.NotFound, "not-found");
        await (await stranger.DeleteAsync($"/api/v1/{path}/{record.Id()}")).Refused(HttpStatusCode.NotFound, "not-found");

        // An organisation named in the body is read over.
        var forged = JsonNode.Parse(body)!.AsObject();
        forged["organizationId"] = one.OrganizationId.ToString();
        forged["rowCreatedDate"] = "1999-01-01T00:00:00Z";
        var theirs = await stranger.Make(path, forged);
        Assert.NotEqual("1999", theirs.Text("rowCreatedDate")?[..4]);
        Assert.Equal([record.Text("id")], await one.Owner().Listed(path, "id"));
        using var anonymous = one.Anonymous();
        await (await anonymous.GetAsync("/api/v1/" + path)).Refused(HttpStatusCode.Unauthorized, "sign-in-needed");
    }

    [Theory]
    [InlineData("leases", "fieldId"), InlineData("fields", "operatorId"), InlineData("regions", "parentRegionId"), InlineData("facilities", "fieldId")]
    [InlineData("equipment", "wellId"), InlineData("rigs", "currentWellId"), InlineData("wells", "leaseId"), InlineData("wells", "parentWellId"), InlineData("wells", "rigId")]
    public async Task A_reference_to_another_organisations_record_is_no_reference(string path, string member)
    {
        var (one, other) = (await World.New(), await World.New());
        var kind = member switch { "fieldId" => "fields", "operatorId" => "companies", "parentRegionId" => "regions", "leaseId" => "leases", "rigId" => "rigs", _ => "wells" };
        string Body(string of) => Kinds.Single(k => k.Data.Item1 == of).Data.Item2;
        var theirs = await other.Owner().Make(kind, JsonNode.Parse(Body(kind))!);

        var body = JsonNode.Parse(Body(path))!.AsObject();
        body[member] = theirs.Id().ToString();
        var problem = await (await one.Owner().PostAsJsonAsync("/api/v1/" + path, body)).Refused(HttpStatusCode.UnprocessableEntity, "fields");
        Assert.Equal(["#/" + member], problem.Pointers());
        Assert.Empty(await one.Owner().Listed(path, "id"));
    }

    [Fact]
    public async Task A_record_in_use_stays()
    {
        var owner = (await World.New()).Owner();
        var field = await owner.Make("fields", new { fieldName = "Spraberry", country = "US" });
        var lease = await owner.Make("leases", new { leaseName = "A", leaseNumber = "1", fieldId = field.Id(), status = "incomplete" });
        var well = await owner.Well(new { leaseId = lease.Id(), fieldId = field.Id() });

        var refused = await (await owner.DeleteAsync($"/api/v1/fields/{field.Id()}")).Refused(HttpStatusCode.Conflict, "still-in-use");
        Assert.Contains("1 lease, 1 well", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await (await owner.DeleteAsync($"/api/v1/leases/{lease.Id()}")).Refused(HttpStatusCode.Conflict, "still-in-use");

        (await owner.DeleteAsync($"/api/v1/wells/{well.Id()}")).EnsureSuccessStatusCode();
        (await owner.DeleteAsync($"/api/v1/leases/{lease.Id()}")).EnsureSuccessStatusCode();
        (await owner.DeleteAsync($"/api/v1/fields/{field.Id()}")).EnsureSuccessStatusCode();
        // What is gone is no reference either.
        var problem = await (await owner.PostAsJsonAsync("/api/v1/wells", new { wellName = "B", wellType = "oil", leaseId = lease.Id() })).Refused(HttpStatusCode.UnprocessableEntity, "fields");
        Assert.Equal(["#/leaseId"], problem.Pointers());
    }

    [Fact]
    public async Task A_well_with_days_stays()
    {
        var owner = (await World.New()).Owner();
        var well = await owner.Well(new { wellStatus = "producing" });
        var day = await owner.Make("production", new { wellId = well.Id(), productionDate = "2025-01-02", oilVolume = 10, hoursOn = 24 });
        var refused = await (await owner.DeleteAsync($"/api/v1/wells/{well.Id()}")).Refused(HttpStatusCode.Conflict, "still-in-use");
        Assert.Contains("1 daily production", refused.Text("detail"), StringComparison.Ordinal);
        Assert.NotNull(day.Text("id"));
    }

    [Fact]
    public async Task The_description_of_the_api_names_members_words_and_parameters()
    {
        var owner = (await World.New()).Owner();
        var document = await owner.Json("/openapi/v1.json");
        var list = document.GetProperty("paths").GetProperty("/api/v1/wells").GetProperty("get").GetProperty("parameters").EnumerateArray().Select(p => p.Text("name"));
        Assert.Empty(new[] { "q", "status", "leaseId", "near", "within", "limit", "cursor", "units", "fields" }.Except(list));
        var body = document.GetProperty("paths").GetProperty("/api/v1/wells").GetProperty("post").GetProperty("requestBody").GetProperty("content");
        Assert.Equal(["application/json"], body.EnumerateObject().Select(c => c.Name));
        Assert.Equal("#/components/schemas/Well", body.GetProperty("application/json").GetProperty("schema").Text("$ref"));
        var well = document.GetProperty("components").GetProperty("schemas").GetProperty("Well").GetProperty("properties");
        Assert.False(well.TryGetProperty("createHash", out _));
        var status = well.GetProperty("wellStatus");
        if (status.Text("$ref") is { } reference)
            status = document.GetProperty("components").GetProperty("schemas").GetProperty(reference.Split('/')[^1]);
        Assert.Equal(12, status.GetProperty("enum").GetArrayLength());
    }

    [Theory]
    [InlineData("companies", "companyCode"), InlineData("regions", "regionCode"), InlineData("equipment", "equipmentTag"), InlineData("leases", "leaseNumber")]
    public async Task A_code_is_unique_in_the_organisation_until_its_record_is_gone(string path, string member)
    {
        var owner = (await World.New()).Owner();
        var body = Kinds.Single(k => k.Data.Item1 == path).Data.Item2;
        var first = await owner.Make(path, JsonNode.Parse(body)!);
        var problem = await (await owner.PostAsync("/api/v1/" + path, Json(body))).Refused(HttpStatusCode.Conflict, "code-taken");
        Assert.Equal(["#/" + member], problem.Pointers());
        (await owner.DeleteAsync($"/api/v1/{path}/{first.Id()}")).EnsureSuccessStatusCode();
        await owner.Make(path, JsonNode.Parse(body)!);
    }

    [Fact]
    public async Task Pages_neither_skip_nor_repeat_in_any_order()
    {
        var owner = (await World.New()).Owner();
        for (var i = 1; i <= 11; i++)
            await owner.Make("fields", new { fieldName = $"Field {i}", country = "US", discoveryDate = i % 3 == 0 ? null : $"19{50 + (i % 4)}-01-01" });
        foreach (var sort in (string[])["", "fieldName", "-fieldName", "discoveryDate", "-discoveryDate", "rowCreatedDate", "-rowCreatedDate"])
        {
            List<string?> seen = [];
            for (string? cursor = ""; cursor is not null;)
            {
                var page = await owner.Json($"/api/v1/fields?limit=4&total=true&sort={sort}&cursor={cursor}");
                Assert.Equal(11, page.GetProperty("total").GetInt64());
                seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.Text("fieldName")));
                cursor = page.Text("nextCursor");
            }
            Assert.Equal(11, seen.Count);
            Assert.Equal(11, seen.Distinct().Count());
            if (sort is "" or "fieldName")
                Assert.Equal(Enumerable.Range(1, 11).Select(i => $"Field {i}"), seen);
            if (sort == "-rowCreatedDate")
                Assert.Equal(Enumerable.Range(1, 11).Reverse().Select(i => $"Field {i}"), seen);
        }
        var undated = (await owner.Json("/api/v1/fields?sort=-discoveryDate")).GetProperty("items").EnumerateArray().Skip(8);
        Assert.All(undated, f => Assert.Null(f.Text("discoveryDate")));
    }

    [Fact]
    public async Task A_list_answers_only_the_members_asked_for()
    {
        var owner = (await World.New()).Owner();
        await owner.Well(new { wellName = "A", apiNumber = "42-317-31743" });
        var page = await owner.Json("/api/v1/wells?fields=wellName,apiNumberDisplay,siteTimeZone");
        var item = Assert.Single(page.GetProperty("items").EnumerateArray());
        Assert.Equal(["apiNumberDisplay", "id", "siteTimeZone", "wellName"], item.EnumerateObject().Select(m => m.Name).Order(StringComparer.Ordinal));
        Assert.Equal("42-317-31743", item.Text("apiNumberDisplay"));
        await (await owner.GetAsync("/api/v1/wells?fields=createHash")).Refused(HttpStatusCode.BadRequest, "bad-parameter");
    }

    [Theory]
    [InlineData("limit=0"), InlineData("limit=1001"), InlineData("limit=x"), InlineData("sort=nothing"), InlineData("cursor=%FF"), InlineData("cursor=WyJhIl0")]
    [InlineData("cursor=WyJ3ZWxsTmFtZSIsImEiLCJub3QtYW4taWQiXQ"), InlineData("leaseId=1"), InlineData("status=flying"), InlineData("isHorizontal=yes")]
    [InlineData("near=1"), InlineData("near=100,0"), InlineData("near=NaN,0"), InlineData("within=5"), InlineData("near=1,1&within=-1"), InlineData("near=1,1&within=1e400")]
    [InlineData("units=stones"), InlineData("nosuch=1"), InlineData("q=%00"), InlineData("total=maybe"), InlineData("fields=nosuch")]
    public async Task A_query_that_cannot_be_read_is_refused(string query)
    {
        var owner = (await World.New()).Owner();
        await owner.Well();
        await (await owner.GetAsync("/api/v1/wells?" + query)).Refused(HttpStatusCode.BadRequest, "bad-parameter");
    }

    [Fact]
    public async Task A_search_takes_wildcards_and_quotes_literally()
    {
        var owner = (await World.New()).Owner();
        await owner.Well(new { wellName = "100% O'Brien_1 \\ A" });
        await owner.Well(new { wellName = "Other" });
        foreach (var q in (string[])["100%", "O'Brien_1", "\\ A", "'; drop table assets.well; --"])
            Assert.Equal(q.StartsWith("';", StringComparison.Ordinal) ? 0 : 1, (await owner.Listed("wells?q=" + Uri.EscapeDataString(q), "id")).Count);
        Assert.Empty(await owner.Listed("wells?q=" + Uri.EscapeDataString("O_Brien"), "id"));
    }

    static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
