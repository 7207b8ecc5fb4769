using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Pumpjack.Platform.Refusals;

namespace Pumpjack.Assets.Records;

/// <summary>The members a caller wants to see (<c>fields=</c>); the id always comes along.</summary>
sealed class FieldSelection<T>
{
    static readonly HashSet<string> Known = [.. typeof(T).GetProperties()
        .Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null)
        .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))];

    readonly HashSet<string> names;

    FieldSelection(HashSet<string> names) => this.names = names;

    public bool Has(string name) => names.Contains(name);

    /// <exception cref="Refusal">400 for a member there is not.</exception>
    public static FieldSelection<T>? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        HashSet<string> names = ["id", .. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        return names.FirstOrDefault(n => !Known.Contains(n)) is { } unknown
            ? throw Problems.BadParameter("fields", $"There is no member {unknown}.")
            : new(names);
    }

    /// <summary>The record reduced to the selection, in the record's own order.</summary>
    public JsonObject Apply(T record, JsonSerializerOptions options)
    {
        var whole = JsonSerializer.SerializeToNode(record, options)!.AsObject();
        foreach (var name in whole.Select(m => m.Key).Where(k => !names.Contains(k)).ToList())
            whole.Remove(name);
        return whole;
    }
}
