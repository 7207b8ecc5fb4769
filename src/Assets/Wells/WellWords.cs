using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Assets.Wells;

/// <summary>Where a well is in its life (SPEC C3).</summary>
public enum WellStatus
{
    Planned, Permitted, Spudded, Drilling, Completing, Completed, Producing, ShutIn, TemporarilyAbandoned, Abandoned, Plugged, Cancelled,
}

/// <summary>What a well produces or takes.</summary>
public enum WellType { Oil, Gas, OilGas, Injection, Disposal, WaterSupply, Observation, DryHole }

/// <summary>What a well was drilled for.</summary>
public enum WellPurpose { Exploration, Appraisal, Development, Injection, Disposal, Observation }

/// <summary>The words of a well status, with two older ones that are understood and never written.</summary>
static class WellStatusWords
{
    public static WellStatus? Alias(string word) => word switch
    {
        "proposed" => WellStatus.Planned,
        "permanently_abandoned" => WellStatus.Abandoned,
        _ => null,
    };

    /// <summary>A converter of our own hides the words from the description of the API; here they are.</summary>
    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        if (context.JsonTypeInfo.Type == typeof(WellStatus))
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. SnakeCaseWords<WellStatus>.All.Select(w => (JsonNode)w)];
        }
        return Task.CompletedTask;
    }

    /// <summary>The status of a word somebody sent, or null.</summary>
    public static WellStatus? Read(string? word) =>
        SnakeCaseWords<WellStatus>.TryParse(word, out var status) ? status : word is null ? null : Alias(word);
}

sealed class WellStatusConverter : JsonConverter<WellStatus>
{
    public override WellStatus Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && WellStatusWords.Read(reader.GetString()) is { } status
            ? status : throw new JsonException($"A well status is one of {string.Join(", ", SnakeCaseWords<WellStatus>.All)}.");

    public override void Write(Utf8JsonWriter writer, WellStatus value, JsonSerializerOptions options) =>
        writer.WriteStringValue(SnakeCaseWords<WellStatus>.Word(value));
}
