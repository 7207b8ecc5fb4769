using System.Net;
using System.Net.Http.Json;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Tenancy;

public sealed class SigningIn
{
    const string Login = "/api/v1/auth/login";

    [Fact]
    public async Task A_registration_makes_an_organisation_and_signs_its_owner_in()
    {
        var w = await World.New();
        Assert.Equal("Bearer", w.OwnerTokens.TokenType);
        Assert.Equal(900, w.OwnerTokens.ExpiresIn);
        var me = await w.Owner().Json("/api/v1/auth/me");
        Assert.Equal(w.OwnerEmail, me.GetProperty("email").GetString());
        Assert.Equal(["owner"], me.GetProperty("roles").EnumerateArray().Select(r => r.GetString()));
        var home = me.GetProperty("organization");
        Assert.Equal(w.Name, home.GetProperty("name").GetString());
        Assert.Equal("America/Chicago", home.GetProperty("timeZone").GetString());
        Assert.Equal("07:00:00", home.GetProperty("gaugeTime").GetString());
        Assert.Equal("us", home.GetProperty("defaultUnits").GetString());
        Assert.False(me.TryGetProperty("wellIds", out _));
    }

    [Fact]
    public async Task A_path_without_a_version_is_the_same_address()
    {
        var w = await World.New();
        Assert.Equal(w.OwnerEmail, (await w.Owner().Json("/api/auth/me")).GetProperty("email").GetString());
    }

    [Fact]
    public async Task An_address_has_one_account_in_whatever_letters()
    {
        var w = await World.New();
        using var client = w.Anonymous();
        var again = await client.PostAsJsonAsync("/api/v1/auth/register",
            new { organizationName = "Second", email = w.OwnerEmail.ToUpperInvariant(), password = World.Password, displayName = "Second" });
        await again.Refused(HttpStatusCode.Conflict, "email-taken");
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync(Login, new { email = w.OwnerEmail.ToUpperInvariant(), password = World.Password })).StatusCode);
    }

    [Fact]
    public async Task Registrations_at_the_same_moment_make_one_account_and_one_organisation()
    {
        var w = await World.New();
        using var client = w.Anonymous();
        var email = $"race-{Guid.CreateVersion7():N}@example.com";
        var name = "Race " + email;
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => client.PostAsJsonAsync("/api/v1/auth/register",
            new { organizationName = name, email, password = World.Password, displayName = "Racer" })));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.Created), a => Assert.Equal(HttpStatusCode.Conflict, a.StatusCode));
        Assert.Equal(1L, await World.Sql("select count(*) from platform.organization_directory where name = $1", name));
    }

    [Fact]
    public async Task A_registration_says_all_that_is_wrong_with_it()
    {
        var w = await World.New();
        using var client = w.Anonymous();
        var answer = await client.PostAsJsonAsync("/api/v1/auth/register", new { organizationName = " ", email = "nobody", password = "", displayName = "" });
        var problem = await answer.Refused(HttpStatusCode.UnprocessableEntity, "fields");
        Assert.Equal(["#/organizationName", "#/displayName", "#/email", "#/password"],
            problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("pointer").GetString()));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_are_answered_alike()
    {
        var w = await World.New();
        using var client = w.Anonymous();
        var known = await (await client.PostAsJsonAsync(Login, new { email = w.OwnerEmail, password = "wrong wrong wrong" })).Refused(HttpStatusCode.Unauthorized, "invalid-credentials");
        var unknown = await (await client.PostAsJsonAsync(Login, new { email = "nobody@nowhere.example", password = "wrong wrong wrong" })).Refused(HttpStatusCode.Unauthorized, "invalid-credentials");
        foreach (var member in new[] { "type", "title", "status", "detail", "code", "retryable" })
            Assert.Equal(known.GetProperty(member).ToString(), unknown.GetProperty(member).ToString());
        Assert.Equal(known.EnumerateObject().Select(m => m.Name), unknown.EnumerateObject().Select(m => m.Name));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Five_failures_lock_an_address_whether_or_not_it_has_an_account(bool exists)
    {
        var w = await World.New();
        using var client = w.Anonymous();
        var email = exists ? w.OwnerEmail : $"nobody-{Guid.CreateVersion7():N}@example.com";
        await FailAsync(client, email, 5);
        var locked = await client.PostAsJsonAsync(Login, new { email, password = World.Password });
        await locked.Refused(HttpStatusCode.Unauthorized, "locked-out");
        Assert.InRange(locked.Headers.RetryAfter!.Delta!.Value.TotalMinutes, 4, 5);
    }

    [Fact]
    public async Task Each_further_lock_is_longer_up_to_four_hours_and_a_success_begins_anew()
    {
        var w = await World.New();
        using var client = w.Anonymous();
        double[] minutes = [5, 10, 20, 40, 80, 160, 240, 240];
        foreach (var expected in minutes)
        {
            await FailAsync(client, w.OwnerEmail, 5);
            var locked = await client.PostAsJsonAsync(Login, new { email = w.OwnerEmail, password = World.Password });
            await locked.Refused(HttpStatusCode.Unauthorized, "locked-out");
            Assert.InRange(locked.Headers.RetryAfter!.Delta!.Value.TotalMinutes, expected - 1, expected);
            await LetTheLockEndAsync(w.OwnerEmail);
        }
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync(Login, new { email = w.OwnerEmail, password = World.Password })).StatusCode);
        Assert.Equal(0L, await World.Sql("select count(*) from platform.sign_in_failure where email_hash = sha256(convert_to(upper($1), 'UTF8'))", w.OwnerEmail));
    }

    [Fact]
    public async Task An_owner_sees_who_is_locked_and_unlocks()
    {
        var w = await World.New();
        var (id, email) = await w.Person("pumper");
        using var client = w.Anonymous();
        await FailAsync(client, email, 5);
        Assert.True((await w.Owner().Json($"/api/v1/users/{id}")).TryGetProperty("lockedUntil", out _));
        Assert.Equal(HttpStatusCode.NoContent, (await w.Owner().DeleteAsync($"/api/v1/users/{id}/lock-out")).StatusCode);
        await w.SignIn(email);
    }

    [Fact]
    public async Task A_failed_sign_in_is_in_the_organisations_audit()
    {
        var w = await World.New();
        using var client = w.Anonymous();
        await FailAsync(client, w.OwnerEmail, 1);
        Assert.Equal(1L, await w.TenantSql("""
            select count(*) from audit.access
            where path = '/api/v1/auth/login' and code = 'invalid-credentials' and status = 401
            """));
    }

    [Fact]
    public async Task Nobody_gets_in_without_a_ticket_or_with_a_made_up_one()
    {
        var w = await World.New();
        using var nobody = w.Anonymous();
        await (await nobody.GetAsync("/api/v1/auth/me")).Refused(HttpStatusCode.Unauthorized, "sign-in-needed");
        using var forger = w.Bearer(w.OwnerTokens.AccessToken![..^4] + "AAAA");
        await (await forger.GetAsync("/api/v1/auth/me")).Refused(HttpStatusCode.Unauthorized, "sign-in-needed");
    }

    static async Task FailAsync(HttpClient client, string email, int times)
    {
        for (var i = 0; i < times; i++)
            await (await client.PostAsJsonAsync(Login, new { email, password = "wrong wrong wrong" })).Refused(HttpStatusCode.Unauthorized, "invalid-credentials");
    }

    static Task LetTheLockEndAsync(string email) =>
        World.Sql("update platform.sign_in_failure set locked_until = now() where email_hash = sha256(convert_to(upper($1), 'UTF8'))", email);
}
