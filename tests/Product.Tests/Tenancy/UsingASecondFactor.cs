using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Tenancy;

public sealed class UsingASecondFactor
{
    const string Route = "/api/v1/auth/two-factor", Login = "/api/v1/auth/login";

    [Fact]
    public async Task Once_set_up_signing_in_asks_for_a_code()
    {
        var w = await World.New();
        var (key, _) = await EnableAsync(w);
        using var client = w.Anonymous();
        await (await SignInAsync(client, w, null)).Refused(HttpStatusCode.Unauthorized, "two-factor-required");
        await (await SignInAsync(client, w, "000000")).Refused(HttpStatusCode.Unauthorized, "invalid-credentials");
        Assert.Equal(HttpStatusCode.OK, (await SignInAsync(client, w, Code(key, 1))).StatusCode);
    }

    [Fact]
    public async Task A_code_is_good_once()
    {
        var w = await World.New();
        var (key, _) = await EnableAsync(w);
        using var client = w.Anonymous();
        var code = Code(key, 1);
        Assert.Equal(HttpStatusCode.OK, (await SignInAsync(client, w, code)).StatusCode);
        await (await SignInAsync(client, w, code)).Refused(HttpStatusCode.Unauthorized, "invalid-credentials");
    }

    [Fact]
    public async Task Wrong_codes_lock_the_address_like_wrong_passwords()
    {
        var w = await World.New();
        await EnableAsync(w);
        using var client = w.Anonymous();
        for (var i = 0; i < 5; i++)
            await (await SignInAsync(client, w, "12345")).Refused(HttpStatusCode.Unauthorized, "invalid-credentials");
        await (await SignInAsync(client, w, "12345")).Refused(HttpStatusCode.Unauthorized, "locked-out");
    }

    [Fact]
    public async Task A_recovery_code_is_good_once_even_when_sent_twice_at_the_same_moment()
    {
        var w = await World.New();
        var (_, codes) = await EnableAsync(w);
        Assert.Equal(10, codes.Count);
        using var client = w.Anonymous();
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RecoverAsync(client, w, codes[0])));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, (await RecoverAsync(client, w, codes[1])).StatusCode);
    }

    [Fact]
    public async Task Switching_it_on_ends_the_sessions_before_it_and_hands_out_a_new_one()
    {
        var w = await World.New();
        var state = await w.Owner().Json(Route);
        var answer = await w.Owner().PostAsJsonAsync(Route, new { code = Code(state.GetProperty("sharedKey").GetString()!, 0) });
        var session = (await answer.Json()).GetProperty("session").Deserialize<SignedIn>(JsonSerializerOptions.Web)!;
        await (await w.Owner().GetAsync(Route)).Refused(HttpStatusCode.Unauthorized, "session-ended");
        using var anew = w.Bearer(session.AccessToken!);
        var after = await anew.Json(Route);
        Assert.True(after.GetProperty("enabled").GetBoolean());
        Assert.Equal(10, after.GetProperty("recoveryCodesLeft").GetInt32());
        Assert.False(after.TryGetProperty("sharedKey", out _));
    }

    [Fact]
    public async Task A_wrong_code_does_not_switch_it_on()
    {
        var w = await World.New();
        await w.Owner().Json(Route);
        await (await w.Owner().PostAsJsonAsync(Route, new { code = "000000" })).Refused(HttpStatusCode.UnprocessableEntity, "fields");
        Assert.False((await w.Owner().Json(Route)).GetProperty("enabled").GetBoolean());
        await w.SignIn(w.OwnerEmail);
    }

    [Fact]
    public async Task Switching_it_off_takes_the_password()
    {
        var w = await World.New();
        var (key, _) = await EnableAsync(w);
        using var anonymous = w.Anonymous();
        var tokens = (await (await SignInAsync(anonymous, w, Code(key, 1))).Content.ReadFromJsonAsync<SignedIn>())!;
        using var client = w.Bearer(tokens.AccessToken!);
        await (await DeleteAsync(client, "not the password")).Refused(HttpStatusCode.UnprocessableEntity, "fields");
        Assert.Equal(HttpStatusCode.OK, (await DeleteAsync(client, World.Password)).StatusCode);
        await w.SignIn(w.OwnerEmail);
    }

    [Fact]
    public async Task An_owner_frees_a_user_who_lost_the_phone()
    {
        var w = await World.New();
        var (id, email) = await w.Person("pumper");
        using var pumper = w.Bearer((await w.SignIn(email)).AccessToken!);
        var key = (await pumper.Json(Route)).GetProperty("sharedKey").GetString()!;
        await pumper.PostAsJsonAsync(Route, new { code = Code(key, 0) });
        Assert.Equal(HttpStatusCode.NoContent, (await w.Owner().DeleteAsync($"/api/v1/users/{id}/two-factor")).StatusCode);
        await w.SignIn(email);
    }

    [Fact]
    public async Task The_secret_rests_encrypted_and_recovery_codes_as_hashes()
    {
        var w = await World.New();
        var (key, codes) = await EnableAsync(w);
        var row = (string)(await World.Sql("select to_jsonb(u)::text from platform.user_account u where email = $1", w.OwnerEmail))!;
        Assert.DoesNotContain(key, row, StringComparison.OrdinalIgnoreCase);
        Assert.All(codes, code => Assert.DoesNotContain(code, row, StringComparison.OrdinalIgnoreCase));
    }

    static async Task<(string Key, List<string> RecoveryCodes)> EnableAsync(World w)
    {
        var state = await w.Owner().Json(Route);
        Assert.False(state.GetProperty("enabled").GetBoolean());
        var key = state.GetProperty("sharedKey").GetString()!;
        Assert.Contains("secret=" + key, state.GetProperty("authenticatorUri").GetString(), StringComparison.Ordinal);
        var answer = await w.Owner().PostAsJsonAsync(Route, new { code = Code(key, 0) });
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (key, [.. (await answer.Json()).GetProperty("recoveryCodes").EnumerateArray().Select(c => c.GetString()!)]);
    }

    static Task<HttpResponseMessage> SignInAsync(HttpClient client, World w, string? code) =>
        client.PostAsJsonAsync(Login, new { email = w.OwnerEmail, password = World.Password, twoFactorCode = code });

    static Task<HttpResponseMessage> RecoverAsync(HttpClient client, World w, string code) =>
        client.PostAsJsonAsync(Login, new { email = w.OwnerEmail, password = World.Password, recoveryCode = code });

    static async Task<HttpResponseMessage> DeleteAsync(HttpClient client, string password)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, Route) { Content = JsonContent.Create(new { password }) };
        return await client.SendAsync(request);
    }

    /// <summary>RFC 6238 with the usual 30 seconds and six digits; <paramref name="ahead"/> counts steps from now, for a second code within the minute.</summary>
    static string Code(string base32, int ahead)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(base32.Select(c => Convert.ToString(alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(8 * i, 8), 2)).ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30) + ahead);
#pragma warning disable CA5350 // The standard's hash.
        var hash = HMACSHA1.HashData(key, step);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at)) & int.MaxValue) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
