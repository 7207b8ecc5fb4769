using System.Collections.Frozen;
using System.Text;

namespace Pumpjack.Platform.Tabular;

/// <summary>Recognises the units that oil-field files write, so that a units row is told from data and a header gives its unit up.</summary>
public static class UnitWords
{
    // Base units in the spelling of Normalise; a rate is one of them over a time.
    private static readonly FrozenSet<string> Bases = new[]
    {
        "bbl", "bbls", "stb", "bo", "bw", "bwpd", "bopd", "blpd", "bpd", "bfpd", "stbd", "bblpd", "boe", "mbbl", "mmbbl", "mstb", "mmstb", "gal", "gals",
        "m3", "sm3", "nm3", "stm3", "scm", "mm3", "msm3", "ksm3", "e3m3", "e6m3", "103m3", "106m3", "dm3", "l", "liter", "litre", "liters", "litres",
        "cf", "scf", "mcf", "mscf", "mmcf", "mmscf", "bcf", "bscf", "mcfd", "mmcfd", "mscfd", "mmscfd", "scfd", "ft3",
        "psi", "psia", "psig", "psi(a)", "psi(g)", "kpa", "kpaa", "kpag", "mpa", "pa", "bar", "bara", "barg", "bar(a)", "bar(g)", "atm", "kgf/cm2", "kg/cm2", "inhg",
        "c", "degc", "°c", "ºc", "f", "degf", "°f", "ºf", "k", "celsius", "fahrenheit", "deg", "degrees",
        "h", "hr", "hrs", "hour", "hours", "hs", "min", "mins", "minutes", "s", "sec", "seconds", "d", "day", "days", "dia", "dias", "month", "months", "mes", "mês", "yr", "years",
        "ft", "m", "in", "inch", "inches", "mm", "cm", "km", "mi", "ftmd", "fttvd", "mmd", "mtvd", "64th", "64ths", "1/64", "1/64in", "/64", "64thsin",
        "%", "pct", "percent", "frac", "fraction", "v/v", "ppm", "ppmv", "mg/l", "ptb", "lb", "lbs", "lbf", "kg", "t", "ton", "tons", "tonnes", "mt", "klb",
        "hp", "kw", "kwh", "mw", "mwh", "v", "volts", "a", "amp", "amps", "hz", "rpm", "spm", "api", "°api", "ºapi", "degapi", "cp", "md", "sg", "g/cc", "g/cm3",
        "kg/m3", "lb/ft3", "lb/gal", "ppg", "btu", "btu/cf", "btu/scf", "mmbtu", "kj/m3", "mj/m3", "scf/bbl", "scf/stb", "mcf/bbl", "m3/m3", "sm3/sm3", "bbl/mmscf",
        "usd", "us$", "$", "$/bbl", "$/mcf", "eur", "nok", "brl", "cad", "dimensionless", "unitless", "-",
        "date", "yyyy-mm-dd", "mm/dd/yyyy", "dd/mm/yyyy",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Times = new[]
        { "d", "day", "days", "dia", "h", "hr", "hour", "min", "s", "sec", "month", "mo", "mes", "mês", "mth", "yr", "year", "ano" }.ToFrozenSet();

    // Behind an underscore or blank only words that are nothing else: "OIL_SM3", "Oil bbl", but not "Zone A" or "Well m".
    private static readonly FrozenSet<string> Suffixes = Bases.Where(w => w.Length > 1 && w is not ("in" or "min" or "day" or "days" or "date" or "month"
        or "months" or "mes" or "dia" or "dias" or "api" or "deg" or "sec" or "md" or "mt" or "mi" or "bo" or "bw" or "sg" or "ton" or "mw" or "cp" or "yr"
        or "years" or "fraction" or "frac" or "amp" or "hs" or "hour" or "inch" or "hours" or "minutes" or "seconds" or "percent" or "pa" or "degrees"))
        .ToFrozenSet();

    /// <summary>True where the whole text is a unit, such as "Sm3", "bbl/day", "hs por mês" or "(psig)".</summary>
    public static bool IsUnit(string text)
    {
        var word = Normalise(text);
        if (word.Length is 0 or > 24) return false;
        if (Bases.Contains(word)) return true;
        foreach (var over in (string[])["/", "por", "per"])
        {
            var at = word.LastIndexOf(over, StringComparison.Ordinal);
            if (at > 0 && Bases.Contains(word[..at]) && Times.Contains(word[(at + over.Length)..])) return true;
        }
        return false;
    }

    /// <summary>The unit inside a header text: in brackets anywhere, or behind the last comma, blank or underscore; null without one.</summary>
    public static string? InHeader(string header)
    {
        for (var close = header.Length - 1; close > 0; close--)
        {
            if (header[close] is not (')' or ']')) continue;
            var open = header.LastIndexOfAny(['(', '['], close);
            // "psi(a)" inside or as the brackets: take the outer pair when it is the unit.
            if (open > 0 && header.LastIndexOfAny(['(', '['], open - 1) is >= 0 and var outer && IsUnit(header[(outer + 1)..close]))
                return header[(outer + 1)..close].Trim();
            if (open >= 0 && IsUnit(header[(open + 1)..close])) return header[(open + 1)..close].Trim();
        }
        var cut = header.LastIndexOfAny([',', ' ', '_']);
        if (cut <= 0) return null;
        var suffix = header[(cut + 1)..].Trim();
        if (suffix.Length == 0) return null;
        return Suffixes.Contains(Normalise(suffix)) || (suffix.Contains('/') && IsUnit(suffix)) ? suffix : null;
    }

    /// <summary>True for "Mm3" and its like, which mean thousand in some files and million in others.</summary>
    public static bool HasUnclearPrefix(string unit)
    {
        var word = Normalise(unit);
        return word.StartsWith("mm3", StringComparison.Ordinal) || word.StartsWith("msm3", StringComparison.Ordinal) || word.StartsWith("mnm3", StringComparison.Ordinal);
    }

    private static string Normalise(string text)
    {
        var word = new StringBuilder(text.Length);
        foreach (var c in text.Trim().Trim('(', '[', ']').Trim())
        {
            if (char.IsWhiteSpace(c)) continue;
            word.Append(c switch { '³' => '3', '²' => '2', '⁄' => '/', _ => char.ToLowerInvariant(c) });
        }
        var plain = word.ToString();
        return plain.EndsWith(')') && !plain.Contains('(') ? plain[..^1] : plain;
    }
}
