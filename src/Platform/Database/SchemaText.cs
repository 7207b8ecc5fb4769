using System.Text;
using Npgsql;

namespace Pumpjack.Platform.Database;

/// <summary>
/// The schema of a migrated database as text, read from the catalogue in a normal form of our own: the same schema gives the same text,
/// whatever way it was reached. It is reviewed in every diff and compared in the tests; it is not meant to be run.
/// </summary>
public static class SchemaText
{
    /// <summary>Reads the whole schema, without partitions (they follow the calendar) and without what belongs to extensions.</summary>
    public static async Task<string> ReadAsync(NpgsqlDataSource owner, CancellationToken ct = default)
    {
        await using var connection = await owner.OpenConnectionAsync(ct);
        // With an empty search path every name in a definition is written with its schema.
        await Migrator.ExecuteAsync(connection, "set search_path = ''", ct);
        List<(string Schema, int Kind, string Name, string Text)> parts = [];
        for (var kind = 0; kind < SchemaQueries.ByKind.Count; kind++)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = SchemaQueries.ByKind[kind];
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct)) parts.Add((reader.GetString(0), kind, reader.GetString(1), reader.GetString(2)));
        }

        var text = new StringBuilder("-- Written by ./dev.cs db from the catalogue of a migrated database. Do not edit: write a migration.\n");
        foreach (var schema in parts.GroupBy(p => p.Schema).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append("\n-- ").Append('=', 100).Append('\n');
            foreach (var part in schema.OrderBy(p => p.Kind).ThenBy(p => p.Name, StringComparer.Ordinal))
                text.Append(part.Text.ReplaceLineEndings("\n").TrimEnd('\n')).Append("\n\n");
        }
        return text.ToString().TrimEnd('\n') + "\n";
    }
}
