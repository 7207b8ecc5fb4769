using System.Net;
using System.Net.Http.Json;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Tenancy;

public sealed class UsingABrowser
{
    [Fact]
    public async Task Tokens_go_into_cookies_that_scripts_and_other_sites_never_see()
    {
        var w = await World.New();
        using var browser = w.Browser();
        var answer = await SignInAsync(browser, w);
        Assert.Equal("""{"tokenType":"Cookie","expiresIn":900}""", await answer.Content.ReadAsStringAsync());
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.Equal(2, cookies.Count);
        Assert.All(cookies, c =>
        {
            Assert.Contains("httponly", c, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=strict", c, StringComparison.OrdinalIgnoreCase);
            // Loopback has no TLS.
            Assert.DoesNotContain("secure", c, StringComparison.OrdinalIgnoreCase);
        });
        Assert.Equal(w.OwnerEmail, (await browser.Json("/api/v1/auth/me")).GetProperty("email").GetString());
    }

    [Fact]
    public async Task Beyond_loopback_cookies_need_tls()
    {
        var w = await World.New();
        using var browser = w.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/auth/login") { Content = JsonContent.Create(new { email = w.OwnerEmail, password = World.Password, useCookies = true }) };
        request.Headers.Host = "office.example.com";
        var answer = await browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.All(answer.Headers.GetValues("Set-Cookie"), c => Assert.Contains("secure", c, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Refreshing_and_signing_out_go_by_the_cookie()
    {
        var w = await World.New();
        using var browser = w.Browser();
        await SignInAsync(browser, w);
        var refreshed = await browser.PostAsJsonAsync("/api/v1/auth/refresh", new { });
        Assert.Equal(HttpStatusCode.OK, refreshed.StatusCode);
        Assert.Equal(2, refreshed.Headers.GetValues("Set-Cookie").Count());
        await browser.Json("/api/v1/auth/me");
        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostAsync("/api/v1/auth/logout", null)).StatusCode);
        await (await browser.GetAsync("/api/v1/auth/me")).Refused(HttpStatusCode.Unauthorized, "sign-in-needed");
        await (await browser.PostAsJsonAsync("/api/v1/auth/refresh", new { })).Refused(HttpStatusCode.Unauthorized, "session-ended");
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_page_of_another_origin_cannot_write(string header, string value)
    {
        var w = await World.New();
        using var browser = w.Browser();
        await SignInAsync(browser, w);
        await (await PostLogoutAsync(browser, header, value)).Refused(HttpStatusCode.Forbidden, "bad-origin");
        await browser.Json("/api/v1/auth/me");
    }

    [Fact]
    public async Task A_page_of_ours_can_write()
    {
        var w = await World.New();
        using var browser = w.Browser();
        await SignInAsync(browser, w);
        Assert.Equal(HttpStatusCode.NoContent, (await PostLogoutAsync(browser, "Origin", browser.BaseAddress!.GetLeftPart(UriPartial.Authority))).StatusCode);
    }

    [Fact]
    public async Task A_program_with_a_token_of_its_own_may_call_from_anywhere()
    {
        var w = await World.New();
        using var client = w.Bearer(w.OwnerTokens.AccessToken!);
        Assert.Equal(HttpStatusCode.NoContent, (await PostLogoutAsync(client, "Origin", "https://elsewhere.example")).StatusCode);
    }

    static Task<HttpResponseMessage> SignInAsync(HttpClient browser, World w) =>
        browser.PostAsJsonAsync("/api/v1/auth/login", new { email = w.OwnerEmail, password = World.Password, useCookies = true });

    static async Task<HttpResponseMessage> PostLogoutAsync(HttpClient client, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/auth/logout");
        request.Headers.Add(header, value);
        return await client.SendAsync(request);
    }
}
