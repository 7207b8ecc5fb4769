using System.Globalization;

namespace Pumpjack.Engineering;

/// <summary>Reads products and quotients of symbols: "psi/(stb/d)^2", "Pa s", "in-lb", "lb/ft3", "1/d".</summary>
internal sealed class UnitParser
{
    private readonly string text;
    private int at;

    private UnitParser(string text) => this.text = text;

    public static Unit? TryParse(string text)
    {
        var parser = new UnitParser(text);
        var unit = parser.Product();
        return parser.at == text.Length ? unit : null;
    }

    private Unit? Product()
    {
        var result = Factor();
        while (result is not null && at < text.Length && text[at] != ')')
        {
            var divide = text[at] == '/';
            if (!divide && text[at] is not (' ' or '-' or '*')) return null;
            at++;
            if (Factor() is not { } next) return null;
            var sign = divide ? -1 : 1;
            result = new(result.Factor * Math.Pow(next.Factor, sign), result.Dimension * next.Dimension.Power(sign));
        }
        return result;
    }

    private Unit? Factor()
    {
        Unit? unit;
        if (at < text.Length && text[at] == '(')
        {
            at++;
            unit = Product();
            if (unit is null || at >= text.Length || text[at] != ')') return null;
            at++;
        }
        else if (Number() is { } number) return new(number, default);
        else
        {
            var start = at;
            while (at < text.Length && char.IsLetter(text[at])) at++;
            var letters = at;
            while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
            if (at > letters && UnitTable.Symbols.TryGetValue(text[start..at], out unit)) return unit;
            at = letters;
            if (!UnitTable.Symbols.TryGetValue(text[start..at], out unit)) return null;
        }
        if (at < text.Length && text[at] == '^') at++;
        return Number() is { } power ? new(Math.Pow(unit.Factor, power), unit.Dimension.Power(power)) : unit;
    }

    private double? Number()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.')) at++;
        return at > start && double.TryParse(text.AsSpan(start, at - start), CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
