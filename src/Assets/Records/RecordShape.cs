using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pumpjack.Platform;
using Pumpjack.Platform.Json;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Units;

namespace Pumpjack.Assets.Records;

/// <summary>What the members of a record class say about themselves, and what follows for a record that comes in.</summary>
static class RecordShape<T> where T : AssetRecord, new()
{
    /// <summary>A member that refers to another record.</summary>
    public sealed record Reference(PropertyInfo Property, string Member, string Table);

    static readonly DateOnly Earliest = new(1800, 1, 1), Latest = new(2200, 1, 1);

    /// <summary>Members a client writes.</summary>
    static readonly PropertyInfo[] Written = [.. typeof(T).GetProperties()
        .Where(p => p.CanWrite && p.GetCustomAttribute<ServerOwnedAttribute>() is null && p.GetCustomAttribute<NotMappedAttribute>() is null
            && p.GetCustomAttribute<JsonIgnoreAttribute>() is null && p.Name is not (nameof(AssetRecord.Id) or nameof(AssetRecord.RowVersion)))];

    static readonly PropertyInfo[] Texts = [.. Written.Where(p => p.PropertyType == typeof(string))];
    static readonly PropertyInfo[] Dates = [.. Written.Where(p => p.PropertyType == typeof(DateOnly?))];
    static readonly PropertyInfo[] Documents = [.. Written.Where(p => p.PropertyType == typeof(JsonElement?))];
    static readonly PropertyInfo[] Needed = [.. Written.Where(p => p.PropertyType != typeof(string) && p.GetCustomAttribute<RequiredAttribute>() is not null)];

    /// <summary>Its references, in the order declared.</summary>
    public static readonly IReadOnlyList<Reference> References = [.. Written
        .Select(p => (Property: p, To: p.GetCustomAttribute<RefersToAttribute>()))
        .Where(p => p.To is not null)
        .Select(p => new Reference(p.Property, Name(p.Property), p.To!.Table))];

    /// <summary>
    /// Brings a record that came in to the form it is stored in (trimmed texts, field units, the columns' scales) and collects what
    /// cannot be stored.
    /// </summary>
    /// <exception cref="Refusal">400 when a structured member is not structured.</exception>
    public static void Normalise(T record, UnitSystem units, RecordCheck check)
    {
        foreach (var property in Documents)
            if (property.GetValue(record) is JsonElement { ValueKind: not (JsonValueKind.Object or JsonValueKind.Array) })
                throw Problems.Unreadable("#/" + Name(property), "wrong-type", $"{Name(property)} is structured data: an object or a list.");

        foreach (var property in Texts)
        {
            var required = property.GetCustomAttribute<RequiredAttribute>() is not null;
            var text = ((string?)property.GetValue(record))?.Trim();
            property.SetValue(record, string.IsNullOrEmpty(text) && !required ? null : text ?? "");
            if (required && string.IsNullOrEmpty(text))
                check.Add(Name(property), "required", $"{Name(property)} is needed.");
            if (property.GetCustomAttribute<MaxLengthAttribute>() is { } max && text?.Length > max.Length)
                check.Add(Name(property), "too-long", $"{Name(property)} has {text.Length} characters; at most {max.Length} can be kept.");
        }
        foreach (var property in Needed)
            if (property.GetValue(record) is null)
                check.Add(Name(property), "required", $"{Name(property)} is needed.");
        foreach (var property in Dates)
            if (property.GetValue(record) is DateOnly date && (date < Earliest || date > Latest))
                check.Add(Name(property), "out-of-range", $"{Name(property)} {date:yyyy-MM-dd} is no date of an oil or gas field.");
        Measure(record, units, check);
    }

    static void Measure(T record, UnitSystem units, RecordCheck check)
    {
        Dictionary<string, object>? received = null;
        foreach (var member in MeasuredMembers<T>.All)
        {
            if (member.Get(record) is not { } value)
                continue;
            if (units == UnitSystem.Metric && member.Dimension is { } dimension)
            {
                (received ??= [])[member.Name] = new { value, unit = Conversion.Symbol(dimension, units) };
                // Beyond this no conversion overflows, and no column holds it either.
                value = Math.Abs(value) < 1e20m ? Conversion.ToField(value, dimension) : value;
            }
            value = Rounding.To(value, member.Scale);
            if (Math.Abs(value) >= member.Limit)
                check.Add(member.Name, "out-of-range", $"{member.Name} must stay below {member.Limit:0}.");
            else
                member.Set(record, value);
        }
        if (record is IKeepsOriginal keeper)
            keeper.Original = received is null ? null : JsonSerializer.SerializeToElement(received);
    }

    /// <summary>Takes over everything a client may write.</summary>
    public static void Copy(T from, T to)
    {
        foreach (var property in Written)
            property.SetValue(to, property.GetValue(from));
        if (from is IKeepsOriginal source && to is IKeepsOriginal target)
            target.Original = source.Original;
    }

    /// <summary>A new record with everything a client may write.</summary>
    public static T Copied(T from)
    {
        var copy = new T();
        Copy(from, copy);
        return copy;
    }

    /// <summary>Takes over the members named, where they hold a value.</summary>
    public static void Merge(T from, T to, IReadOnlySet<string> members)
    {
        foreach (var property in Written)
            if (members.Contains(Name(property)) && property.GetValue(from) is { } value)
                property.SetValue(to, value);
        if (from is IKeepsOriginal { Original: { } received } && to is IKeepsOriginal target)
            target.Original = received;
    }

    /// <summary>Keeps the money of a record that is changed by somebody who does not see it.</summary>
    public static void CopyMoney(T from, T to)
    {
        foreach (var property in Written)
            if (property.GetCustomAttribute<MoneyAttribute>() is not null)
                property.SetValue(to, property.GetValue(from));
    }

    /// <summary>Names of members in which two records differ.</summary>
    public static IEnumerable<string> Differences(T one, T other) => Written
        .Where(p => !Same(p.GetValue(one), p.GetValue(other)))
        .Select(Name);

    static bool Same(object? one, object? other) => (one, other) switch
    {
        (JsonElement a, JsonElement b) => JsonElement.DeepEquals(a, b),
        _ => Equals(one, other),
    };

    /// <summary>A member's JSON name.</summary>
    public static string Name(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);
}
