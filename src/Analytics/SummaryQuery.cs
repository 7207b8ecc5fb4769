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
/// Turns the filter into one statement. Whole months come from the roll-ups, of wells where wells are asked for, else of places; the days
/// before and after them come from the detail, so that the answer agrees with the detail whatever the span.
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

        var source = new Source(filter, visible, period, places);
        var select = period == "day" ? source.Days(from, to) : source.Months(from, to);
        return new SummaryQuery { Sql = Grouped(select, period, places), Parameters = source.Parameters, HasPeriod = period is not null, GroupedPlaces = places };
    }

    /// <summary>Sums first: names are looked up once a group, not once a row.</summary>
    static string Grouped(string source, string? period, string[] places)
    {
        var keys = new List<string>();
        if (period is not null)
            keys.Add("period");
        keys.AddRange(places.Select(p => p + "_id"));
        var sums = Sums.Split(", ").Select(c => c.EndsWith("count", StringComparison.Ordinal) ? $"sum({c})::bigint as {c}" : $"sum({c}) as {c}");
        var groups = keys.Count > 0 ? "group by " + string.Join(", ", keys) : "having count(*) > 0";
        var select = new StringBuilder("select ");
        if (period is not null)
            select.Append("period, ");
        foreach (var place in places)
            select.Append(CultureInfo.InvariantCulture, $"g.{place}_id, {Name(place)}, ");
        select.Append(CultureInfo.InvariantCulture, $"{Sums} from (select {string.Join(", ", keys.Concat(sums))} from ({source}) s {groups}) g");
        foreach (var place in places)
            select.Append(place == "well" ? " left join reporting.well_place well on well.well_id = g.well_id" : $" left join reporting.place_name {place} on {place}.place = '{place}' and {place}.id = g.{place}_id");
        if (keys.Count > 0)
            select.Append(" order by ").AppendJoin(", ", new[] { period is null ? null : "period" }.Concat(places.Select(Name)).Concat(places.Select(p => $"g.{p}_id")).OfType<string>());
        return select.Append(CultureInfo.InvariantCulture, $" limit {MaxItems + 1}").ToString();
    }

    static string Name(string place) => place == "well" ? "well.well_name" : place + ".name";

    /// <summary>The rows that are summed: `w` says where they belong, `d` which well they are of.</summary>
    sealed class Source
    {
        readonly string? period;
        readonly string ids, join, conditions;
        readonly bool ofPlaces;

        public List<NpgsqlParameter> Parameters { get; } = [];

        public Source(SummaryFilter filter, VisibleWells visible, string? period, string[] places)
        {
            this.period = period;
            ids = string.Concat(places.Select(p => p == "well" ? ", d.well_id" : $", w.{p}_id"));
            var wells = visible.Among(filter.WellId is { Length: > 0 } chosen ? chosen : null);
            var sql = new StringBuilder();
            foreach (var (column, values) in new[] { ("lease_id", filter.LeaseId), ("field_id", filter.FieldId), ("region_id", filter.RegionId), ("operator_id", filter.OperatorId), ("facility_id", filter.FacilityId) })
                if (values is { Length: > 0 })
                    sql.Append(CultureInfo.InvariantCulture, $" and w.{column} = any({Add(values)})");
            join = sql.Length > 0 || places.Any(p => p != "well") ? " join reporting.well_place w on w.well_id = d.well_id" : "";
            if (wells is not null)
                sql.Append(CultureInfo.InvariantCulture, $" and d.well_id = any({Add(wells)})");
            conditions = sql.ToString();
            // A place has lost which of its wells stands on which facility.
            ofPlaces = wells is null && filter.FacilityId is not { Length: > 0 } && !places.Contains("well");
        }

        /// <summary>Days of wells.</summary>
        public string Days(DateOnly first, DateOnly last) =>
            $"select {By("production_date")} as period{ids}, {Sums} from reporting.production_day d{join} where production_date between {Add(first)} and {Add(last)}{conditions}";

        /// <summary>Whole months, and days where a month is cut.</summary>
        public string Months(DateOnly from, DateOnly to)
        {
            var firstWhole = from.Day == 1 ? from : new DateOnly(from.Year, from.Month, 1).AddMonths(1);
            var endWhole = to.AddDays(1).Day == 1 ? to.AddDays(1) : new DateOnly(to.Year, to.Month, 1);
            if (firstWhole >= endWhole)
                return Days(from, to);
            var parts = new List<string>
            {
                $"select {By("month")} as period{ids}, {Sums} from {(ofPlaces ? "reporting.place_month w" : "reporting.production_month d" + join)} where month >= {Add(firstWhole)} and month < {Add(endWhole)}{conditions}",
            };
            if (from < firstWhole)
                parts.Add(Days(from, firstWhole.AddDays(-1)));
            if (to >= endWhole)
                parts.Add(Days(endWhole, to));
            return string.Join(" union all ", parts);
        }

        // Through timestamp, not timestamptz: a date has no zone, and looking one up costs more than the sum.
        string By(string column) => (period, column) switch
        {
            (null, _) => "null::date",
            ("day", _) or ("month", "month") => column,
            _ => $"date_trunc('{period}', {column}::timestamp)::date",
        };

        string Add(object value)
        {
            Parameters.Add(new NpgsqlParameter { Value = value });
            return "$" + Parameters.Count.ToString(CultureInfo.InvariantCulture);
        }
    }
}
