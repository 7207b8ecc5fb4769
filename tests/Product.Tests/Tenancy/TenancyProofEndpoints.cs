using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Pumpjack.Platform.Access;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Tenancy;

/// <summary>
/// SPEC ORG-04 over HTTP: every address says who may call it, and what belongs to organisation A is to organisation B as if it were not
/// there. Addresses are taken from the running product, so that a new one joins by itself.
/// </summary>
public sealed partial class TenancyProofEndpoints(ITestOutputHelper output)
{
    /// <summary>What anybody may call. Opening another address is a decision: it is written here too.</summary>
    static readonly string[] Open =
    [
        "/health/live", "/health/ready", "/openapi/{documentName}.json", "/", "{*path:regex(^(?!api(/|$)))}",
        "/api/v1/auth/register", "/api/v1/auth/login", "/api/v1/auth/refresh", "/api/v1/auth/logout",
        "/api/v1/auth/password/forgot", "/api/v1/auth/password/reset", "/api/v1/auth/email/verification",
    ];

    /// <summary>Addresses whose parameter is a name in the caller's own organisation: B may have a mapping called as A's, or close the same month.</summary>
    static readonly string[] OwnNames = ["/api/v1/import-mappings/{name}", "/api/v1/production/months/{month}/closing"];

    /// <summary>Ends the caller's own session or changes the credentials this test needs.</summary>
    static readonly string[] OwnSession = ["/api/v1/auth/password", "/api/v1/auth/two-factor"];

    [Fact]
    public async Task Every_address_says_who_may_call_it()
    {
        var endpoints = Endpoints((await TestHost.StartedAsync()).Services);
        Assert.Empty(Undeclared(endpoints));
        output.WriteLine($"{endpoints.Count} endpoints, {endpoints.Count(e => e.Metadata.GetMetadata<RequiredPermission>() is not null)} with a permission");
        Assert.True(endpoints.Count > 50, $"Only {endpoints.Count} endpoints were walked.");
    }

    [Fact]
    public void A_planted_address_without_a_declaration_is_found()
    {
        RouteEndpoint Planted(string pattern, params object[] metadata) => new(_ => Task.CompletedTask, RoutePatternFactory.Parse(pattern), 0, new EndpointMetadataCollection(metadata), pattern);
        Assert.Single(Undeclared([Planted("/api/v1/leak")]));
        Assert.Single(Undeclared([Planted("/api/v1/leak", new OpenToAnyone("Nobody listed it."))]));
        Assert.Single(Undeclared([Planted("/api/v1/auth/login", new OpenToAnyone("Signing in."), new RequiredPermission(Permission.SignedIn))]));
        Assert.Empty(Undeclared([Planted("/api/v1/wells", new RequiredPermission(Permission.WellsRead)), Planted("/api/v1/auth/login", new OpenToAnyone("Signing in."))]));
    }

    [Fact]
    public async Task Nobody_gets_in_without_an_identity()
    {
        var w = await World.New();
        using var nobody = w.Anonymous();
        foreach (var (method, pattern) in Protected(w.Services))
        {
            using var request = Request(method, Parameter().Replace(pattern, Guid.Empty.ToString()), "{}");
            if (method == "POST" && pattern == "/api/v1/imports")
                request.Content = new MultipartFormDataContent(); // what this address reads; anything else is refused before anybody is asked for
            using var answer = await nobody.SendAsync(request);
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{method} {pattern}: {(int)answer.StatusCode}");
        }
    }

    [Fact]
    public async Task What_belongs_to_A_is_not_there_for_B()
    {
        var a = await World.New();
        var ids = await FilledAsync(a);
        var b = await World.New();
        var (from, to) = (a.Owner(), b.Owner());
        var before = await FingerprintAsync(a);
        var secrets = ids.Append("Secret").Append(a.Name).Append(a.OwnerEmail).Append(a.OrganizationId.ToString()).ToArray();
        List<string> holes = [], untested = [];
        var asked = 0;

        async Task<(HttpStatusCode Status, string Body)> Ask(HttpClient client, string method, string path, string? body = null)
        {
            asked++;
            using var answer = await client.SendAsync(Request(method, path, body), HttpCompletionOption.ResponseHeadersRead);
            return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType == "text/event-stream" ? "" : await answer.Content.ReadAsStringAsync());
        }
        void Check(string what, HttpStatusCode status, string body, string sent, bool mayExist = false)
        {
            if (status == HttpStatusCode.Forbidden || (int)status >= 500 || ((int)status < 300 && !mayExist))
                holes.Add($"{what}: {(int)status} {body}");
            // What B sent may come back in the sentence; anything else of A may not.
            if (secrets.Where(s => !sent.Contains(s, StringComparison.Ordinal)).FirstOrDefault(s => body.Contains(s, StringComparison.Ordinal)) is { } leaked)
                holes.Add($"{what}: tells {leaked}");
        }

