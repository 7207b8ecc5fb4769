using System.Globalization;
using Pumpjack.Engineering.Vectors;

namespace Pumpjack.Bench;

/// <summary>vectors FILE [PREFIX]: evaluates every case of a file (whose method starts with PREFIX) and compares.</summary>
internal static class VectorsVerb
{
    public static int Run(string[] args)
    {
        if (args.Length == 0 || !File.Exists(args[0]))
        {
            Console.Error.WriteLine("vectors needs the path of a case file.");
            return 2;
        }
        var reports = VectorFile.Read(args[0])
            .Where(c => args.Length < 2 || c.Method.StartsWith(args[1], StringComparison.Ordinal))
            .Select(VectorRunner.Run).ToList();
        foreach (var r in reports)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{r.Case.Id}\t{r.Case.Method}\texpected {r.Expected}\tgot {r.Got}\trel {r.WorstRelativeError:0.###e+0}\t{Word(r.Outcome)}"));
        int Count(VectorOutcome o) => reports.Count(r => r.Outcome == o);
        Console.WriteLine($"{reports.Count} cases: {Count(VectorOutcome.Pass)} pass, {Count(VectorOutcome.Fail)} fail, {Count(VectorOutcome.UnknownMethod)} unknown method");
        return reports.TrueForAll(r => r.Outcome == VectorOutcome.Pass) ? 0 : 1;
    }

    private static string Word(VectorOutcome outcome) => outcome switch
    {
        VectorOutcome.Pass => "pass",
        VectorOutcome.Fail => "fail",
        _ => "unknown method",
    };
}
