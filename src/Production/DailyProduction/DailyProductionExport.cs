using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Pumpjack.Platform.Json;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;
using Pumpjack.Platform.Tabular;
using Pumpjack.Platform.Units;

namespace Pumpjack.Production.DailyProduction;

/// <summary>
/// Days as a file, streamed while they are read: CSV straight from PostgreSQL's COPY, XLSX and JSON row by row. The wells the caller
/// may see and the money their role sees are part of the statement.
/// </summary>
internal sealed partial class DailyProductionExport(TenantScope scope, DayFilter filter, string format, string? fields) : IResult
{
    static readonly string[] Structured = ["downtime", "equipmentReadings", "metadata", "findings", "qualityDetail", "original"];
    static readonly string[] Money = ["oilPrice", "gasPrice"];

    /// <summary>Checks what was asked before the stream begins.</summary>
    /// <exception cref="Refusal">400 for a format or a member that does not exist.</exception>
    public static DailyProductionExport Make(TenantScope scope, DayFilter filter, string? format, string? fields)
    {
        if (format is not (null or "csv" or "xlsx" or "json"))
            throw Problems.BadParameter("format", "format is csv, xlsx or json.");
        _ = filter.UnitSystem;
        var export = new DailyProductionExport(scope, filter, format ?? "csv", fields);
        _ = export.Columns();
        return export;
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var ct = httpContext.RequestAborted;
        await scope.OpenAsync(ct);
        var response = httpContext.Response;
        response.ContentType = format switch
        {
            "csv" => "text/csv; charset=utf-8",
            "json" => "application/json; charset=utf-8",
            _ => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        };
        var name = string.Create(CultureInfo.InvariantCulture, $"production-{filter.From:yyyy-MM-dd}-{filter.To:yyyy-MM-dd}").Trim('-');
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{format}\"";
        // The zip container closes its parts synchronously; the data itself is written in the background.
        if (format == "xlsx" && httpContext.Features.Get<IHttpBodyControlFeature>() is { } control)
            control.AllowSynchronousIO = true;
        await (format switch { "csv" => CsvAsync(response.Body, ct), "json" => JsonAsync(httpContext, ct), _ => XlsxAsync(response.Body, ct) });
    }

    async Task CsvAsync(Stream body, CancellationToken ct)
    {
        var columns = Columns();
        var select = string.Join(", ", columns.Select(c => $"{c.Guarded} as \"{c.Json}\""));
        var parameters = new NpgsqlCommand().Parameters;
        var where = Inline(filter.Where(scope.Wells, parameters), parameters);
        using var copy = await scope.Connection.BeginTextExportAsync($"copy (select {select} {From} where {where} {Order}) to stdout (format csv, header true)", ct);
        await ((StreamReader)copy).BaseStream.CopyToAsync(body, 1 << 16, ct);
    }

    async Task XlsxAsync(Stream body, CancellationToken ct)
    {
        var columns = Columns();
        await using var command = Command(columns);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await using var table = new XlsxWriter(body, "Production");
        await table.HeaderAsync([.. columns.Select(c => c.Json)], ct);
        while (await reader.ReadAsync(ct))
        {
            for (var i = 0; i < columns.Count; i++)
                Write(table, reader, i);
            await table.EndRowAsync(ct);
        }
        await table.FinishAsync(ct);
    }

