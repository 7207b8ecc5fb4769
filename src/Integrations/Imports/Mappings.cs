using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Http;
using Pumpjack.Platform.Json;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Integrations.Imports;

/// <summary>A way a kind of file was understood, to be used again.</summary>
public sealed record SavedMapping(string Name, ImportOptions Options);

/// <summary>Saved mappings, by name.</summary>
internal sealed class MappingStore(TenantScope scope)
{
    public async Task<ImportOptions?> FindAsync(string name, CancellationToken ct)
    {
        await using var command = Command("select options::text from integrations.import_mapping where mapping_name = $1 and active_ind", name);
        return await command.ExecuteScalarAsync(ct) is string json ? JsonSerializer.Deserialize<ImportOptions>(json, JsonSettings.Stored) : null;
    }

    public async Task SaveAsync(string name, ImportOptions options, CancellationToken ct)
    {
        // What belongs to one file alone is not part of the mapping.
        await using var command = Command("""
            insert into integrations.import_mapping as m (id, mapping_name, options) values ($1, $2, $3)
            on conflict on constraint import_mapping_name_once do update set options = excluded.options, active_ind = true, row_version = m.row_version + 1,
              row_changed_by = platform.current_user_id(), row_changed_date = now()
            """, Guid.CreateVersion7(), name, ImportStore.Jsonb(options with { DryRun = null, MappingName = null, Month = null }));
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task<IReadOnlyList<SavedMapping>> ListAsync(CancellationToken ct)
    {
        await using var command = Command("select mapping_name, options::text from integrations.import_mapping where active_ind order by mapping_name limit 1000");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new List<SavedMapping>();
        while (await reader.ReadAsync(ct))
            found.Add(new SavedMapping(reader.GetString(0), JsonSerializer.Deserialize<ImportOptions>(reader.GetString(1), JsonSettings.Stored)!));
        return found;
    }

    public async Task<bool> RemoveAsync(string name, CancellationToken ct)
    {
        await using var command = Command("update integrations.import_mapping set active_ind = false, row_version = row_version + 1 where mapping_name = $1 and active_ind", name);
        return await command.ExecuteNonQueryAsync(ct) > 0;
    }

    NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, scope.Connection, scope.Transaction);
        foreach (var value in values)
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        return command;
    }
}

internal static class MappingEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/import-mappings").WithTags("Imports");
        group.MapGet("", async (MappingStore store, CancellationToken ct) => new Page<SavedMapping>(await store.ListAsync(ct), null))
            .Requires(Permission.Import).WithName("listImportMappings").WithSummary("Saved mappings");
        group.MapPut("/{name}", async (string name, ImportOptions body, MappingStore store, CancellationToken ct) =>
            {
                if (name.Length is 0 or > 100)
                    throw ImportProblems.BadOption("name", "A mapping's name has 1 to 100 characters.");
                await store.SaveAsync(name, ImportUpload.Checked(body), ct);
                return new SavedMapping(name, body);
            })
            .Requires(Permission.Import).WithName("saveImportMapping").WithSummary("Save a mapping");
        group.MapDelete("/{name}", async (string name, MappingStore store, CancellationToken ct) =>
                await store.RemoveAsync(name, ct) ? TypedResults.NoContent() : throw Problems.NotFound("mapping"))
            .Requires(Permission.Import).WithName("removeImportMapping").WithSummary("Remove a mapping").ProducesProblem(404);
    }
}
