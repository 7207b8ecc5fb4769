using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Pumpjack.Product.Tests.Fixtures;
using Pumpjack.Tenancy;
using Pumpjack.Tenancy.Accounts;
using Xunit;

namespace Pumpjack.Product.Tests.Tenancy;

public sealed class ChoosingPasswords
{
    const string Other = "Walking-beam 7 Counterweight", ResetSubject = "Choose a new password";

    [Theory]
    [InlineData("short 1 A", "password-too-short")]
    [InlineData("password1234", "password-too-common")]
    [InlineData("P@ssw0rd!2024", "password-too-common")]
    [InlineData("qwertyuiop123", "password-too-common")]
    [InlineData("aaaaaaaaaaaaaaa", "password-too-common")]
    [InlineData("abcabcabcabc", "password-too-common")]
    [InlineData("123456789012", "password-too-common")]
    [InlineData("iloveyouforever", "password-too-common")]
    [InlineData("Welcome2Texas!!", "password-too-common")]
    [InlineData("correcthorsebatterystaple", "password-too-common")]
    [InlineData("wpetrov.lonestar", "password-names-you")]
    [InlineData("lone star petro llc!", "password-names-you")]
    public void What_a_guessing_program_tries_first_is_refused(string password, string code) =>
        Assert.Equal(code, PasswordScreen.Check(password, "wpetrov@lonestar.example", "Wanda Petrov", "Lone Star Petro LLC")?.Code);

    [Theory]
    [InlineData(World.Password)]
    [InlineData(Other)]
    [InlineData("tubing anchor nine violet")]
    [InlineData("kT9$wq!2mZ#vLr")]
    [InlineData("Gänseblümchen am Förderturm")]
    public void A_good_password_is_taken(string password) =>
        Assert.Null(PasswordScreen.Check(password, "wpetrov@lonestar.example", "Wanda Petrov", "Lone Star Petro LLC"));

    [Fact]
    public void A_password_costs_at_least_a_hundred_thousand_rounds() => Assert.True(new TenancySettings().PasswordIterations >= 100_000);

    [Fact]
    public async Task An_unknown_address_costs_as_much_work_as_a_known_one()
    {
        var w = await World.New();
        // Format marker 1, then hash function and rounds, as Identity writes them.
        var known = Convert.FromBase64String((string)(await World.Sql("select password_hash from platform.user_account where email = $1", w.OwnerEmail))!);
        var nobodys = Convert.FromBase64String(w.Services.GetRequiredService<Pumpjack.Tenancy.SignIn.DummyPassword>().Hash);
        Assert.Equal(known.Take(9), nobodys.Take(9));
    }

    [Fact]
    public async Task A_new_password_ends_every_session_but_the_one_it_answers_with()
    {
        var w = await World.New();
        var elsewhere = await w.SignIn(w.OwnerEmail);
        var answer = await w.Owner().PutAsJsonAsync("/api/v1/auth/password", new { currentPassword = World.Password, newPassword = Other });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var anew = (await answer.Content.ReadFromJsonAsync<SignedIn>())!;
        using var old = w.Bearer(elsewhere.AccessToken!);
        await (await old.GetAsync("/api/v1/auth/me")).Refused(HttpStatusCode.Unauthorized, "session-ended");
        await (await w.Owner().GetAsync("/api/v1/auth/me")).Refused(HttpStatusCode.Unauthorized, "session-ended");
        using var client = w.Bearer(anew.AccessToken!);
        await client.Json("/api/v1/auth/me");
        await w.SignIn(w.OwnerEmail, Other);
    }

    [Fact]
    public async Task The_current_password_is_asked_for_and_guessing_it_locks()
    {
        var w = await World.New();
        for (var i = 0; i < 5; i++)
        {
            var wrong = await w.Owner().PutAsJsonAsync("/api/v1/auth/password", new { currentPassword = "wrong wrong wrong", newPassword = Other });
            var problem = await wrong.Refused(HttpStatusCode.UnprocessableEntity, "fields");
            Assert.Equal("wrong-password", problem.GetProperty("errors")[0].GetProperty("code").GetString());
        }
        var locked = await w.Owner().PutAsJsonAsync("/api/v1/auth/password", new { currentPassword = World.Password, newPassword = Other });
        await locked.Refused(HttpStatusCode.Unauthorized, "locked-out");
    }

    [Fact]
    public async Task None_of_the_last_five_passwords_comes_again()
    {
        var w = await World.New();
        string[] row = [World.Password, "Polished rod violet 41", "Stuffing box amber 42", "Bridle cable ochre 43", "Pitman arm indigo 44", "Samson post teal 45"];
        var token = w.OwnerTokens.AccessToken!;
        for (var i = 1; i < row.Length; i++)
        {
            foreach (var former in row.Take(i))
            {
                var again = await ChangeAsync(w, token, row[i - 1], former);
                var problem = await again.Refused(HttpStatusCode.UnprocessableEntity, "fields");
                Assert.Equal("password-used-before", problem.GetProperty("errors")[0].GetProperty("code").GetString());
            }
            token = (await (await ChangeAsync(w, token, row[i - 1], row[i])).Content.ReadFromJsonAsync<SignedIn>())!.AccessToken!;
        }
        // Five others came since: the first is free again.
        Assert.Equal(HttpStatusCode.OK, (await ChangeAsync(w, token, row[^1], row[0])).StatusCode);
    }

