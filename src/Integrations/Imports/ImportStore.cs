using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Pumpjack.Platform.Events;
using Pumpjack.Platform.Http;
using Pumpjack.Platform.Json;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Integrations.Imports;

/// <summary>A row that was refused: where, why, and what it said.</summary>
internal sealed record RejectedRow(long Row, string? Column, string Code, string Reason, string?[]? Cells);

/// <summary>What one chunk of rows came to.</summary>
internal sealed record ChunkResult(long LastRow, double Share, int Read, int Written, int Unchanged, IReadOnlyList<RejectedRow> Rejected)
{
    /// <summary>A row may be rejected for several reasons; it counts once.</summary>
    public int RejectedRows => Read - Written - Unchanged;
}

/// <summary>Two runs work on the same import, and the other one was first.</summary>
internal sealed class TakenOver : Exception;

/// <summary>The rows of imports: jobs, progress, rejected rows, saved mappings.</summary>
internal sealed class ImportStore(TenantScope scope)
{
    static readonly JsonSerializerOptions Json = JsonSettings.Stored;

    const string Columns = """
        j.id, j.file_name, j.file_size, j.kind, j.sheet, j.status, j.options::text, j.preview::text, j.questions::text, j.findings::text, j.error,
        j.row_created_by, j.row_created_date, j.started_at, j.completed_at,
        p.share, p.rows_read, p.rows_written, p.rows_unchanged, p.rows_rejected, p.wells_created, p.last_row, p.cancel_requested
        """;

    /// <summary>Adds an import; the earlier one when the same key was used before for the same file and options.</summary>
    /// <exception cref="Refusal">409 when the key was used for something else.</exception>
    public async Task<ImportAccepted> AddAsync(Guid id, string fileName, long size, byte[] hash, string? key, ImportOptions sent, ImportOptions options, CancellationToken ct)
    {
        await scope.OpenAsync(ct);
        await using var insert = Command("""
            insert into integrations.import_job (id, file_name, file_size, file_hash, idempotency_key, kind, sheet, options, sent_options)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict on constraint import_job_once do nothing
            """, id, fileName, size, hash, Text(key), Text(options.Kind is { } k ? SnakeCaseWords<ImportKind>.Word(k) : null), Text(options.Sheet), Jsonb(options), Jsonb(sent));
        if (await insert.ExecuteNonQueryAsync(ct) == 0)
        {
            // What was sent then: answers given since do not make it another upload.
            await using var find = Command("select id, status, file_hash = $2 and coalesce(sent_options = $3, true) from integrations.import_job where idempotency_key = $1", Text(key), hash, Jsonb(sent));
            await using var reader = await find.ExecuteReaderAsync(ct);
            await reader.ReadAsync(ct);
            return reader.GetBoolean(2) ? new(reader.GetGuid(0), SnakeCaseWords<ImportStatus>.Parse(reader.GetString(1))) : throw ImportProblems.KeyUsed(reader.GetGuid(0));
        }
        await using var progress = Command("insert into integrations.import_progress (import_id) values ($1)", id);
        await progress.ExecuteNonQueryAsync(ct);
        await EnqueueAsync(id, ct);
        return new(id, ImportStatus.Queued);
    }

    /// <summary>Asks for the worker; heard once this transaction lasts.</summary>
    public async Task EnqueueAsync(Guid id, CancellationToken ct) => await TellAsync("import.queued", id, ct);

    public async Task TellAsync(string what, Guid id, CancellationToken ct)
    {
        var batch = await scope.BatchAsync(ct);
        batch.BatchCommands.Add(Outbox.Append(what, new { id }));
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <exception cref="Refusal">404 when there is none.</exception>
    public async Task<(Import Import, long LastRow, bool CancelRequested)> GetAsync(Guid id, CancellationToken ct, bool forUpdate = false)
    {
        await scope.OpenAsync(ct);
        await using var command = Command($"""
            select {Columns} from integrations.import_job j join integrations.import_progress p on p.import_id = j.id where j.id = $1 {(forUpdate ? "for update of j" : "")}
            """, id);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (Read(reader), reader.GetInt64(21), reader.GetBoolean(22)) : throw Problems.NotFound("import");
    }

    public async Task<Page<Import>> ListAsync(int? limit, string? cursor, CancellationToken ct)
    {
        await scope.OpenAsync(ct);
        var size = Paging.Limit(limit);
        var keys = Paging.Keys(cursor, 1);
        Guid after = default;
        if (keys is not null && !Guid.TryParse(keys[0], out after))
            throw Problems.BadParameter("cursor", "This cursor was not given out by this list.");
        await using var command = Command($"""
            select {Columns.Replace("j.preview::text", "null", StringComparison.Ordinal)} from integrations.import_job j join integrations.import_progress p on p.import_id = j.id
            where ($1::uuid is null or j.id < $1) order by j.id desc limit {size + 1}
            """, keys is null ? new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid } : after);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var items = new List<Import>();
        while (await reader.ReadAsync(ct))
            items.Add(Read(reader));
        var next = items.Count > size ? Paging.Cursor(items[size - 1].Id.ToString()) : null;
        return new Page<Import>(items.Count > size ? items[..size] : items, next);
    }

