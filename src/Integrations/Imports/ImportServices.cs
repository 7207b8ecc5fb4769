using Microsoft.Extensions.DependencyInjection;
using Pumpjack.Assets.Wells;
using Pumpjack.Platform.Scope;
using Pumpjack.Production.DailyProduction;
using Pumpjack.Production.MonthlyVolumes;

namespace Pumpjack.Integrations.Imports;

/// <summary>What a run asks of the scope it works in.</summary>
internal static class ImportServices
{
    public static TenantScope GetScope(this IServiceProvider services) => services.GetRequiredService<TenantScope>();
    public static ImportStore GetStore(this IServiceProvider services) => services.GetRequiredService<ImportStore>();
    public static DailyProductionService GetDays(this IServiceProvider services) => services.GetRequiredService<DailyProductionService>();
    public static MonthlyVolumeService GetMonths(this IServiceProvider services) => services.GetRequiredService<MonthlyVolumeService>();
    public static WellImportService GetWells(this IServiceProvider services) => services.GetRequiredService<WellImportService>();
}
