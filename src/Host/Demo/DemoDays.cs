using Pumpjack.Assets.Wells;
using Pumpjack.Platform;
using Pumpjack.Production.DailyProduction;

namespace Pumpjack.Host.Demo;

/// <summary>
/// The days of one well, one after another from the first day of the demo. What a day says follows from the seed, the well and the first
/// day alone; the last day decides only what is not entered yet and which way a day came in.
/// </summary>
sealed class DemoDays(DemoWell well, DateOnly begin, DateOnly end, TimeZoneInfo zone)
{
    static readonly (string Reason, double MeanHours)[] Outages =
    [
        ("Power outage", 7), ("Rod part", 40), ("Pump change", 55), ("Compressor down", 9), ("High line pressure", 6), ("Battery full", 8),
        ("Scheduled maintenance", 5), ("Flowline leak", 12),
    ];

    readonly Random random = new(DemoWell.Seed + (well.Number * 100_003));
    double downLeft;
    string downReason = "";
    DailyProduction? before;

    /// <summary>Every date from the first to the last, with null where nothing is entered. <c>WellId</c> is left open.</summary>
    public IEnumerable<DailyProduction?> All()
    {
        for (var date = begin; date <= end; date = date.AddDays(1))
        {
            var day = Make(date, date.DayNumber - begin.DayNumber);
            yield return day is null || IsLeftOut(date) ? null : day;
        }
    }

    // The last days of the demo are as in life: some wells are behind, and of yesterday the pumper still has some to enter.
    bool IsLeftOut(DateOnly date) => (end.DayNumber - date.DayNumber) switch
    {
        0 => well.OnRoute && well.Number % 3 != 1,
        2 or 3 => well.Number is 11 or 29,
        5 => well.Number == 23,
        _ => false,
    };

    DailyProduction? Make(DateOnly date, int index)
    {
        // The same draws every day, whatever becomes of them: a day does not depend on the ones left out.
        double noiseOil = Normal(), noiseGas = Normal(), noiseWater = Normal(), noisePressure = Normal();
        double start = random.NextDouble(), kind = random.NextDouble(), length = random.NextDouble(), frozen = random.NextDouble();
        if (index < well.FirstDay)
            return null;
        var hours = (double)ProductionDay.Hours(date, zone);
        var (down, reason) = Down(date, index, hours, start, kind, length, frozen);
        var on = hours - down;
        var rate = Rate(index) * on / 24;
        var season = Math.Cos(2 * Math.PI * (date.DayOfYear - 200) / 365.25); // 1 in the height of summer

        var day = new DailyProduction
        {
            ProductionDate = date,
            EntrySource = Source(date),
            HoursOn = Number(on, 2),
            DowntimeHours = Number(hours, 2) - Number(on, 2),
            Downtime = reason is null ? null : [new DowntimeEntry(Number(hours, 2) - Number(on, 2), reason)],
            Notes = reason is "Rod part" or "Pump change" && down < hours ? "Rig released, back on." : null,
        };
        switch (well.Type)
        {
            case WellType.Injection or WellType.Disposal:
                day.InjectionVolume = Number(rate * Math.Exp(0.03 * noiseWater), 1);
                day.HoursOnInjection = day.HoursOn;
                break;
            case WellType.Gas:
                day.GasVolume = Number(rate * Math.Exp(0.02 * noiseGas) * (1 - (0.01 * season)), 1);
                day.CondensateVolume = Number(rate / 1000 * well.Wor * 15 * Math.Exp(0.08 * noiseOil), 2);
                day.WaterVolume = Number(rate / 1000 * 14 * Math.Exp(0.06 * noiseWater), 2);
                break;
            default:
                var years = Math.Max(0, index - well.FirstDay) / 365.25;
                day.OilVolume = Number(rate * Math.Exp(0.03 * noiseOil), 2);
                day.GasVolume = Number(rate * well.Gor / 1000 * (1 + (0.35 * Math.Log(1 + years))) * Math.Exp(0.035 * noiseGas) * (1 - (0.02 * season)), 1);
                day.WaterVolume = Number(rate * well.Wor * (1 + (0.05 * years)) * Math.Exp(0.04 * noiseWater), 2);
                break;
        }
        Readings(day, index, on, season, noisePressure);
        return before = Spoil(day, index, hours);
    }

    /// <summary>bbl/day or Mcf/day on a whole day on.</summary>
    double Rate(int index)
    {
        var years = (index - well.FirstDay) / 365.25;
        if (well.Lift == DemoLift.Injecting)
            return well.Qi * (0.92 + (0.08 * Math.Cos(index / 90.0)));
        var rate = well.Qi / Math.Pow(1 + (well.B * well.Di * years), 1 / well.B);
        return well.WorkoverDay is { } workover && index >= workover ? rate * (1 + (0.5 * Math.Exp(-(index - workover) / 320.0))) : rate;
    }

