using System.Globalization;

namespace Pumpjack.Platform.Tabular;

/// <summary>How a column writes its dates.</summary>
public enum DateForm
{
    /// <summary>The column holds no dates.</summary>
    None,
    /// <summary>Year first: 2016-09-17, 2016/09/17 or 2016.09.17, with or without a time.</summary>
    Iso,
    /// <summary>9/17/2016.</summary>
    MonthFirst,
    /// <summary>17/9/2016.</summary>
    DayFirst,
    /// <summary>17-Sep-16, 17 September 2016, Sep 17, 2016.</summary>
    MonthName,
    /// <summary>20160917.</summary>
    Compact,
    /// <summary>A month without a day: 2016/09, 2016-09, 09/2016, Sep-16.</summary>
    Month,
    /// <summary>A month as 201609.</summary>
    CompactMonth,
    /// <summary>Days since 1900 as spreadsheets count them; 42630 is 2016-09-17.</summary>
    ExcelSerial,
    /// <summary>Days since 1904-01-01.</summary>
    ExcelSerial1904,
    /// <summary>Numeric dates whose order of day and month nothing in the file settles; reads no value until it is answered.</summary>
    Unsettled,
}

/// <summary>What one text proves about the dates of its column.</summary>
internal readonly record struct DateSign(DateForm Form, bool TwoDigitYear = false, bool EitherWay = false)
{
    // EitherWay: 5/5/2015 is numeric, and the same day whichever comes first.
    public bool IsDate => Form != DateForm.None;
}

