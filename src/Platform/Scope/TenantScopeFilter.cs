using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Pumpjack.Platform.Access;

namespace Pumpjack.Platform.Scope;

/// <summary>
/// Around every tenant endpoint: opens the scope, runs the handler, and commits before a byte of the answer is written, so that no
/// client ever holds a success that did not last.
/// </summary>
sealed class TenantScopeFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var scope = http.RequestServices.GetRequiredService<TenantScope>();
        var ownOpening = http.GetEndpoint()!.Metadata.GetMetadata<OpensItsOwnScope>() is not null;
        if (!ownOpening)
            await scope.OpenAsync(http.RequestAborted);
        var result = await next(context);
        await scope.CommitAsync(http.RequestAborted);
        return result;
    }
}