    (double Hours, string? Reason) Down(DateOnly date, int index, double hours, double start, double kind, double length, double frozen)
    {
        if (index >= well.ShutInDay)
            return (hours, "Shut in: uneconomic");
        if (well.WorkoverDay is { } workover && index >= workover && index < workover + 5)
            return (hours, "Workover");
        if (IsFreeze(date) && frozen < 0.8)
            return (Math.Min(hours, 5 + (16 * frozen)), "Weather: frozen lines");
        if (downLeft <= 0 && start < (well.Lift == DemoLift.RodPump ? 9 : 5) / 365.25)
        {
            // Rods and pumps fail where there are any.
            var (reason, mean) = Outages[(int)(kind * Outages.Length)];
            if (well.Lift != DemoLift.RodPump && reason is "Rod part" or "Pump change")
                (reason, mean) = Outages[0];
            downReason = reason;
            downLeft = Math.Clamp(-mean * Math.Log(1 - length), 1.5, 140);
        }
        if (downLeft <= 0)
            return (0, null);
        var down = Math.Min(downLeft, hours);
        downLeft -= down;
        if (downLeft < 0.5)
            downLeft = 0;
        return (down, downReason);
    }

    /// <summary>Two days of hard frost each winter, the same for the whole area.</summary>
    static bool IsFreeze(DateOnly date)
    {
        var first = 8 + new Random(DemoWell.Seed + date.Year).Next(40);
        return date.DayOfYear == first || date.DayOfYear == first + 1;
    }

    void Readings(DailyProduction day, int index, double on, double season, double noise)
    {
        day.LinePressure = well.Lift == DemoLift.Injecting ? null : Number(48 + (5 * season) + (1.5 * noise), 0);
        if (on <= 0)
            return;
        var age = (index - well.FirstDay) / 365.25;
        day.Temperature = Number(84 + (13 * season) + noise, 0);
        switch (well.Lift)
        {
            case DemoLift.Injecting:
                day.TubingPressure = Number(980 + (40 * Math.Cos(index / 90.0)) + (12 * noise), 0);
                day.CasingPressure = Number(Math.Max(0, 8 + noise), 0);
                break;
            case DemoLift.Flowing:
                day.TubingPressure = Number(170 + (900 / (1 + (1.4 * age))) + (8 * noise), 0);
                day.CasingPressure = Number(240 + (1100 / (1 + (1.2 * age))) + (10 * noise), 0);
                day.ChokeSize = age < 0.25 ? 24 : age < 1 ? 32 : 48;
                break;
            default:
                day.TubingPressure = Number(78 + (well.Number % 5 * 6) + (3 * noise), 0);
                day.CasingPressure = Number(38 + (well.Number % 7 * 4) + (2 * noise), 0);
                if (day.ProductionDate.DayOfWeek == DayOfWeek.Monday)
                    day.EquipmentReadings = new Dictionary<string, decimal> { ["strokesPerMinute"] = Number(6.5 + (well.Number % 4 * 0.5), 1) };
                break;
        }
        if (well.Type == WellType.Oil)
            day.Bsw = Number(0.35 + (0.05 * (well.Number % 5)) + (0.04 * noise), 2);
        if (day.ProductionDate.Day != 1)
            return;
        if (well.Type == WellType.Oil)
            day.ApiGravity = Number(38.5 + (well.Number % 6 * 0.6) + (0.15 * noise), 1);
        else if (well.Type == WellType.Gas)
            (day.GasGravity, day.GasEnergy) = (Number(0.68 + (0.004 * noise), 3), Number(1_120 + (4 * noise), 0));
    }

    DailyProduction? Spoil(DailyProduction day, int index, double hours)
    {
        switch (DemoFault.On(well.Number, index))
        {
            case DemoFaultKind.Missing:
                return null;
            case DemoFaultKind.FlatLine when before is not null:
                (day.OilVolume, day.GasVolume, day.WaterVolume) = (before.OilVolume, before.GasVolume, before.WaterVolume);
                (day.HoursOn, day.DowntimeHours, day.Downtime, day.Notes) = (Number(hours, 2), 0, null, null);
                break;
            case DemoFaultKind.Spike:
                (day.OilVolume, day.GasVolume) = well.Type == WellType.Gas ? (day.OilVolume, day.GasVolume * 10) : (day.OilVolume * 10, day.GasVolume);
                break;
            case DemoFaultKind.SwappedOilAndWater:
                (day.OilVolume, day.WaterVolume) = (day.WaterVolume, day.OilVolume);
                break;
            case DemoFaultKind.StuckPressure:
                (day.TubingPressure, day.CasingPressure) = (85, 45);
                break;
        }
        return day;
    }

    // History came as files; the last weeks from the pumper's phone, the wells with meters and the office.
    EntrySource Source(DateOnly date) =>
        date < end.AddDays(-50) ? EntrySource.Import : well.OnRoute ? EntrySource.Mobile : well.Lift == DemoLift.RodPump ? EntrySource.Import : EntrySource.Scada;

    /// <summary>Standard normal (Box and Muller), kept within three deviations.</summary>
    double Normal() => Math.Clamp(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()), -3, 3);

    static decimal Number(double value, int decimals) => Rounding.To((decimal)value, decimals);
}
