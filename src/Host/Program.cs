using Pumpjack.Analytics;
using Pumpjack.Assets;
using Pumpjack.Host;
using Pumpjack.Host.Demo;
using Pumpjack.Integrations;
using Pumpjack.Platform;
using Pumpjack.Platform.Database;
using Pumpjack.Platform.Events;
using Pumpjack.Production;
using Pumpjack.Tenancy;

var command = await SchemaCommand.TryRunAsync(args, Console.Out) ?? await BackupCommand.TryRunAsync(args, Console.Out);
if (command is { } exitCode) return exitCode;

var builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddCommandLine([.. args.Where(a => a is not ("--demo" or "--no-demo"))], new Dictionary<string, string> { ["--data"] = "PUMPJACK_DATA" });
ListenAddress.Choose(builder);
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = 2 << 20; // uploads raise it for themselves
});
var settings = DatabaseSettings.From(builder.Configuration);
await using var database = await DatabaseServer.StartAsync(settings);

builder.Services.AddSingleton(database.App);
builder.Services.AddSingleton(new WorkerDataSource(database.Worker));
builder.Services.AddPlatform(builder.Configuration);
builder.Services.AddTenancy(builder.Configuration);
builder.Services.AddAssets();
builder.Services.AddProduction();
builder.Services.AddAnalytics();
builder.Services.AddIntegrations(builder.Configuration);

var app = builder.Build();
app.UsePlatform();
ServedClient.Use(app);
app.UseRouting();
app.UseSameOrigin();
app.UseAuthentication();
app.UseAccess();

var api = app.MapPlatform();
TenancyModule.MapTenancy(api, app);
api.MapAssets();
api.MapProduction();
api.MapAnalytics();
api.MapIntegrations();
ServedClient.UsePage(app);

await app.StartAsync();
foreach (var address in app.Urls)
    Console.WriteLine($"Pumpjack is ready: {address}");
var demo = DemoOperator.IsWanted(args, settings)
    ? new DemoOperator(app.Services, Console.Out).RunAsync(settings.DataDirectory, app.Lifetime.ApplicationStopping)
    : Task.CompletedTask;
await app.WaitForShutdownAsync();
await demo;
return 0;
