using Pumpjack.Assets.Wells;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Integrations.Imports;

/// <summary>What files call types of wells and their states. A word that stands nowhere here is asked about, never guessed.</summary>
internal static class WellVocabulary
{
    /// <summary>The type a word means; null when nobody knows it.</summary>
    public static WellType? TypeOf(string word) => word.Trim().ToUpperInvariant() switch
    {
        "OP" or "OIL" or "OIL WELL" or "PRODUCER" or "OIL PRODUCER" => WellType.Oil,
        "GP" or "GAS" or "GAS WELL" or "GAS PRODUCER" => WellType.Gas,
        "O&G" or "OIL/GAS" or "OIL AND GAS" or "OIL & GAS" => WellType.OilGas,
        "WI" or "GI" or "INJ" or "INJECTOR" or "INJECTION" or "WATER INJECTION" or "WATER INJECTOR" or "GAS INJECTION" or "GAS INJECTOR" => WellType.Injection,
        // Class II of the federal underground injection programme: R recovery, H and GS storage, D disposal, CDW commercial disposal.
        "2R" or "2RIN" or "2RSI" or "2H" or "GS" or "EOR" or "ENHANCED RECOVERY" => WellType.Injection,
        "SWD" or "WD" or "DISPOSAL" or "SALT WATER DISPOSAL" or "WATER DISPOSAL" or "2D" or "2DCM" or "2DNC" or "CDW" => WellType.Disposal,
        "WS" or "WSW" or "WATER SUPPLY" => WellType.WaterSupply,
        "OBS" or "OBSERVATION" or "MONITORING" => WellType.Observation,
        "DRY" or "DRY HOLE" or "D&A" => WellType.DryHole,
        _ => SnakeCaseWords<WellType>.TryParse(Snake(word), out var known) ? known : null,
    };

    /// <summary>The status a word means; null when nobody knows it.</summary>
    public static WellStatus? StatusOf(string word) => Snake(word) switch
    {
        "proposed" => WellStatus.Planned,
        "permanently_abandoned" => WellStatus.Abandoned,
        "active" => WellStatus.Producing,
        var snake => SnakeCaseWords<WellStatus>.TryParse(snake, out var known) ? known : null,
    };

    /// <summary>True for the words of our own, which need no remark when they are read as themselves.</summary>
    public static bool IsOwn(string word) => SnakeCaseWords<WellType>.TryParse(Snake(word), out _) || SnakeCaseWords<WellStatus>.TryParse(Snake(word), out _);

    static string Snake(string text) => text.Trim().Replace(' ', '_').Replace('-', '_').ToLowerInvariant();
}
