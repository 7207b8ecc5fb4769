using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using NpgsqlTypes;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Assets.Records;

/// <summary>Writes many records in one statement: they travel as one document and become rows in the database.</summary>
static class RecordWriter<T> where T : AssetRecord, new()
{
    static readonly string Table = "assets." + RecordReader<T>.Snake(typeof(T).Name);
    static readonly string[] Columns = [.. RecordReader<T>.Columns.Select(RecordReader<T>.Snake)];

    static readonly JsonSerializerOptions AsColumns = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static NpgsqlBatchCommand Insert(TenantScope scope, IReadOnlyList<T> records)
    {
        foreach (var record in records)
            (record.RowVersion, record.RowCreatedBy, record.RowCreatedDate) = (1, scope.Caller.UserId, scope.Now);
        return Command($"insert into {Table} ({string.Join(", ", Columns)}) select {string.Join(", ", Columns)} from jsonb_populate_recordset(null::{Table}, $1)", records);
    }

    /// <summary>Raises the version of each; one that somebody else changed meanwhile stays as it is, so the number of rows tells.</summary>
    public static NpgsqlBatchCommand Update(TenantScope scope, IReadOnlyList<T> records)
    {
        foreach (var record in records)
            (record.RowChangedBy, record.RowChangedDate) = (scope.Caller.UserId, scope.Now);
        var written = Columns.Where(c => c is not ("id" or "row_version" or "row_created_by" or "row_created_date"));
        return Command($"""
            update {Table} t set {string.Join(", ", written.Select(c => $"{c} = r.{c}"))}, row_version = t.row_version + 1
            from jsonb_populate_recordset(null::{Table}, $1) r
            where t.id = r.id and t.row_version = r.row_version
            """, records);
    }

    static NpgsqlBatchCommand Command(string sql, IReadOnlyList<T> records) => new(sql)
    {
        Parameters = { new() { Value = JsonSerializer.SerializeToUtf8Bytes(records, AsColumns), NpgsqlDbType = NpgsqlDbType.Jsonb } },
    };
}
