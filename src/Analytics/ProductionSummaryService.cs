using Npgsql;
using Pumpjack.Platform;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;
using Pumpjack.Platform.Units;

namespace Pumpjack.Analytics;

/// <summary>Reads groups of well-days from the reporting views.</summary>
public sealed class ProductionSummaryService(TenantScope scope)
{
    const decimal DefaultMcfPerBoe = 6m;

    /// <summary>Groups of well-days, of the wells the caller may see.</summary>
    /// <exception cref="Refusal">400 or 422 for a grouping or span that cannot be answered.</exception>
    public async Task<ProductionSummaries> SummariseAsync(SummaryFilter filter, CancellationToken ct)
    {
        var units = filter.Units switch
        {
            null or "" or "us" => UnitSystem.Us,
            "metric" => UnitSystem.Metric,
            _ => throw Problems.BadParameter("units", "units is us or metric."),
        };
        var query = SummaryQuery.Make(filter, await scope.VisibleWellsAsync(ct));
        var batch = await scope.BatchAsync(ct);
        // One plan for every filter would read what few filters need.
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select boe_factor, set_config('plan_cache_mode', 'force_custom_plan', true) from tenancy.organization"));
        var command = new NpgsqlBatchCommand(query.Sql);
        foreach (var parameter in query.Parameters)
            command.Parameters.Add(parameter);
        batch.BatchCommands.Add(command);

        await using var reader = await scope.ReadAsync(batch, ct);
        var factor = await reader.ReadAsync(ct) && !reader.IsDBNull(0) ? reader.GetDecimal(0) : DefaultMcfPerBoe;
        await reader.NextResultAsync(ct);
        var items = new List<ProductionSummary>();
        while (await reader.ReadAsync(ct))
            items.Add(Read(reader, query, factor, units));
        if (items.Count > SummaryQuery.MaxItems)
            throw Problems.Fields(new FieldError("?groupBy", "too-many-groups", $"This makes more than {SummaryQuery.MaxItems:#,0} groups; narrow it, or export the days."));
        return new ProductionSummaries(items, scope.Now, units == UnitSystem.Metric ? "metric" : "us");
    }

    static ProductionSummary Read(NpgsqlDataReader r, SummaryQuery query, decimal mcfPerBoe, UnitSystem units)
    {
        var i = 0;
        DateOnly? period = query.HasPeriod ? r.GetFieldValue<DateOnly>(i++) : null;
        var places = new Dictionary<string, (Guid? Id, string? Name)>(query.GroupedPlaces.Count);
        foreach (var place in query.GroupedPlaces)
        {
            places[place] = (r.IsDBNull(i) ? null : r.GetGuid(i), r.IsDBNull(i + 1) ? null : r.GetString(i + 1));
            i += 2;
        }
        decimal oil = r.GetDecimal(i), gas = r.GetDecimal(i + 1), water = r.GetDecimal(i + 2), condensate = r.GetDecimal(i + 3);
        var liquid = oil + water;
        return new ProductionSummary
        {
            Period = period,
            WellId = places.GetValueOrDefault("well").Id,
            WellName = places.GetValueOrDefault("well").Name,
            LeaseId = places.GetValueOrDefault("lease").Id,
            LeaseName = places.GetValueOrDefault("lease").Name,
            FieldId = places.GetValueOrDefault("field").Id,
            FieldName = places.GetValueOrDefault("field").Name,
            RegionId = places.GetValueOrDefault("region").Id,
            RegionName = places.GetValueOrDefault("region").Name,
            OperatorId = places.GetValueOrDefault("operator").Id,
            OperatorName = places.GetValueOrDefault("operator").Name,
            OilVolume = In(oil, Dimension.LiquidVolume, units),
            GasVolume = In(gas, Dimension.GasVolume, units),
            WaterVolume = In(water, Dimension.LiquidVolume, units),
            CondensateVolume = In(condensate, Dimension.LiquidVolume, units),
            InjectionVolume = In(r.GetDecimal(i + 4), Dimension.LiquidVolume, units),
            InjectionGasVolume = In(r.GetDecimal(i + 5), Dimension.GasVolume, units),
            HoursOn = r.GetDecimal(i + 6),
            DayCount = r.GetInt64(i + 7),
            OilDayCount = r.GetInt64(i + 8),
            GasDayCount = r.GetInt64(i + 9),
            WaterDayCount = r.GetInt64(i + 10),
            ProducingDayCount = r.GetInt64(i + 11),
            EstimatedDayCount = r.GetInt64(i + 12),
            Boe = Rounding.To(oil + condensate + gas / mcfPerBoe, 4),
            GorScfBbl = oil > 0 ? Rounding.To(gas * 1000m / oil, 4) : null,
            WaterCutPercent = liquid > 0 ? Rounding.To(water * 100m / liquid, 2) : null,
        };
    }

    static decimal In(decimal value, Dimension dimension, UnitSystem units) =>
        units == UnitSystem.Us ? value : Rounding.To(Conversion.ToMetric(value, dimension), 4);
}
