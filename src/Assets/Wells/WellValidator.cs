using Pumpjack.Assets.Records;
using Pumpjack.Platform.Refusals;

namespace Pumpjack.Assets.Wells;

/// <summary>Pure: what must hold between the members of a well (MD-05, MD-06), and what deserves a look. The form and the import share it.</summary>
static class WellValidator
{
    /// <summary>Collects what is wrong, and brings the API number to its fourteen digits.</summary>
    public static void Check(Well well, RecordCheck check)
    {
        Number(well, check);
        Dates(well, check);
        Depths(well, check);
        check.Zone(well.TimeZone, "timeZone");
        check.Latitude(well.SurfaceLatitude, "surfaceLatitude");
        check.Longitude(well.SurfaceLongitude, "surfaceLongitude");
        check.Latitude(well.BottomLatitude, "bottomLatitude");
        check.Longitude(well.BottomLongitude, "bottomLongitude");
        check.Positive(well.MaxOilVolume, "maxOilVolume");
        check.Positive(well.MaxGasVolume, "maxGasVolume");
        check.Positive(well.MaxWaterVolume, "maxWaterVolume");
        check.Positive(well.MaxInjectionVolume, "maxInjectionVolume");
        check.Positive(well.MaxTubingPressure, "maxTubingPressure");
        check.Positive(well.MaxCasingPressure, "maxCasingPressure");
        check.Positive(well.MaxLinePressure, "maxLinePressure");
    }

    static void Number(Well well, RecordCheck check)
    {
        if (well.ApiNumber is null)
            return;
        if (ApiNumber.Read(well.ApiNumber, out var number) is { } error)
        {
            check.Add("apiNumber", "api-number-" + error, ApiNumber.Explain(error));
            return;
        }
        well.ApiNumber = number.Digits14;
        if (number.State is { } state && well.State is { } written && ApiNumber.IsState(written.ToUpperInvariant())
            && !string.Equals(state, written, StringComparison.OrdinalIgnoreCase))
            check.Add("apiNumber", "api-number-other-state", $"The API number is of {state}, the well of {written}.");
    }

    static void Dates(Well well, RecordCheck check)
    {
        if (well.WellStatus is not (WellStatus.Planned or WellStatus.Permitted))
            check.NotInFuture(well.SpudDate, "spudDate");
        check.NotInFuture(well.CompletionDate, "completionDate");
        check.NotInFuture(well.FirstProductionDate, "firstProductionDate");
        check.NotInFuture(well.PluggedDate, "pluggedDate");
        // Each is held against the latest one before it that is known.
        (DateOnly? Date, string Member)[] inOrder =
        [
            (well.SpudDate, "spudDate"), (well.CompletionDate, "completionDate"), (well.FirstProductionDate, "firstProductionDate"), (well.PluggedDate, "pluggedDate"),
        ];
        (DateOnly? Date, string Member) before = (null, "");
        foreach (var step in inOrder)
        {
            if (step.Date is null)
                continue;
            check.Order(before.Date, before.Member, step.Date, step.Member);
            before = step;
        }
    }

    static void Depths(Well well, RecordCheck check)
    {
        check.NotNegative(well.TotalDepth, "totalDepth");
        check.NotNegative(well.Tvd, "tvd");
        check.NotNegative(well.WaterDepth, "waterDepth");
        if (well.Tvd > well.TotalDepth)
            check.Add("tvd", "above-total-depth", $"True vertical depth ({well.Tvd} ft) cannot exceed measured total depth ({well.TotalDepth} ft).");
        if (well.KbElevation < well.GroundElevation)
            check.Add("kbElevation", "below-ground", $"The kelly bushing ({well.KbElevation} ft) stands on the ground ({well.GroundElevation} ft), not below it.");
    }

    /// <summary>What a valid well may be asked about.</summary>
    public static IReadOnlyList<Finding> Findings(Well well)
    {
        List<Finding> findings = [];
        string? state = well.State?.ToUpperInvariant();
        if (well.ApiNumber is { } text && ApiNumber.Read(text, out var number) is null)
        {
            state = number.State ?? state;
            if (number.HasEvenCounty)
                findings.Add(new("even-county-code", Severity.Warning, "#/apiNumber", $"County code {number.CountyCode} is even; county codes are normally odd."));
        }
        if (!well.IsOffshore && StateBox.Of(state) is { } box && well is { SurfaceLatitude: { } latitude, SurfaceLongitude: { } longitude } && !box.Holds(latitude, longitude))
        {
            var hint = box.Hint(latitude, longitude) switch
            {
                "latitude-and-longitude-look-swapped" => " Latitude and longitude look swapped.",
                "longitude-sign-missing" => " The longitude's sign looks missing: west is negative.",
                _ => "",
            };
            findings.Add(new("outside-state", Severity.Warning, "#/surfaceLatitude",
                $"{latitude}, {longitude} lies outside {state} ({box.LatitudeMin} to {box.LatitudeMax}, {box.LongitudeMin} to {box.LongitudeMax}).{hint}"));
        }
        return findings;
    }
}
