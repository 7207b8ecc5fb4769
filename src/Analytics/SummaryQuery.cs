using System.Globalization;
using System.Text;
using Npgsql;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Refusals;

namespace Pumpjack.Analytics;

/// <summary>The parameters of <c>/analytics/production</c>.</summary>
public sealed class SummaryFilter
{
    /// <summary>Comma-separated: one of day, month, year, and any of well, lease, field, region, operator. None: one total.</summary>
    public string? GroupBy { get; set; }
    /// <summary>First production date.</summary>
    public DateOnly? From { get; set; }
    /// <summary>Last production date.</summary>
    public DateOnly? To { get; set; }
    /// <summary>us (default) or metric.</summary>
    public string? Units { get; set; }
    public Guid[]? WellId { get; set; }
    public Guid[]? LeaseId { get; set; }
    public Guid[]? FieldId { get; set; }
    public Guid[]? RegionId { get; set; }
    public Guid[]? OperatorId { get; set; }
    public Guid[]? FacilityId { get; set; }
}

/// <summary>
/// Turns the filter into one statement. Whole months come from the roll-up, the days before and after them from the detail, so that
/// the answer agrees with the detail whatever the span.
/// </summary>
internal sealed class SummaryQuery
{
    const string Sums = "oil_volume, gas_volume, water_volume, condensate_volume, injection_volume, injection_gas_volume, hours_on, "
        + "day_count, oil_day_count, gas_day_count, water_day_count, producing_day_count, estimated_day_count";
    public const int MaxItems = 20_000, MaxDaysByDay = 1_100;

    static readonly string[] Places = ["well", "lease", "field", "region", "operator"];

    public required string Sql { get; init; }
    public required IReadOnlyList<NpgsqlParameter> Parameters { get; init; }
    public required bool HasPeriod { get; init; }
    public required IReadOnlyList<string> GroupedPlaces { get; init; }

    /// <exception cref="Refusal">400 for an unknown grouping, 422 for a span too long by day.</exception>
    public static SummaryQuery Make(SummaryFilter filter, VisibleWells visible)
    {
        var asked = (filter.GroupBy ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToArray();
        var periods = asked.Where(g => g is "day" or "month" or "year").ToArray();
        var places = Places.Where(asked.Contains).ToArray();
        if (periods.Length > 1 || periods.Length + places.Length != asked.Length)
            throw Problems.BadParameter("groupBy", "groupBy is one of day, month, year, and any of well, lease, field, region, operator.");
        // Within what the record can hold, so that the months around the span exist.
        DateOnly first = new(1900, 1, 1), last = new(2200, 12, 31);
        var from = filter.From is { } f ? f < first ? first : f > last ? last : f : first;
        var to = filter.To is { } t ? t < first ? first : t > last ? last : t : last;
        if (filter.From > filter.To)
            throw Problems.BadParameter("from", "from lies after to.");
        var period = periods.SingleOrDefault();
        if (period == "day" && (filter.From is null || filter.To is null || to.DayNumber - from.DayNumber > MaxDaysByDay))
            throw Problems.Fields(new FieldError("?from", "span-too-long", $"By day, give from and to at most {MaxDaysByDay:#,0} days apart; by month there is no limit."));

        var parameters = new List<NpgsqlParameter>();
        string Add(object value)
        {
            parameters.Add(new NpgsqlParameter { Value = value });
            return "$" + parameters.Count.ToString(CultureInfo.InvariantCulture);
        }

        var wells = Wells(filter, visible, Add);
        var source = period == "day"
            ? $"select production_date as period, well_id, {Sums} from reporting.production_day d where production_date between {Add(from)} and {Add(to)}{wells}"
            : Months(from, to, period, wells, Add);

        // Sums by well and period first: names are looked up once a group, not once a row.
        var keys = new List<string>();
        if (period is not null)
            keys.Add("period");
        keys.AddRange(places.Select(p => p == "well" ? "p.well_id" : $"p.{p}_id"));
        var needsPlace = places.Length > 0;
        var select = new StringBuilder("select ");
        if (period is not null)
            select.Append("period, ");
        foreach (var place in places)
            select.Append(CultureInfo.InvariantCulture, $"p.{place}_id, min(p.{place}_name) as {place}_name, ");
        select.AppendJoin(", ", Sums.Split(", ").Select(c => c.EndsWith("count", StringComparison.Ordinal) ? $"sum({c})::bigint" : $"sum({c})"));
        select.Append(CultureInfo.InvariantCulture, $" from ({source}) s");
        if (needsPlace)
            select.Append(" join reporting.well_place p on p.well_id = s.well_id");
        if (keys.Count > 0)
        {
            select.Append(" group by ").AppendJoin(", ", keys);
            select.Append(" order by ").AppendJoin(", ", new[] { period is null ? null : "period" }.Concat(places.Select(p => $"{p}_name")).Concat(places.Select(p => $"p.{p}_id")).OfType<string>());
        }
        else
        {
            select.Append(" having count(*) > 0");
        }
        select.Append(CultureInfo.InvariantCulture, $" limit {MaxItems + 1}");
        return new SummaryQuery { Sql = select.ToString(), Parameters = parameters, HasPeriod = period is not null, GroupedPlaces = places };
    }

    static string Months(DateOnly from, DateOnly to, string? period, string wells, Func<object, string> add)
    {
        string By(string column) => period is null ? "null::date" : $"date_trunc('{period}', {column})::date";
        var monthPeriod = period switch { null => "null::date", "month" => "month", _ => By("month") };
        var firstWhole = from.Day == 1 ? from : new DateOnly(from.Year, from.Month, 1).AddMonths(1);
        var endWhole = to.AddDays(1).Day == 1 ? to.AddDays(1) : new DateOnly(to.Year, to.Month, 1);
        var parts = new List<string>();
        if (firstWhole < endWhole)
            parts.Add($"select {monthPeriod} as period, well_id, {Sums} from reporting.production_month d where day_count > 0 and month >= {add(firstWhole)} and month < {add(endWhole)}{wells}");
        if (firstWhole >= endWhole)
            parts.Add(Days(from, to));
        else
        {
            if (from < firstWhole)
                parts.Add(Days(from, firstWhole.AddDays(-1)));
            if (to >= endWhole)
                parts.Add(Days(endWhole, to));
        }
        return string.Join(" union all ", parts);

        string Days(DateOnly first, DateOnly last) =>
            $"select {By("production_date")} as period, well_id, {Sums} from reporting.production_day d where production_date between {add(first)} and {add(last)}{wells}";
    }

    static string Wells(SummaryFilter filter, VisibleWells visible, Func<object, string> add)
    {
        var sql = new StringBuilder();
        if (visible.Among(filter.WellId is { Length: > 0 } ids ? ids : null) is { } chosen)
            sql.Append(CultureInfo.InvariantCulture, $" and d.well_id = any({add(chosen)})");
        var place = new StringBuilder();
        foreach (var (column, values) in new[] { ("lease_id", filter.LeaseId), ("field_id", filter.FieldId), ("region_id", filter.RegionId), ("operator_id", filter.OperatorId), ("facility_id", filter.FacilityId) })
            if (values is { Length: > 0 })
                place.Append(CultureInfo.InvariantCulture, $" and w.{column} = any({add(values)})");
        if (place.Length > 0)
            sql.Append(CultureInfo.InvariantCulture, $" and d.well_id in (select w.well_id from reporting.well_place w where true{place})");
        return sql.ToString();
    }
}
