using Npgsql;

namespace Pumpjack.Platform.Database;

/// <summary>
/// Keeps the views equal to the files of <c>db/views/&lt;schema&gt;</c>: all views of those schemas are dropped and made anew in one
/// transaction, so no file has to say how it differs from its former text.
/// </summary>
static class ViewRenewal
{
    /// <returns>Whether the views were made anew; they are when a text changed, a file came or went, or a migration ran.</returns>
    public static async Task<bool> RenewAsync(NpgsqlConnection connection, IReadOnlyList<SqlFile> views, bool migrated, CancellationToken ct)
    {
        var applied = await Migrator.ReadAsync(connection, "schema_view", ct);
        var same = applied.Count == views.Count && views.All(v => applied.TryGetValue(v.Name, out var checksum) && checksum == v.Checksum);
        if (same && (!migrated || views.Count == 0)) return false;

        await using var transaction = await connection.BeginTransactionAsync(ct);
        await Migrator.ExecuteAsync(connection, "set local lock_timeout = '10s'", ct);
        await DropAsync(connection, Schemas(applied.Keys.Concat(views.Select(v => v.Name))), ct);
        foreach (var view in views) await view.RunAsync(connection, ct);
        await Migrator.ExecuteAsync(connection, "delete from platform.schema_view", ct);
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "insert into platform.schema_view (name, checksum) select * from unnest($1::text[], $2::text[])";
            command.Parameters.Add(new() { Value = views.Select(v => v.Name).ToArray() });
            command.Parameters.Add(new() { Value = views.Select(v => v.Checksum).ToArray() });
            await command.ExecuteNonQueryAsync(ct);
        }
        await transaction.CommitAsync(ct);
        return true;
    }

    static string[] Schemas(IEnumerable<string> names) => [.. names.Select(n => n.Split('/')[0]).Distinct(StringComparer.Ordinal)];

    static async Task DropAsync(NpgsqlConnection connection, string[] schemas, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            select string_agg(format('drop view if exists %I.%I cascade', n.nspname, c.relname), '; ')
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'v' and n.nspname = any ($1)
              and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
            """;
        command.Parameters.Add(new() { Value = schemas });
        if (await command.ExecuteScalarAsync(ct) is string drops) await Migrator.ExecuteAsync(connection, drops, ct);
    }
}
