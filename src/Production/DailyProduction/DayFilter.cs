using System.Globalization;
using System.Text;
using Npgsql;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;
using Pumpjack.Platform.Units;

namespace Pumpjack.Production.DailyProduction;

/// <summary>The filters of every read of days: lists, exports (SPEC PR-04). Query parameters by these names.</summary>
public sealed class DayFilter
{
    /// <summary>First production date.</summary>
    public DateOnly? From { get; set; }
    /// <summary>Last production date.</summary>
    public DateOnly? To { get; set; }
    /// <summary>Wells; may be given more than once.</summary>
    public Guid[]? WellId { get; set; }
    /// <summary>Part of a well's name.</summary>
    public string? WellName { get; set; }
    public Guid[]? LeaseId { get; set; }
    public Guid[]? FieldId { get; set; }
    public Guid[]? FacilityId { get; set; }
    public Guid[]? RegionId { get; set; }
    public Guid[]? OperatorId { get; set; }
    /// <summary>Review status.</summary>
    public string? Status { get; set; }
    /// <summary>Quality band: good (≥ 90), fair (70 to 89), poor (&lt; 70).</summary>
    public string? Quality { get; set; }
    /// <summary>Entry source.</summary>
    public string? Source { get; set; }
    public bool? Estimated { get; set; }
    /// <summary>Only days with findings.</summary>
    public bool? Flagged { get; set; }
    /// <summary>us (default) or metric.</summary>
    public string? Units { get; set; }

    /// <summary>The unit system of the answer.</summary>
    /// <exception cref="Refusal">400 for a word that is none.</exception>
    public UnitSystem UnitSystem => ReadUnits(Units);

    internal static UnitSystem ReadUnits(string? units) => units switch
    {
        null or "" or "us" => UnitSystem.Us,
        "metric" => UnitSystem.Metric,
        _ => throw Problems.BadParameter("units", "units is us or metric."),
    };

    /// <summary>The condition over <c>daily_production d</c>, with its parameters; the caller's visible wells are part of it.</summary>
    internal string Where(VisibleWells wells, NpgsqlParameterCollection parameters)
    {
        var sql = new StringBuilder("d.active_ind");
        if (wells.Among(WellId is { Length: > 0 } ? WellId : null) is { } chosen)
            Add(" and d.well_id = any({0})", chosen);
        if (From is { } from)
            Add(" and d.production_date >= {0}", from);
        if (To is { } to)
            Add(" and d.production_date <= {0}", to);
        var well = new StringBuilder();
        AddWell("lease_id", LeaseId);
        AddWell("field_id", FieldId);
        AddWell("facility_id", FacilityId);
        AddWell("region_id", RegionId);
        AddWell("operator_id", OperatorId);
        if (WellName?.Contains('\0', StringComparison.Ordinal) == true)
            throw Problems.BadParameter("wellName", "A name has no such character.");
        if (!string.IsNullOrEmpty(WellName))
        {
            parameters.Add(new() { Value = WellName });
            well.Append(CultureInfo.InvariantCulture, $" and position(lower(${parameters.Count}) in lower(w.well_name)) > 0");
        }
        if (well.Length > 0)
            sql.Append(CultureInfo.InvariantCulture, $" and d.well_id in (select w.id from assets.well w where true{well})");
        if (Status is not null)
            Add(" and d.review_status = {0}", Known<ReviewStatus>("status", Status));
        if (Source is not null)
            Add(" and d.entry_source = {0}", Known<EntrySource>("source", Source));
        if (Estimated is { } estimated)
            Add(" and d.is_estimated = {0}", estimated);
        if (Flagged is { } flagged)
            sql.Append(flagged ? " and d.findings is not null" : " and d.findings is null");
        sql.Append(Quality switch
        {
            null => "",
            "good" => " and d.quality_score >= 90",
            "fair" => " and d.quality_score >= 70 and d.quality_score < 90",
            "poor" => " and d.quality_score < 70",
            _ => throw Problems.BadParameter("quality", "quality is good, fair or poor."),
        });
        return sql.ToString();

        void Add(string condition, object value)
        {
            parameters.Add(new() { Value = value });
            sql.Append(CultureInfo.InvariantCulture, $" {condition.Replace("{0}", "$" + parameters.Count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)}");
        }

        void AddWell(string column, Guid[]? ids)
        {
            if (ids is not { Length: > 0 })
                return;
            parameters.Add(new() { Value = ids });
            well.Append(CultureInfo.InvariantCulture, $" and w.{column} = any(${parameters.Count})");
        }
    }

    static string Known<T>(string name, string word) where T : struct, Enum =>
        SnakeCaseWords<T>.TryParse(word, out _) ? word : throw Problems.BadParameter(name, $"{name} is one of {string.Join(", ", SnakeCaseWords<T>.All)}.");
}
