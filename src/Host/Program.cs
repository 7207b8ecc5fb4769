using Pumpjack.Analytics;
using Pumpjack.Assets;
using Pumpjack.Platform;
using Pumpjack.Platform.Database;
using Pumpjack.Platform.Events;
using Pumpjack.Production;
using Pumpjack.Tenancy;

if (await SchemaCommand.TryRunAsync(args, Console.Out) ?? await BackupCommand.TryRunAsync(args, Console.Out) is { } exitCode) return exitCode;

var builder = WebApplication.CreateBuilder(args);
await using var database = await DatabaseServer.StartAsync(DatabaseSettings.From(builder.Configuration));

builder.Services.AddSingleton(database.App);
builder.Services.AddSingleton(new WorkerDataSource(database.Worker));
builder.Services.AddPlatform(builder.Configuration);
builder.Services.AddTenancy(builder.Configuration);
builder.Services.AddAssets();
builder.Services.AddProduction();
builder.Services.AddAnalytics();

var app = builder.Build();
app.UsePlatform();
app.UseRouting();
app.UseSameOrigin();
app.UseAuthentication();
app.UseAccess();

var api = app.MapPlatform();
TenancyModule.MapTenancy(api, app);
api.MapAssets();
api.MapProduction();
api.MapAnalytics();

await app.RunAsync();
return 0;
