using System.Globalization;
using System.IO.Compression;
using Pumpjack.Engineering.Reliability;

namespace Pumpjack.Bench;

/// <summary>plots DATA [DIR]: draws the pictures of docs/engineering from openly licensed sets of the test data, the demo operator and worked examples, and prints their figures.</summary>
internal static class PlotsVerb
{
    public static int Run(string[] args)
    {
        var data = args.Length > 0 ? Path.Combine(args[0], "data") : "";
        var jobs = Path.Combine(data, "rod_pump_run_life", "pump_jobs.csv.gz");
        if (!File.Exists(jobs))
        {
            Console.Error.WriteLine("plots needs the folder of the test data.");
            return 2;
        }
        var directory = args.Length > 1 ? args[1] : Path.Combine("docs", "engineering");
        Directory.CreateDirectory(directory);
        foreach (var (name, draw) in new (string, Func<string>)[]
        {
            ("rod-pump-run-life.svg", () => RunLife(jobs)),
            ("gas-lift-tests.svg", () => PlotsGasLift.Responses(Path.Combine(data, "gas_lift_well_tests"))),
            ("gas-lift-gauges.svg", () => PlotsGasLift.Gauges(Path.Combine(data, "gas_lift_well_tests"))),
            ("demo-decline.svg", PlotsDemo.Decline),
            ("demo-run-life.svg", PlotsDemo.RunLife),
            ("nodal-correlations.svg", PlotsWells.Nodal),
            ("pump-cards.svg", PlotsWells.Cards),
        })
        {
            Console.WriteLine(name);
            File.WriteAllText(Path.Combine(directory, name), draw());
        }
        return 0;
    }

    private static string RunLife(string path)
    {
        var runs = Read(path);
        var curve = KaplanMeier.Estimate(runs);
        var fit = WeibullFit.Fit(runs);
        var naive = KaplanMeier.Estimate([.. runs.Where(r => r.Failed)]);
        Say($"  {runs.Length} runs, {runs.Count(r => r.Failed)} failed; median {curve.Median:0} d, of failed runs alone {naive.Median:0} d; beta {fit.Life.Beta:0.000}, eta {fit.Life.Eta:0} d, mean {fit.Life.Mean:0} d, B10 {fit.Life.B10:0} d");
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

    internal static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    internal static IEnumerable<(double X, double Y)> Steps(KaplanMeier curve, double end) =>
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
