namespace Pumpjack.Production.DailyProduction;

/// <summary>Prices also show in what travels beside them, the values as received and the findings; who does not see money sees neither.</summary>
internal static class PriceTraces
{
    static readonly string[] Members = ["oilPrice", "gasPrice"], Pointers = ["#/oilPrice", "#/gasPrice"];

    /// <summary>Takes them out of a record on its way to such a caller.</summary>
    public static void Remove(DailyProduction day)
    {
        day.Original = day.Original?.Where(o => !Members.Contains(o.Key)).ToDictionary() is { Count: > 0 } original ? original : null;
        day.Findings = day.Findings?.Where(f => !Pointers.Contains(f.Pointer)).ToList() is { Count: > 0 } findings ? findings : null;
    }

    /// <summary>The same for a column of an export; null for columns that hold no trace.</summary>
    public static string? Without(string column) => column switch
    {
        "original" => "nullif(d.original - '{oilPrice,gasPrice}'::text[], '{}'::jsonb)",
        "findings" => "(select jsonb_agg(f) from jsonb_array_elements(d.findings) f where f ->> 'pointer' not in ('#/oilPrice', '#/gasPrice'))",
        _ => null,
    };
}
