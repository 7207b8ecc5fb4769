using Pumpjack.Assets.Wells;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Integrations.Imports;

/// <summary>The words a list of wells uses for type and status: those nobody knows are asked about, those that were translated are said.</summary>
internal sealed record WellWords(IReadOnlyList<ImportQuestion> Questions, IReadOnlyList<Finding> Findings)
{
    const int MaxQuestions = 20;

    public static WellWords Read(ImportReading reading, ImportOptions options, CancellationToken ct)
    {
        Dictionary<string, int> types = [], statuses = [];
        using (var reader = reading.Sheet.Read(reading.Plan.Layout, 0, ct))
        {
            var cells = new RowCells(reader.Row, reading.Plan);
            while (reader.Read())
            {
                if (reader.Row.IsBlank || reader.Row.IsTotal)
                    continue;
                Count(types, cells.Text("wellType"));
                Count(statuses, cells.Text("wellStatus"));
            }
        }
        var questions = new List<ImportQuestion>();
        var findings = new List<Finding>();
        Judge(types, reading.Plan["wellType"]?.Name, "type", "wellTypes", SnakeCaseWords<WellType>.All, w => WellRows.TypeOf(w, options) is { } t ? SnakeCaseWords<WellType>.Word(t) : null, questions, findings);
        Judge(statuses, reading.Plan["wellStatus"]?.Name, "status", "wellStatuses", SnakeCaseWords<WellStatus>.All, w => WellRows.StatusOf(w, options) is { } s ? SnakeCaseWords<WellStatus>.Word(s) : null, questions, findings);
        return new(questions, findings);
    }

    static void Count(Dictionary<string, int> words, string? word)
    {
        if (word is not null)
            words[word] = words.GetValueOrDefault(word) + 1;
    }

    static void Judge(Dictionary<string, int> words, string? column, string what, string answer, IReadOnlyCollection<string> known, Func<string, string?> meaning,
        List<ImportQuestion> questions, List<Finding> findings)
    {
        foreach (var (word, rows) in words.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal))
        {
            if (meaning(word) is not { } means)
            {
                if (questions.Count < MaxQuestions)
                    questions.Add(new ImportQuestion("unknown-word", $"What {what} of well is \"{word}\"? It stands in {rows:#,0} rows.", column, [.. known], $"{answer}.{word}"));
            }
            else if (!WellVocabulary.IsOwn(word))
                findings.Add(new Finding("word-read", Severity.Info, column!, $"\"{word}\" is read as {means.Replace('_', ' ')} in {rows:#,0} rows."));
        }
    }
}
