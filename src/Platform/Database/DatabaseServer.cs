using Npgsql;

namespace Pumpjack.Platform.Database;

/// <summary>The prepared database: running, with its roles, migrated; and one source of connections for each role that the program uses.</summary>
public sealed class DatabaseServer : IAsyncDisposable
{
    readonly EmbeddedPostgres? embedded;

    DatabaseServer(EmbeddedPostgres? embedded, NpgsqlDataSource app, NpgsqlDataSource owner, NpgsqlDataSource worker, MigrationResult migrations)
    {
        this.embedded = embedded;
        App = app;
        Owner = owner;
        Worker = worker;
        Migrations = migrations;
    }

    /// <summary>Connections of <c>pumpjack_app</c>: requests.</summary>
    public NpgsqlDataSource App { get; }

    /// <summary>Connections of <c>pumpjack_owner</c>: migrations and maintenance.</summary>
    public NpgsqlDataSource Owner { get; }

    /// <summary>Connections of <c>pumpjack_worker</c>: the list of organisations and the outbox.</summary>
    public NpgsqlDataSource Worker { get; }

    /// <summary>What the start did to the schema.</summary>
    public MigrationResult Migrations { get; }

    /// <summary>Whether this is the private server.</summary>
    public bool IsEmbedded => embedded is not null;

    /// <summary>Starts the private server, or reaches the one that is named, prepares its roles and migrates.</summary>
    /// <exception cref="DatabaseException">It cannot be; the message says what to do.</exception>
    public static async Task<DatabaseServer> StartAsync(DatabaseSettings settings, CancellationToken ct = default)
    {
        if (settings is { App: { } appString, Owner: { } ownerString })
        {
            var asOwner = await ExternalDatabase.PrepareAsync(appString, ownerString, settings.Worker, ct);
            return await OpenAsync(null, appString, asOwner, settings.Worker ?? appString, ct);
        }

        var embedded = await EmbeddedPostgres.StartAsync(settings.DataDirectory, settings.Embedded, ct);
        try
        {
            await DatabaseRoles.PrepareEmbeddedAsync(embedded, "pumpjack", ct);
            return await OpenAsync(
                embedded,
                embedded.ConnectionString("pumpjack_app"),
                embedded.ConnectionString("pumpjack_owner"),
                embedded.ConnectionString("pumpjack_worker"),
                ct);
        }
        catch
        {
            await embedded.DisposeAsync();
            throw;
        }
    }

    /// <summary>Connections end first, then the private server.</summary>
    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Worker.DisposeAsync();
        await Owner.DisposeAsync();
        if (embedded is not null) await embedded.DisposeAsync();
    }

    static async Task<DatabaseServer> OpenAsync(EmbeddedPostgres? embedded, string app, string owner, string worker, CancellationToken ct)
    {
        var ownerSource = Source(owner, "Pumpjack owner", 10);
        try
        {
            var migrations = await Migrator.MigrateAsync(ownerSource, ct);
            return new(embedded, Source(app, "Pumpjack", 100, leavesNothing: true), ownerSource, Source(worker, "Pumpjack worker", 10, leavesNothing: true), migrations);
        }
        catch
        {
            await ownerSource.DisposeAsync();
            throw;
        }
    }

    // What a connection string states itself stays: behind PgBouncer it says `Max Auto Prepare=0`.
    // Requests and jobs leave nothing behind on a connection (a rule holds it), so that its seven statements of resetting are saved at each return.
    internal static NpgsqlDataSource Source(string connectionString, string name, int poolSize, bool leavesNothing = false)
    {
        var wanted = new NpgsqlConnectionStringBuilder(connectionString);
        if (!wanted.ShouldSerialize("Max Auto Prepare")) wanted.MaxAutoPrepare = 50;
        if (!wanted.ShouldSerialize("Auto Prepare Min Usages")) wanted.AutoPrepareMinUsages = 2;
        if (!wanted.ShouldSerialize("Maximum Pool Size")) wanted.MaxPoolSize = poolSize;
        if (!wanted.ShouldSerialize("Application Name")) wanted.ApplicationName = name;
        if (leavesNothing) wanted.NoResetOnClose = true;
        return NpgsqlDataSource.Create(wanted);
    }
}
