using System.Collections.Concurrent;

namespace Pumpjack.Engineering;

/// <summary>
/// Conversion between units named as engineers write them: "psia", "scf/stb", "m3/d/bar", "lb/ft3", "64ths in". A remark after the unit
/// ("degF, linear with measured depth", "in orifice", "- (chart)") is passed over.
/// </summary>
/// <remarks>
/// Gas volumes at standard conditions convert as plain volumes: a change of base is <see cref="Constants.GasVolumeAtBase"/>.
/// "lb" beside a force is pound-force.
/// </remarks>
public static class Units
{
    private static readonly ConcurrentDictionary<string, Unit?> parsed = new(StringComparer.Ordinal);

    /// <exception cref="EngineeringRefusal">A unit is unknown, or the two measure different things.</exception>
    public static double Convert(double value, string from, string to, string? input = null)
    {
        if (from == to) return value;
        var a = Find(from);
        var b = Find(to);
        if (a is null || b is null)
        {
            if (Same(from, to)) return value;
            var unknown = a is null ? from : to;
            throw new EngineeringRefusal(RefusalCodes.UnknownUnit, $"The unit \"{unknown}\" is not known{Of(input)}.", input);
        }
        if (a.Dimension != b.Dimension)
        {
            a = Force(a, from, b.Dimension);
            b = Force(b, to, a.Dimension);
        }
        if (a.Dimension != b.Dimension)
            throw new EngineeringRefusal(RefusalCodes.UnknownUnit, $"\"{from}\" cannot be converted to \"{to}\"{Of(input)}.", input);
        return (value * a.Factor + a.Offset - b.Offset) / b.Factor;
    }

    public static bool IsKnown(string unit) => Find(unit) is not null;

    internal static bool IsGauge(string unit) => unit is "psig" or "barg" or "kPag";

    private static string Of(string? input) => input is null ? "" : $" ({input})";

    /// <summary>The unit without a trailing remark.</summary>
    private static string Trim(string text)
    {
        var end = text.IndexOfAny([',', ';']);
        if (end >= 0) text = text[..end];
        end = text.IndexOf(" (", StringComparison.Ordinal);
        return (end >= 0 ? text[..end] : text).Trim();
    }

    private static bool Same(string from, string to) => Trim(from) == Trim(to);

    private static Unit? Find(string text) => parsed.GetOrAdd(text, static t => Parse(t));

    private static Unit? Parse(string text)
    {
        var trimmed = Trim(text);
        while (trimmed.Length > 0)
        {
            if (UnitTable.Whole.TryGetValue(trimmed, out var whole)) return whole;
            if (UnitParser.TryParse(trimmed) is { } unit) return unit;
            var space = trimmed.LastIndexOf(' ');
            if (space < 0) return null;
            trimmed = trimmed[..space];
        }
        return null;
    }

    /// <summary>Reads "lb" as pound-force when that is what the other side measures.</summary>
    private static Unit Force(Unit unit, string text, Dimension wanted)
    {
        if (unit.Dimension == wanted || !text.Contains("lb", StringComparison.Ordinal) || text.Contains("lbf", StringComparison.Ordinal)) return unit;
        return Find(text.Replace("lb", "lbf", StringComparison.Ordinal)) is { } force && force.Dimension == wanted ? force : unit;
    }
}

/// <summary>Exponents of length, mass, time, temperature, current, money.</summary>
internal readonly record struct Dimension(double L, double M, double T, double K, double A, double Usd)
{
    public static Dimension operator *(Dimension a, Dimension b) => new(a.L + b.L, a.M + b.M, a.T + b.T, a.K + b.K, a.A + b.A, a.Usd + b.Usd);
    public Dimension Power(double n) => new(L * n, M * n, T * n, K * n, A * n, Usd * n);
}

/// <summary>Base value (SI) = value * Factor + Offset.</summary>
internal sealed record Unit(double Factor, Dimension Dimension, double Offset = 0);
