using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace Pumpjack.Product.Tests.Fixtures;

/// <summary>The whole product on a free port, one for the test run, over the shared test database. Started when the first test asks for it.</summary>
public sealed class TestHost : IAsyncDisposable
{
    static readonly SemaphoreSlim Turn = new(1, 1);
    static TestHost? running;

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
        if (running is not null) return running;
        var database = await TestContext.Current.GetFixture<TestDatabase>() ?? throw new InvalidOperationException("There is no test database.");
        await Turn.WaitAsync();
        try
        {
            return running ??= Start(database);
        }
        finally
        {
            Turn.Release();
        }
    }

    static TestHost Start(TestDatabase database)
    {
        var host = new TestHost();
        host.factory = new Factory(new()
        {
            ["PUMPJACK_DB"] = database.Shared.App!,
            ["PUMPJACK_DB_OWNER"] = database.Shared.Owner!,
            ["PUMPJACK_DB_WORKER"] = database.Shared.Worker!,
            ["PUMPJACK_DATA"] = host.data,
            ["urls"] = "http://127.0.0.1:0",
            // Tests sign in hundreds of times; what a password costs and how often is too often are tested on their own.
            ["Tenancy:PasswordIterations"] = "1000",
            ["RateLimits:UserPerSecond"] = "1000000",
            ["RateLimits:UserBurst"] = "1000000",
            ["RateLimits:OrganizationPerSecond"] = "1000000",
            ["RateLimits:OrganizationBurst"] = "1000000",
            ["RateLimits:SignInPerMinute"] = "1000000",
            ["RateLimits:HeavyPerMinute"] = "1000000",
            ["Logging:LogLevel:Default"] = "Warning",
        });
        host.factory.UseKestrel(0);
        host.factory.StartServer();
        database.Welcome(host);
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        if (factory is not null) await factory.DisposeAsync();
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
