using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Pumpjack.Platform.Http;

/// <summary>
/// Says in the description what our own converters read and write: behind a converter the framework sees nothing. The client's types
/// are made from this.
/// </summary>
static class ScalarSchemas
{
    public static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = context.JsonTypeInfo.Type;
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        var nullable = type != plain || context.JsonPropertyInfo is { IsGetNullable: true };
        if (plain.IsEnum && schema.Enum is null or { Count: 0 })
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. Enum.GetNames(plain).Select(name => (JsonNode)JsonNamingPolicy.SnakeCaseLower.ConvertName(name))];
        }
        schema.Type ??= Scalar(plain);
        if (context.JsonTypeInfo.ElementType is { } held && Scalar(held) is { } element)
        {
            if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Dictionary)
                schema.AdditionalProperties ??= new OpenApiSchema { Type = element };
            else
                schema.Items ??= new OpenApiSchema { Type = element };
        }
        if (nullable && schema.Type is { } known)
            schema.Type = known | JsonSchemaType.Null;
        return Task.CompletedTask;
    }

    static JsonSchemaType? Scalar(Type type) =>
        type == typeof(string) ? JsonSchemaType.String : type == typeof(decimal) ? JsonSchemaType.Number : null;

    /// <summary>Parameters bound from a class carry its C# names; addresses are written in camelCase.</summary>
    public static void NameParameters(OpenApiOperation operation)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            if (parameter is { In: ParameterLocation.Query, Name: { } name })
                parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(name);
    }
}
