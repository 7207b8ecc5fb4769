using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Pumpjack.Platform.Database;

/// <summary>A PostgreSQL that is not ours: reached, checked, and given its roles when that is permitted.</summary>
static class ExternalDatabase
{
    const int OldestMajor = 15;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <returns>The connection string that migrates, acting as <c>pumpjack_owner</c>.</returns>
    public static async Task<string> PrepareAsync(string app, string owner, string? worker, CancellationToken ct)
    {
        string asOwner;
        await using (var source = NpgsqlDataSource.Create(owner + ";Pooling=false"))
        await using (var connection = await ReachAsync(source, ct))
        {
            if (connection.PostgreSqlVersion.Major < OldestMajor)
                throw new DatabaseException($"PostgreSQL {connection.PostgreSqlVersion} is too old: Pumpjack needs {OldestMajor} or newer.");
            var rights = await RightsAsync(connection, ct);
            if (rights.MayCreateRoles && rights.User != "pumpjack_owner") await CreateRolesAsync(connection, app, worker, rights, ct);
            else if (!rights.RolesExist) throw new DatabaseException(Instructions(owner));
            asOwner = ActingAsOwner(owner, rights.User);
        }
        await CheckAsync(app, "pumpjack_app", ct);
        if (worker is not null) await CheckAsync(worker, "pumpjack_worker", ct);
        return asOwner;
    }

    // An administrator migrates as pumpjack_owner, so that it owns every table; the setting must survive the return to the pool.
    static string ActingAsOwner(string owner, string user) => user == "pumpjack_owner"
        ? owner
        : new NpgsqlConnectionStringBuilder(owner) { Options = "-c role=pumpjack_owner", NoResetOnClose = true }.ConnectionString;

    static async Task<NpgsqlConnection> ReachAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return await source.OpenConnectionAsync(ct);
            }
            catch (NpgsqlException e) when (e.IsTransient && Stopwatch.GetElapsedTime(started) < Patience)
            {
                // A database that is started beside us needs its seconds.
                await Task.Delay(TimeSpan.FromMilliseconds(500), ct);
            }
            catch (NpgsqlException e)
            {
                throw new DatabaseException($"The database of PUMPJACK_DB_OWNER cannot be reached: {e.InnerException?.Message ?? e.Message}", e);
            }
        }
    }

    sealed record Rights(string User, bool MayCreateRoles, bool IsSuperuser, bool RolesExist);

    static async Task<Rights> RightsAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            select current_user::text, rolsuper or rolcreaterole, rolsuper,
              (select count(*) = 4 from pg_roles
               where rolname in ('pumpjack_owner', 'pumpjack_app', 'pumpjack_worker', 'pumpjack_report'))
            from pg_roles where rolname = current_user
            """;
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new(reader.GetString(0), reader.GetBoolean(1), reader.GetBoolean(2), reader.GetBoolean(3));
    }

    static async Task CreateRolesAsync(NpgsqlConnection connection, string app, string? worker, Rights rights, CancellationToken ct)
    {
        await DatabaseRoles.CreateAsync(connection, ct);
        if (!rights.IsSuperuser) await Migrator.ExecuteAsync(connection, "grant pumpjack_owner to current_user", ct);
        await SetPasswordAsync(connection, "pumpjack_app", app, ct);
        if (worker is not null) await SetPasswordAsync(connection, "pumpjack_worker", worker, ct);
    }

    static async Task SetPasswordAsync(NpgsqlConnection connection, string role, string connectionString, CancellationToken ct)
    {
        var wanted = new NpgsqlConnectionStringBuilder(connectionString);
        if (wanted.Username != role || string.IsNullOrEmpty(wanted.Password)) return;
        await using var quote = connection.CreateCommand();
        quote.CommandText = "select format('alter role %I password %L', $1::text, $2::text)";
        quote.Parameters.Add(new() { Value = role });
        quote.Parameters.Add(new() { Value = wanted.Password });
        await Migrator.ExecuteAsync(connection, (string)(await quote.ExecuteScalarAsync(ct))!, ct);
    }

    /// <summary>The role must be bound by row security and find the tables: a superuser here would show everybody everything.</summary>
    static async Task CheckAsync(string connectionString, string role, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        try
        {
            await using var connection = await source.OpenConnectionAsync(ct);
            await using var command = connection.CreateCommand();
            command.CommandText = """
                select rolsuper or rolbypassrls or pg_has_role(rolname, 'pumpjack_owner', 'member'), current_setting('search_path')
                from pg_roles where rolname = current_user
                """;
            await using var reader = await command.ExecuteReaderAsync(ct);
            await reader.ReadAsync(ct);
            if (reader.GetBoolean(0))
            {
                throw new DatabaseException(string.Create(CultureInfo.InvariantCulture,
                    $"{role}'s connection logs in as a role that row security does not bind. Log in as {role}."));
            }
            if (!reader.GetString(1).Contains("production", StringComparison.Ordinal))
                throw new DatabaseException($"{role}'s search_path lacks the modules' schemas. Run db/roles.sql again.");
        }
        catch (NpgsqlException e)
        {
            throw new DatabaseException($"{role} cannot log in: {e.Message}", e);
        }
    }

    static string Instructions(string owner) =>
        $"""
        The database has no Pumpjack roles yet, and {new NpgsqlConnectionStringBuilder(owner).Username} may not create them.
        Let an administrator run this in the database {new NpgsqlConnectionStringBuilder(owner).Database}, set the passwords, and start again:

        {SqlFile.Roles}
        create extension if not exists btree_gist schema public;
        create extension if not exists citext schema public;
        create extension if not exists pg_trgm schema public;
        """;
}
