using System.Globalization;
using Pumpjack.Engineering.Decline;
using Pumpjack.Engineering.Reliability;
using Pumpjack.Host.Demo;
using Pumpjack.Production.DailyProduction;

namespace Pumpjack.Bench;

/// <summary>Pictures of the demo operator, whose days are generated from a seed, so that what the methods should find is known.</summary>
internal static class PlotsDemo
{
    private const string credit = "Data: the generated demo operator. Drawn by bench plots.";
    private const double daysPerYear = 365.25, limitStbd = 5, most = 30 * daysPerYear;
    private static readonly DateOnly begin = new(2021, 11, 21), end = new(2026, 11, 20);
    private static readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("America/Chicago");

    // Exponential at 8 percent a year effective once the decline has slowed to it.
    private static readonly double terminal = -Math.Log(1 - 0.08) / daysPerYear;

    /// <summary>The four horizontals that come on within the demo's years: fit, forecast with P90, P50, P10, and the decline the generator used.</summary>
    public static string Decline()
    {
        SvgPlot? plot = null;
        foreach (var number in new[] { 40, 39, 20, 19 })
        {
            var well = DemoWell.All[number - 1];
            var series = Months(well);
            var fit = ArpsFit.Fit(series.Times, series.Rates, new() { Loss = FitLoss.Bisquare });
            var eur = EurUncertainty.Bootstrap(series.Times, series.Rates, new() { Loss = FitLoss.Bisquare }, terminal, limitStbd, most, series.EndTime, series.CumulativeToDate);
            var truth = ArpsChain.ModifiedHyperbolic(well.Qi, well.Di / daysPerYear, well.B, terminal);
            var trueEur = Eur.Of(truth, limitStbd, most, series.EndTime, series.CumulativeToDate).Value;
            PlotsVerb.Say($"  {well.Name}: {fit.Points} months, qi {fit.Qi:0} ± {fit.QiStandardError:0} (true {well.Qi:0}) stb/d, Di {fit.Di * daysPerYear:0.00} ± {fit.DiStandardError * daysPerYear:0.00} ({well.Di:0.00}) 1/year, b {fit.B:0.00} ± {fit.BStandardError:0.00} ({well.B:0.00}), R2 {fit.RSquared:0.000}; EUR P90 {eur.P90 / 1000:0} P50 {eur.P50 / 1000:0} P10 {eur.P10 / 1000:0} ({trueEur / 1000:0}) Mstb, to date {series.CumulativeToDate / 1000:0}");
            if (plot is not null) continue;
            const double years = 10;
            plot = new($"{well.Name}: monthly oil of the demo operator, fit and forecast", "producing time, years", "oil, stb/d", years, 1000, 10);
            plot.Points($"{fit.Points} months", "#1a7f37", series.Times.Zip(series.Rates).Select(p => (p.First / daysPerYear, p.Second)));
            var curve = fit.Curve(terminal);
            plot.Line(string.Create(CultureInfo.InvariantCulture, $"fit: qi {fit.Qi:0} stb/d, Di {fit.Di * daysPerYear:0.00} 1/year, b {fit.B:0.00}"), "#0b5cad", Curve(curve, 0, series.EndTime / daysPerYear));
            plot.Line(string.Create(CultureInfo.InvariantCulture, $"forecast: EUR P90 {eur.P90 / 1000:0}, P50 {eur.P50 / 1000:0}, P10 {eur.P10 / 1000:0} Mstb"), "#0b5cad", Curve(curve, series.EndTime / daysPerYear, years), dashed: true);
            plot.Line(string.Create(CultureInfo.InvariantCulture, $"as generated: {well.Qi:0}, {well.Di:0.00}, {well.B:0.00}; EUR {trueEur / 1000:0} Mstb"), "#b42318", Curve(truth, 0, years), dashed: true);
        }
        return plot!.Text(credit + " Terminal decline 8 %/year, limit 5 stb/d, 30 years.");
    }

