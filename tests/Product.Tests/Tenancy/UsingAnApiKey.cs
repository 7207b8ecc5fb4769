using System.Net;
using System.Net.Http.Json;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Tenancy;

public sealed class UsingAnApiKey
{
    const string Route = "/api/v1/api-keys";

    [Fact]
    public async Task A_key_signs_a_program_in_by_either_header()
    {
        var w = await World.New();
        var (id, key) = await MakeAsync(w, "viewer");
        Assert.StartsWith("pj_", key, StringComparison.Ordinal);
        using var bearer = w.Bearer(key);
        var me = await bearer.Json("/api/v1/auth/me");
        Assert.Equal(id, me.GetProperty("id").GetGuid());
        Assert.Equal(w.OrganizationId, me.GetProperty("organization").GetProperty("id").GetGuid());
        Assert.Equal(["viewer"], me.GetProperty("roles").EnumerateArray().Select(r => r.GetString()));
        using var header = w.Anonymous();
        header.DefaultRequestHeaders.Add("X-Api-Key", key);
        await header.Json("/api/v1/auth/me");
    }

    [Fact]
    public async Task A_key_may_do_what_its_roles_may_and_has_no_password()
    {
        var w = await World.New();
        var (_, key) = await MakeAsync(w, "viewer");
        using var client = w.Bearer(key);
        await (await client.GetAsync("/api/v1/users")).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await client.PutAsJsonAsync("/api/v1/auth/password", new { currentPassword = "x", newPassword = "y" })).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await client.GetAsync("/api/v1/auth/two-factor")).Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task A_key_is_shown_once_and_kept_as_a_hash()
    {
        var w = await World.New();
        var (id, key) = await MakeAsync(w, "manager");
        var list = (await w.Owner().Json(Route)).ToString();
        Assert.Contains(key[..8], list, StringComparison.Ordinal);
        Assert.DoesNotContain(key, list, StringComparison.Ordinal);
        Assert.DoesNotContain("hash", list, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1L, await World.Sql("select count(*) from platform.api_key where id = $1 and key_hash = sha256(convert_to($2, 'UTF8'))", id, key));
    }

    [Fact]
    public async Task A_revoked_key_ends_at_once()
    {
        var w = await World.New();
        var (id, key) = await MakeAsync(w, "manager");
        using var client = w.Bearer(key);
        await client.Json("/api/v1/auth/me");
        Assert.Equal(HttpStatusCode.NoContent, (await w.Owner().DeleteAsync($"{Route}/{id}")).StatusCode);
        await (await client.GetAsync("/api/v1/auth/me")).Refused(HttpStatusCode.Unauthorized, "sign-in-needed");
        Assert.True((await w.Owner().Json(Route)).GetProperty("items")[0].TryGetProperty("revokedAt", out _));
    }

    [Fact]
    public async Task Another_operators_key_does_not_exist()
    {
        var (mine, theirs) = (await World.New(), await World.New());
        var (id, key) = await MakeAsync(theirs, "manager");
        await (await mine.Owner().DeleteAsync($"{Route}/{id}")).Refused(HttpStatusCode.NotFound, "not-found");
        Assert.Empty((await mine.Owner().Json(Route)).GetProperty("items").EnumerateArray());
        using var client = theirs.Bearer(key);
        await client.Json("/api/v1/auth/me");
    }

    [Fact]
    public async Task What_a_key_writes_is_audited_under_its_id()
    {
        var w = await World.New();
        var (id, key) = await MakeAsync(w, "owner");
        using var client = w.Bearer(key);
        await client.PostAsJsonAsync("/api/v1/users", new { email = $"by-key-{id:N}@example.com", displayName = "By Key", roles = new[] { "viewer" }, password = World.Password });
        Assert.Equal(1L, await w.TenantSql("""
            select count(*) from audit.change
            where table_name = 'platform.user_account' and action = 'insert' and user_id = $1
            """, id));
    }

    static async Task<(Guid Id, string Key)> MakeAsync(World w, params string[] roles)
    {
        var answer = await w.Owner().PostAsJsonAsync(Route, new { name = "SCADA gateway", roles });
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        var body = await answer.Json();
        return (body.GetProperty("id").GetGuid(), body.GetProperty("key").GetString()!);
    }
}
