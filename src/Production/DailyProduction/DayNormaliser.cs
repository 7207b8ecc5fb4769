using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pumpjack.Platform;
using Pumpjack.Platform.Units;

namespace Pumpjack.Production.DailyProduction;

/// <summary>First step of the artery: field units, the column's scale, defaults, and the content's fingerprint.</summary>
internal static class DayNormaliser
{
    static readonly JsonSerializerOptions Canonical = new();
    static readonly decimal[] PowersOfTen = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000];

    /// <summary>Brings an entry to field units. Values that cannot be stored become errors; nothing is clamped.</summary>
    public static void Normalise(DayEntry entry, UnitSystem units)
    {
        var day = entry.Day;
        if (day.InjectionVolume is not null)
            day.InjectionProduct ??= InjectionProduct.Water;
        day.IsEstimated ??= day.VolumeMethod == VolumeMethod.Estimated;
        // A file may hold several unit systems: an import converts by column and brings the values as received along.
        day.Original = Convert(entry, units) ?? day.Original;
    }

    /// <summary>Fills what was left open once the well is known: activity, hours of the whole day, method.</summary>
    public static void Complete(DayEntry entry)
    {
        var day = entry.Day;
        var well = entry.Well!;
        day.WellName = well.Name;
        day.ActivityType ??= well.IsInjector && !(day.OilVolume > 0 || day.GasVolume > 0) ? ActivityType.Injection : ActivityType.Production;
        day.HoursOn ??= ProductionDay.Hours(day.ProductionDate, well.Zone);
        day.VolumeMethod ??= day.IsEstimated == true ? VolumeMethod.Estimated : VolumeMethod.Measured;
        entry.ContentHash = Fingerprint(day);
    }

    static Dictionary<string, OriginalValue>? Convert(DayEntry entry, UnitSystem units)
    {
        var day = entry.Day;
        Dictionary<string, OriginalValue>? original = null;
        foreach (var member in MeasuredMembers<DailyProduction>.All)
        {
            if (member.Get(day) is not { } value)
                continue;
            var stored = value;
            if (units == UnitSystem.Metric && DimensionOf(member, day) is { } dimension && Math.Abs(value) < 1e15m)
            {
                stored = Conversion.ToField(value, dimension);
                (original ??= [])[member.Name] = new OriginalValue(value, Conversion.Symbol(dimension, units));
            }
            stored = Rounding.To(stored, member.Scale);
            if (Math.Abs(stored) >= member.Limit)
            {
                entry.Error(member.Pointer, "out-of-range", $"{member.Name} is {value.ToString(CultureInfo.InvariantCulture)}, which no measurement reaches.");
                member.Set(day, null); // said once; no later step can compute with it
                continue;
            }
            member.Set(day, stored);
        }
        return original;
    }

    /// <summary>Injected gas is measured as gas; everything else as declared.</summary>
    internal static Dimension? DimensionOf(MeasuredMember<DailyProduction> member, DailyProduction day) =>
        member.Name == "injectionVolume" && day.InjectionProduct is InjectionProduct.Gas or InjectionProduct.Co2
            ? Dimension.GasVolume
            : member.Dimension;

    /// <summary>True when anything at all was measured that day; a row in which nothing was is no record (DESIGN 13).</summary>
    public static bool HasMeasurement(DailyProduction day)
    {
        if (day.EquipmentReadings is { Count: > 0 })
            return true;
        foreach (var member in Measurements)
            if (member.Get(day) is not null)
                return true;
        return false;
    }

    static readonly MeasuredMember<DailyProduction>[] Measurements =
        [.. MeasuredMembers<DailyProduction>.All.Where(m => m.Name is not ("oilPrice" or "gasPrice" or "entryLatitude" or "entryLongitude" or "qualityScore"))];

    static readonly MeasuredMember<DailyProduction>[] Content =
        [.. MeasuredMembers<DailyProduction>.All.Where(m => m.Name is not ("entryLatitude" or "entryLongitude" or "qualityScore" or "allocatedOil" or "allocatedGas" or "allocatedWater" or "lostOil" or "lostGas"))];

    /// <summary>
    /// The fingerprint of what a day says: its numbers in stored units and scale, its words, not who sent it, when or in which unit.
    /// </summary>
    static Guid Fingerprint(DailyProduction day)
    {
        Span<byte> buffer = stackalloc byte[1024];
        var length = 0;
        for (var i = 0; i < Content.Length; i++)
        {
            if (Content[i].Get(day) is not { } value)
                continue;
            // In units of the column's last digit: 5.0 and 5.00 say the same.
            buffer[length++] = (byte)i;
            BinaryPrimitives.WriteInt64LittleEndian(buffer[length..], (long)(value * PowersOfTen[Content[i].Scale]));
            length += 8;
        }
        buffer[length++] = (byte)(day.ActivityType ?? 0);
        buffer[length++] = (byte)(day.VolumeMethod ?? 0);
        buffer[length++] = (byte)(day.InjectionProduct is { } product ? (int)product + 1 : 0);
        buffer[length++] = day.IsEstimated == true ? (byte)1 : (byte)0;

        Span<byte> digest = stackalloc byte[32];
        if (day.Notes is null && day.ChokeDesc is null && day.Downtime is null && day.EquipmentReadings is null && day.Metadata is null)
        {
            SHA256.HashData(buffer[..length], digest);
        }
        else
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(buffer[..length]);
            foreach (var text in new[]
            {
                day.Notes, day.ChokeDesc, day.Downtime is null ? null : JsonSerializer.Serialize(day.Downtime, Canonical),
                day.EquipmentReadings is null ? null : JsonSerializer.Serialize(day.EquipmentReadings.OrderBy(r => r.Key, StringComparer.Ordinal), Canonical),
                day.Metadata?.GetRawText(),
            })
            {
                hash.AppendData([text is null ? (byte)0 : (byte)1]);
                hash.AppendData(Encoding.UTF8.GetBytes(text ?? ""));
            }
            hash.GetHashAndReset(digest);
        }
        return new Guid(digest[..16]);
    }
}
