using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pumpjack.Platform.Units;

namespace Pumpjack.Production.DailyProduction;

/// <summary>One member of a day as JSON writes it; numbers go straight to the writer, the rest through the serialiser's own contract.</summary>
internal sealed class DayMember(string name, Action<Utf8JsonWriter, DailyProduction> write)
{
    public string Name { get; } = name;

    public void Write(Utf8JsonWriter writer, DailyProduction day) => write(writer, day);
}

internal static class DayMembers
{
    static readonly ConcurrentDictionary<JsonSerializerOptions, DayMember[]> Made = new();

    /// <summary>The members of a day in the order of its class, under the rules of the given options (money, nulls left out).</summary>
    public static IReadOnlyList<DayMember> Of(JsonSerializerOptions options) => Made.GetOrAdd(options, Make);

    static DayMember[] Make(JsonSerializerOptions options)
    {
        var numbers = MeasuredMembers<DailyProduction>.All.ToDictionary(m => m.Name);
        var contract = options.GetTypeInfo(typeof(DailyProduction));
        return [.. contract.Properties.Where(p => p.Get is not null).Select(p => Member(p, numbers, options))];
    }

    static DayMember Member(JsonPropertyInfo property, Dictionary<string, MeasuredMember<DailyProduction>> numbers, JsonSerializerOptions options)
    {
        var name = JsonEncodedText.Encode(property.Name);
        var get = property.Get!;
        var should = property.ShouldSerialize;
        if (property.Name == "id")
            return new DayMember(property.Name, (w, d) => WriteId(w, name, d));
        if (property.Name == "productionDate")
            return new DayMember(property.Name, (w, d) => WriteDate(w, name, d.ProductionDate));
        if (property.Name == "wellId")
            return new DayMember(property.Name, (w, d) => w.WriteString(name, d.WellId));
        if (numbers.TryGetValue(property.Name, out var number) && should is null)
        {
            return new DayMember(property.Name, (w, d) =>
            {
                if (number.Get(d) is { } value)
                    w.WriteNumber(name, value);
            });
        }
        return new DayMember(property.Name, (w, d) =>
        {
            var value = get(d);
            if (value is null || should?.Invoke(d, value) == false)
                return;
            w.WritePropertyName(name);
            JsonSerializer.Serialize(w, value, property.PropertyType, options);
        });
    }

    static void WriteId(Utf8JsonWriter writer, JsonEncodedText name, DailyProduction day)
    {
        Span<byte> text = stackalloc byte[47];
        System.Buffers.Text.Utf8Formatter.TryFormat(day.WellId, text, out _);
        text[36] = (byte)'_';
        day.ProductionDate.TryFormat(text[37..], out _, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        writer.WriteString(name, text);
    }

    static void WriteDate(Utf8JsonWriter writer, JsonEncodedText name, DateOnly date)
    {
        Span<byte> text = stackalloc byte[10];
        date.TryFormat(text, out _, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        writer.WriteString(name, text);
    }
}
