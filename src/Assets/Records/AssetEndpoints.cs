using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Http;
using Pumpjack.Platform.Json;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;
using Pumpjack.Platform.Units;

namespace Pumpjack.Assets.Records;

/// <summary>The five addresses every kind of master record has.</summary>
static class AssetEndpoints
{
    // Routing passes by an endpoint whose type does not fit; taken here, a body of another type is told so (415).
    const string AnyType = "*/*";

    public static RouteGroupBuilder MapAsset<T>(this RouteGroupBuilder api, AssetKind<T> kind) where T : AssetRecord, new()
    {
        var group = api.MapGroup("/" + kind.Path).WithTags(kind.Path);

        group.MapGet("", async (HttpContext http, CancellationToken ct) =>
            {
                var units = Units(http.Request);
                var list = AssetList<T>.Read(kind, Scope(http).Wells, http.Request.Query, units);
                var page = await Service<T>(http).ListAsync(list, units, ct);
                return list.Fields is { } fields
                    ? Results.Ok(new Page<object>([.. page.Items.Select(i => fields.Apply(i, Json(http)))], page.NextCursor, page.Total))
                    : Results.Ok(page);
            })
            .Requires(Permission.WellsRead).Produces<Page<T>>().WithSummary($"List {kind.Path}")
            .AddOpenApiOperationTransformer((operation, _, _) => Describe(operation,
                [.. AssetList<T>.Common, .. kind.Position is null ? [] : AssetList<T>.Nearby, .. kind.Filters.Select(f => (f.Name, f.Takes))]));

        group.MapGet("/{id:guid}", async (Guid id, HttpContext http, CancellationToken ct) =>
            {
                var fields = FieldSelection<T>.Read(http.Request.Query["fields"]);
                var record = await Service<T>(http).GetAsync(id, Units(http.Request), ct);
                Versions.Tell(http.Response, record.RowVersion);
                return fields is null ? Results.Ok(record) : Results.Ok(fields.Apply(record, Json(http)));
            })
            .Requires(Permission.WellsRead).Produces<T>().WithSummary($"Read one of the {kind.Path}")
            .AddOpenApiOperationTransformer((operation, _, _) => Describe(operation, [Units(), ("fields", "members to answer, with commas")]));

        group.MapPost("", async (HttpContext http, CancellationToken ct) =>
            {
                var record = await BodyAsync<T>(http, ct);
                var (stored, created) = await Service<T>(http).CreateAsync(record, Units(http.Request), ct);
                Versions.Tell(http.Response, stored.RowVersion);
                return created ? Results.Created($"/api/v1/{kind.Path}/{stored.Id}", stored) : Results.Ok(stored);
            })
            .Requires(kind.CreateNeeds).Accepts<T>("application/json", AnyType).Produces<T>(201).Produces<T>().WithSummary($"Enter a {kind.Noun}; the same id and content again is the record there is")
            .AddOpenApiOperationTransformer((operation, _, _) => Describe(operation, [Units()]));

        group.MapPut("/{id:guid}", async (Guid id, HttpContext http, CancellationToken ct) =>
            {
                var record = await BodyAsync<T>(http, ct);
                var version = Versions.Expected(http.Request, record.RowVersion);
                var stored = await Service<T>(http).ReplaceAsync(id, record, version, Units(http.Request), ct);
                Versions.Tell(http.Response, stored.RowVersion);
                return Results.Ok(stored);
            })
            .Requires(kind.UpdateNeeds).Accepts<T>("application/json", AnyType).Produces<T>().WithSummary($"Replace a {kind.Noun}; needs If-Match or rowVersion")
            .AddOpenApiOperationTransformer((operation, _, _) => Describe(operation, [Units()]));

        group.MapDelete("/{id:guid}", async (Guid id, HttpContext http, CancellationToken ct) =>
            {
                int? version = http.Request.Headers.IfMatch.Count > 0 ? Versions.Expected(http.Request, 0) : null;
                await Service<T>(http).DeleteAsync(id, version, ct);
                return Results.NoContent();
            })
            .Requires(kind.DeleteNeeds).Produces(204).WithSummary($"Take a {kind.Noun} out of use");

        return group;
    }

    // Asked for inside the handler: a context exists only once the scope is open.
    static AssetService<T> Service<T>(HttpContext http) where T : AssetRecord, new() => http.RequestServices.GetRequiredService<AssetService<T>>();

    // Read here and not by a parameter: the framework's analyzer falls over a parameter whose type is generic.
    static async Task<T> BodyAsync<T>(HttpContext http, CancellationToken ct) where T : class
    {
        if (!http.Request.HasJsonContentType())
            throw new BadHttpRequestException("A JSON body is needed.", StatusCodes.Status415UnsupportedMediaType);
        return await http.Request.ReadFromJsonAsync<T>(ct) ?? throw Problems.Unreadable("#", "wrong-type", "An object is needed here.");
    }

    static TenantScope Scope(HttpContext http) => http.RequestServices.GetRequiredService<TenantScope>();

    static System.Text.Json.JsonSerializerOptions Json(HttpContext http) => http.RequestServices.GetRequiredService<JsonSettings>().Options;

    static (string, string) Units() => ("units", "us or metric: units of body and answer");

    /// <summary>The unit system of a request and its answer.</summary>
    /// <exception cref="Refusal">400 when it is neither us nor metric.</exception>
    internal static UnitSystem Units(HttpRequest request) => request.Query["units"].ToString() switch
    {
        "" or "us" => UnitSystem.Us,
        "metric" => UnitSystem.Metric,
        _ => throw Problems.BadParameter("units", "units is us or metric."),
    };

    static Task Describe(OpenApiOperation operation, IEnumerable<(string Name, string Takes)> parameters)
    {
        operation.RequestBody?.Content?.Remove(AnyType);
        operation.Parameters ??= [];
        foreach (var (name, takes) in parameters)
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Query,
                Description = takes,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        return Task.CompletedTask;
    }
}
