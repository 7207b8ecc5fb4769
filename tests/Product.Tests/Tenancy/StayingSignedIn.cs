using System.Net;
using System.Net.Http.Json;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Tenancy;

public sealed class StayingSignedIn
{
    [Fact]
    public async Task A_refresh_token_gives_a_new_pair()
    {
        var w = await World.New();
        var next = await RefreshedAsync(w, w.OwnerTokens.RefreshToken!);
        Assert.NotEqual(w.OwnerTokens.RefreshToken, next.RefreshToken);
        using var client = w.Bearer(next.AccessToken!);
        Assert.Equal(w.OwnerEmail, (await client.Json("/api/v1/auth/me")).GetProperty("email").GetString());
        await RefreshedAsync(w, next.RefreshToken!);
    }

    [Fact]
    public async Task A_refresh_token_that_comes_twice_ends_its_whole_family()
    {
        var w = await World.New();
        var other = await w.SignIn(w.OwnerEmail);
        var next = await RefreshedAsync(w, w.OwnerTokens.RefreshToken!);
        await (await RefreshAsync(w, w.OwnerTokens.RefreshToken!)).Refused(HttpStatusCode.Unauthorized, "session-ended");
        await (await RefreshAsync(w, next.RefreshToken!)).Refused(HttpStatusCode.Unauthorized, "session-ended");
        using var client = w.Bearer(next.AccessToken!);
        await (await client.GetAsync("/api/v1/auth/me")).Refused(HttpStatusCode.Unauthorized, "session-ended");
        // Another sign-in of the same person is another family.
        await RefreshedAsync(w, other.RefreshToken!);
    }

    [Fact]
    public async Task A_refresh_token_sent_many_times_at_once_is_good_once_at_most()
    {
        var w = await World.New();
        for (var round = 0; round < 5; round++)
        {
            var tokens = await w.SignIn(w.OwnerEmail);
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RefreshAsync(w, tokens.RefreshToken!)));
            Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
            Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.Unauthorized));
        }
    }

    [Fact]
    public async Task A_refresh_token_ends_after_seven_days()
    {
        var w = await World.New();
        var days = (decimal)(await World.Sql("""
            select extract(epoch from t.expires_at - t.created_at) / 86400 from platform.refresh_token t
            join platform.session s on s.id = t.session_id where s.organization_id = $1
            """, w.OrganizationId))!;
        Assert.Equal(7m, days);
        await World.Sql("""
            update platform.refresh_token t set expires_at = now() from platform.session s where s.id = t.session_id and s.organization_id = $1
            """, w.OrganizationId);
        await (await RefreshAsync(w, w.OwnerTokens.RefreshToken!)).Refused(HttpStatusCode.Unauthorized, "session-ended");
    }

    [Fact]
    public async Task Signing_out_ends_ticket_and_refresh_token_at_once()
    {
        var w = await World.New();
        Assert.Equal(HttpStatusCode.NoContent, (await w.Owner().PostAsync("/api/v1/auth/logout", null)).StatusCode);
        await (await w.Owner().GetAsync("/api/v1/auth/me")).Refused(HttpStatusCode.Unauthorized, "session-ended");
        await (await RefreshAsync(w, w.OwnerTokens.RefreshToken!)).Refused(HttpStatusCode.Unauthorized, "session-ended");
    }

    [Fact]
    public async Task Signing_out_works_with_the_refresh_token_alone()
    {
        var w = await World.New();
        using var client = w.Anonymous();
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync("/api/v1/auth/logout", new { refreshToken = w.OwnerTokens.RefreshToken })).StatusCode);
        await (await w.Owner().GetAsync("/api/v1/auth/me")).Refused(HttpStatusCode.Unauthorized, "session-ended");
    }

    [Fact]
    public async Task Only_hashes_of_tokens_rest_in_the_database()
    {
        var w = await World.New();
        Assert.Equal(1L, await World.Sql("select count(*) from platform.refresh_token where token_hash = sha256(convert_to($1, 'UTF8'))", w.OwnerTokens.RefreshToken!));
    }

    static async Task<HttpResponseMessage> RefreshAsync(World w, string token)
    {
        using var client = w.Anonymous();
        return await client.PostAsJsonAsync("/api/v1/auth/refresh", new { refreshToken = token });
    }

    static async Task<SignedIn> RefreshedAsync(World w, string token)
    {
        var answer = await RefreshAsync(w, token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<SignedIn>())!;
    }
}
