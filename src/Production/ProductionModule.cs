using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pumpjack.Platform.Jobs;
using Pumpjack.Production.DailyProduction;
using Pumpjack.Production.Months;

namespace Pumpjack.Production;

/// <summary>The daily record and the months it is closed by.</summary>
public static class ProductionModule
{
    public static IServiceCollection AddProduction(this IServiceCollection services)
    {
        services.AddScoped<DailyProductionService>();
        services.AddScoped<DailyProductionReads>();
        services.AddScoped<WellReads>();
        services.AddScoped<MonthCloseService>();
        services.AddScoped<MonthlyVolumes.MonthlyVolumeService>();
        services.Schedule<PartitionUpkeepJob>("partition-upkeep", "10 7 2 * * ?");
        services.Schedule<FoldMonthsJob>("fold-months", "0/5 * * * * ?");
        return services;
    }

    public static void MapProduction(this RouteGroupBuilder api)
    {
        MonthCloseEndpoints.Map(api);
        DailyProductionEndpoints.Map(api);
    }
}
