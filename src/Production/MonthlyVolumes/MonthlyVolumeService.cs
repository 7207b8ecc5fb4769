using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Pumpjack.Platform;
using Pumpjack.Platform.Json;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;
using Pumpjack.Production.DailyProduction;

namespace Pumpjack.Production.MonthlyVolumes;

/// <summary>A well's month as it arrived; bbl, Mcf, hours.</summary>
public sealed class MonthlyVolume
{
    public Guid WellId { get; set; }
    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; set; }
    public decimal? OilVolume { get; set; }
    public decimal? GasVolume { get; set; }
    public decimal? WaterVolume { get; set; }
    public decimal? CondensateVolume { get; set; }
    public decimal? InjectionVolume { get; set; }
    public decimal? InjectionGasVolume { get; set; }
    public decimal? HoursOn { get; set; }
    public IReadOnlyDictionary<string, OriginalValue>? Original { get; set; }

    internal (string Name, decimal? Value)[] Volumes =>
        [("oilVolume", OilVolume), ("gasVolume", GasVolume), ("waterVolume", WaterVolume), ("condensateVolume", CondensateVolume), ("injectionVolume", InjectionVolume), ("injectionGasVolume", InjectionGasVolume)];
}

/// <summary>What became of a month.</summary>
public sealed record MonthlyOutcome(EntryOutcome Outcome, IReadOnlyList<FieldError> Errors);

/// <summary>Volumes that arrive by the month, kept as they came and never spread into days.</summary>
public sealed class MonthlyVolumeService(TenantScope scope, TimeProvider clock)
{
    /// <summary>Records a batch; a month recorded with other content is left alone or replaced.</summary>
    /// <param name="months">Field units.</param>
    /// <param name="onDuplicate">Skip or amend.</param>
    /// <param name="ct">Cancels before the write.</param>
    public async Task<IReadOnlyList<MonthlyOutcome>> RecordAsync(IReadOnlyList<MonthlyVolume> months, OnDuplicate onDuplicate, CancellationToken ct)
    {
        var outcomes = months.Select(m => new MonthlyOutcome(EntryOutcome.Pending, Check(m))).ToArray();
        var first = new Dictionary<(Guid, DateOnly), int>();
        var writing = new List<int>();
        for (var i = 0; i < months.Count; i++)
        {
            if (outcomes[i].Errors.Count > 0)
                outcomes[i] = outcomes[i] with { Outcome = EntryOutcome.Refused };
            else if (first.TryAdd((months[i].WellId, months[i].Month), i))
                writing.Add(i);
            else if (Hash(months[first[(months[i].WellId, months[i].Month)]]) == Hash(months[i]))
                outcomes[i] = outcomes[i] with { Outcome = EntryOutcome.Unchanged };
            else
                outcomes[i] = new MonthlyOutcome(EntryOutcome.Refused, [new FieldError("#/month", "duplicate-month", "The month is given twice, with different volumes.")]);
        }
        if (writing.Count == 0)
            return outcomes;
        var written = await WriteAsync([.. writing.Select(i => months[i])], onDuplicate, ct);
        foreach (var i in writing)
            outcomes[i] = outcomes[i] with { Outcome = written.GetValueOrDefault((months[i].WellId, months[i].Month), EntryOutcome.Unchanged) };
        return outcomes;
    }

    List<FieldError> Check(MonthlyVolume month)
    {
        var errors = new List<FieldError>();
        if (month.Volumes.All(v => v.Value is null) && month.HoursOn is null)
            errors.Add(new FieldError("#", "nothing-measured", "Nothing was measured: the row has no volume and no hours."));
        foreach (var (name, value) in month.Volumes)
            if (value is < 0 or >= 10_000_000_000m)
                errors.Add(new FieldError("#/" + name, name switch { "oilVolume" => "oil-volume-range", "gasVolume" => "gas-volume-range", "waterVolume" => "water-volume-range", _ => "volume-range" },
                    $"{name} is {value:#,0.####}; a month's volume is not negative."));
        if (month.HoursOn is < 0 or > 745)
            errors.Add(new FieldError("#/hoursOn", "hours-range", $"Hours on are {month.HoursOn:0.##}; a month has at most 745."));
        if (month.HoursOn == 0 && month.Volumes.Any(v => v.Value > 0))
            errors.Add(new FieldError("#/hoursOn", "zero-hours-volume", "There is a volume, but the well was on for no time."));
        if (month.Month > DateOnly.FromDateTime(clock.GetUtcNow().AddHours(14).UtcDateTime) || month.Month.Year < 1859)
            errors.Add(new FieldError("#/month", "date-future", $"{month.Month:yyyy-MM} is no month that volumes can come from."));
        return errors;
    }

    async Task<Dictionary<(Guid, DateOnly), EntryOutcome>> WriteAsync(List<MonthlyVolume> months, OnDuplicate onDuplicate, CancellationToken ct)
    {
        await scope.OpenAsync(ct);
        await using var command = new NpgsqlCommand($"""
            insert into production.monthly_volume as m (organization_id, well_id, month, oil_volume, gas_volume, water_volume, condensate_volume, injection_volume,
              injection_gas_volume, hours_on, original, content_hash)
            select $1, u.* from unnest($2::uuid[], $3::date[], $4::numeric[], $5::numeric[], $6::numeric[], $7::numeric[], $8::numeric[], $9::numeric[], $10::numeric[], $11::jsonb[], $12::uuid[]) u
            order by 2, 3
            on conflict (organization_id, well_id, month) do update set oil_volume = excluded.oil_volume, gas_volume = excluded.gas_volume, water_volume = excluded.water_volume,
              condensate_volume = excluded.condensate_volume, injection_volume = excluded.injection_volume, injection_gas_volume = excluded.injection_gas_volume,
              hours_on = excluded.hours_on, original = excluded.original, content_hash = excluded.content_hash, row_version = m.row_version + 1,
              row_changed_by = platform.current_user_id(), row_changed_date = now()
            where m.content_hash <> excluded.content_hash and {(onDuplicate == OnDuplicate.Amend ? "true" : "false")}
            returning well_id, month, row_version
            """, scope.Connection, scope.Transaction);
        command.Parameters.Add(new() { Value = scope.Caller.OrganizationId });
        command.Parameters.Add(new() { Value = months.Select(m => m.WellId).ToArray() });
        command.Parameters.Add(new() { Value = months.Select(m => m.Month).ToArray() });
        foreach (var volume in Enumerable.Range(0, 6))
            command.Parameters.Add(Numbers(months.Select(m => Rounding.To(m.Volumes[volume].Value, 4))));
        command.Parameters.Add(Numbers(months.Select(m => Rounding.To(m.HoursOn, 4))));
        command.Parameters.Add(new() { Value = months.Select(m => m.Original is null ? null : JsonSerializer.Serialize(m.Original, JsonSettings.Stored)).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = months.Select(Hash).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var written = new Dictionary<(Guid, DateOnly), EntryOutcome>();
        while (await reader.ReadAsync(ct))
            written[(reader.GetGuid(0), reader.GetFieldValue<DateOnly>(1))] = reader.GetInt32(2) == 1 ? EntryOutcome.Created : EntryOutcome.Amended;
        return written;
    }

    static NpgsqlParameter Numbers(IEnumerable<decimal?> values) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Numeric };

    static Guid Hash(MonthlyVolume month)
    {
        var text = string.Join('|', month.Volumes.Select(v => v.Value).Append(month.HoursOn).Select(v => Rounding.To(v, 4)?.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture)));
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}