        foreach (var (method, pattern) in Protected(b.Services))
        {
            if (OwnSession.Contains(pattern)) continue;
            if (!pattern.Contains('{', StringComparison.Ordinal))
            {
                if (method != "GET") continue;
                var (status, body) = await Ask(to, "GET", pattern);
                Check($"GET {pattern}", status, body, pattern, mayExist: true);
                // A's ids as filters find nothing of A's either.
                foreach (var filter in new[] { "wellId", "leaseId", "fieldId", "facilityId", "regionId", "operatorId", "userId", "key" })
                {
                    var query = $"{pattern}?{filter}={string.Join($"&{filter}=", filter == "key" ? ids.Take(1) : ids.Where(i => Guid.TryParse(i, out _)).Take(filter == "userId" ? 1 : 12))}";
                    (status, body) = await Ask(to, "GET", query);
                    Check($"GET {pattern} by {filter}", status, body, query, mayExist: true);
                }
                continue;
            }
            if (OwnNames.Contains(pattern))
            {
                var own = Parameter().Replace(pattern, pattern.Contains("{month}", StringComparison.Ordinal) ? "2019-03" : "Route 7");
                var (status, body) = await Ask(to, method, own, method == "GET" ? null : "{}");
                Check($"{method} {own}", status, body, own, mayExist: true);
                continue;
            }
            var seen = method != "GET";
            foreach (var id in ids)
            {
                var path = Parameter().Replace(pattern, id);
                var content = method == "GET" ? null : "{}";
                if (method == "GET")
                {
                    var (mine, _) = await Ask(from, "GET", path);
                    seen |= mine == HttpStatusCode.OK;
                }
                else if (method == "PUT" && await Ask(from, "GET", path) is { Status: HttpStatusCode.OK } readable)
                {
                    content = readable.Body; // what A would send; B has it from nowhere, but it would be obeyed
                }
                var (status, body) = await Ask(to, method, path, content);
                // A list below something of A's may be empty, as it is below an id that never was.
                Check($"{method} {path}", status, body, path + content, mayExist: method == "GET" && Empty(body));
            }
            if (!seen) untested.Add($"GET {pattern} answers none of A's ids to A: fill it in this test");
        }

        // A's records sent as B's own, under new ids: references to what A has lead nowhere.
        foreach (var kind in new[] { "fields", "leases", "facilities", "wells", "equipment", "rigs", "regions", "production" })
        {
            var items = (await from.Json($"/api/v1/{kind}?limit=5")).GetProperty("items");
            Assert.True(items.GetArrayLength() > 0, $"A has no {kind}.");
            foreach (var item in items.EnumerateArray())
            {
                var body = JsonObject.Create(item)!;
                if (!body.Any(m => m.Key != "id" && m.Key.EndsWith("Id", StringComparison.Ordinal) && ids.Contains(m.Value?.ToString()))) continue;
                body["id"] = kind == "production" ? null : Guid.CreateVersion7().ToString();
                var sent = body.ToJsonString();
                var (status, answer) = await Ask(to, "POST", $"/api/v1/{kind}", sent);
                Check($"POST {kind} that refers to A's", status, answer, sent);
            }
        }

