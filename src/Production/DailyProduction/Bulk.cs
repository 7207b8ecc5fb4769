using System.Text.Json;
using System.Text.Json.Serialization;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Production.DailyProduction;

/// <summary>Up to 1,000 days: <c>{ "items": […], "allOrNothing": false }</c>, or the bare array.</summary>
[JsonConverter(typeof(BulkRequestConverter))]
public sealed class BulkRequest
{
    /// <summary>The days.</summary>
    public IReadOnlyList<DailyProduction?>? Items { get; set; }

    /// <summary>Write nothing when one item is refused. Default: each item for itself.</summary>
    public bool? AllOrNothing { get; set; }
}

/// <summary>What became of each item, in the order sent.</summary>
public sealed record BulkAnswer(IReadOnlyList<BulkItem> Items, int Created, int Unchanged, int Refused)
{
    internal static BulkAnswer Of(IReadOnlyList<DayEntry> entries) => new(
        [.. entries.Select((e, i) => BulkItem.Of(i, e))],
        entries.Count(e => e.Outcome is EntryOutcome.Created or EntryOutcome.Amended),
        entries.Count(e => e.Outcome == EntryOutcome.Unchanged),
        entries.Count(e => e.Outcome == EntryOutcome.Refused));
}

/// <summary>What became of one item.</summary>
/// <param name="Index">Its place in the request.</param>
/// <param name="Id">The day's id.</param>
/// <param name="Status">created, amended, unchanged or refused.</param>
/// <param name="HttpStatus">What it would have been answered alone.</param>
/// <param name="Code">Why it was refused.</param>
/// <param name="Detail">The refusal in a sentence.</param>
/// <param name="Errors">Field errors.</param>
/// <param name="Findings">Accepted, but someone should look.</param>
public sealed record BulkItem(
    int Index, string? Id, string Status, int HttpStatus, string? Code, string? Detail, IReadOnlyList<FieldError>? Errors, IReadOnlyList<Finding>? Findings)
{
    internal static BulkItem Of(int index, DayEntry entry) => new(
        index, entry.Day.Id, SnakeCaseWords<EntryOutcome>.Word(entry.Outcome),
        entry.Refusal?.Status ?? (entry.Outcome == EntryOutcome.Unchanged ? 200 : 201),
        entry.Refusal?.Code, entry.Refusal?.Detail,
        entry.Errors.Count > 0 ? [.. entry.Errors.Select(e => e with { Pointer = $"#/items/{index}{e.Pointer[1..]}" })] : null,
        entry.Findings.Count > 0 ? entry.Findings : null);
}

/// <summary>Reads both forms of a bulk request.</summary>
sealed class BulkRequestConverter : JsonConverter<BulkRequest>
{
    public override BulkRequest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
            return new BulkRequest { Items = JsonSerializer.Deserialize<List<DailyProduction?>>(ref reader, options) };
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A list of days is needed here.");
        var body = JsonSerializer.Deserialize<Envelope>(ref reader, options)!;
        return new BulkRequest { Items = body.Items, AllOrNothing = body.AllOrNothing };
    }

    public override void Write(Utf8JsonWriter writer, BulkRequest value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Envelope { Items = value.Items?.ToList(), AllOrNothing = value.AllOrNothing }, options);

    sealed class Envelope
    {
        public List<DailyProduction?>? Items { get; set; }
        public bool? AllOrNothing { get; set; }
    }
}
