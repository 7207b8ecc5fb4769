using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Pumpjack.Platform.Http;
using Pumpjack.Platform.Json;
using Pumpjack.Platform.Refusals;

namespace Pumpjack.Production.DailyProduction;

/// <summary>Which page of a list, in which order, with which members.</summary>
internal sealed class DayPageRequest(string? sort, string? fields, int? limit, string? cursor, bool total)
{
    static readonly Dictionary<string, string> Sortable = new()
    {
        ["productionDate"] = "production_date",
        ["oilVolume"] = "oil_volume",
        ["gasVolume"] = "gas_volume",
        ["waterVolume"] = "water_volume",
        ["hoursOn"] = "hours_on",
        ["qualityScore"] = "quality_score",
    };

    readonly bool descending = sort?.StartsWith('-') ?? true;
    readonly string?[]? keys = Paging.Keys(cursor, 3);

    /// <summary>The column sorted by; newest day first unless said otherwise.</summary>
    public string SortColumn { get; } = sort is null ? "production_date"
        : Sortable.TryGetValue(sort.TrimStart('-'), out var column) ? column
        : throw Problems.BadParameter("sort", $"sort is one of {string.Join(", ", Sortable.Keys)}, with − in front for descending.");

    public int PageSize { get; } = Paging.Limit(limit);
    public bool Total { get; } = total;

    public string OrderBy => SortColumn == "production_date"
        ? descending ? "d.production_date desc, d.well_id desc" : "d.production_date, d.well_id"
        : descending ? $"coalesce(d.{SortColumn}, -1) desc, d.production_date desc, d.well_id desc" : $"coalesce(d.{SortColumn}, -1), d.production_date, d.well_id";

    /// <summary>The members asked for; all when none were.</summary>
    public IReadOnlySet<string> Fields(IReadOnlyCollection<string> known)
    {
        if (string.IsNullOrWhiteSpace(fields))
            return known.ToHashSet();
        var asked = fields.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet();
        asked.Remove("id");
        var unknown = asked.FirstOrDefault(f => !known.Contains(f));
        return unknown is null ? asked : throw Problems.BadParameter("fields", $"A day has no member {unknown}.");
    }

    public string After(NpgsqlParameterCollection parameters)
    {
        if (keys is null)
            return "";
        if (!DateOnly.TryParseExact(keys[1], "yyyy-MM-dd", out var date) || !Guid.TryParse(keys[2], out var well)
            || !decimal.TryParse(keys[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            throw Problems.BadParameter("cursor", "This cursor was not given out by this list.");
        var sign = descending ? "<" : ">";
        var byDate = SortColumn == "production_date";
        if (!byDate)
            parameters.Add(new() { Value = value });
        parameters.Add(new() { Value = date });
        parameters.Add(new() { Value = well });
        var n = parameters.Count;
        return byDate
            ? $" and d.production_date {sign}= ${n - 1} and (d.production_date, d.well_id) {sign} (${n - 1}, ${n})"
            : $" and (coalesce(d.{SortColumn}, -1), d.production_date, d.well_id) {sign} (${n - 2}, ${n - 1}, ${n})";
    }

    public string CursorAfter(DailyProduction last)
    {
        decimal? value = SortColumn switch
        {
            "oil_volume" => last.OilVolume,
            "gas_volume" => last.GasVolume,
            "water_volume" => last.WaterVolume,
            "hours_on" => last.HoursOn,
            "quality_score" => last.QualityScore,
            _ => 0,
        };
        return Paging.Cursor((value ?? -1).ToString(CultureInfo.InvariantCulture), last.ProductionDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), last.WellId.ToString());
    }
}

/// <summary>A page of days, written with the members asked for.</summary>
internal sealed class DayPage(IReadOnlyList<DailyProduction> days, string? nextCursor, long? total, IReadOnlySet<string> fields) : IResult
{
    public IReadOnlyList<DailyProduction> Days => days;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var options = httpContext.RequestServices.GetRequiredService<JsonSettings>().Options;
        var members = DayMembers.Of(options).Where(m => m.Name == "id" || fields.Contains(m.Name)).ToArray();
        var buffer = new ArrayBufferWriter<byte>(1024 + days.Count * members.Length * 24);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = options.Encoder, SkipValidation = true }))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items");
            foreach (var day in days)
            {
                writer.WriteStartObject();
                foreach (var member in members)
                    member.Write(writer, day);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            if (nextCursor is not null)
                writer.WriteString("nextCursor", nextCursor);
            if (total is { } count)
                writer.WriteNumber("total", count);
            writer.WriteEndObject();
        }
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        httpContext.Response.ContentLength = buffer.WrittenCount;
        await httpContext.Response.Body.WriteAsync(buffer.WrittenMemory, httpContext.RequestAborted);
    }
}
