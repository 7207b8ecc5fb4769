using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Pumpjack.Assets.Wells;
using Pumpjack.Platform.Json;
using Pumpjack.Platform.Scope;
using Pumpjack.Platform.Tabular;

namespace Pumpjack.Integrations.Imports;

/// <summary>Reads a multipart upload part by part; the file goes to disk as it comes, in whatever order the parts are.</summary>
internal static class ImportUpload
{
    const int MaxField = 256 << 10, MaxFields = 40;

    static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public sealed record Upload(string FileName, long Size, byte[] Hash, ImportOptions Options);

    public static async Task<Upload> ReadAsync(HttpContext http, ImportFiles files, Guid organization, Guid id, JsonSettings json, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw ImportProblems.NotMultipart();
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrWhiteSpace(boundary) || boundary.Length > 200)
            throw ImportProblems.Unreadable("The parts have no boundary.");
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = TabularOptions.Default.MaxFileBytes + (1 << 20);

        var reader = new MultipartReader(boundary, http.Request.Body) { BodyLengthLimit = null };
        var fields = new Dictionary<string, string>();
        (string Name, long Size, byte[] Hash)? file = null;
        try
        {
            while (await reader.ReadNextSectionAsync(ct) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                    continue;
                var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
                if (name == "file" && file is null)
                {
                    var given = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value;
                    var saved = await files.SaveAsync(organization, id, section.Body, ct);
                    file = (Clean(given), saved.Size, saved.Hash);
                }
                else if (fields.Count == MaxFields)
                {
                    throw ImportProblems.TooManyOptions();
                }
                else
                {
                    fields[name] = await FieldAsync(section.Body, name, ct);
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException && e is not BadHttpRequestException)
        {
            throw ImportProblems.Unreadable("The upload broke off, or its parts are not well formed.");
        }
        return file is { } kept ? new Upload(kept.Name, kept.Size, kept.Hash, Options(fields, json)) : throw ImportProblems.NoFile();
    }

    /// <summary>The options as one JSON object, so that the form and the answers are read by the same rules.</summary>
    static ImportOptions Options(Dictionary<string, string> fields, JsonSettings json)
    {
        var members = new Dictionary<string, object?>();
        foreach (var (name, text) in fields)
        {
            if (text.Length == 0)
                continue;
            members[name] = name switch
            {
                "mapping" or "sentinels" or "wellTypes" or "wellStatuses" => Parse(name, text),
                "dryRun" or "createMissing" => text switch { "true" or "1" => true, "false" or "0" => false, _ => throw ImportProblems.BadOption(name, $"{name} is true or false.") },
                "headerRow" => long.TryParse(text, out var row) ? row : throw ImportProblems.BadOption(name, "headerRow is the number of a row."),
                "onDuplicate" => text is "skip" or "amend" ? text : throw ImportProblems.BadOption(name, "onDuplicate is skip or amend."),
                "kind" or "units" or "sheet" or "timeZone" or "dateOrder" or "decimalMark" or "table" or "encoding" or "month" or "mappingName" or "unitPrefix" or "delimiter" => text,
                _ => throw ImportProblems.BadOption(name, $"There is no option {name}."),
            };
        }
        try
        {
            return Checked(JsonSerializer.SerializeToElement(members).Deserialize<ImportOptions>(json.Options)!);
        }
        catch (JsonException e)
        {
            throw ImportProblems.BadOption(JsonProblems.Pointer(e.Path).TrimStart('#', '/'), "The option has a value it cannot have.");
        }
    }

    /// <summary>Refuses options that mean nothing.</summary>
    public static ImportOptions Checked(ImportOptions options)
    {
        if (options.TimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            throw ImportProblems.BadOption("timeZone", $"There is no time zone {zone}; use a name such as America/Chicago.");
        if (options.DecimalMark is not (null or "." or ","))
            throw ImportProblems.BadOption("decimalMark", "decimalMark is a point or a comma.");
        if (options.DateOrder is not (null or "day_first" or "month_first"))
            throw ImportProblems.BadOption("dateOrder", "dateOrder is day_first or month_first.");
        if (options.UnitPrefix is not (null or "thousand" or "million"))
            throw ImportProblems.BadOption("unitPrefix", "unitPrefix is thousand or million.");
        if (options.Delimiter is { Length: not 1 })
            throw ImportProblems.BadOption("delimiter", "delimiter is one character.");
        if (options.Month is { } month && !DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", out _))
            throw ImportProblems.BadOption("month", "month is yyyy-MM.");
        if (options.MappingName?.Length is 0 or > 100)
            throw ImportProblems.BadOption("mappingName", "A mapping's name has at most 100 characters.");
        Words("mapping", options.Mapping, null);
        Words("wellTypes", options.WellTypes, SnakeCaseWords<WellType>.All);
        Words("wellStatuses", options.WellStatuses, SnakeCaseWords<WellStatus>.All);
        foreach (var (name, text) in (ReadOnlySpan<(string, string?)>)[("sheet", options.Sheet), ("table", options.Table), ("encoding", options.Encoding), ("mappingName", options.MappingName)])
            Storable(name, text);
        if (options.Delimiter is [var mark] && (mark > 127 || char.IsLetterOrDigit(mark) || mark is '"' or '\r' or '\n' or '\0'))
            throw ImportProblems.BadOption("delimiter", "delimiter is a character such as a comma, a semicolon, a bar or a tab.");
        if (options.HeaderRow < 0)
            throw ImportProblems.BadOption("headerRow", "headerRow is the number of a row, 0 for none.");
        return options;
    }

    static void Words(string name, IReadOnlyDictionary<string, string>? words, IReadOnlyCollection<string>? known)
    {
        foreach (var (word, meaning) in words ?? new Dictionary<string, string>())
        {
            if (meaning is null || known?.Contains(meaning) == false)
                throw ImportProblems.BadOption(name, known is null ? $"{name} gives each column a field, or an empty text to leave it out." : $"{name} gives each word one of {string.Join(", ", known)}.");
            Storable(name, word);
            Storable(name, meaning);
        }
    }

    static void Storable(string name, string? text)
    {
        if (text?.Contains('\0', StringComparison.Ordinal) == true)
            throw ImportProblems.BadOption(name, "The option holds a NUL character.");
    }

    static JsonElement Parse(string name, string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            throw ImportProblems.BadOption(name, $"{name} is JSON.");
        }
    }

    static async Task<string> FieldAsync(Stream body, string name, CancellationToken ct)
    {
        var buffer = new byte[MaxField + 1];
        var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        if (read > MaxField)
            throw ImportProblems.BadOption(name, "The option is too long.");
        try
        {
            return Strict.GetString(buffer, 0, read);
        }
        catch (DecoderFallbackException)
        {
            throw ImportProblems.BadOption(name, "The option is no UTF-8 text.");
        }
    }

    static string Clean(string? name)
    {
        var clean = new string([.. Path.GetFileName((name ?? "").Replace('\\', '/')).Where(c => !char.IsControl(c))]);
        return clean.Length switch { 0 => "file", > 255 => clean[^255..], _ => clean };
    }
}