    static void Write(XlsxWriter table, NpgsqlDataReader reader, int i)
    {
        if (reader.IsDBNull(i))
        {
            table.Empty();
            return;
        }
        switch (reader.GetValue(i))
        {
            case decimal number: table.Number(number); break;
            case int number: table.Number(number); break;
            case DateTime instant when reader.GetDataTypeName(i) == "date": table.Date(DateOnly.FromDateTime(instant)); break;
            case DateOnly date: table.Date(date); break;
            case DateTime instant: table.Instant(new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc))); break;
            case bool flag: table.Boolean(flag); break;
            case var other: table.Text(Convert.ToString(other, CultureInfo.InvariantCulture)); break;
        }
    }

    async Task JsonAsync(HttpContext http, CancellationToken ct)
    {
        var columns = Columns();
        var options = http.RequestServices.GetRequiredService<JsonSettings>().Options;
        await using var command = Command(columns);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await using var writer = new Utf8JsonWriter(http.Response.BodyWriter, new JsonWriterOptions { Encoder = options.Encoder, SkipValidation = true });
        writer.WriteStartArray();
        while (await reader.ReadAsync(ct))
        {
            writer.WriteStartObject();
            for (var i = 0; i < columns.Count; i++)
            {
                if (reader.IsDBNull(i))
                    continue;
                writer.WritePropertyName(columns[i].Json);
                switch (reader.GetDataTypeName(i))
                {
                    case "jsonb": writer.WriteRawValue(reader.GetString(i)); break;
                    case "numeric": writer.WriteNumberValue(reader.GetDecimal(i)); break;
                    case "date": writer.WriteStringValue(reader.GetFieldValue<DateOnly>(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
                    default: JsonSerializer.Serialize(writer, reader.GetValue(i), options); break;
                }
            }
            writer.WriteEndObject();
            if (writer.BytesPending > 1 << 16)
            {
                await writer.FlushAsync(ct);
                await http.Response.BodyWriter.FlushAsync(ct);
            }
        }
        writer.WriteEndArray();
    }

    const string From = "from production.daily_production d join assets.well w on w.organization_id = d.organization_id and w.id = d.well_id";
    const string Order = "order by d.well_id, d.production_date";

    NpgsqlCommand Command(IReadOnlyList<ExportColumn> columns)
    {
        var command = new NpgsqlCommand { Connection = scope.Connection, Transaction = scope.Transaction };
        command.CommandText = $"select {string.Join(", ", columns.Select(c => c.Plain))} {From} where {filter.Where(scope.Wells, command.Parameters)} {Order}";
        return command;
    }

    List<ExportColumn> Columns()
    {
        var known = new List<ExportColumn>
        {
            new("wellName", "w.well_name", true), new("apiNumber", "w.api_number", true),
        };
        known.InsertRange(0, DayColumns.All.Select(c => new ExportColumn(c.Json, Expression(c), c.Type == "text")));
        if (!scope.Caller.SeesMoney)
            known.RemoveAll(c => Money.Contains(c.Json));
        if (string.IsNullOrWhiteSpace(fields))
            return [.. known.Where(c => c.Json is "productionDate" or "wellName" or "apiNumber"), .. known.Where(c => c.Json is not ("productionDate" or "wellName" or "apiNumber") && !Structured.Contains(c.Json))];
        return [.. fields.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Select(f =>
            known.FirstOrDefault(c => c.Json == f) ?? throw Problems.BadParameter("fields", $"A day has no member {f}."))];
    }

    string Expression(DayColumn column)
    {
        var plain = "d." + column.Name;
        if (!scope.Caller.SeesMoney && PriceTraces.Without(column.Name) is { } rest)
            return rest;
        var member = MeasuredMembers<DailyProduction>.All.FirstOrDefault(m => m.Name == column.Json);
        if (filter.UnitSystem == UnitSystem.Us || member?.Dimension is not { } dimension)
            return plain;
        if (dimension == Dimension.Temperature)
            return $"round(({plain} - 32) / 1.8, {member.Scale})";
        var converted = $"round({plain} * {Factor(dimension)}, {member.Scale})";
        return member.Name == "injectionVolume"
            ? $"case when d.injection_product in ('gas', 'co2') then round({plain} * {Factor(Dimension.GasVolume)}, {member.Scale}) else {converted} end"
            : converted;
    }

    static string Factor(Dimension dimension) => Conversion.Factor(dimension).ToString(CultureInfo.InvariantCulture);

    static string Inline(string where, NpgsqlParameterCollection parameters) =>
        Placeholder().Replace(where, match => SqlLiteral.Of(parameters[int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) - 1].Value));

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex Placeholder();

    /// <param name="Json">Header name.</param>
    /// <param name="Plain">SQL expression.</param>
    /// <param name="IsText">Text may begin like a formula and is guarded in CSV.</param>
    sealed record ExportColumn(string Json, string Plain, bool IsText)
    {
        public string Guarded => IsText ? $"case when {Plain} ~ '^[=+@\\t\\r-]' then '''' || {Plain} else {Plain} end" : Plain;
    }
}
