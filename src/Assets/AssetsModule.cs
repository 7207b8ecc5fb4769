using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pumpjack.Assets.Records;
using Pumpjack.Assets.Register;
using Pumpjack.Assets.Wells;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Assets;

/// <summary>Master data: fields, leases, companies, wells, facilities, equipment, rigs, regions.</summary>
public static class AssetsModule
{
    public static IServiceCollection AddAssets(this IServiceCollection services)
    {
        services.AddTenantDb<AssetsDb>(options => new(options));
        services.AddAsset(Field.Kind);
        services.AddAsset(Lease.Kind);
        services.AddAsset(Company.Kind);
        services.AddAsset(Region.Kind);
        services.AddAsset(Facility.Kind);
        services.AddAsset(Equipment.Kind);
        services.AddAsset<Rig, RigService>(Rig.Kind);
        services.AddAsset<Well, WellService>(Well.Kind);
        services.AddScoped<WellImportService>();
        services.ConfigureAll<OpenApiOptions>(options => options.AddSchemaTransformer(WellStatusWords.DescribeAsync));
        foreach (var constraint in AssetsProblems.Constraints())
            services.AddSingleton(constraint);
        return services;
    }

    public static void MapAssets(this RouteGroupBuilder tenantApi)
    {
        tenantApi.MapAsset(Field.Kind);
        tenantApi.MapAsset(Lease.Kind);
        tenantApi.MapAsset(Company.Kind);
        tenantApi.MapAsset(Region.Kind);
        tenantApi.MapAsset(Facility.Kind);
        tenantApi.MapAsset(Equipment.Kind);
        tenantApi.MapAsset(Rig.Kind);
        tenantApi.MapWells();
    }

    static void AddAsset<T>(this IServiceCollection services, AssetKind<T> kind) where T : AssetRecord, new() => services.AddAsset<T, AssetService<T>>(kind);

    static void AddAsset<T, TService>(this IServiceCollection services, AssetKind<T> kind) where T : AssetRecord, new() where TService : AssetService<T>
    {
        services.AddSingleton(kind);
        services.AddScoped<AssetService<T>, TService>();
    }
}
