using System.Collections.Frozen;

namespace Pumpjack.Assets.Wells;

/// <summary>
/// The American well number: state, county, well, sidetrack, event (SPEC C2; API Bulletin D12A). Ten digits name the well; twelve and
/// fourteen its sidetracks and completions. Always kept with fourteen.
/// </summary>
public readonly record struct ApiNumber
{
    // 01–49 alphabetical with DC as 08, then Alaska and Hawaii, then the offshore areas: API codes, not those of the census.
    static readonly FrozenDictionary<string, string> States = Codes(
        "AL AZ AR CA CO CT DE DC FL GA ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY AK HI");

    // Counties that were made later, or ran out of numbers under their own code.
    static readonly FrozenSet<string> EvenCounties = FrozenSet.Create("02012", "30006", "30028", "04030", "05014");

    readonly string? digits;

    ApiNumber(string digits) => this.digits = digits;

    /// <summary>All fourteen digits.</summary>
    public string Digits14 => digits ?? throw new InvalidOperationException("No API number.");
    /// <summary>The first ten digits: the well, whatever its sidetrack or completion.</summary>
    public string Digits10 => Digits14[..10];
    /// <summary>01 to 51, 55 (Alaska offshore), 56 (Pacific offshore), 60 (northern Gulf), 61 (Atlantic).</summary>
    public string StateCode => Digits14[..2];
    /// <summary>Postal code of the state; null for the offshore areas.</summary>
    public string? State => States.GetValueOrDefault(StateCode);
    public string CountyCode => Digits14[2..5];
    public string Unique => Digits14[5..10];
    /// <summary>00 is the original hole.</summary>
    public string Sidetrack => Digits14[10..12];
    /// <summary>Completion or recompletion; 00 is the first.</summary>
    public string Event => Digits14[12..14];

    /// <summary>True for the even county codes nobody knows of: accepted, but likely mistyped.</summary>
    public bool HasEvenCounty => (CountyCode[2] - '0') % 2 == 0 && !EvenCounties.Contains(Digits14[..5]);

    /// <summary>SS-CCC-UUUUU, with sidetrack and event where one of them is not 00.</summary>
    public string Display => Digits14[10..] == "0000"
        ? $"{StateCode}-{CountyCode}-{Unique}"
        : $"{StateCode}-{CountyCode}-{Unique}-{Sidetrack}-{Event}";

    /// <summary>Display of a stored number, or null.</summary>
    public static string? DisplayOf(string? digits14) => digits14?.Length == 14 ? new ApiNumber(digits14).Display : null;

    /// <summary>Reads 10, 12 or 14 digits with or without dashes and blanks.</summary>
    /// <param name="text">What somebody typed.</param>
    /// <param name="number">The number, when there is no error.</param>
    /// <returns>Null, or why it is none: <c>non-numeric</c>, <c>length</c>, <c>unknown-state</c>, <c>county-zero</c>, <c>unique-zero</c>.</returns>
    public static string? Read(string text, out ApiNumber number)
    {
        number = default;
        Span<char> found = stackalloc char[14];
        var count = 0;
        foreach (var c in text)
        {
            if (c is '-' or ' ' or '\u2010' or '\u2011' or '\u2013' or '\u00a0')
                continue;
            if (c is < '0' or > '9')
                return "non-numeric";
            if (count == 14)
                return "length";
            found[count++] = c;
        }
        if (count is not (10 or 12 or 14))
            return "length";
        found[count..].Fill('0');
        var read = new ApiNumber(found.ToString());
        if (read.State is null && read.StateCode is not ("55" or "56" or "60" or "61"))
            return "unknown-state";
        if (read.CountyCode == "000")
            return "county-zero";
        if (read.Unique == "00000")
            return "unique-zero";
        number = read;
        return null;
    }

    /// <summary>What an error code of <see cref="Read"/> means, in a sentence.</summary>
    public static string Explain(string error) => error switch
    {
        "non-numeric" => "An API number holds digits only, with dashes between its parts.",
        "length" => "An API number has 10, 12 or 14 digits.",
        "unknown-state" => "The first two digits of an API number are a state: 01 to 51, or 55, 56, 60, 61 offshore.",
        "county-zero" => "The county of an API number (digits 3 to 5) is not 000.",
        "unique-zero" => "The well of an API number (digits 6 to 10) is not 00000.",
        _ => throw new ArgumentOutOfRangeException(nameof(error), error, "No error of an API number."),
    };

    /// <summary>True for the postal code of a state that has API numbers.</summary>
    public static bool IsState(string postalCode) => States.Values.Contains(postalCode);

    static FrozenDictionary<string, string> Codes(string inOrder) => inOrder.Split(' ')
        .Select((state, i) => (Code: (i + 1).ToString("00", System.Globalization.CultureInfo.InvariantCulture), State: state))
        .ToFrozenDictionary(p => p.Code, p => p.State);
}
