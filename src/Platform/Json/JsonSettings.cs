using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Pumpjack.Platform.Access;

namespace Pumpjack.Platform.Json;

/// <summary>Owned by the server: written in answers, ignored in requests.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ServerOwnedAttribute : Attribute;

/// <summary>Money: left out for callers whose role does not see it, and ignored in their requests.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MoneyAttribute : Attribute;

/// <summary>
/// How Pumpjack reads and writes JSON: camelCase, enumerations in snake_case, absent means not measured, and nothing unknown is
/// accepted silently.
/// </summary>
public sealed class JsonSettings
{
    public JsonSerializerOptions Options { get; } = Apply(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>How structured columns (jsonb) are written and read: the same words, without the rules for requests.</summary>
    public static JsonSerializerOptions Stored { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Applies the settings to options the framework made.</summary>
    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.ReadCommentHandling = JsonCommentHandling.Disallow;
        options.MaxDepth = 32;
        // °, ³ and names of people are text, not escapes; nothing of ours is ever written into HTML.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.Converters.Add(new ExactDecimalConverter());
        options.Converters.Add(new StorableStringConverter());
        options.Converters.Add(new StorableElementConverter());
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { HonourAttributes } };
        return options;
    }

    static void HonourAttributes(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        foreach (var property in type.Properties)
        {
            if (property.AttributeProvider?.IsDefined(typeof(ServerOwnedAttribute), true) == true)
                property.Set = static (_, _) => { };
            if (property.AttributeProvider?.IsDefined(typeof(MoneyAttribute), true) == true)
            {
                property.ShouldSerialize = static (_, value) => value is not null && Caller.Current?.SeesMoney == true;
                if (property.Set is { } set)
                    property.Set = (record, value) =>
                    {
                        if (Caller.Current?.SeesMoney == true)
                            set(record, value);
                    };
            }
        }
        // The organisation comes from the identity; one in a body is read over.
        if (type.Properties.Any(p => p.AttributeProvider?.IsDefined(typeof(ServerOwnedAttribute), true) == true)
            && type.Properties.All(p => p.Name != "organizationId"))
        {
            var organization = type.CreateJsonPropertyInfo(typeof(JsonElement), "organizationId");
            organization.Set = static (_, _) => { };
            type.Properties.Add(organization);
        }
    }
}
