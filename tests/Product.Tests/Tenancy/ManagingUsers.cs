using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Tenancy;

public sealed class ManagingUsers
{
    const string Route = "/api/v1/users";

    [Fact]
    public async Task An_invited_user_chooses_a_password_and_signs_in()
    {
        var w = await World.New();
        var email = $"invited-{Guid.CreateVersion7():N}@example.com";
        var made = await w.Owner().PostAsJsonAsync(Route, new { email, displayName = "Ingrid Invited", roles = new[] { "manager" }, phone = "432 555 0100" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var user = await made.Json();
        Assert.True(user.TryGetProperty("invitedAt", out _));
        Assert.False(user.GetProperty("emailVerified").GetBoolean());

        var token = await w.MailedToken(email, $"Your Pumpjack account at {w.Name}");
        using var client = w.Anonymous();
        await (await client.PostAsJsonAsync("/api/v1/auth/login", new { email, password = World.Password })).Refused(HttpStatusCode.Unauthorized, "invalid-credentials");
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync("/api/v1/auth/password/reset", new { email, token, newPassword = World.Password })).StatusCode);
        using var manager = w.Bearer((await w.SignIn(email)).AccessToken!);
        var me = await manager.Json("/api/v1/auth/me");
        Assert.Equal(w.OrganizationId, me.GetProperty("organization").GetProperty("id").GetGuid());
        Assert.True(me.GetProperty("emailVerified").GetBoolean());
    }

    [Theory]
    [InlineData("manager")]
    [InlineData("pumper")]
    [InlineData("accountant")]
    [InlineData("land")]
    [InlineData("compliance")]
    [InlineData("viewer")]
    [InlineData("partner")]
    public async Task Only_owners_manage_users_settings_and_keys(string role)
    {
        var w = await World.New();
        using var client = await w.User(role);
        foreach (var path in new[] { Route, "/api/v1/api-keys", "/api/v1/organizations/current" })
            await (await client.GetAsync(path)).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await client.PostAsJsonAsync(Route, new { email = "x@example.com", displayName = "X", roles = new[] { "owner" } })).Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Another_operators_user_does_not_exist()
    {
        var (mine, theirs) = (await World.New(), await World.New());
        var (id, _) = await theirs.Person("pumper");
        var body = new { email = "a@example.com", displayName = "A", roles = new[] { "owner" }, rowVersion = 1 };
        await (await mine.Owner().GetAsync($"{Route}/{id}")).Refused(HttpStatusCode.NotFound, "not-found");
        await (await mine.Owner().PutAsJsonAsync($"{Route}/{id}", body)).Refused(HttpStatusCode.NotFound, "not-found");
        await (await mine.Owner().PostAsync($"{Route}/{id}/invitation", null)).Refused(HttpStatusCode.NotFound, "not-found");
        await (await mine.Owner().DeleteAsync($"{Route}/{id}/lock-out")).Refused(HttpStatusCode.NotFound, "not-found");
        await (await mine.Owner().DeleteAsync($"{Route}/{id}/two-factor")).Refused(HttpStatusCode.NotFound, "not-found");
        await (await mine.Owner().GetAsync($"{Route}/{id}/well-assignments")).Refused(HttpStatusCode.NotFound, "not-found");
        await (await mine.Owner().PutAsJsonAsync($"{Route}/{id}/well-assignments", new { items = Array.Empty<object>() })).Refused(HttpStatusCode.NotFound, "not-found");
        Assert.DoesNotContain((await mine.Owner().Json(Route)).GetProperty("items").EnumerateArray(), u => u.GetProperty("id").GetGuid() == id);
    }

    [Fact]
    public async Task Other_roles_end_the_ticket_at_once_and_the_next_one_has_them()
    {
        var w = await World.New();
        var (id, email) = await w.Person("manager");
        var tokens = await w.SignIn(email);
        using var before = w.Bearer(tokens.AccessToken!);
        await before.Json("/api/v1/auth/me");
        Assert.Equal(HttpStatusCode.OK, (await ChangeAsync(w, id, u => u["roles"] = new[] { "viewer" })).StatusCode);
        await (await before.GetAsync("/api/v1/auth/me")).Refused(HttpStatusCode.Unauthorized, "session-ended");
        using var anonymous = w.Anonymous();
        var next = (await (await anonymous.PostAsJsonAsync("/api/v1/auth/refresh", new { refreshToken = tokens.RefreshToken })).Content.ReadFromJsonAsync<SignedIn>())!;
        using var after = w.Bearer(next.AccessToken!);
        Assert.Equal(["viewer"], (await after.Json("/api/v1/auth/me")).GetProperty("roles").EnumerateArray().Select(r => r.GetString()));
    }

