using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

[assembly: AssemblyFixture(typeof(TestHost))]

namespace Pumpjack.Product.Tests.Fixtures;

/// <summary>The whole product on a free port, one for the test run, over the shared test database. Started when the first test asks for it.</summary>
public sealed class TestHost : IAsyncDisposable
{
    readonly SemaphoreSlim turn = new(1, 1);
    readonly string data = Directory.CreateTempSubdirectory("pumpjack-test-host-").FullName;
    Factory? factory;

    /// <summary>Where the product listens.</summary>
    public Uri Address => factory?.ClientOptions.BaseAddress ?? throw new InvalidOperationException("The host has not been started.");

    /// <summary>The product's services.</summary>
    public IServiceProvider Services => factory?.Services ?? throw new InvalidOperationException("The host has not been started.");

    /// <summary>The folder mails are dropped in.</summary>
    public string MailFolder => Path.Combine(data, "mail");

    /// <summary>The host of this test run.</summary>
    public static async Task<TestHost> StartedAsync()
    {
        var context = TestContext.Current;
        var host = await context.GetFixture<TestHost>() ?? throw new InvalidOperationException("There is no test host.");
        var database = await context.GetFixture<TestDatabase>() ?? throw new InvalidOperationException("There is no test database.");
        await host.StartAsync(database);
        return host;
    }

    async Task StartAsync(TestDatabase database)
    {
        await turn.WaitAsync();
        try
        {
            if (factory is not null) return;
            var started = new Factory(new()
            {
                ["PUMPJACK_DB"] = database.Shared.App!,
                ["PUMPJACK_DB_OWNER"] = database.Shared.Owner!,
                ["PUMPJACK_DB_WORKER"] = database.Shared.Worker!,
                ["PUMPJACK_DATA"] = data,
                // Tests sign in hundreds of times; what a password costs is tested on its own.
                ["Tenancy:PasswordIterations"] = "1000",
                // Likewise how many requests are too many: the tests together are one busy address.
                ["RateLimits:UserPerSecond"] = "100000",
                ["RateLimits:UserBurst"] = "100000",
                ["RateLimits:OrganizationPerSecond"] = "100000",
                ["RateLimits:OrganizationBurst"] = "100000",
                ["RateLimits:SignInPerMinute"] = "100000",
                ["RateLimits:HeavyPerMinute"] = "100000",
                ["Logging:LogLevel:Default"] = "Warning",
            });
            started.UseKestrel(0);
            started.StartServer();
            factory = started;
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (factory is not null) await factory.DisposeAsync();
        turn.Dispose();
        Directory.Delete(data, recursive: true);
    }

    sealed class Factory(Dictionary<string, string> settings) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            foreach (var (name, value) in settings) builder.UseSetting(name, value);
        }
    }
}