    /// <summary>Moves an import to another state, with what was learnt on the way.</summary>
    public async Task SetAsync(Guid id, ImportStatus status, CancellationToken ct, ImportOptions? options = null, ImportKind? kind = null, string? sheet = null, ImportPreview? preview = null,
        IReadOnlyList<ImportQuestion>? questions = null, IReadOnlyList<Finding>? findings = null, string? error = null)
    {
        await scope.OpenAsync(ct);
        var over = status is ImportStatus.Completed or ImportStatus.CompletedWithErrors or ImportStatus.Failed or ImportStatus.Cancelled;
        await using var command = Command($"""
            update integrations.import_job set status = $2, options = coalesce($3, options), kind = coalesce($4, kind), sheet = coalesce($5, sheet), preview = coalesce($6, preview),
              questions = $7, findings = coalesce($8, findings), error = $9, row_version = row_version + 1, row_changed_date = now(),
              started_at = {(status == ImportStatus.Running ? "coalesce(started_at, now())" : "started_at")}, completed_at = {(over ? "now()" : "null")}
            where id = $1
            """, id, SnakeCaseWords<ImportStatus>.Word(status), Jsonb(options), Text(kind is { } k ? SnakeCaseWords<ImportKind>.Word(k) : null), Text(sheet), Jsonb(preview), Jsonb(questions), Jsonb(findings), Text(error));
        await command.ExecuteNonQueryAsync(ct);
        await TellAsync("import.changed", id, ct);
    }

    /// <summary>Counts a chunk; committed together with its rows.</summary>
    /// <param name="id">The import.</param>
    /// <param name="after">The last row that was counted before this chunk.</param>
    /// <param name="chunk">What it came to.</param>
    /// <param name="ct">Cancels before the write.</param>
    /// <exception cref="TakenOver">Another run counted rows meanwhile: this one's transaction must not be committed.</exception>
    public async Task AddProgressAsync(Guid id, long after, ChunkResult chunk, CancellationToken ct)
    {
        var batch = await scope.BatchAsync(ct);
        var counted = BatchCommand("""
            update integrations.import_progress set last_row = $2, share = greatest(share, $3), rows_read = rows_read + $4, rows_written = rows_written + $5,
              rows_unchanged = rows_unchanged + $6, rows_rejected = rows_rejected + $7 where import_id = $1 and last_row = $8
            """, id, chunk.LastRow, (decimal)Math.Clamp(chunk.Share, 0, 1), (long)chunk.Read, (long)chunk.Written, (long)chunk.Unchanged, (long)chunk.RejectedRows, after);
        batch.BatchCommands.Add(counted);
        if (chunk.Rejected.Count > 0)
            batch.BatchCommands.Add(Rejections(id, chunk.Rejected));
        batch.BatchCommands.Add(Outbox.Append("import.progress", new { id }));
        await batch.ExecuteNonQueryAsync(ct);
        if (counted.RecordsAffected == 0)
            throw new TakenOver();
    }

