using System.Globalization;
using System.IO.Compression;
using Pumpjack.Engineering.Reliability;

namespace Pumpjack.Bench;

/// <summary>plots DATA [DIR]: draws the curves of docs/engineering from openly licensed sets of the test data.</summary>
internal static class PlotsVerb
{
    public static int Run(string[] args)
    {
        var jobs = args.Length > 0 ? Path.Combine(args[0], "data", "rod_pump_run_life", "pump_jobs.csv.gz") : "";
        if (!File.Exists(jobs))
        {
            Console.Error.WriteLine("plots needs the folder of the test data.");
            return 2;
        }
        var directory = args.Length > 1 ? args[1] : Path.Combine("docs", "engineering");
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, "rod-pump-run-life.svg"), RunLife(jobs));
        Console.WriteLine("rod-pump-run-life.svg");
        return 0;
    }

    private static string RunLife(string path)
    {
        var runs = Read(path);
        var curve = KaplanMeier.Estimate(runs);
        var fit = WeibullFit.Fit(runs);
        var naive = KaplanMeier.Estimate([.. runs.Where(r => r.Failed)]);
        const double end = 2500;
        var plot = new SvgPlot($"Run life of {runs.Length} rod-pump jobs, {runs.Count(r => r.Failed)} failures", "days since the rods were run", "share still running", end, 1);
        plot.Band("#1a7f37", [.. Enumerable.Range(0, curve.Ages.Count).Where(i => curve.Ages[i] <= end).Select(i =>
        {
            var (low, high) = curve.Interval(i, 0.95, SurvivalInterval.LogLog);
            return (curve.Ages[i], low, high);
        })]);
        plot.Line("Kaplan-Meier, 95 % log-log band", "#1a7f37", Steps(curve, end), steps: true);
        plot.Line(
            string.Create(CultureInfo.InvariantCulture, $"Weibull {fit.Life.Beta:0.00}, {fit.Life.Eta:0} d"), "#0b5cad",
            Enumerable.Range(0, 126).Select(i => (i * end / 125, fit.Life.Reliability(i * end / 125))), dashed: true);
        plot.Line("failed runs only: biased low", "#b42318", Steps(naive, end), steps: true);
        return plot.Text("Data: ethanzh/rod-pump-analysis (MIT). Drawn by bench plots.");
    }

    private static IEnumerable<(double X, double Y)> Steps(KaplanMeier curve, double end) =>
        Enumerable.Range(0, curve.Ages.Count).Where(i => curve.Ages[i] <= end).Select(i => (curve.Ages[i], curve.Survival[i])).Prepend((0, 1));

    private static Run[] Read(string path)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var header = text.ReadLine()!.Split(',');
        var (age, failed) = (Array.IndexOf(header, "days_until_failure"), Array.IndexOf(header, "has_failed"));
        var runs = new List<Run>();
        while (text.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            runs.Add(new(double.Parse(fields[age], CultureInfo.InvariantCulture), fields[failed] == "1"));
        }
        return [.. runs];
    }
}
