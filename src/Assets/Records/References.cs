using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Assets.Records;

/// <summary>Questions about references between master records, each one statement.</summary>
static class References
{
    // What goes out of use together with its well is no obstacle.
    static readonly string[] Dependents = ["well_status_history", "user_well_assignment"];

    /// <summary>Says which references lead nowhere, and which day it is at the record's site. What is stored is not asked again.</summary>
    public static async Task<(DateOnly Today, IReadOnlyList<FieldError> Errors)> LookAsync<T>(
        TenantScope scope, AssetKind<T> kind, T record, T? stored, CancellationToken ct) where T : AssetRecord, new()
    {
        var site = kind.Site?.Invoke(record) ?? (null, null);
        var sql = new List<string>
        {
            "select 'zone', coalesce((select f.time_zone from assets.field f where f.id = $1), (select o.time_zone from tenancy.organization o))",
        };
        var command = new NpgsqlBatchCommand
        {
            Parameters = { new() { Value = (object?)site.FieldId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid } },
        };
        foreach (var reference in RecordShape<T>.References)
        {
            var id = (Guid?)reference.Property.GetValue(record);
            if (id is null || (stored is not null && Equals(id, reference.Property.GetValue(stored))))
                continue;
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id.Value });
            var n = command.Parameters.Count.ToString(CultureInfo.InvariantCulture);
            sql.Add($"select '{reference.Member}', '{reference.Table}' where not exists (select from assets.{reference.Table} x where x.id = ${n} and x.active_ind)");
        }
        command.CommandText = string.Join(" union all ", sql);

        List<FieldError> errors = [];
        string? zone = null;
        await using var reader = await ReadAsync(scope, command, ct);
        while (await reader.ReadAsync(ct))
        {
            var (what, value) = (reader.GetString(0), await reader.IsDBNullAsync(1, ct) ? null : reader.GetString(1));
            if (what == "zone")
                zone = value;
            else
                errors.Add(new("#/" + what, "unknown-reference", $"There is no {value!.Replace('_', ' ')} with this id."));
        }
        if (site.TimeZone is { } own && TimeZoneInfo.TryFindSystemTimeZoneById(own, out var its))
            return (Day(scope, its), errors);
        return (Day(scope, TimeZoneInfo.FindSystemTimeZoneById(zone ?? "Etc/UTC")), errors);
    }

    static DateOnly Day(TenantScope scope, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(scope.Now, zone).DateTime);

    /// <summary>
    /// Refuses to take a record away that others refer to. Which tables refer to it is asked of the database, so that days and volumes
    /// count although their module is not known here; roll-ups carry no active_ind and do not count.
    /// </summary>
    /// <exception cref="Refusal">409 that counts them.</exception>
    public static async Task RefuseInUseAsync(TenantScope scope, string table, string noun, Guid id, CancellationToken ct)
    {
        List<string> counts = [];
        await using (var reader = await ReadAsync(scope, new($"""
            select c.relname, quote_ident(n.nspname) || '.' || quote_ident(c.relname), quote_ident(a.attname)
            from pg_constraint f
            join pg_class c on c.oid = f.conrelid
            join pg_namespace n on n.oid = c.relnamespace
            cross join lateral unnest(f.conkey, f.confkey) k (own, theirs)
            join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.own
            join pg_attribute b on b.attrelid = f.confrelid and b.attnum = k.theirs and b.attname = 'id'
            where f.contype = 'f' and f.confrelid = 'assets.{table}'::regclass and f.conparentid = 0 and c.relname <> all ($1)
              and exists (select from pg_attribute i where i.attrelid = f.conrelid and i.attname = 'active_ind')
            order by c.relname
            """) { Parameters = { new() { Value = Dependents } } }, ct))
            while (await reader.ReadAsync(ct))
                counts.Add($"select '{reader.GetString(0)}', count(*) from {reader.GetString(1)} x where x.{reader.GetString(2)} = $1 and x.active_ind having count(*) > 0");
        if (counts.Count == 0)
            return;

        List<string> users = [];
        await using (var reader = await ReadAsync(scope, new(string.Join(" union all ", counts)) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = id } } }, ct))
            while (await reader.ReadAsync(ct))
                users.Add($"{reader.GetInt64(1)} {reader.GetString(0).Replace('_', ' ')}");
        if (users.Count > 0)
            throw AssetsProblems.StillInUse(noun, users);
    }

    /// <summary>True when <paramref name="id"/> stands somewhere above or at <paramref name="parent"/>: the tree would bite its tail.</summary>
    public static async Task<bool> IsAboveAsync(TenantScope scope, string table, string column, Guid id, Guid parent, CancellationToken ct)
    {
        var command = new NpgsqlBatchCommand($"""
            with recursive up (id) as (
              select $2::uuid
              union
              select x.{column} from assets.{table} x join up on up.id = x.id where x.{column} is not null)
            select exists (select from up where id = $1)
            """)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = id }, new NpgsqlParameter<Guid> { TypedValue = parent } },
        };
        await using var reader = await ReadAsync(scope, command, ct);
        await reader.ReadAsync(ct);
        return reader.GetBoolean(0);
    }

    static async Task<NpgsqlDataReader> ReadAsync(TenantScope scope, NpgsqlBatchCommand command, CancellationToken ct)
    {
        var batch = await scope.BatchAsync(ct);
        batch.BatchCommands.Add(command);
        return await scope.ReadAsync(batch, ct);
    }
}
