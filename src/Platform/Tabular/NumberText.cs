using System.Globalization;

namespace Pumpjack.Platform.Tabular;

/// <summary>How numbers are written. <see cref="ThousandsMark"/> is '\0' where none is written; ' ' stands for every kind of space.</summary>
public readonly record struct NumberForm(char DecimalMark, char ThousandsMark)
{
    public static readonly NumberForm Plain = new('.', '\0');
}

/// <summary>What the marks inside one number prove.</summary>
[Flags]
internal enum NumberSigns
{
    None = 0,
    Number = 1,
    DotDecimal = 2,
    CommaDecimal = 4,
    DotThousands = 8,
    CommaThousands = 16,
    SpaceThousands = 32,
    QuoteThousands = 64,
    /// <summary>One dot before exactly three digits: 12.345.</summary>
    DotUnclear = 128,
    /// <summary>One comma before exactly three digits: 12,345.</summary>
    CommaUnclear = 256,
    Percent = 512,
}

/// <summary>Numbers as text. Grouping is strict: a thousands mark must be followed by exactly three digits.</summary>
internal static class NumberText
{
    private const int MaxDigits = 60;

    /// <summary>Reads a number; blanks around it, a leading or trailing sign, accounting parentheses, a leading $ and a trailing % are understood.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, NumberForm form, out decimal value)
    {
        // The common case, digits with at most one decimal mark, in one pass.
        ulong mantissa = 0;
        int digits = 0, scale = -1, i = 0;
        var negative = false;
        if (text.Length > 0 && text[0] == '-') { negative = true; i = 1; }
        for (; i < text.Length; i++)
        {
            var c = (uint)(text[i] - '0');
            if (c <= 9)
            {
                mantissa = mantissa * 10 + c;
                digits++;
                if (scale >= 0) scale++;
            }
            else if (text[i] == form.DecimalMark && scale < 0) scale = 0;
            else return TryParseSlow(text, form, out value);
        }
        if (digits is 0 or > 18 || scale == 0) return TryParseSlow(text, form, out value);
        value = new decimal((int)mantissa, (int)(mantissa >> 32), 0, negative && mantissa != 0, (byte)Math.Max(scale, 0));
        return true;
    }