    private static IEnumerable<(double X, double Y)> Curve(ArpsChain curve, double from, double to) =>
        Enumerable.Range(0, 121).Select(i => from + ((to - from) * i / 120)).Select(t => (t, curve.Rate(t * daysPerYear)));

    /// <summary>Whole months on, by producing time; the month of first oil is left out by its uptime.</summary>
    private static RateSeries Months(DemoWell well)
    {
        var months = Days(well).GroupBy(d => (d.ProductionDate.Year, d.ProductionDate.Month)).ToList();
        return RateSeries.FromPeriods(
            [.. months.Select(m => m.Sum(d => (double)(d.OilVolume ?? 0)))], [.. months.Select(m => m.Sum(d => (double)(d.HoursOn ?? 0)) / 24)],
            [.. months.Select(m => (double)m.Count())], TimeBasis.Producing, 0.5);
    }

    private static IEnumerable<DailyProduction> Days(DemoWell well) => new DemoDays(well, begin, end, zone).All().OfType<DailyProduction>();

    /// <summary>Run life of rods and pumps: a run ends at a day down for "Rod part" or "Pump change"; wells still running or shut in are censored.</summary>
    public static string RunLife()
    {
        var runs = DemoWell.All.Where(w => w.Lift == DemoLift.RodPump).SelectMany(Runs).ToArray();
        var curve = KaplanMeier.Estimate(runs);
        var fit = WeibullFit.Fit(runs);
        var (betaLow, betaHigh) = fit.BetaBounds();
        var (etaLow, etaHigh) = fit.EtaBounds();
        // Nine outages a year of which two kinds in eight end a run.
        const double generated = daysPerYear / 9 * 8 / 2;
        PlotsVerb.Say($"  {runs.Length} runs, {runs.Count(r => r.Failed)} failed; median {curve.Median:0} d; beta {fit.Life.Beta:0.00} ({betaLow:0.00} to {betaHigh:0.00}), eta {fit.Life.Eta:0} d ({etaLow:0} to {etaHigh:0}); generated: 1 and {generated:0} d");
        const double xMax = 1000;
        var plot = new SvgPlot($"Run life of rods and pumps of the demo operator, {runs.Length} runs", "days since the last repair", "share still running", xMax, 1);
        plot.Band("#1a7f37", [.. Enumerable.Range(0, curve.Ages.Count).Where(i => curve.Ages[i] <= xMax && curve.Survival[i] > 0).Select(i =>
        {
            var (low, high) = curve.Interval(i, 0.95, SurvivalInterval.LogLog);
            return (curve.Ages[i], low, high);
        })]);
        plot.Line("Kaplan-Meier, 95 % log-log band", "#1a7f37", PlotsVerb.Steps(curve, xMax), steps: true);
        plot.Line(string.Create(CultureInfo.InvariantCulture, $"Weibull {fit.Life.Beta:0.00}, {fit.Life.Eta:0} d"), "#0b5cad", Enumerable.Range(0, 126).Select(i => (i * xMax / 125, fit.Life.Reliability(i * xMax / 125))), dashed: true);
        plot.Line(string.Create(CultureInfo.InvariantCulture, $"as generated: exponential, {generated:0} d"), "#b42318", Enumerable.Range(0, 126).Select(i => (i * xMax / 125, Math.Exp(-i * xMax / 125 / generated))), dashed: true);
        return plot.Text(credit);
    }

    private static IEnumerable<Run> Runs(DemoWell well)
    {
        var age = 0;
        var down = false;
        foreach (var day in Days(well))
        {
            if (well.ShutInDay is { } shut && day.ProductionDate.DayNumber - begin.DayNumber >= shut) break;
            var failed = day.Downtime?.Any(d => d.Reason is "Rod part" or "Pump change") ?? false;
            if (failed && !down && age > 0)
            {
                yield return new(age, true);
                age = 0;
            }
            down = failed;
            if (!failed) age++;
        }
        if (age > 0) yield return new(age, false);
    }
}
