using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pumpjack.Production.DailyProduction;

/// <summary>Reads the row kept as jsonb back into a record.</summary>
internal static class FormerState
{
    static readonly JsonSerializerOptions Lenient = new(Platform.Json.JsonSettings.Stored) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip };

    /// <summary>Column names become members; the values are those of the row.</summary>
    public static DailyProduction Read(string row)
    {
        var former = JsonNode.Parse(row)!.AsObject();
        var members = new JsonObject();
        foreach (var column in DayColumns.All)
            if (former[column.Name] is { } value)
                members[column.Json] = value.DeepClone();
        return members.Deserialize<DailyProduction>(Lenient)!;
    }
}
