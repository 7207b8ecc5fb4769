using System.Globalization;
using Npgsql;
using Pumpjack.Platform.Database;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

[assembly: AssemblyFixture(typeof(TestDatabase))]

namespace Pumpjack.Product.Tests.Fixtures;

/// <summary>
/// One private PostgreSQL for the whole test run, with a template that is migrated once; every database made from it is a cheap copy.
/// <c>PUMPJACK_TEST_PG_BIN</c> names another PostgreSQL's programs, to run the same tests on the oldest version supported.
/// </summary>
public sealed class TestDatabase : IAsyncLifetime
{
    const string Template = "pumpjack_template";

    readonly string directory = Directory.CreateTempSubdirectory("pumpjack-test-").FullName;
    EmbeddedPostgres? server;
    readonly List<IAsyncDisposable> guests = [];
    DatabaseSettings? shared;
    int count;

    /// <summary>The server itself, for tests about the database.</summary>
    public EmbeddedPostgres Server => server ?? throw new InvalidOperationException("The test database has not been started.");

    /// <summary>The database that tests share: each makes an organisation of its own in it.</summary>
    public DatabaseSettings Shared => shared ?? throw new InvalidOperationException("The test database has not been started.");

    public async ValueTask InitializeAsync()
    {
        var bin = Environment.GetEnvironmentVariable("PUMPJACK_TEST_PG_BIN");
        var options = new EmbeddedPostgresOptions
        {
            Durable = false,
            Binaries = bin is { Length: > 0 } ? PostgresBinaries.In(bin) : null,
            Settings = new Dictionary<string, string> { ["max_connections"] = "300" },
        };
        server = await EmbeddedPostgres.StartAsync(directory, options);
        await DatabaseRoles.PrepareEmbeddedAsync(server, Template, default);
        await using (var owner = NpgsqlDataSource.Create(server.ConnectionString("pumpjack_owner", Template) + ";Pooling=false"))
            await Migrator.MigrateAsync(owner);
        shared = await CreateAsync();
    }

    /// <summary>A database of its own, migrated and empty.</summary>
    public async Task<DatabaseSettings> CreateAsync(CancellationToken ct = default)
    {
        var name = "test_" + Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture);
        await using var source = NpgsqlDataSource.Create(Server.ConnectionString(EmbeddedPostgres.Superuser, "postgres") + ";Pooling=false");
        await using var command = source.CreateCommand($"create database {name} template {Template} owner pumpjack_owner");
        await command.ExecuteNonQueryAsync(ct);
        return new()
        {
            App = Server.ConnectionString("pumpjack_app", name),
            Owner = Server.ConnectionString("pumpjack_owner", name),
            Worker = Server.ConnectionString("pumpjack_worker", name),
        };
    }

    /// <summary>Who works on this server until the run ends; disposed before it stops.</summary>
    internal void Welcome(IAsyncDisposable guest) => guests.Add(guest);

    public async ValueTask DisposeAsync()
    {
        foreach (var guest in guests) await guest.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        if (server is not null) await server.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }
}
