namespace Pumpjack.Platform.Tabular;

/// <summary>What separates the cells of a text file.</summary>
internal sealed record Dialect(char Delimiter, char Quote, string LineEnding, Ambiguity? Open);

/// <summary>Reads the first rows with every likely delimiter and keeps the one that cuts them most evenly into sound cells.</summary>
internal static class DelimiterSniffer
{
    private const int MaxRows = 200;
    private static readonly char[] Candidates = [',', ';', '\t', '|', '{', '^', '~'];

    public static Dialect Sniff(Func<char, char, CsvSource> open, char? asked)
    {
        var tries = (asked is { } a ? [a] : Candidates).Select(d => Try(open, d, '"')).ToList();
        var best = tries.MaxBy(t => t.Score)!;
        // Quotes are ordinary characters where none closes properly in front of a delimiter: 7" casing.
        if (best.Refusal is "malformed-quote" && best.QuotedCells == 0)
        {
            tries = (asked is { } b ? [b] : Candidates).Select(d => Try(open, d, '\0')).ToList();
            best = tries.MaxBy(t => t.Score)!;
        }
        var hint = best.FirstRow is ['s' or 'S', 'e' or 'E', 'p' or 'P', '=', var sep] && asked is null ? sep : (char?)null;
        if (hint is { } said && said != best.Delimiter) return Sniff(open, said);
        var rivals = tries.Where(t => t != best && t.Score > 0 && t.Score >= 0.95 * best.Score).ToList();
        var question = rivals.Count == 0 || asked is not null || hint is not null ? null
            : new Ambiguity("delimiter", "More than one character could separate the cells.", null,
                [best.Delimiter.ToString(), .. rivals.Select(r => r.Delimiter.ToString())]);
        return new(best.Score > 0 || asked is not null ? best.Delimiter : ',', best.Quote, best.LineEnding, question);
    }

    private sealed record Attempt(char Delimiter, char Quote, double Score, string? Refusal, int QuotedCells, string LineEnding, string FirstRow);

    private static Attempt Try(Func<char, char, CsvSource> open, char delimiter, char quote)
    {
        using var source = open(delimiter, quote);
        var row = new TabularRow();
        var widths = new List<int>();
        string? refusal = null;
        int cells = 0, sound = 0;
        var first = "";
        try
        {
            while (widths.Count < MaxRows && source.Next(row))
            {
                if (row.Number == 1 && row.Count <= 2) first = row.RawText(0).ToString() + (row.Count == 2 ? delimiter : "");
                var blank = true;
                for (var i = 0; i < row.Count; i++)
                {
                    var text = row.RawText(i).Trim();
                    if (text.IsEmpty) continue;
                    blank = false;
                    cells++;
                    if (MissingText.IsWord(text) || NumberText.Signs(text) != NumberSigns.None || DateText.Sign(text).IsDate) sound++;
                }
                if (!blank) widths.Add(row.Count);
            }
        }
        catch (TabularRefusal e)
        {
            refusal = e.Code;
        }
        var split = widths.Count(w => w > 1);
        var score = 0.0;
        if (split > 0)
        {
            var mode = widths.Where(w => w > 1).GroupBy(w => w).Max(g => g.Count());
            score = (double)split / widths.Count * (0.5 + 0.5 * mode / split) * (0.6 + 0.4 * sound / Math.Max(1, cells))
                * (1 + 0.02 * Math.Log2(widths.Average()));
            if (refusal is not null) score *= 0.5;
        }
        var (crlf, lf, cr) = (source.CrLfBreaks, source.LfBreaks, source.CrBreaks);
        var ending = (crlf > 0 ? 1 : 0) + (lf > 0 ? 1 : 0) + (cr > 0 ? 1 : 0) > 1 ? "mixed" : crlf > 0 ? "crlf" : cr > 0 ? "cr" : "lf";
        return new(delimiter, quote, score, refusal, source.QuotedCells, ending, first);
    }
}
