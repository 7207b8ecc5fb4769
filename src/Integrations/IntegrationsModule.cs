using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pumpjack.Integrations.Imports;
using Pumpjack.Platform.Events;
using Pumpjack.Platform.Jobs;

namespace Pumpjack.Integrations;

/// <summary>What comes from outside: imports of files.</summary>
public static class IntegrationsModule
{
    public static IServiceCollection AddIntegrations(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new ImportFiles(Path.Combine(Path.GetFullPath(configuration["PUMPJACK_DATA"] ?? ".pumpjack"), "imports")));
        services.AddScoped<ImportStore>();
        services.AddScoped<MappingStore>();
        services.AddScoped<IEventHandler, QueuedImports>();
        services.AddTransient<ImportJob>();
        services.Schedule<ImportSweepJob>("import-sweep", "30 * * * * ?");
        return services;
    }

    public static void MapIntegrations(this RouteGroupBuilder api)
    {
        ImportEndpoints.Map(api);
        MappingEndpoints.Map(api);
    }
}