    [Fact]
    public async Task Deactivating_ends_everything_at_once()
    {
        var w = await World.New();
        var (id, email) = await w.Person("pumper");
        var tokens = await w.SignIn(email);
        Assert.Equal(HttpStatusCode.OK, (await ChangeAsync(w, id, u => u["active"] = false)).StatusCode);
        using var client = w.Bearer(tokens.AccessToken!);
        await (await client.GetAsync("/api/v1/auth/me")).Refused(HttpStatusCode.Unauthorized, "session-ended");
        using var anonymous = w.Anonymous();
        await (await anonymous.PostAsJsonAsync("/api/v1/auth/refresh", new { refreshToken = tokens.RefreshToken })).Refused(HttpStatusCode.Unauthorized, "session-ended");
        await (await anonymous.PostAsJsonAsync("/api/v1/auth/login", new { email, password = World.Password })).Refused(HttpStatusCode.Unauthorized, "invalid-credentials");
    }

    [Fact]
    public async Task A_new_telephone_number_ends_nothing()
    {
        var w = await World.New();
        var (id, email) = await w.Person("pumper");
        using var client = w.Bearer((await w.SignIn(email)).AccessToken!);
        Assert.Equal(HttpStatusCode.OK, (await ChangeAsync(w, id, u => u["phone"] = "432 555 0199")).StatusCode);
        await client.Json("/api/v1/auth/me");
    }

    [Fact]
    public async Task An_organisation_keeps_an_owner_even_when_two_step_down_together()
    {
        var w = await World.New();
        var me = (await w.Owner().Json("/api/v1/auth/me")).GetProperty("id").GetGuid();
        await (await ChangeAsync(w, me, u => u["roles"] = new[] { "viewer" })).Refused(HttpStatusCode.Conflict, "last-owner");
        await (await ChangeAsync(w, me, u => u["active"] = false)).Refused(HttpStatusCode.Conflict, "last-owner");

        var (second, email) = await w.Person("owner");
        using var other = w.Bearer((await w.SignIn(email)).AccessToken!);
        var (mine, theirs) = (await EditAsync(w, me, u => u["roles"] = new[] { "viewer" }), await EditAsync(w, second, u => u["roles"] = new[] { "viewer" }));
        var answers = await Task.WhenAll(w.Owner().PutAsJsonAsync($"{Route}/{me}", mine), other.PutAsJsonAsync($"{Route}/{second}", theirs));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(1L, await World.Sql("select count(*) from platform.user_account where organization_id = $1 and active_ind and 'owner' = any (roles)", w.OrganizationId));
    }

    [Fact]
    public async Task A_stale_change_is_told_the_current_state()
    {
        var w = await World.New();
        var (id, _) = await w.Person("pumper");
        var stale = await EditAsync(w, id, u => u["displayName"] = "First");
        Assert.Equal(HttpStatusCode.OK, (await w.Owner().PutAsJsonAsync($"{Route}/{id}", stale)).StatusCode);
        var problem = await (await w.Owner().PutAsJsonAsync($"{Route}/{id}", stale)).Refused(HttpStatusCode.PreconditionFailed, "stale-version");
        Assert.Equal("First", problem.GetProperty("current").GetProperty("displayName").GetString());
        stale.Remove("rowVersion");
        await (await w.Owner().PutAsJsonAsync($"{Route}/{id}", stale)).Refused(HttpStatusCode.PreconditionRequired, "precondition-needed");
    }

