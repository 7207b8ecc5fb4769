using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Pumpjack.Platform.Audit;
using Pumpjack.Platform.Events;
using Pumpjack.Platform.Http;
using Pumpjack.Platform.Jobs;
using Pumpjack.Platform.Json;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Platform;

/// <summary>What every module stands on: the scope, refusals, JSON, events, jobs, limits.</summary>
public static class PlatformModule
{
    /// <summary>Needs an <see cref="NpgsqlDataSource"/> of the app role and a <see cref="WorkerDataSource"/>.</summary>
    public static IServiceCollection AddPlatform(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<JsonSettings>();
        services.ConfigureHttpJsonOptions(o => JsonSettings.Apply(o.SerializerOptions));
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddSingleton<ConstraintProblems>();
        services.AddSingleton<AccessAudit>();
        services.AddScoped<TenantScope>();
        services.AddSingleton<ChangeHub>();
        services.AddHostedService<OutboxPump>();
        services.AddHostedService<ChangeListener>();
        services.AddSingleton<EachOrganization>();
        services.AddScheduling();
        services.AddRateLimits(configuration);
        services.AddCors(o => o.AddDefaultPolicy(policy =>
        {
            // Origins are named one by one; none by default, for the client is served from here.
            if (configuration.GetSection("Cors:Origins").Get<string[]>() is { Length: > 0 } origins)
                policy.WithOrigins(origins).AllowAnyHeader().AllowAnyMethod().AllowCredentials().WithExposedHeaders("ETag", "Location", "Retry-After");
        }));
        services.AddTelemetry(configuration);
        services.AddHealth();
        services.AddApiDescription();
        return services;
    }

    /// <summary>What happens to every request before it is routed: headers, problems, and one address for both forms of a path.</summary>
    public static void UsePlatform(this IApplicationBuilder app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ProblemMiddleware>();
        app.Use((http, next) =>
        {
            // Every path exists under /api/v1; without a version it means the current one.
            if (http.Request.Path.StartsWithSegments("/api", out var rest) && !rest.StartsWithSegments("/v1"))
                http.Request.Path = "/api/v1" + rest;
            return next(http);
        });
    }

    /// <summary>After routing and authentication: how often, who calls, and may they.</summary>
    public static void UseAccess(this IApplicationBuilder app)
    {
        app.UseCors();
        app.UseRateLimiter();
        app.UseMiddleware<AccessMiddleware>();
    }

    /// <summary>Health, the API's description, and the group all tenant endpoints live in: /api/v1, in a scope that commits before the answer.</summary>
    public static RouteGroupBuilder MapPlatform(this IEndpointRouteBuilder routes)
    {
        routes.MapHealth();
        routes.MapApiDescription();
        var api = routes.MapGroup("/api/v1");
        api.AddEndpointFilter<RouteGroupBuilder, TenantScopeFilter>();
        EventsEndpoint.Map(api);
        AuditEndpoints.Map(api);
        return api;
    }
}