    [Fact]
    public async Task A_mailed_token_resets_the_password_once_and_ends_every_session()
    {
        var w = await World.New();
        using var client = w.Anonymous();
        Assert.Equal(HttpStatusCode.Accepted, (await client.PostAsJsonAsync("/api/v1/auth/password/forgot", new { email = w.OwnerEmail })).StatusCode);
        var token = await w.MailedToken(w.OwnerEmail, ResetSubject);

        // A refused password does not cost the link, and another address cannot use it.
        await (await ResetAsync(client, w.OwnerEmail, token, "short")).Refused(HttpStatusCode.UnprocessableEntity, "fields");
        await RefusedToken(await ResetAsync(client, "somebody@else.example", token, Other));
        Assert.Equal(HttpStatusCode.NoContent, (await ResetAsync(client, w.OwnerEmail, token, Other)).StatusCode);
        await RefusedToken(await ResetAsync(client, w.OwnerEmail, token, "Another one entirely 9"));

        await (await w.Owner().GetAsync("/api/v1/auth/me")).Refused(HttpStatusCode.Unauthorized, "session-ended");
        await (await client.PostAsJsonAsync("/api/v1/auth/login", new { email = w.OwnerEmail, password = World.Password })).Refused(HttpStatusCode.Unauthorized, "invalid-credentials");
        await w.SignIn(w.OwnerEmail, Other);
    }

    [Fact]
    public async Task A_reset_opens_a_lock()
    {
        var w = await World.New();
        using var client = w.Anonymous();
        for (var i = 0; i < 5; i++)
            await client.PostAsJsonAsync("/api/v1/auth/login", new { email = w.OwnerEmail, password = "wrong wrong wrong" });
        await client.PostAsJsonAsync("/api/v1/auth/password/forgot", new { email = w.OwnerEmail });
        await ResetAsync(client, w.OwnerEmail, await w.MailedToken(w.OwnerEmail, ResetSubject), Other);
        await w.SignIn(w.OwnerEmail, Other);
    }

    [Fact]
    public async Task An_expired_token_is_refused()
    {
        var w = await World.New();
        using var client = w.Anonymous();
        await client.PostAsJsonAsync("/api/v1/auth/password/forgot", new { email = w.OwnerEmail });
        var token = await w.MailedToken(w.OwnerEmail, ResetSubject);
        await World.Sql("update platform.one_time_token set expires_at = now() where token_hash = sha256(convert_to($1, 'UTF8'))", token);
        await RefusedToken(await ResetAsync(client, w.OwnerEmail, token, Other));
    }

    [Fact]
    public async Task Asking_for_a_reset_tells_nobody_which_addresses_exist()
    {
        var w = await World.New();
        using var client = w.Anonymous();
        var known = await client.PostAsJsonAsync("/api/v1/auth/password/forgot", new { email = w.OwnerEmail });
        var unknown = await client.PostAsJsonAsync("/api/v1/auth/password/forgot", new { email = "nobody@nowhere.example" });
        Assert.Equal((HttpStatusCode.Accepted, ""), (known.StatusCode, await known.Content.ReadAsStringAsync()));
        Assert.Equal((known.StatusCode, ""), (unknown.StatusCode, await unknown.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_mailed_token_verifies_the_address()
    {
        var w = await World.New();
        Assert.False((await w.Owner().Json("/api/v1/auth/me")).GetProperty("emailVerified").GetBoolean());
        using var client = w.Anonymous();
        var token = await w.MailedToken(w.OwnerEmail, "Confirm your e-mail address");
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync("/api/v1/auth/email/verification", new { email = w.OwnerEmail, token })).StatusCode);
        Assert.True((await w.Owner().Json("/api/v1/auth/me")).GetProperty("emailVerified").GetBoolean());
        await RefusedToken(await client.PostAsJsonAsync("/api/v1/auth/email/verification", new { email = w.OwnerEmail, token }));
    }

    static async Task RefusedToken(HttpResponseMessage answer)
    {
        var problem = await answer.Refused(HttpStatusCode.UnprocessableEntity, "fields");
        Assert.Equal("token-refused", problem.GetProperty("errors")[0].GetProperty("code").GetString());
    }

    static Task<HttpResponseMessage> ResetAsync(HttpClient client, string email, string token, string newPassword) =>
        client.PostAsJsonAsync("/api/v1/auth/password/reset", new { email, token, newPassword });

    static async Task<HttpResponseMessage> ChangeAsync(World w, string accessToken, string currentPassword, string newPassword)
    {
        using var client = w.Bearer(accessToken);
        return await client.PutAsJsonAsync("/api/v1/auth/password", new { currentPassword, newPassword });
    }
}