    private static bool TryParseSlow(ReadOnlySpan<char> text, NumberForm form, out decimal value)
    {
        value = 0;
        text = text.Trim();
        if (text.Length is 0 or > MaxDigits) return false;
        Span<char> plain = stackalloc char[MaxDigits + 2];
        var length = 0;
        var negative = false;
        if (text[0] == '(' && text[^1] == ')') { negative = true; text = text[1..^1].Trim(); }
        else if (text[^1] == '-') { negative = true; text = text[..^1].TrimEnd(); }
        if (text.Length > 0 && text[^1] == '%') text = text[..^1].TrimEnd();
        if (text.Length > 0 && text[0] is '-' or '+' or '\u2212')
        {
            if (negative) return false;
            negative = text[0] != '+';
            text = text[1..].TrimStart();
        }
        if (text.Length > 0 && text[0] == '$') text = text[1..].TrimStart();

        int sinceMark = -1, integerDigits = 0, fractionDigits = 0;   // sinceMark: digits since the last thousands mark
        var fraction = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
            {
                plain[length++] = c;
                if (fraction) fractionDigits++; else { integerDigits++; if (sinceMark >= 0) sinceMark++; }
            }
            else if (c == form.DecimalMark && !fraction)
            {
                if (sinceMark is >= 0 and not 3) return false;
                fraction = true;
                plain[length++] = '.';
            }
            else if (!fraction && IsThousands(c, form.ThousandsMark))
            {
                if (integerDigits == 0 || (sinceMark < 0 ? integerDigits > 3 : sinceMark != 3)) return false;
                sinceMark = 0;
            }
            else if (c is 'e' or 'E' && integerDigits + fractionDigits > 0 && i + 1 < text.Length)
            {
                if (!IsExponent(text[(i + 1)..])) return false;
                text[i..].CopyTo(plain[length..]);
                length += text.Length - i;
                break;
            }
            else return false;
        }
        if (integerDigits + fractionDigits == 0 || (!fraction && sinceMark is >= 0 and not 3)) return false;
        if (!decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value))
            return false;
        if (negative) value = -value;
        return true;
    }

    /// <summary>The shortest decimal that reads back as the same double, as a sheet shows it; false outside decimal's range.</summary>
    public static bool TryFromDouble(double number, out decimal value)
    {
        if (Math.Abs(number) < 1e15 && number == Math.Truncate(number)) { value = (long)number; return true; }
        Span<char> text = stackalloc char[32];
        value = 0;
        return double.IsFinite(number)
            && number.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture)
            && decimal.TryParse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>What the marks of this text say about how the file writes numbers.</summary>
    public static NumberSigns Signs(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length is 0 or > MaxDigits) return NumberSigns.None;
        if (text[0] == '(' && text[^1] == ')') text = text[1..^1].Trim();
        else if (text[^1] == '-') text = text[..^1].TrimEnd();
        var signs = NumberSigns.Number;
        if (text.Length > 0 && text[^1] == '%') { signs |= NumberSigns.Percent; text = text[..^1].TrimEnd(); }
        if (text.Length > 0 && text[0] is '-' or '+' or '\u2212') text = text[1..].TrimStart();
        if (text.Length > 0 && text[0] == '$') text = text[1..].TrimStart();
        int dots = 0, commas = 0, others = 0, digits = 0, lead = 0, since = 0;
        char last = '\0', other = '\0';
        var grouped = true;   // every mark so far was followed by exactly three digits
        foreach (var (i, c) in Enumerate(text))
        {
            if (char.IsAsciiDigit(c)) { digits++; since++; if (last == '\0') lead++; continue; }
            if (c is 'e' or 'E' && digits > 0 && IsExponent(text[(i + 1)..])) break;
            var isSpace = IsSpace(c) || c is '\'' or '\u2019';
            if (c is not ('.' or ',') && !isSpace) return NumberSigns.None;
            if (last != '\0' && since != 3) grouped = false;
            if (isSpace)
            {
                if (dots + commas > 0 || digits == 0) return NumberSigns.None;
                others++;
                other = c;
            }
            else if (c == '.') dots++;
            else commas++;
            if (last != '\0' && last != c && !grouped) return NumberSigns.None;
            last = c;
            since = 0;
        }
        if (digits == 0) return NumberSigns.None;
        var head = lead is >= 1 and <= 3 && text[0] != '0';   // what may stand before a thousands mark
        if (others > 0)
        {
            if (!head || !(dots + commas > 0 ? grouped : grouped && since == 3)) return NumberSigns.None;
            signs |= IsSpace(other) ? NumberSigns.SpaceThousands : NumberSigns.QuoteThousands;
        }
        if (dots > 0 && commas > 0)
        {
            if (!head || !grouped) return NumberSigns.None;
            if (last == '.') return dots == 1 ? signs | NumberSigns.DotDecimal | NumberSigns.CommaThousands : NumberSigns.None;
            return commas == 1 ? signs | NumberSigns.CommaDecimal | NumberSigns.DotThousands : NumberSigns.None;
        }
        if (dots + commas == 0) return signs;
        if (dots + commas > 1)
            return head && grouped && since == 3 && others == 0
                ? signs | (dots > 0 ? NumberSigns.DotThousands : NumberSigns.CommaThousands) : NumberSigns.None;
        if (head && since == 3 && others == 0) return signs | (dots > 0 ? NumberSigns.DotUnclear : NumberSigns.CommaUnclear);
        return signs | (dots > 0 ? NumberSigns.DotDecimal : NumberSigns.CommaDecimal);
    }

    private static IndexedChars Enumerate(ReadOnlySpan<char> text) => new(text);

    private ref struct IndexedChars(ReadOnlySpan<char> text)
    {
        private readonly ReadOnlySpan<char> text = text;
        private int index = -1;
        public readonly (int, char) Current => (index, text[index]);
        public readonly IndexedChars GetEnumerator() => this;
        public bool MoveNext() => ++index < text.Length;
    }

    private static bool IsExponent(ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && text[0] is '-' or '+') text = text[1..];
        return text.Length is >= 1 and <= 3 && !text.ContainsAnyExceptInRange('0', '9');
    }

    private static bool IsThousands(char c, char mark) => mark switch
    {
        '\0' => false,
        ' ' => IsSpace(c),
        '\'' => c is '\'' or '\u2019',
        _ => c == mark,
    };

    private static bool IsSpace(char c) => c is ' ' or '\u00A0' or '\u202F' or '\u2009';
}
