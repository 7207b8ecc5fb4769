using System.Text;

namespace Pumpjack.Tenancy.Accounts;

/// <summary>
/// Passwords that guessing programs try first. Pure. The list of words is short and our own (<c>common-passwords.txt</c>); what is made of
/// them – repeated, joined, digits around them, letters swapped for signs – is recognised by rule instead of being listed.
/// </summary>
static class PasswordScreen
{
    public const int MinLength = 12, MaxLength = 256;

    // A year and a sign or two around a word are no secret; a longer number may be.
    const int MostTrimming = 6;
    const string NotLetters = "0123456789 !?.,;:-_+*#$%&/()=@";

    static readonly HashSet<string> Words = ReadWords();
    static readonly int LongestWord = Words.Max(w => w.Length);

    static readonly string[] Walks =
    [
        "abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azertyuiop",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp", "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0",
    ];

    /// <summary>What is wrong with a password: a code and a sentence; null when nothing is.</summary>
    public static (string Code, string Detail)? Check(string password, string email, string? displayName, string? organizationName)
    {
        if (password.Length < MinLength)
            return ("password-too-short", $"A password has at least {MinLength} characters. A few unrelated words make a good one.");
        if (password.Length > MaxLength)
            return ("password-too-long", $"A password has at most {MaxLength} characters.");
        if (IsCommon(password))
            return ("password-too-common", "This password is among the first ones a guessing program tries.");
        var plain = Plain(password);
        foreach (var (part, whole) in Personal(email, displayName, organizationName))
        {
            // A single word of a name may be in it when enough is left without it.
            if (plain.Contains(part, StringComparison.Ordinal) && (whole || plain.Length - part.Length < 8))
                return ("password-names-you", "The password holds your address, your name or your organisation's name.");
        }
        return null;
    }

    /// <summary>True when nothing is left of a password after taking away common words, keyboard walks, repetitions and short numbers.</summary>
    internal static bool IsCommon(string password)
    {
        var lower = password.ToLowerInvariant();
        var core = lower.AsSpan().Trim(NotLetters);
        return password.Distinct().Count() < 4 || Repeats(lower) || Consumed(lower) || Consumed(Plain(lower))
            || (lower.Length - core.Length <= MostTrimming && Consumed(Plain(core.ToString())));
    }

    static bool Repeats(string text)
    {
        for (var period = 1; period <= 4; period++)
        {
            if (Enumerable.Range(period, text.Length - period).All(i => text[i] == text[i - period]))
                return true;
        }
        return false;
    }

    /// <summary>True when the text is a row of common words, walks and filling (digits and signs) with less than five characters of its own.</summary>
    static bool Consumed(string text)
    {
        // cost[i]: the fewest characters of the first i that no word or walk explains; filling counts a quarter.
        var cost = new double[text.Length + 1];
        for (var end = 1; end <= text.Length; end++)
        {
            cost[end] = cost[end - 1] + (char.IsLetter(text[end - 1]) ? 1 : 0.25);
            for (var start = Math.Max(0, end - Math.Max(LongestWord, 20)); start <= end - 3; start++)
            {
                var piece = text[start..end];
                if (Words.Contains(piece) || (piece.Length >= 4 && IsWalk(piece)))
                    cost[end] = Math.Min(cost[end], cost[start]);
            }
        }
        return cost[text.Length] < 3;
    }

    static bool IsWalk(string piece)
    {
        var reversed = new string([.. piece.Reverse()]);
        return Walks.Any(w => w.Contains(piece, StringComparison.Ordinal) || w.Contains(reversed, StringComparison.Ordinal));
    }

    static IEnumerable<(string Part, bool Whole)> Personal(string email, string? displayName, string? organizationName)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        string?[] texts = [at > 0 ? email[..at] : email, displayName, organizationName];
        return texts.OfType<string>()
            .SelectMany(t => t.Split([' ', '.', '_', '-', '+', ',', '&'], StringSplitOptions.RemoveEmptyEntries)
                .Select(word => (Plain(word), false)).Append((Plain(t), true)))
            .Where(p => p.Item1.Length >= 4);
    }

    /// <summary>Small letters, with the usual swaps undone and everything but letters and digits dropped.</summary>
    static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.ToLowerInvariant())
        {
            var letter = c switch { '0' => 'o', '1' or '!' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', _ => c };
            if (char.IsLetterOrDigit(letter))
                plain.Append(letter);
        }
        return plain.ToString();
    }

    static HashSet<string> ReadWords()
    {
        using var stream = typeof(PasswordScreen).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
    }
}
