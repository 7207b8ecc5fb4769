using Pumpjack.Assets.Wells;
using Pumpjack.Platform;
using Pumpjack.Platform.Refusals;
using Pumpjack.Production.DailyProduction;

namespace Pumpjack.Integrations.Imports;

/// <summary>
/// What a file of days or months says of the wells Pumpjack does not know: type, place, first day, largest values. A first pass over
/// the file gathers it, so that a well is there, with its own maxima, before its first row is judged.
/// </summary>
internal sealed class WellSurvey
{
    static readonly (string Field, Func<WellLimits, decimal> Standard, string Member, Action<Well, decimal> Set)[] Measures =
    [
        ("oilVolume", l => l.OilBbl, "maxOilVolume", (w, v) => w.MaxOilVolume = v),
        ("gasVolume", l => l.GasMcf, "maxGasVolume", (w, v) => w.MaxGasVolume = v),
        ("waterVolume", l => l.WaterBbl, "maxWaterVolume", (w, v) => w.MaxWaterVolume = v),
        ("injectionVolume", l => l.Injection, "maxInjectionVolume", (w, v) => w.MaxInjectionVolume = v),
        ("injectionGasVolume", l => l.Injection, "maxInjectionVolume", (w, v) => w.MaxInjectionVolume = v),
        ("tubingPressure", l => l.TubingPsig, "maxTubingPressure", (w, v) => w.MaxTubingPressure = v),
        ("casingPressure", l => l.CasingPsig, "maxCasingPressure", (w, v) => w.MaxCasingPressure = v),
        ("linePressure", l => l.LinePsig, "maxLinePressure", (w, v) => w.MaxLinePressure = v),
    ];

    // Beyond what any well gives in a day: such a cell is refused with its row, and must not make room for itself.
    const decimal Absurd = 10_000_000m;

    readonly Dictionary<string, Sighting> wells = new(StringComparer.OrdinalIgnoreCase);

    public int Count => wells.Count;

    /// <summary>Reads the file for the wells it names and the register does not.</summary>
    public static WellSurvey Read(ImportReading reading, ImportOptions options, WellRegister register, CancellationToken ct)
    {
        var survey = new WellSurvey();
        using var reader = reading.Sheet.Read(reading.Plan.Layout, 0, ct);
        var cells = new RowCells(reader.Row, reading.Plan);
        while (reader.Read())
        {
            if (reader.Row.IsBlank || reader.Row.IsTotal || register.TryFind(cells.Text("wellName"), cells.Api, out _, out _))
                continue;
            survey.Add(cells, reading.Plan.Kind == ImportKind.DailyProduction ? cells.Date("productionDate") : cells.Month(options.Month));
            cells.Errors.Clear();
        }
        return survey;
    }

    /// <summary>Adds a row of a well nobody knows.</summary>
    void Add(RowCells cells, DateOnly? day)
    {
        var name = cells.Text("wellName") ?? cells.Api;
        if (name is null)
            return;
        if (!wells.TryGetValue(name, out var seen))
            wells.Add(name, seen = new Sighting(name, cells.Api));
        if (day is { } d && (seen.First is null || d < seen.First))
            seen.First = d;
        seen.Field ??= cells.Text("fieldName");
        seen.Lease ??= cells.Text("leaseName");
        var type = TypeOf(cells);
        seen.Types[type] = seen.Types.GetValueOrDefault(type) + 1;
        for (var i = 0; i < Measures.Length; i++)
            if (cells.Number(Measures[i].Field) is { } value && value > seen.Largest[i] && value < Absurd)
                seen.Largest[i] = value;
    }

    /// <summary>The wells as they will be made, and what a person should know of them.</summary>
    public (List<WellImportRow> Rows, List<Finding> Findings) Wells(string? timeZone, string? country, bool daily)
    {
        var rows = new List<WellImportRow>();
        var findings = new List<Finding>();
        foreach (var seen in wells.Values.OrderBy(s => s.Name, StringComparer.Ordinal))
        {
            var well = new Well { WellName = seen.Name, WellType = seen.Types.MaxBy(t => t.Value).Key, WellStatus = WellStatus.Producing, TimeZone = timeZone };
            var members = new HashSet<string> { "wellName", "wellType", "wellStatus" };
            if (timeZone is not null)
                members.Add("timeZone");
            if (seen.Api is not null)
            {
                well.ApiNumber = seen.Api;
                members.Add("apiNumber");
            }
            if (daily)
                Maxima(seen, well, members, findings);
            rows.Add(new WellImportRow(well, members) { FieldName = seen.Field, LeaseName = seen.Lease, Country = country, StatusSince = seen.First });
        }
        return (rows, findings);
    }

    static void Maxima(Sighting seen, Well well, HashSet<string> members, List<Finding> findings)
    {
        for (var i = 0; i < Measures.Length; i++)
        {
            var (field, standard, member, set) = Measures[i];
            if (seen.Largest[i] <= standard(WellLimits.Default))
                continue;
            var max = Math.Ceiling(seen.Largest[i] * 1.2m);
            set(well, max);
            members.Add(member);
            findings.Add(new Finding("maximum-from-file", Severity.Info, field, $"{seen.Name}: the largest {field} is {Rounding.To(seen.Largest[i], 1):#,0.#}; its maximum is set to {max:#,0}."));
        }
    }

    /// <summary>The type a row's words speak for: OP, WI, GI and their like, then what the row does.</summary>
    static WellType TypeOf(RowCells cells) => cells.Text("wellType") is { } word && WellVocabulary.TypeOf(word) is { } known ? known
        : cells.Text("activityType")?.StartsWith("inj", StringComparison.OrdinalIgnoreCase) == true ? WellType.Injection
        : cells.Number("oilVolume") is > 0 ? WellType.Oil : cells.Number("gasVolume") is > 0 ? WellType.Gas : WellType.Oil;

    sealed class Sighting(string name, string? api)
    {
        public string Name { get; } = name;
        public string? Api { get; } = api;
        public string? Field { get; set; }
        public string? Lease { get; set; }
        public DateOnly? First { get; set; }
        public Dictionary<WellType, int> Types { get; } = [];
        public decimal[] Largest { get; } = new decimal[Measures.Length];
    }
}
