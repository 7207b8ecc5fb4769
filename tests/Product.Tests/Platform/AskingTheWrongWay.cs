using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Platform;

/// <summary>
/// Every address of the running product, asked in ways it does not offer, answers with a problem that names what is wrong, and never
/// with a fault. A new address joins by itself.
/// </summary>
public sealed partial class AskingTheWrongWay
{
    [Fact]
    public async Task A_method_that_an_address_does_not_take_is_405()
    {
        var w = await World.New();
        foreach (var address in Addresses(w).GroupBy(a => a.Pattern))
            foreach (var method in (string[])["GET", "POST", "PUT", "PATCH", "DELETE"])
            {
                if (address.Any(a => a.Method == method)) continue;
                using var request = new HttpRequestMessage(new HttpMethod(method), Filled(address.Key));
                using var answer = await w.Owner().SendAsync(request);
                // Two patterns may lead to one address: /production/limits is also a /production/{id} that is not there.
                if (answer.StatusCode != HttpStatusCode.MethodNotAllowed && Addresses(w).Any(a => a.Method == method && Fits(a.Pattern, Filled(address.Key)))) continue;
                await ExpectAsync(answer, $"{method} {address.Key}", HttpStatusCode.MethodNotAllowed, "method-not-allowed");
            }
    }