    public async Task AddWellsAsync(Guid id, long created, CancellationToken ct)
    {
        await scope.OpenAsync(ct);
        await using var command = Command("update integrations.import_progress set wells_created = wells_created + $2 where import_id = $1", id, created);
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task RequestCancelAsync(Guid id, CancellationToken ct)
    {
        await using var command = Command("update integrations.import_progress set cancel_requested = true where import_id = $1", id);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Imports that somebody should be working on, and not since this minute.</summary>
    public Task<List<Guid>> UnderWayAsync(CancellationToken ct) =>
        IdsAsync("select id from integrations.import_job where status in ('queued', 'reading', 'running') and coalesce(row_changed_date, row_created_date) < now() - interval '1 minute'", ct);

    /// <summary>Imports that were over between a month and forty days ago.</summary>
    public Task<List<Guid>> LongOverAsync(CancellationToken ct) =>
        IdsAsync("select id from integrations.import_job where completed_at < now() - interval '30 days' and completed_at > now() - interval '40 days'", ct);

    async Task<List<Guid>> IdsAsync(string sql, CancellationToken ct)
    {
        await using var command = Command(sql);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new List<Guid>();
        while (await reader.ReadAsync(ct))
            found.Add(reader.GetGuid(0));
        return found;
    }

    /// <summary>The rejected rows in the order of the file.</summary>
    public async IAsyncEnumerable<RejectedRow> RejectedAsync(Guid id, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await scope.OpenAsync(ct);
        await using var command = Command("select row_number, column_name, code, reason, cells from integrations.import_rejected_row where import_id = $1 order by row_number, seq_no", id);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            yield return new RejectedRow(reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetFieldValue<string?[]>(4));
    }

    static NpgsqlBatchCommand Rejections(Guid id, IReadOnlyList<RejectedRow> rows)
    {
        // Cells travel as JSON: PostgreSQL has no arrays of arrays of unequal length.
        var seq = new int[rows.Count];
        for (var i = 1; i < rows.Count; i++)
            seq[i] = rows[i].Row == rows[i - 1].Row ? seq[i - 1] + 1 : 0;
        return BatchCommand("""
            insert into integrations.import_rejected_row (import_id, row_number, seq_no, column_name, code, reason, cells)
            select $1, r.row_number, r.seq_no, r.column_name, r.code, r.reason, (select array_agg(c order by n) from jsonb_array_elements_text(r.cells) with ordinality e(c, n))
            from unnest($2::bigint[], $3::integer[], $4::text[], $5::text[], $6::text[], $7::jsonb[]) r(row_number, seq_no, column_name, code, reason, cells)
            on conflict do nothing
            """, id, rows.Select(r => r.Row).ToArray(), seq, rows.Select(r => r.Column).ToArray(), rows.Select(r => r.Code).ToArray(), rows.Select(r => r.Reason).ToArray(),
            new NpgsqlParameter { Value = rows.Select(r => r.Cells is null ? null : JsonSerializer.Serialize(r.Cells.Select(c => c?.Replace("\0", "", StringComparison.Ordinal)), Json)).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb });
    }

    static Import Read(NpgsqlDataReader r)
    {
        var id = r.GetGuid(0);
        return new Import
        {
            Id = id,
            FileName = r.GetString(1),
            FileSize = r.GetInt64(2),
            Kind = r.IsDBNull(3) ? null : SnakeCaseWords<ImportKind>.Parse(r.GetString(3)),
            Sheet = r.IsDBNull(4) ? null : r.GetString(4),
            Status = SnakeCaseWords<ImportStatus>.Parse(r.GetString(5)),
            Options = JsonSerializer.Deserialize<ImportOptions>(r.GetString(6), Json)!,
            Preview = r.IsDBNull(7) ? null : JsonSerializer.Deserialize<ImportPreview>(r.GetString(7), Json),
            Questions = r.IsDBNull(8) ? [] : JsonSerializer.Deserialize<List<ImportQuestion>>(r.GetString(8), Json)!,
            Findings = r.IsDBNull(9) ? [] : JsonSerializer.Deserialize<List<Finding>>(r.GetString(9), Json)!,
            Error = r.IsDBNull(10) ? null : r.GetString(10),
            CreatedBy = r.IsDBNull(11) ? null : r.GetGuid(11),
            CreatedAt = r.GetFieldValue<DateTimeOffset>(12),
            StartedAt = r.IsDBNull(13) ? null : r.GetFieldValue<DateTimeOffset>(13),
            CompletedAt = r.IsDBNull(14) ? null : r.GetFieldValue<DateTimeOffset>(14),
            Progress = r.GetDecimal(15),
            RowsRead = r.GetInt64(16),
            RowsWritten = r.GetInt64(17),
            RowsUnchanged = r.GetInt64(18),
            RowsRejected = r.GetInt64(19),
            WellsCreated = r.GetInt64(20),
            ErrorsUrl = r.GetInt64(19) > 0 ? $"/api/v1/imports/{id}/errors" : null,
        };
    }

    internal NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, scope.Connection, scope.Transaction);
        foreach (var value in values)
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        return command;
    }

    static NpgsqlBatchCommand BatchCommand(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        return command;
    }

    internal static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    internal static NpgsqlParameter Jsonb<T>(T? value) where T : class =>
        new() { Value = value is null ? DBNull.Value : JsonSerializer.Serialize(value, Json), NpgsqlDbType = NpgsqlDbType.Jsonb };
}
