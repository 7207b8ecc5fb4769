using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Scope;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Assets;

/// <summary>Short ways to make and change master records in a world.</summary>
static class AssetsWorld
{
    /// <summary>Makes a record and answers it.</summary>
    public static async Task<JsonElement> Make(this HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/" + path, body);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, $"POST {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.Json();
    }

    /// <summary>Makes a well with these members beside its name and type.</summary>
    public static Task<JsonElement> Well(this HttpClient client, object? members = null)
    {
        var body = JsonSerializer.SerializeToNode(members ?? new { })!.AsObject();
        body.TryAdd("wellName", "Well " + Guid.CreateVersion7().ToString("N")[^6..]);
        body.TryAdd("wellType", "oil");
        return client.Make("wells", body);
    }

    public static Guid Id(this JsonElement record) => record.GetProperty("id").GetGuid();

    public static string? Text(this JsonElement record, string member) => record.TryGetProperty(member, out var value) ? value.ToString() : null;

    /// <summary>Puts the record back with some members changed; a null takes one away.</summary>
    public static Task<HttpResponseMessage> Change(this HttpClient client, string path, JsonElement record, params (string Member, object? Value)[] changes)
    {
        var body = JsonObject.Create(record)!;
        foreach (var (member, value) in changes)
            body[member] = JsonSerializer.SerializeToNode(value);
        return client.PutAsJsonAsync($"/api/v1/{path}/{record.Id()}", body);
    }

    public static async Task<JsonElement> Changed(this HttpClient client, string path, JsonElement record, params (string Member, object? Value)[] changes)
    {
        using var answer = await client.Change(path, record, changes);
        Assert.True(answer.IsSuccessStatusCode, $"PUT {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.Json();
    }

    /// <summary>Members of a list's items.</summary>
    public static async Task<List<string?>> Listed(this HttpClient client, string path, string member) =>
        [.. (await client.Json("/api/v1/" + path)).GetProperty("items").EnumerateArray().Select(i => i.Text(member))];

    /// <summary>Pointers of a refusal's errors.</summary>
    public static string[] Pointers(this JsonElement problem) =>
        [.. problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("pointer").GetString()!)];

    /// <summary>A new user of this role with wells assigned.</summary>
    public static async Task<HttpClient> UserWithWells(this World world, string role, params Guid[] wells)
    {
        var (id, email) = await world.Person(role);
        foreach (var well in wells)
            await World.Sql($"""
                select set_config('app.current_organization_id', '{world.OrganizationId}', false);
                insert into tenancy.user_well_assignment (id, user_id, well_id) values ('{Guid.CreateVersion7()}', '{id}', '{well}')
                """);
        return world.Bearer((await world.SignIn(email)).AccessToken!);
    }

    /// <summary>Opens a scope for a job of the world's organisation.</summary>
    public static async Task<TenantScope> Job(this World world, IServiceProvider services)
    {
        var scope = (TenantScope)services.GetService(typeof(TenantScope))!;
        scope.Begin(Caller.Job(world.OrganizationId, null, "test"));
        await scope.OpenAsync(default);
        return scope;
    }
}