        Assert.Empty(holes);
        Assert.Empty(untested);
        Assert.Equal(before, await FingerprintAsync(a));
        output.WriteLine($"{Protected(b.Services).Count()} addresses, {asked} requests, {ids.Length} ids of A");
    }

    static bool Empty(string body) =>
        JsonDocument.Parse(body.Length == 0 ? "null" : body).RootElement is { ValueKind: JsonValueKind.Object } page
        && page.TryGetProperty("items", out var items) && items.GetArrayLength() == 0;

    /// <summary>An operator with one of everything that has an id; the ids it has.</summary>
    static async Task<string[]> FilledAsync(World a)
    {
        var owner = a.Owner();
        HashSet<string> ids = [];
        async Task<string> Make(string path, object body)
        {
            using var answer = await owner.PostAsJsonAsync("/api/v1/" + path, body);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, $"POST {path}: {(int)answer.StatusCode} {text}");
            var id = JsonDocument.Parse(text).RootElement.GetProperty("id").GetString()!;
            ids.Add(id);
            return id;
        }
        var company = await Make("companies", new { companyName = "Secret Operating" });
        var region = await Make("regions", new { regionName = "Secret Basin" });
        var field = await Make("fields", new { fieldName = "Secret Field", country = "US", regionId = region });
        var lease = await Make("leases", new { leaseName = "Secret Lease", leaseNumber = "L-7", fieldId = field, status = "incomplete" });
        var facility = await Make("facilities", new { facilityName = "Secret Battery", facilityType = "tank_battery", fieldId = field });
        var well = await Make("wells", new { wellName = "Secret 1", wellType = "oil", wellStatus = "producing", leaseId = lease, fieldId = field, regionId = region, operatorId = company });
        await Make("rigs", new { rigName = "Secret Rig", currentWellId = well });
        await Make("equipment", new { equipmentTag = "Secret Pump", wellId = well });
        await Make("equipment", new { equipmentTag = "Secret Tank", facilityId = facility });
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-3);
        await Make("production", new { wellId = well, productionDate = day.ToString("yyyy-MM-dd", null), oilVolume = 12.5m, gasVolume = 40m, waterVolume = 3m, hoursOn = 24m });
        await Make("api-keys", new { name = "Secret key", roles = new[] { "viewer" } });
        var person = await a.Person("pumper");
        ids.Add(person.Id.ToString());
        await a.Assign(person.Id, Guid.Parse(well));
        using (var month = await owner.PostAsJsonAsync("/api/v1/production/months/2019-03/closing", new { reason = "Secret reason" }))
            Assert.True(month.IsSuccessStatusCode, await month.Content.ReadAsStringAsync());
        using (var mapping = await owner.PutAsJsonAsync("/api/v1/import-mappings/Route 7", new { units = "us" }))
            Assert.True(mapping.IsSuccessStatusCode, await mapping.Content.ReadAsStringAsync());
        // A finished import, without waiting for one.
        var import = Guid.CreateVersion7();
        await a.TenantSql("""
            with job as (
              insert into integrations.import_job (organization_id, id, file_name, file_size, file_hash, kind, status, completed_at)
              values (platform.current_organization_id(), $1, 'secret.csv', 10, '\x00', 'wells', 'completed', now()))
            insert into integrations.import_progress (organization_id, import_id) values (platform.current_organization_id(), $1)
            """, import);
        ids.Add(import.ToString());
        // The job that folds months would change A's rows at a moment of its own.
        while ((long)(await a.TenantSql("select count(*) from production.month_touched"))! > 0)
            await a.TenantSql("select production.fold_months()");
        return [.. ids];
    }

    /// <summary>Everything A has, in one hash; what B does must leave it as it is.</summary>
    static async Task<string> FingerprintAsync(World a)
    {
        var database = (await TestContext.Current.GetFixture<TestDatabase>())!;
        await using var super = await TenancyProofCatalogue.OpenAsync(database, Pumpjack.Platform.Database.EmbeddedPostgres.Superuser, database.Shared.Owner!);
        // The outbox is settled by the pump, and what A reads itself is in A's access audit.
        var tables = (await TenancyProofCatalogue.TenantTablesAsync(super)).Where(t => t is not ("events.outbox" or "audit.access" or "audit.seal"));
        var rows = string.Join(" union all ", tables.Select(t => $"select '{t}' || t::text as row from {t} t where organization_id = $1"));
        return (await TenancyProofCatalogue.ListAsync(super, $"select count(*) || ' rows ' || md5(string_agg(row, E'\\n' order by row)) from ({rows}) everything", a.OrganizationId))[0];
    }

    static HttpRequestMessage Request(string method, string path, string? body) => new(new HttpMethod(method), path)
    {
        Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
    };

    static List<RouteEndpoint> Endpoints(IServiceProvider services) =>
        [.. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    static IEnumerable<(string Method, string Pattern)> Protected(IServiceProvider services) =>
        from endpoint in Endpoints(services)
        where endpoint.Metadata.GetMetadata<RequiredPermission>() is not null
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
        select (method, Pattern(endpoint));

    static string Pattern(RouteEndpoint endpoint) => Kind().Replace(endpoint.RoutePattern.RawText!.Length > 1 ? endpoint.RoutePattern.RawText!.TrimEnd('/') : "/", "}");

    static string[] Undeclared(IEnumerable<RouteEndpoint> endpoints) =>
    [
        .. from endpoint in endpoints
           let needed = endpoint.Metadata.GetMetadata<RequiredPermission>()
           let open = endpoint.Metadata.GetMetadata<OpenToAnyone>()
           where (needed is null) == (open is null) || (open is not null && (open.Reason.Length < 10 || !Open.Contains(endpoint.RoutePattern.RawText)))
           select $"{endpoint.DisplayName} {endpoint.RoutePattern.RawText}",
    ];

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@":[a-z]+\}")]
    private static partial Regex Kind();
}
