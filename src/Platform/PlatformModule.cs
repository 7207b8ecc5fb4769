using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pumpjack.Platform.Http;
using Pumpjack.Platform.Json;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Platform;

/// <summary>What every module stands on: the scope, refusals, JSON.</summary>
public static class PlatformModule
{
    public static IServiceCollection AddPlatform(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<JsonSettings>();
        services.ConfigureHttpJsonOptions(o => JsonSettings.Apply(o.SerializerOptions));
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddSingleton<ConstraintProblems>();
        services.AddSingleton<AccessAudit>();
        services.AddScoped<TenantScope>();
        return services;
    }

    /// <summary>Problems outermost, then one address for both forms of a path.</summary>
    public static void UsePlatform(this IApplicationBuilder app)
    {
        app.UseMiddleware<ProblemMiddleware>();
        app.Use((http, next) =>
        {
            // Every path exists under /api/v1; without a version it means the current one.
            if (http.Request.Path.StartsWithSegments("/api", out var rest) && !rest.StartsWithSegments("/v1"))
                http.Request.Path = "/api/v1" + rest;
            return next(http);
        });
    }

    /// <summary>After routing and authentication: who calls, and may they.</summary>
    public static void UseAccess(this IApplicationBuilder app) => app.UseMiddleware<AccessMiddleware>();

    /// <summary>The group all tenant endpoints live in: /api/v1, inside a scope that commits before the answer.</summary>
    public static RouteGroupBuilder MapTenantApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1");
        group.AddEndpointFilter<RouteGroupBuilder, TenantScopeFilter>();
        return group;
    }
}
