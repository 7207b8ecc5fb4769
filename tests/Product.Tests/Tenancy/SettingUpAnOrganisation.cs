using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Tenancy;

public sealed class SettingUpAnOrganisation
{
    const string Route = "/api/v1/organizations/current";

    [Fact]
    public async Task An_owner_sets_what_everybody_computes_with()
    {
        var w = await World.New();
        var changed = await PutAsync(w, o =>
        {
            o["name"] = w.Name + " Ltd";
            o["timeZone"] = "America/Denver";
            o["gaugeTime"] = "06:30:00";
            o["defaultUnits"] = "metric";
            o["boeFactor"] = 5.8m;
            o["p5OperatorNumber"] = "012345";
            o["fiscalYearStart"] = 10;
            o["address"] = new JsonObject { ["street"] = "1 Derrick Way", ["city"] = "Midland", ["state"] = "TX", ["postalCode"] = "79701" };
            o["regulatoryContact"] = new JsonObject { ["name"] = "Rita Regs", ["email"] = "rita@example.com" };
            o["settings"] = new JsonObject { ["entryAmendHours"] = 48 };
        });
        Assert.True(changed.StatusCode == HttpStatusCode.OK, await changed.Content.ReadAsStringAsync());
        Assert.Equal("\"2\"", changed.Headers.ETag!.Tag);
        var now = await w.Owner().Json(Route);
        Assert.Equal("Midland", now.GetProperty("address").GetProperty("city").GetString());
        Assert.Equal(48, now.GetProperty("settings").GetProperty("entryAmendHours").GetInt32());
        Assert.Equal(5.8m, now.GetProperty("boeFactor").GetDecimal());
        var home = (await w.Owner().Json("/api/v1/auth/me")).GetProperty("organization");
        Assert.Equal((w.Name + " Ltd", "America/Denver", "06:30:00", "metric"),
            (home.GetProperty("name").GetString(), home.GetProperty("timeZone").GetString(), home.GetProperty("gaugeTime").GetString(), home.GetProperty("defaultUnits").GetString()));
        Assert.Equal(w.Name + " Ltd", await World.Sql("select name from platform.organization_directory where id = $1", w.OrganizationId));
    }

    [Fact]
    public async Task The_tax_id_rests_encrypted_and_is_shown_masked()
    {
        var w = await World.New();
        await PutAsync(w, o => o["taxId"] = "75-1234567");
        Assert.Equal("•••••4567", (await w.Owner().Json(Route)).GetProperty("taxId").GetString());
        var stored = await StoredAsync(w);
        Assert.DoesNotContain("1234567", stored, StringComparison.Ordinal);
        // Sending the mask back leaves it alone; sending nothing takes it away.
        await PutAsync(w, o => o["phone"] = "432 555 0100");
        Assert.Equal(stored, await StoredAsync(w));
        await PutAsync(w, o => o.Remove("taxId"));
        Assert.False((await w.Owner().Json(Route)).TryGetProperty("taxId", out _));
    }

    [Theory]
    [InlineData("timeZone", "Mars/Olympus", "unknown-time-zone")]
    [InlineData("timeZone", "Central Standard Time", "unknown-time-zone")]
    [InlineData("p5OperatorNumber", "12345", "not-six-digits")]
    [InlineData("defaultCurrency", "dollars", "not-a-currency")]
    [InlineData("email", "nobody", "not-an-email")]
    [InlineData("name", "", "required")]
    public async Task What_will_not_do_is_refused(string member, string value, string code)
    {
        var w = await World.New();
        var problem = await (await PutAsync(w, o => o[member] = value)).Refused(HttpStatusCode.UnprocessableEntity, "fields");
        var error = Assert.Single(problem.GetProperty("errors").EnumerateArray());
        Assert.Equal(("#/" + member, code), (error.GetProperty("pointer").GetString(), error.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_stale_change_is_told_the_current_state()
    {
        var w = await World.New();
        var stale = JsonNode.Parse((await w.Owner().Json(Route)).GetRawText())!.AsObject();
        await PutAsync(w, o => o["phone"] = "432 555 0100");
        var problem = await (await w.Owner().PutAsJsonAsync(Route, stale)).Refused(HttpStatusCode.PreconditionFailed, "stale-version");
        Assert.Equal("432 555 0100", problem.GetProperty("current").GetProperty("phone").GetString());
    }

    [Fact]
    public async Task Requests_reach_accounts_sessions_and_keys_only_through_functions()
    {
        await World.New();
        var database = (await TestContext.Current.GetFixture<TestDatabase>())!;
        await using var app = NpgsqlDataSource.Create(database.Shared.App + ";Pooling=false");
        foreach (var table in new[] { "organization_directory", "user_account", "password_history", "sign_in_failure", "session", "refresh_token", "one_time_token", "api_key", "data_protection_key" })
        {
            await using var command = app.CreateCommand($"select 1 from platform.{table} limit 1");
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteScalarAsync());
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
        }
    }

    [Fact]
    public async Task Every_definer_function_pins_its_search_path_and_is_closed_to_the_public()
    {
        await World.New();
        Assert.Equal("", await World.Sql("""
            select coalesce(string_agg(p.oid::regprocedure::text, ', '), '') from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where n.nspname in ('platform', 'tenancy') and p.prosecdef
              and (p.proconfig is null or not exists (select from unnest(p.proconfig) c where c like 'search_path=%')
                   or exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0))
            """));
    }

    static async Task<string> StoredAsync(World w) =>
        (string)(await w.TenantSql("select tax_id from tenancy.organization"))!;

    static async Task<HttpResponseMessage> PutAsync(World w, Action<JsonObject> edit)
    {
        var organization = JsonNode.Parse((await w.Owner().Json(Route)).GetRawText())!.AsObject();
        edit(organization);
        return await w.Owner().PutAsJsonAsync(Route, organization);
    }
}
