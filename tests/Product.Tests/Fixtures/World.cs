using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Xunit;

namespace Pumpjack.Product.Tests.Fixtures;

/// <summary>
/// An operator of its own, made over HTTP: nothing needs cleaning, tests run side by side, and every one of them exercises tenancy.
/// </summary>
public sealed class World
{
    /// <summary>The password of everybody in a world.</summary>
    public const string Password = "Sucker-rod 4 Stroke!";

    readonly TestHost host;
    HttpClient? owner;

    World(TestHost host, string name, string ownerEmail, SignedIn tokens)
    {
        this.host = host;
        Name = name;
        OwnerEmail = ownerEmail;
        OwnerTokens = tokens;
    }

    /// <summary>Name of the organisation.</summary>
    public string Name { get; }

    /// <summary>The organisation's id.</summary>
    public Guid OrganizationId { get; private set; }

    public string OwnerEmail { get; }

    /// <summary>The tokens the registration answered with.</summary>
    public SignedIn OwnerTokens { get; }

    public IServiceProvider Services => host.Services;

    public string MailFolder => host.MailFolder;

    /// <summary>Registers a new operator.</summary>
    public static async Task<World> New()
    {
        var host = await TestHost.StartedAsync();
        var unique = Guid.CreateVersion7().ToString("N")[^12..];
        var (name, email) = ($"Operator {unique}", $"owner-{unique}@example.com");
        using var client = Anonymous(host);
        var answer = await client.PostAsJsonAsync("/api/v1/auth/register", new { organizationName = name, email, password = Password, displayName = "Olivia Owner" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var tokens = await answer.Content.ReadFromJsonAsync<SignedIn>() ?? throw new InvalidOperationException("No tokens.");
        var world = new World(host, name, email, tokens);
        world.OrganizationId = (await world.Owner().Json("/api/v1/auth/me")).GetProperty("organization").GetProperty("id").GetGuid();
        return world;
    }

    /// <summary>The owner's client, signed in with a bearer token.</summary>
    public HttpClient Owner() => owner ??= Bearer(OwnerTokens.AccessToken!);

    /// <summary>A new user with this role (owner, manager, pumper, …), signed in with a bearer token.</summary>
    public async Task<HttpClient> User(params string[] roles) => Bearer((await SignIn((await Person(roles)).Email)).AccessToken!);

    /// <summary>A new user with these roles who has not signed in.</summary>
    public async Task<(Guid Id, string Email)> Person(params string[] roles)
    {
        var email = $"{roles[0]}-{Guid.CreateVersion7().ToString("N")[^12..]}@example.com";
        var answer = await Owner().PostAsJsonAsync("/api/v1/users", new { email, displayName = "Pat " + roles[0], roles, password = Password });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return ((await answer.Json()).GetProperty("id").GetGuid(), email);
    }

    /// <summary>A producing oil well.</summary>
    public async Task<Guid> Well(string? name = null)
    {
        name ??= "Well " + Guid.CreateVersion7().ToString("N")[^8..];
        var answer = await Owner().PostAsJsonAsync("/api/v1/wells", new { wellName = name, wellType = "oil", wellStatus = "producing" });
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Json()).GetProperty("id").GetGuid();
    }

    /// <summary>Makes these wells, and no others, the user's.</summary>
    public async Task Assign(Guid userId, params Guid[] wells)
    {
        var answer = await Owner().PutAsJsonAsync($"/api/v1/users/{userId}/well-assignments", new { items = wells.Select((id, i) => new { wellId = id, routeOrder = i + 1 }) });
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The newest mail to an address with this subject, once it has been dropped.</summary>
    public async Task<string> Mail(string to, string subject)
    {
        Directory.CreateDirectory(MailFolder);
        using var watcher = new FileSystemWatcher(MailFolder);
        var arrived = new SemaphoreSlim(0);
        watcher.Renamed += (_, _) => arrived.Release();
        watcher.EnableRaisingEvents = true;
        while (true)
        {
            foreach (var file in Directory.EnumerateFiles(MailFolder, "*.eml").OrderDescending(StringComparer.Ordinal))
            {
                var text = await File.ReadAllTextAsync(file);
                if (text.Contains($"To: {to}\n", StringComparison.Ordinal) && text.Contains("Subject: " + subject, StringComparison.Ordinal)) return text;
            }
            Assert.True(await arrived.WaitAsync(TimeSpan.FromSeconds(30)), $"No mail “{subject}” to {to} came.");
        }
    }

    /// <summary>The token in the newest mail to an address with this subject.</summary>
    public async Task<string> MailedToken(string to, string subject) =>
        (await Mail(to, subject)).Split('\n').Single(line => line.StartsWith("Token: ", StringComparison.Ordinal))["Token: ".Length..].Trim();

    /// <summary>Signs in with the common password.</summary>
    public async Task<SignedIn> SignIn(string email, string password = Password)
    {
        using var client = Anonymous();
        var answer = await client.PostAsJsonAsync("/api/v1/auth/login", new { email, password });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<SignedIn>() ?? throw new InvalidOperationException("No tokens.");
    }

    /// <summary>A client without an identity; it keeps no cookies.</summary>
    public HttpClient Anonymous() => Anonymous(host);

    /// <summary>A client that keeps cookies, like a browser.</summary>
    public HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };

    /// <summary>A client with an access token or an API key.</summary>
    public HttpClient Bearer(string token)
    {
        var client = Anonymous(host);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Runs SQL as the owner of the database, in no organisation: to look at what rests there, or to let time pass.</summary>
    public static Task<object?> Sql(string sql, params object[] parameters) => Sql(Guid.Empty, sql, parameters);

    /// <summary>Runs SQL in this organisation.</summary>
    public Task<object?> TenantSql(string sql, params object[] parameters) => Sql(OrganizationId, sql, parameters);

    static async Task<object?> Sql(Guid organizationId, string sql, object[] parameters)
    {
        var database = await TestContext.Current.GetFixture<TestDatabase>();
        await using var source = NpgsqlDataSource.Create(database!.Shared.Owner + ";Pooling=false");
        await using var connection = await source.OpenConnectionAsync();
        await using (var scope = new NpgsqlCommand("select set_config('app.current_organization_id', $1, false)", connection))
        {
            scope.Parameters.Add(new() { Value = organizationId.ToString() });
            await scope.ExecuteNonQueryAsync();
        }
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters) command.Parameters.Add(new() { Value = parameter });
        return await command.ExecuteScalarAsync();
    }

    static HttpClient Anonymous(TestHost host) =>
        new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = host.Address };
}

/// <summary>The answer to a sign-in.</summary>
public sealed record SignedIn(string TokenType, int ExpiresIn, string? AccessToken, string? RefreshToken);

/// <summary>Short ways to read answers.</summary>
public static class Answers
{
    /// <summary>The body, whatever the status.</summary>
    public static async Task<JsonElement> Json(this HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return JsonDocument.Parse(text.Length == 0 ? "null" : text).RootElement;
    }

    /// <summary>The body of a GET that succeeds.</summary>
    public static async Task<JsonElement> Json(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"GET {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.Json();
    }

    /// <summary>Asserts a refusal: its status, its code, and that it is a problem document.</summary>
    public static async Task<JsonElement> Refused(this HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"Expected {(int)status} {code}, got {(int)answer.StatusCode}: {body}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(body).RootElement;
        Assert.Equal(code, problem.GetProperty("code").GetString());
        return problem;
    }
}