    [Fact]
    public async Task A_body_of_another_type_is_415()
    {
        var w = await World.New();
        var walked = 0;
        foreach (var address in ReadingJson(w))
        {
            using var request = new HttpRequestMessage(new HttpMethod(address.Method), Filled(address.Pattern)) { Content = new StringContent("a=b", Encoding.UTF8, "text/plain") };
            using var answer = await w.Owner().SendAsync(request);
            await ExpectAsync(answer, $"{address.Method} {address.Pattern}", HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
            walked++;
        }
        Assert.True(walked > 20, $"Only {walked} addresses read JSON.");
    }

    public static readonly TheoryData<string, byte[]> Unreadable = new()
    {
        { "half an object", "{\"wellName\":"u8.ToArray() },
        { "no JSON", "hello"u8.ToArray() },
        { "a list where an object belongs", "[1,2,3]"u8.ToArray() },
        { "nested a hundred thousand deep", Encoding.ASCII.GetBytes(new string('[', 100_000)) },
        { "an unknown member", "{\"noSuchMember\":1}"u8.ToArray() },
        { "the same member twice", "{\"remark\":\"a\",\"remark\":\"b\"}"u8.ToArray() },
        { "invalid UTF-8", [.. "{\"remark\":\""u8, 0xC3, 0x28, .. "\"}"u8] },
        { "UTF-16", Encoding.Unicode.GetBytes("{}") },
        { "a number beyond every type", "{\"rowVersion\":1e309}"u8.ToArray() },
        { "nothing", [] },
    };

    [Theory, MemberData(nameof(Unreadable))]
    public async Task A_body_that_cannot_be_read_is_a_problem_everywhere(string what, byte[] body)
    {
        var w = await World.New();
        foreach (var address in ReadingJson(w))
        {
            using var request = new HttpRequestMessage(new HttpMethod(address.Method), Filled(address.Pattern)) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await w.Owner().SendAsync(request);
            await ExpectAsync(answer, $"{address.Method} {address.Pattern} with {what}");
        }
    }

    [Fact]
    public async Task A_body_of_three_megabytes_is_413()
    {
        var w = await World.New();
        foreach (var address in ReadingJson(w))
        {
            using var request = new HttpRequestMessage(new HttpMethod(address.Method), Filled(address.Pattern)) { Content = new StringContent($"{{\"remark\":\"{new string('x', 3 << 20)}\"}}", Encoding.UTF8, "application/json") };
            request.Headers.ExpectContinue = true; // the refusal comes before the body is sent
            using var answer = await w.Owner().SendAsync(request);
            await ExpectAsync(answer, $"{address.Method} {address.Pattern}", HttpStatusCode.RequestEntityTooLarge, "too-large");
        }
    }

    public static readonly TheoryData<string> Nonsense =
    [
        "x", "-1", "0", "1e309", "NaN", "99999999999999999999", "2024-02-30", "0001-01-01", "9999-12-31", "'; drop table assets.well; --", "%00", "%ff%fe", "%f0%9f%9b%a2", "../../etc/passwd",
        "018f0000-0000-7000-8000-000000000001", "a,b,,c", "[]", "null",
    ];

    [Theory, MemberData(nameof(Nonsense))]
    public async Task Nonsense_in_path_and_query_is_never_a_fault(string value)
    {
        var w = await World.New();
        var sent = value.StartsWith('%') ? value : Uri.EscapeDataString(value);
        foreach (var address in Addresses(w).Where(a => a.Method == "GET" && !a.Pattern.EndsWith("/events", StringComparison.Ordinal)))
        {
            var query = string.Join('&', address.Endpoint.Metadata.OfType<IParameterBindingMetadata>().SelectMany(p => Names(p.ParameterInfo)).Select(n => $"{n}={sent}"));
            foreach (var path in (string[])[$"{Filled(address.Pattern)}?{query}", Parameter().Replace(address.Pattern, sent)])
            {
                using var answer = await w.Owner().GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
                Assert.True((int)answer.StatusCode < 500, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            }
        }
    }

    [Fact]
    public async Task An_address_below_the_api_that_is_not_there_is_404_and_the_others_are_the_client_s()
    {
        var owner = (await World.New()).Owner();
        foreach (var path in (string[])["/api", "/api/v1", "/api/v1/nothing", "/api/nothing/at/all", "/api/v2/wells"])
            await ExpectAsync(await owner.GetAsync(path), path, HttpStatusCode.NotFound, "no-such-address");
        foreach (var path in (string[])["/", "/wells", "/apiary", "/deep/er/page"])
            Assert.Equal("text/html", (await owner.GetAsync(path)).Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_reason_in_the_address_needs_no_body()
    {
        var w = await World.New();
        var (owner, well) = (w.Owner(), await w.Well());
        using (var day = await owner.PostAsync("/api/v1/production", new StringContent($"{{\"wellId\":\"{well}\",\"productionDate\":\"2026-03-01\",\"oilVolume\":10,\"hoursOn\":24}}", Encoding.UTF8, "application/json")))
            Assert.Equal(HttpStatusCode.Created, day.StatusCode);
        using (var removed = await owner.DeleteAsync($"/api/v1/production/{well}_2026-03-01?reason=wrong%20well"))
            Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        using (var closed = await owner.PostAsync("/api/v1/production/months/2019-03/closing", new StringContent("{}", Encoding.UTF8, "application/json")))
            Assert.True(closed.IsSuccessStatusCode);
        using (var reopened = await owner.DeleteAsync("/api/v1/production/months/2019-03/closing?reason=late%20ticket"))
            Assert.True(reopened.IsSuccessStatusCode, await reopened.Content.ReadAsStringAsync());
    }

    static async Task ExpectAsync(HttpResponseMessage answer, string what, HttpStatusCode? status = null, string? code = null)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode is >= 400 and < 500 || (status is null && (int)answer.StatusCode is 200 or 201 or 204), $"{what}: {(int)answer.StatusCode} {text}");
        if ((int)answer.StatusCode < 400) return;
        Assert.True(status is null || answer.StatusCode == status, $"{what}: {(int)answer.StatusCode} {text}");
        Assert.True(answer.Content.Headers.ContentType?.MediaType == "application/problem+json", $"{what}: {answer.Content.Headers.ContentType} {text}");
        Assert.True(code is null || JsonDocument.Parse(text).RootElement.GetProperty("code").GetString() == code, $"{what}: {text}");
    }

    sealed record Address(string Method, string Pattern, RouteEndpoint Endpoint);

    static List<Address> Addresses(World w) =>
    [
        .. from endpoint in w.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           where endpoint.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal)
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
           select new Address(method, endpoint.RoutePattern.RawText!.TrimEnd('/'), endpoint),
    ];

    static IEnumerable<Address> ReadingJson(World w) => Addresses(w).Where(a => a.Endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains("application/json") == true
        // These end the session that asks.
        && a.Pattern is not ("/api/v1/auth/logout" or "/api/v1/auth/password"));

    static IEnumerable<string> Names(System.Reflection.ParameterInfo parameter) =>
        parameter.ParameterType is { IsClass: true, Namespace: { } space } type && space.StartsWith("Pumpjack", StringComparison.Ordinal)
            ? type.GetProperties().Select(p => p.Name)
            : [parameter.Name!];

    static string Filled(string pattern) => Parameter().Replace(pattern, "018f0000-0000-7000-8000-000000000001");

    static bool Fits(string pattern, string path) => Regex.IsMatch(path, "^" + Parameter().Replace(pattern, "[^/]+") + "$");

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