    [Fact]
    public async Task Bad_input_is_refused_with_pointers()
    {
        var w = await World.New();
        var answer = await w.Owner().PostAsJsonAsync(Route, new { email = "a b@c", displayName = "", roles = new[] { "king" } });
        var problem = await answer.Refused(HttpStatusCode.UnprocessableEntity, "fields");
        Assert.Equal(["#/email", "#/displayName", "#/roles"], problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("pointer").GetString()));
        await (await w.Owner().PostAsJsonAsync(Route, new { email = "a@example.com", displayName = "A", roles = new[] { "owner" }, shoeSize = 44 })).Refused(HttpStatusCode.BadRequest, "unreadable");
        await (await w.Owner().GetAsync(Route + "?limit=5000")).Refused(HttpStatusCode.BadRequest, "bad-parameter");
        await (await w.Owner().GetAsync(Route + "?cursor=nonsense")).Refused(HttpStatusCode.BadRequest, "bad-parameter");
    }

    [Fact]
    public async Task The_list_pages_searches_and_shows_no_secrets()
    {
        var w = await World.New();
        var ids = new HashSet<Guid>();
        for (var i = 0; i < 4; i++) ids.Add((await w.Person("pumper")).Id);
        var seen = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await w.Owner().Json($"{Route}?limit=2" + (cursor is null ? "" : "&cursor=" + cursor));
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(u => u.GetProperty("id").GetGuid()));
            Assert.DoesNotContain("password", page.ToString(), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("stamp", page.ToString(), StringComparison.OrdinalIgnoreCase);
            cursor = page.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);
        Assert.Equal(5, seen.Count);
        Assert.Equal(5, seen.Distinct().Count());
        Assert.Subset(seen.ToHashSet(), ids);
        Assert.Equal(4, (await w.Owner().Json(Route + "?q=PUMPER-")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Changes_of_users_are_in_the_audit_without_their_secrets()
    {
        var w = await World.New();
        var (id, _) = await w.Person("pumper");
        await ChangeAsync(w, id, u => u["roles"] = new[] { "manager" });
        var images = (string)(await w.TenantSql("""
            select coalesce(string_agg(before::text || after::text, '' order by id), '') from audit.change
            where table_name = 'platform.user_account' and action = 'update' and row_keys = array[$1]
            """, id.ToString()))!;
        Assert.Contains("\"roles\": [\"manager\"]", images, StringComparison.Ordinal);
        Assert.DoesNotContain("password_hash", images, StringComparison.Ordinal);
        Assert.DoesNotContain("security_stamp", images, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Denied_requests_and_reads_of_users_are_in_the_access_audit()
    {
        var w = await World.New();
        using var pumper = await w.User("pumper");
        await (await pumper.GetAsync(Route)).Refused(HttpStatusCode.Forbidden, "forbidden");
        await w.Owner().Json(Route);
        Assert.Equal("200,403", await w.TenantSql("""
            select string_agg(distinct status::text, ',' order by status::text) from audit.access
            where path = '/api/v1/users' and method = 'GET' and user_id is not null
            """));
    }

    [Fact]
    public async Task A_pumper_sees_the_wells_assigned_for_today()
    {
        var w = await World.New();
        var (first, second) = (await w.Well(), await w.Well());
        var (id, email) = await w.Person("pumper");
        using var pumper = w.Bearer((await w.SignIn(email)).AccessToken!);
        Assert.Empty(await WellsOfAsync(pumper));
        await w.Assign(id, second, first);
        Assert.Equal(new[] { first, second }.Order(), (await WellsOfAsync(pumper)).Order());
        var route = (await w.Owner().Json($"{Route}/{id}/well-assignments")).GetProperty("items");
        Assert.Equal([second, first], route.EnumerateArray().Select(i => i.GetProperty("wellId").GetGuid()));

        // Over yesterday, and not yet begun.
        await w.Owner().PutAsJsonAsync($"{Route}/{id}/well-assignments", new
        {
            items = new object[] { new { wellId = first, effectiveFrom = "2020-01-01", effectiveTo = "2020-12-31" }, new { wellId = second, effectiveFrom = "2999-01-01" } },
        });
        Assert.Empty(await WellsOfAsync(pumper));
    }

    [Fact]
    public async Task Assigning_the_same_wells_again_changes_nothing()
    {
        var w = await World.New();
        var well = await w.Well();
        var (id, _) = await w.Person("pumper");
        await w.Assign(id, well);
        await w.Assign(id, well);
        Assert.Equal(1, await w.TenantSql("select row_version from tenancy.user_well_assignment where user_id = $1", id));
    }

    [Fact]
    public async Task Wells_that_cannot_be_assigned_are_refused()
    {
        var (w, elsewhere) = (await World.New(), await World.New());
        var (well, theirs) = (await w.Well(), await elsewhere.Well());
        var (id, _) = await w.Person("pumper");
        foreach (var items in new object[]
        {
            new object[] { new { wellId = theirs } },
            new object[] { new { wellId = Guid.CreateVersion7() } },
            new object[] { new { wellId = well }, new { wellId = well } },
            new object[] { new { wellId = well }, new { wellId = well, effectiveFrom = "2025-01-01" } },
            new object[] { new { wellId = well, effectiveFrom = "2025-02-01", effectiveTo = "2025-01-01" } },
            new object?[] { null }!,
        })
            await (await w.Owner().PutAsJsonAsync($"{Route}/{id}/well-assignments", new { items })).Refused(HttpStatusCode.UnprocessableEntity, "fields");
        Assert.Empty((await w.Owner().Json($"{Route}/{id}/well-assignments")).GetProperty("items").EnumerateArray());
    }

    static async Task<List<Guid>> WellsOfAsync(HttpClient client) =>
        [.. (await client.Json("/api/v1/auth/me")).GetProperty("wellIds").EnumerateArray().Select(e => e.GetGuid())];

    static async Task<Dictionary<string, object?>> EditAsync(World w, Guid id, Action<Dictionary<string, object?>> edit)
    {
        var user = (await w.Owner().Json($"{Route}/{id}")).Deserialize<Dictionary<string, object?>>()!;
        edit(user);
        return user;
    }

    static async Task<HttpResponseMessage> ChangeAsync(World w, Guid id, Action<Dictionary<string, object?>> edit) =>
        await w.Owner().PutAsJsonAsync($"{Route}/{id}", await EditAsync(w, id, edit));
}
