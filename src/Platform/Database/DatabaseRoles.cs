using Npgsql;

namespace Pumpjack.Platform.Database;

/// <summary>Makes the database and the roles of <c>db/roles.sql</c>.</summary>
static class DatabaseRoles
{
    // Extensions that PostgreSQL trusts the owner of a database to make; both servers we test on bring them.
    const string Extensions = """
        create extension if not exists btree_gist schema public;
        create extension if not exists citext schema public;
        create extension if not exists pg_trgm schema public;
        """;

    public static async Task PrepareEmbeddedAsync(EmbeddedPostgres server, string database, CancellationToken ct)
    {
        await CreateDatabaseAsync(server.ConnectionString(EmbeddedPostgres.Superuser, "postgres"), database, ct);
        await using var source = NpgsqlDataSource.Create(server.ConnectionString(EmbeddedPostgres.Superuser, database) + ";Pooling=false");
        await using var connection = await source.OpenConnectionAsync(ct);
        await CreateAsync(connection, ct);
        await Migrator.ExecuteAsync(connection, $"alter database {database} owner to pumpjack_owner", ct);
    }

    /// <summary>Runs <c>db/roles.sql</c> and makes the extensions; programs that start together take turns.</summary>
    public static async Task CreateAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await Migrator.ExecuteAsync(connection, "select pg_advisory_xact_lock(hashtext('pumpjack roles'))", ct);
        await new SqlFile("db/roles.sql", SqlFile.Roles).RunAsync(connection, ct);
        await Migrator.ExecuteAsync(connection, Extensions, ct);
        await transaction.CommitAsync(ct);
    }

    public static async Task CreateDatabaseAsync(string maintenance, string database, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(maintenance + ";Pooling=false");
        await using var connection = await source.OpenConnectionAsync(ct);
        try
        {
            await using var exists = connection.CreateCommand();
            exists.CommandText = "select exists (select from pg_database where datname = $1)";
            exists.Parameters.Add(new() { Value = database });
            if ((bool)(await exists.ExecuteScalarAsync(ct))!) return;
            var quoted = "\"" + database.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
            await Migrator.ExecuteAsync(connection, $"create database {quoted} encoding 'UTF8' template template0", ct);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another program made it between the question and the answer.
        }
    }
}
