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
/// Turns the filter into one statement. Months come from the roll-ups, of wells where wells are asked for, else of places; of a month that
/// is cut the days asked for are added, or the others taken away, whichever are fewer. So the answer agrees with the detail whatever the span.
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
        return new SummaryQuery { Sql = Grouped(select, period, places, source), Parameters = source.Parameters, HasPeriod = period is not null, GroupedPlaces = places };
    }

    /// <summary>Sums first: names are looked up once a group, not once a row.</summary>
    static string Grouped(string rows, string? period, string[] places, Source source)
    {
        var keys = new List<string>();
        if (period is not null)
            keys.Add("period");
        keys.AddRange(places.Select(p => p + "_id"));
        var sums = Sums.Split(", ").Select(c => c.EndsWith("count", StringComparison.Ordinal) ? $"sum({c})::bigint as {c}" : $"sum({c}) as {c}");
        // What was taken away may have left nothing.
        var groups = (keys.Count > 0 ? $"group by {string.Join(", ", keys)} " : "") + "having sum(day_count) > 0";
        var select = new StringBuilder("select ");
        if (period is not null)
            select.Append("period, ");
        foreach (var place in places)
            select.Append(CultureInfo.InvariantCulture, $"g.{place}_id, {Name(place)}, ");
        select.Append(CultureInfo.InvariantCulture, $"{Sums} from (select {string.Join(", ", keys.Concat(sums))} from ({rows}) s {groups}) g");
        foreach (var place in places)
            select.Append(place == "well" ? $" left join reporting.well_place well on well.well_id = g.well_id{source.WellsAs("well")}" : $" left join reporting.place_name {place} on {place}.place = '{place}' and {place}.id = g.{place}_id");
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
        readonly string? wells;
        readonly bool ofPlaces;
        readonly List<(string Column, string Parameter)> places = [];

        public List<NpgsqlParameter> Parameters { get; } = [];

        public Source(SummaryFilter filter, VisibleWells visible, string? period, string[] grouped)
        {
            this.period = period;
            ids = string.Concat(grouped.Select(p => p == "well" ? ", d.well_id" : $", w.{p}_id"));
            foreach (var (column, values) in new[] { ("lease_id", filter.LeaseId), ("field_id", filter.FieldId), ("region_id", filter.RegionId), ("operator_id", filter.OperatorId), ("facility_id", filter.FacilityId) })
                if (values is { Length: > 0 })
                    places.Add((column, Add(values)));
            wells = visible.Among(filter.WellId is { Length: > 0 } chosen ? chosen : null) is { } among ? Add(among) : null;
            join = places.Count > 0 || grouped.Any(p => p != "well") ? " join reporting.well_place w on w.well_id = d.well_id" : "";
            conditions = PlacesAs("w") + (wells is null ? "" : $" and d.well_id = any({wells})");
            // A place does not know which of its wells stands on which facility.
            ofPlaces = wells is null && filter.FacilityId is not { Length: > 0 } && !grouped.Contains("well");
        }

        /// <summary>The same wells again, to look up no other's name.</summary>
        public string WellsAs(string alias) => PlacesAs(alias) + (wells is null ? "" : $" and {alias}.well_id = any({wells})");

        string PlacesAs(string alias) => string.Concat(places.Select(p => $" and {alias}.{p.Column} = any({p.Parameter})"));

        /// <summary>Days of wells. The join leads through the wells to the key of the day, even where all of them are asked for.</summary>
        public string Days(DateOnly first, DateOnly last, bool taken = false) =>
            $"select {By("production_date")} as period{ids}, {(taken ? "-" + Sums.Replace(" ", " -", StringComparison.Ordinal) : Sums)} from reporting.production_day d join reporting.well_place w on w.well_id = d.well_id where production_date between {Add(first)} and {Add(last)}{conditions}";

        /// <summary>Months, and days where a month is cut.</summary>
        public string Months(DateOnly from, DateOnly to)
        {
            DateOnly head = new(from.Year, from.Month, 1), end = new DateOnly(to.Year, to.Month, 1).AddMonths(1);
            var isOneMonth = head.AddMonths(1) == end;
            if (isOneMonth && AreFew(from, to))
                return Days(from, to);
            var parts = new List<string>();
            if (!isOneMonth && AreFew(from, head.AddMonths(1).AddDays(-1)))
            {
                head = head.AddMonths(1);
                parts.Add(Days(from, head.AddDays(-1)));
            }
            else if (from > head)
            {
                parts.Add(Days(head, from.AddDays(-1), taken: true));
            }
            if (!isOneMonth && AreFew(end.AddMonths(-1), to))
            {
                end = end.AddMonths(-1);
                parts.Add(Days(end, to));
            }
            else if (to.AddDays(1) < end)
            {
                parts.Add(Days(to.AddDays(1), end.AddDays(-1), taken: true));
            }
            if (head < end)
                parts.Insert(0, $"select {By("month")} as period{ids}, {Sums} from {(ofPlaces ? "reporting.place_month w" : "reporting.production_month d" + join)} where month >= {Add(head)} and month < {Add(end)}{conditions}");
            return string.Join(" union all ", parts);
        }

        static bool AreFew(DateOnly first, DateOnly last) => (last.DayNumber - first.DayNumber + 1) * 2 <= DateTime.DaysInMonth(first.Year, first.Month);

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
