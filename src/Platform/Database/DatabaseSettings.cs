using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Pumpjack.Platform.Database;

/// <summary>Where the database is: a private server in a data folder, or a server of the operator's own.</summary>
public sealed record DatabaseSettings
{
    /// <summary>The folder the private server keeps its data in. Argument <c>--data</c>, setting <c>PUMPJACK_DATA</c>; default <c>.pumpjack</c>.</summary>
    public string DataDirectory { get; init; } = ".pumpjack";

    /// <summary>Npgsql connection string of <c>pumpjack_app</c> on another server. Setting <c>PUMPJACK_DB</c>; null: the private server.</summary>
    public string? App { get; init; }

    /// <summary>Connection string that migrates: <c>pumpjack_owner</c>, or an administrator who may become it. <c>PUMPJACK_DB_OWNER</c>.</summary>
    public string? Owner { get; init; }

    /// <summary>Connection string of <c>pumpjack_worker</c>. <c>PUMPJACK_DB_WORKER</c>; default: <see cref="App"/> with that name.</summary>
    public string? Worker { get; init; }

    /// <summary>How the private server is run.</summary>
    public EmbeddedPostgresOptions Embedded { get; init; } = new();

    /// <summary>Reads the settings named above from environment variables, files or arguments.</summary>
    /// <exception cref="DatabaseException">Only one of the two connection strings is there, or one cannot be read.</exception>
    public static DatabaseSettings From(IConfiguration configuration)
    {
        var app = Value(configuration, "PUMPJACK_DB");
        var owner = Value(configuration, "PUMPJACK_DB_OWNER");
        if (app is null != owner is null)
        {
            throw new DatabaseException(
                "A database of your own needs two connection strings: PUMPJACK_DB for requests (user pumpjack_app) and PUMPJACK_DB_OWNER "
                + "for migrations (user pumpjack_owner). Set both, or neither for the private server.");
        }
        return new()
        {
            DataDirectory = Value(configuration, "data") ?? Value(configuration, "PUMPJACK_DATA") ?? ".pumpjack",
            App = app is null ? null : Checked("PUMPJACK_DB", app),
            Owner = owner is null ? null : Checked("PUMPJACK_DB_OWNER", owner),
            Worker = Value(configuration, "PUMPJACK_DB_WORKER") is { } worker ? Checked("PUMPJACK_DB_WORKER", worker)
                : app is null ? null
                : new NpgsqlConnectionStringBuilder(app) { Username = "pumpjack_worker" }.ConnectionString,
        };
    }

    static string? Value(IConfiguration configuration, string name) => configuration[name] is { Length: > 0 } value ? value : null;

    static string Checked(string name, string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString).ConnectionString;
        }
        catch (ArgumentException e)
        {
            throw new DatabaseException($"{name} is not a connection string like `Host=db;Database=pumpjack;Username=…;Password=…`: {e.Message}", e);
        }
    }
}