/// <summary>Dates as text. Nothing is read that does not fill the whole cell.</summary>
internal static class DateText
{
    private static readonly string[] EnglishMonths =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    // First three letters in the languages of the files met so far: English, Portuguese, Spanish, Norwegian, German, French.
    private static readonly Dictionary<string, int> ShortMonths = new(StringComparer.OrdinalIgnoreCase)
    {
        ["jan"] = 1,
        ["ene"] = 1,
        ["feb"] = 2,
        ["fev"] = 2,
        ["fév"] = 2,
        ["mar"] = 3,
        ["mär"] = 3,
        ["mrz"] = 3,
        ["apr"] = 4,
        ["abr"] = 4,
        ["avr"] = 4,
        ["may"] = 5,
        ["mai"] = 5,
        ["jun"] = 6,
        ["jul"] = 7,
        ["aug"] = 8,
        ["ago"] = 8,
        ["sep"] = 9,
        ["set"] = 9,
        ["oct"] = 10,
        ["okt"] = 10,
        ["out"] = 10,
        ["nov"] = 11,
        ["dec"] = 12,
        ["dez"] = 12,
        ["des"] = 12,
        ["dic"] = 12,
        ["déc"] = 12,
    };

    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> ShortMonth =
        ShortMonths.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The form of a text, judged alone: Unsettled where day and month could change places, None where it is no date.</summary>
    public static DateSign Sign(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length is < 6 or > 40 || !Split(text, out var p)) return default;
        if (p.Count == 1)
        {
            var n = p.A.Value;
            if (p.A.Digits == 8 && TryYmd(n / 10000, n / 100 % 100, n % 100, out _)) return new(DateForm.Compact);
            return p.A.Digits == 6 && TryYmd(n / 100, n % 100, 1, out _) ? new(DateForm.CompactMonth) : default;
        }
        var form = FormOf(p);
        if (form != DateForm.Unsettled) return new(Build(p, form, 2049, out _) ? form : DateForm.None, YearDigits(p, form) == 2);
        var monthFirst = Build(p, DateForm.MonthFirst, 2049, out var a);
        var dayFirst = Build(p, DateForm.DayFirst, 2049, out var b);
        var two = p.C.Digits == 2;
        if (monthFirst && dayFirst) return new(DateForm.Unsettled, two, a == b);
        return monthFirst ? new(DateForm.MonthFirst, two) : dayFirst ? new(DateForm.DayFirst, two) : default;
    }

    /// <summary>Reads a text in the form of its column. A column of numeric dates also accepts ISO and named months, which cannot be misread.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, DateForm column, int twoDigitYearMax, out DateTime value)
    {
        value = default;
        if (TryIso(text, out value)) return column is not (DateForm.None or DateForm.Compact or DateForm.CompactMonth);
        text = text.Trim();
        if (text.Length is 0 or > 40) return false;
        if (column is DateForm.ExcelSerial or DateForm.ExcelSerial1904
            && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial))
            return TryFromSerial(serial, column == DateForm.ExcelSerial1904, out value);
        if (column == DateForm.None || !Split(text, out var p)) return false;
        if (p.Count == 1)
        {
            var n = p.A.Value;
            if (column == DateForm.Compact && p.A.Digits == 8) return TryYmd(n / 10000, n / 100 % 100, n % 100, out value);
            return column == DateForm.CompactMonth && p.A.Digits == 6 && TryYmd(n / 100, n % 100, 1, out value);
        }
        var form = FormOf(p);
        if (form == DateForm.Unsettled)
        {
            if (column is not (DateForm.DayFirst or DateForm.MonthFirst)) return false;
            form = column;
        }
        return Build(p, form, twoDigitYearMax, out value);
    }

    /// <summary>Turns a spreadsheet's day number into a date. The 1900 system counts a 29 February 1900 that never was; that day is refused.</summary>
    public static bool TryFromSerial(double serial, bool since1904, out DateTime value)
    {
        value = default;
        if (!(serial >= 1 && serial < 2_958_466) || (!since1904 && serial is >= 60 and < 61)) return false;
        var epoch = since1904 ? new DateTime(1904, 1, 1) : serial < 60 ? new DateTime(1899, 12, 31) : new DateTime(1899, 12, 30);
        var days = Math.Floor(serial);
        var day = epoch.AddDays(days);
        // Times are kept to the millisecond: a serial cannot carry more.
        value = day.AddMilliseconds(Math.Floor((serial - days) * 86_400_000 + 0.5));
        return value.Year <= 9999;
    }

    /// <summary>1 to 12 from a number or a month's name.</summary>
    public static bool TryMonthNumber(ReadOnlySpan<char> text, out int month)
    {
        text = text.Trim();
        if (text.Length is 1 or 2 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out month)) return month is >= 1 and <= 12;
        return TryMonthName(text, out month);
    }

    private static bool TryIso(ReadOnlySpan<char> s, out DateTime value)
    {
        value = default;
        if (s.Length != 10 || s[4] != '-' || s[7] != '-') return false;
        int y = Digits(s[..4]), m = Digits(s.Slice(5, 2)), d = Digits(s.Slice(8, 2));
        return y >= 0 && m >= 0 && d >= 0 && TryYmd(y, m, d, out value);
    }

    private static int Digits(ReadOnlySpan<char> s)
    {
        var n = 0;
        foreach (var c in s)
        {
            if (!char.IsAsciiDigit(c)) return -1;
            n = n * 10 + (c - '0');
        }
        return n;
    }

    /// <summary>One field of a date: a number with its digits, or a month's name (Digits 0).</summary>
    private readonly record struct Part(int Value, int Digits)
    {
        public bool IsName => Digits == 0;
    }

    private ref struct Parts
    {
        public Part A, B, C;
        public int Count;
        public bool Dotted;
        public TimeSpan Time;
    }

    private static DateForm FormOf(in Parts p)
    {
        if (p.A.Digits == 4) return p.Count == 3 ? DateForm.Iso : p.Dotted ? DateForm.None : DateForm.Month;
        if (p.Count == 2)
        {
            if (p.A.IsName) return p.B.Digits is 2 or 4 ? DateForm.Month : DateForm.None;
            if (p.B.IsName) return p.A.Digits == 2 ? DateForm.Month : DateForm.None;
            return p.B.Digits == 4 && p.A.Digits <= 2 && !p.Dotted ? DateForm.Month : DateForm.None;
        }
        if (p.A.IsName || p.B.IsName) return DateForm.MonthName;
        return p.A.Digits <= 2 && p.B.Digits <= 2 && p.C.Digits is 2 or 4 ? DateForm.Unsettled : DateForm.None;
    }

    private static int YearDigits(in Parts p, DateForm form) =>
        form is DateForm.Iso ? 4 : form is DateForm.Month ? Math.Max(p.A.Digits, p.B.Digits) : p.C.Digits;

    private static bool Build(in Parts p, DateForm form, int twoDigitYearMax, out DateTime value)
    {
        int y, m, d = 1;
        value = default;
        switch (form)
        {
            case DateForm.Iso: (y, m, d) = (p.A.Value, p.B.Value, p.C.Value); break;
            case DateForm.Month when p.A.Digits == 4: (y, m) = (p.A.Value, p.B.Value); break;
            case DateForm.Month when p.B.IsName: (y, m) = (Year(p.A, twoDigitYearMax), p.B.Value); break;
            case DateForm.Month: (y, m) = (Year(p.B, twoDigitYearMax), p.A.Value); break;
            case DateForm.MonthName when p.A.IsName: (y, m, d) = (Year(p.C, twoDigitYearMax), p.A.Value, p.B.Value); break;
            case DateForm.MonthName: (y, m, d) = (Year(p.C, twoDigitYearMax), p.B.Value, p.A.Value); break;
            case DateForm.DayFirst: (y, m, d) = (Year(p.C, twoDigitYearMax), p.B.Value, p.A.Value); break;
            case DateForm.MonthFirst: (y, m, d) = (Year(p.C, twoDigitYearMax), p.A.Value, p.B.Value); break;
            default: return false;
        }
        if (!TryYmd(y, m, d, out value)) return false;
        value += p.Time;
        return true;
    }

    private static int Year(Part part, int twoDigitYearMax)
    {
        if (part.Digits == 4) return part.Value;
        if (part.Digits != 2) return 0;
        var year = twoDigitYearMax / 100 * 100 + part.Value;
        return year > twoDigitYearMax ? year - 100 : year;
    }

    private static bool TryYmd(int y, int m, int d, out DateTime value)
    {
        value = default;
        if (y is < 1800 or > 2200 || m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, m)) return false;
        value = new DateTime(y, m, d);
        return true;
    }

    /// <summary>Splits into up to three date fields and an optional time of day; false where something else is in the text.</summary>
    private static bool Split(ReadOnlySpan<char> s, out Parts p)
    {
        p = default;
        var i = 0;
        while (i < s.Length && p.Count < 3)
        {
            if (!TryPart(s, ref i, out var part)) return false;
            if (p.Count == 0) p.A = part; else if (p.Count == 1) p.B = part; else p.C = part;
            p.Count++;
            if (i == s.Length || p.Count == 3) break;
            var mark = s[i];
            // A blank after two fields may start a time instead of a third field: "2023/04 02:38".
            if (mark is '-' or '/' or '.') { p.Dotted |= mark == '.'; i++; if (mark == '.' && i < s.Length && s[i] == ' ') i++; }
            else if (mark is ' ' or ',' or '\u00A0')
            {
                var next = i;
                while (next < s.Length && s[next] is ' ' or ',' or '\u00A0') { next++; if (next == s.Length) break; }
                if (next == i + 1 && mark == ',') return false;
                if (p.Count == 2 && s[next..].Contains(':') && !StartsWithYear(s[next..])) break;
                i = next;
            }
            else if (mark is 'T' or 't') break;
            else return false;
        }
        if (i == s.Length) return p.Count > 0 && (p.Count > 1 || !p.A.IsName);
        return p.Count > 1 && TryTime(s[i..], out p.Time);
    }

    private static bool StartsWithYear(ReadOnlySpan<char> s) => s.Length > 4 && Digits(s[..4]) > 0 && s[4] is ' ' or 'T' or ',';

    private static bool TryPart(ReadOnlySpan<char> s, ref int i, out Part part)
    {
        part = default;
        var start = i;
        while (i < s.Length && char.IsAsciiDigit(s[i])) i++;
        if (i > start)
        {
            var digits = i - start;
            if (digits > 8) return false;
            part = new(Digits(s[start..i]), digits);
            return true;
        }
        while (i < s.Length && char.IsLetter(s[i])) i++;
        if (!TryMonthName(s[start..i], out var month)) return false;
        part = new(month, 0);
        return true;
    }

    private static bool TryMonthName(ReadOnlySpan<char> name, out int month)
    {
        month = 0;
        if (name.Length > 3 && name[^1] == '.') name = name[..^1];
        if (name.Length == 3) return ShortMonth.TryGetValue(name, out month);
        if (name.Length is < 3 or > 9) return false;
        if (name.Equals("sept", StringComparison.OrdinalIgnoreCase)) { month = 9; return true; }
        for (var m = 0; m < 12; m++)
            if (name.Equals(EnglishMonths[m], StringComparison.OrdinalIgnoreCase)) { month = m + 1; return true; }
        return false;
    }

    private static bool TryTime(ReadOnlySpan<char> s, out TimeSpan time)
    {
        time = default;
        if (s[0] is 'T' or 't') s = s[1..];
        s = s.Trim();
        if (s.Length is 0 or > 24) return false;
        // The offset of an instant is not part of the production day; a day is read as written.
        if (s[^1] is 'Z' or 'z') s = s[..^1];
        else if (s.Length > 6 && s[^6] is '+' or '-') s = s[..^6];
        var pm = s.EndsWith("pm", StringComparison.OrdinalIgnoreCase);
        var am = s.EndsWith("am", StringComparison.OrdinalIgnoreCase);
        if (am || pm) s = s[..^2].TrimEnd();
        Span<int> fields = stackalloc int[3];
        var n = 0;
        var ticks = 0L;
        while (s.Length > 0)
        {
            var length = 0;
            while (length < s.Length && char.IsAsciiDigit(s[length])) length++;
            if (length is 0 or > 2 || n == 3) return false;
            fields[n++] = Digits(s[..length]);
            s = s[length..];
            if (s.Length == 0) break;
            if (s[0] == '.' && n == 3)
            {
                if (!double.TryParse(s, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var fraction)) return false;
                ticks = (long)(fraction * TimeSpan.TicksPerSecond);
                break;
            }
            if (s[0] != ':' || s.Length == 1) return false;
            s = s[1..];
        }
        if (n < 2 || fields[1] > 59 || fields[2] > 59) return false;
        var hour = fields[0];
        if (am || pm)
        {
            if (hour is < 1 or > 12) return false;
            hour = hour % 12 + (pm ? 12 : 0);
        }
        if (hour > 23) return false;
        time = new TimeSpan(hour, fields[1], fields[2]) + TimeSpan.FromTicks(ticks);
        return true;
    }
}
