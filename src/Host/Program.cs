using Pumpjack.Platform.Database;

if (await SchemaCommand.TryRunAsync(args, Console.Out) is { } exitCode) return exitCode;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.Run();
return 0;
