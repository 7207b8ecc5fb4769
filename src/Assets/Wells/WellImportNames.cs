using Npgsql;
using Pumpjack.Assets.Records;
using Pumpjack.Assets.Register;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Assets.Wells;

/// <summary>Fields, leases and operators by the names a file uses; one query for a whole batch, and one statement each for those to be made.</summary>
sealed class WellImportNames
{
    /// <summary>A record a name led to.</summary>
    public sealed record Found(Guid Id, string? TimeZone, Guid? RegionId);

    readonly Dictionary<(string Table, string Name), Found?> found = [];
    readonly List<Field> newFields = [];
    readonly List<Lease> newLeases = [];
    readonly List<Company> newCompanies = [];

    /// <summary>The zone of the organisation.</summary>
    public string TimeZone { get; private set; } = "Etc/UTC";

    /// <summary>Asks for all names of the batch. An ambiguous name is kept as null.</summary>
    public static async Task<WellImportNames> ReadAsync(TenantScope scope, IReadOnlyList<WellImportRow> rows, CancellationToken ct)
    {
        var names = new WellImportNames();
        var batch = await scope.BatchAsync(ct);
        batch.BatchCommands.Add(new("select time_zone from tenancy.organization"));
        batch.BatchCommands.Add(new("""
            select 'field', lower(n), f.id, f.time_zone, f.region_id from unnest($1::text[]) n
              join assets.field f on f.active_ind and (lower(f.field_name) = lower(n) or lower(f.field_code) = lower(n))
            union all
            select 'lease', lower(n), l.id, null, null from unnest($2::text[]) n
              join assets.lease l on l.active_ind and (lower(l.lease_name) = lower(n) or lower(l.lease_number) = lower(n))
            union all
            select 'company', lower(n), c.id, null, null from unnest($3::text[]) n
              join assets.company c on c.active_ind and (lower(c.company_name) = lower(n) or lower(c.company_code) = lower(n))
            union all
            select 'field', f.id::text, f.id, f.time_zone, f.region_id from assets.field f where f.id = any($4)
            """)
        {
            Parameters =
            {
                new() { Value = Distinct(rows, r => r.FieldName) }, new() { Value = Distinct(rows, r => r.LeaseName) },
                new() { Value = Distinct(rows, r => r.OperatorName) },
                new() { Value = rows.Select(r => r.Well.FieldId).OfType<Guid>().Distinct().ToArray() },
            },
        });
        await using var reader = await scope.ReadAsync(batch, ct);
        if (await reader.ReadAsync(ct))
            names.TimeZone = reader.GetString(0);
        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var key = (reader.GetString(0), reader.GetString(1));
            var record = new Found(reader.GetGuid(2), await reader.IsDBNullAsync(3, ct) ? null : reader.GetString(3), await reader.IsDBNullAsync(4, ct) ? null : reader.GetGuid(4));
            if (!names.found.TryAdd(key, record) && names.found[key]?.Id != record.Id)
                names.found[key] = null;
        }
        return names;
    }

    static string[] Distinct(IEnumerable<WellImportRow> rows, Func<WellImportRow, string?> name) =>
        [.. rows.Select(name).OfType<string>().Select(n => n.Trim()).Where(n => n.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>A field that was named by its id.</summary>
    public Found? FieldOf(Guid id) => found.GetValueOrDefault(("field", id.ToString()));

    /// <summary>Puts ids into the well where the row has names; a name nobody knows is made, or said.</summary>
    /// <returns>The field's zone and region, where there is a field.</returns>
    public Found? Resolve(WellImportRow row, Well well, bool createMissing, RecordCheck check, List<Finding> findings)
    {
        var field = well.FieldId is { } known ? FieldOf(known) : null;
        if (Look("field", row.FieldName, "fieldName", createMissing, check, findings, (id, name) =>
            {
                newFields.Add(new() { Id = id, FieldName = name, Country = row.Country?.Trim() is { Length: > 0 } country ? country : "unknown", State = well.State });
                if (row.Country is null)
                    findings.Add(new("country-unknown", Severity.Info, "#/fieldName", $"The country of field {name} is not known; add it to the field."));
            }) is { } itsField)
            (field, well.FieldId) = (itsField, itsField.Id);
        if (Look("lease", row.LeaseName, "leaseName", createMissing, check, findings, (id, name) => newLeases.Add(new()
        {
            Id = id,
            LeaseName = name,
            LeaseNumber = name.Length <= 100 ? name : name[..100],
            FieldId = well.FieldId,
            Status = Lease.Incomplete,
        })) is { } lease)
            well.LeaseId = lease.Id;
        if (Look("company", row.OperatorName, "operatorName", createMissing, check, findings,
            (id, name) => newCompanies.Add(new() { Id = id, CompanyName = name, IsOperator = true })) is { } company)
            well.OperatorId = company.Id;
        return field;
    }

    Found? Look(string table, string? name, string member, bool createMissing, RecordCheck check, List<Finding> findings, Action<Guid, string> make)
    {
        name = name?.Trim();
        if (string.IsNullOrEmpty(name))
            return null;
        var key = (table, name.ToLowerInvariant());
        if (found.TryGetValue(key, out var record))
        {
            if (record is null)
                check.Add(member, "ambiguous-name", $"More than one {table} is called {name}.");
            return record;
        }
        if (!createMissing)
            check.Add(member, "unknown-reference", $"There is no {table} called {name}.");
        else if (name.Length > 255)
            check.Add(member, "too-long", $"{member} has {name.Length} characters; at most 255 can be kept.");
        else
        {
            record = found[key] = new(Guid.CreateVersion7(), null, null);
            make(record.Id, name);
            findings.Add(new($"{table}-made", Severity.Info, "#/" + member, $"The {table} {name} is new."));
        }
        return record;
    }

    /// <summary>The statements that make what was missing and is used by a row that is taken over.</summary>
    public IEnumerable<NpgsqlBatchCommand> Make(TenantScope scope, IReadOnlyList<Well> used)
    {
        var ids = used.SelectMany(w => new[] { w.FieldId, w.LeaseId, w.OperatorId }).OfType<Guid>().ToHashSet();
        if (newCompanies.Where(c => ids.Contains(c.Id)).ToList() is { Count: > 0 } companies)
            yield return RecordWriter<Company>.Insert(scope, companies);
        if (newFields.Where(f => ids.Contains(f.Id)).ToList() is { Count: > 0 } fields)
            yield return RecordWriter<Field>.Insert(scope, fields);
        if (newLeases.Where(l => ids.Contains(l.Id)).ToList() is { Count: > 0 } leases)
        {
            foreach (var lease in leases)
                if (lease.FieldId is { } field && newFields.Any(f => f.Id == field) && !ids.Contains(field))
                    lease.FieldId = null;
            yield return RecordWriter<Lease>.Insert(scope, leases);
        }
    }
}
