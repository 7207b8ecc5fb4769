using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Http;

namespace Pumpjack.Tenancy.ApiKeys;

static class ApiKeyEndpoints
{
    public static void Map(RouteGroupBuilder tenantApi)
    {
        var keys = tenantApi.MapGroup("/api-keys").WithTags("api keys");
        keys.MapGet("", ListAsync).Requires(Permission.ApiKeysManage).IsSensitive().Produces<Page<ApiKey>>();
        keys.MapPost("", CreateAsync).Requires(Permission.ApiKeysManage).Produces<ApiKey>(StatusCodes.Status201Created);
        keys.MapDelete("/{id:guid}", RevokeAsync).Requires(Permission.ApiKeysManage).Produces(StatusCodes.Status204NoContent);
    }

    static async Task<IResult> ListAsync(ApiKeyService keys, CancellationToken ct) => Results.Json(new Page<ApiKey>(await keys.ListAsync(ct), null));

    static async Task<IResult> CreateAsync(ApiKey wanted, ApiKeyService keys, CancellationToken ct)
    {
        var made = await keys.CreateAsync(wanted, ct);
        return Results.Created($"/api/v1/api-keys/{made.Id}", made);
    }

    static async Task<IResult> RevokeAsync(Guid id, ApiKeyService keys, CancellationToken ct)
    {
        await keys.RevokeAsync(id, ct);
        return Results.NoContent();
    }
}
