using Pumpjack.Assets;
using Pumpjack.Platform;
using Pumpjack.Platform.Database;
using Pumpjack.Tenancy;

var builder = WebApplication.CreateBuilder(args);
await using var database = await DatabaseServer.StartAsync(DatabaseSettings.From(builder.Configuration));

builder.Services.AddSingleton(database.App);
builder.Services.AddPlatform();
builder.Services.AddTenancy(builder.Configuration);
builder.Services.AddAssets();

var app = builder.Build();
app.UsePlatform();
app.UseRouting();
app.UseSameOrigin();
app.UseAuthentication();
app.UseAccess();

var tenantApi = app.MapTenantApi();
TenancyModule.MapTenancy(tenantApi, app);
tenantApi.MapAssets();

await app.RunAsync();
