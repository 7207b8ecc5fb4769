using System.Globalization;
using Pumpjack.Engineering;
using Pumpjack.Engineering.Lift.GasLift;
using Pumpjack.Engineering.Outflow;
using Pumpjack.Engineering.Pvt;

namespace Pumpjack.Bench;

/// <summary>Pictures of the production tests of 61 gas-lift wells (f0nzie/rNodal.oilwells, MIT).</summary>
internal static class PlotsGasLift
{
    private const string credit = "Data: f0nzie/rNodal.oilwells (MIT). Drawn by bench plots.";
    private static readonly string[] colours = ["#1a7f37", "#0b5cad", "#b42318", "#8250df"];

    private sealed record Test(string Well, double Temperature, double Rate, double WaterCut, double TubingPsi, double Gor, double GasMMscfd, double InjectionFt, double GaugeFt, double GaugePsi);

    /// <summary>Rate against lift gas: the tests and the response fitted to them, of the four wells with the best fits among those with five tests or more.</summary>
    public static string Responses(string folder)
    {
        var fitted = new List<(string Well, List<Test> Tests, LiftResponse Response, double Share)>();
        var (wells, refused) = (0, new Dictionary<string, int>());
        foreach (var well in Tests(folder).Where(t => t.Rate > 0 && t.GasMMscfd >= 0).GroupBy(t => t.Well))
        {
            wells++;
            var tests = well.ToList();
            try
            {
                var (response, rms, _) = LiftResponse.Fit([.. tests.Select(t => t.GasMMscfd)], [.. tests.Select(t => t.Rate)]);
                var mean = tests.Average(t => t.Rate);
                fitted.Add((well.Key, tests, response, 1 - (rms * rms / tests.Average(t => (t.Rate - mean) * (t.Rate - mean)))));
            }
            catch (EngineeringRefusal refusal)
            {
                refused[refusal.Code] = refused.GetValueOrDefault(refusal.Code) + 1;
            }
        }
        PlotsVerb.Say($"  {wells} wells: {fitted.Count} responses; refused {string.Join(", ", refused.Select(r => $"{r.Value} {r.Key}"))}; median R2 {fitted.Select(f => f.Share).Order().ElementAt(fitted.Count / 2):0.00}");
        var shown = fitted.Where(f => f.Tests.Count >= 5).OrderByDescending(f => f.Share).Take(colours.Length).ToList();
        var (gas, rate) = (shown.Max(f => f.Tests.Max(t => t.GasMMscfd)), shown.Max(f => f.Tests.Max(t => t.Rate)));
        var xMax = Math.Ceiling(gas * 2) / 2;
        var plot = new SvgPlot("Rate against lift gas: tests and fitted response", "lift gas, MMscf/d", "liquid rate, stb/d", xMax, Math.Ceiling(rate * 1.3 / 500) * 500);
        for (var i = 0; i < shown.Count; i++)
        {
            var (well, tests, response, share) = shown[i];
            PlotsVerb.Say($"  {well}: {tests.Count} tests, q0 {response.BaseRate:0} stb/d, dq {response.Gain:0} stb/d, c {response.Scale:0.000} MMscf/d, R2 {share:0.00}");
            plot.Points(null, colours[i], tests.Select(t => (t.GasMMscfd, t.Rate)));
            var most = tests.Max(t => t.GasMMscfd);
            plot.Line(string.Create(CultureInfo.InvariantCulture, $"{well.Split('/')[0]}: {response.BaseRate:0} + {response.Gain:0} (1 - exp(-x/{response.Scale:0.00})), {tests.Count} tests, R2 {share:0.00}"), colours[i],
                Enumerable.Range(0, 101).Select(k => (most * k / 100, response.Rate(most * k / 100))));
        }
        return plot.Text(credit);
    }

    /// <summary>Pressure that a traverse gives at the gauge against what the gauge read.</summary>
    public static string Gauges(string folder)
    {
        var fluids = File.ReadLines(Path.Combine(folder, "wells.csv")).Skip(1).Select(l => l.Split(',')).GroupBy(w => w[0]).ToDictionary(g => g.Key, g => g.First());
        (string Name, string Colour, GradientMethod Method)[] methods = [("Hagedorn-Brown", colours[0], HagedornBrown.Modified), ("Beggs-Brill", colours[1], BeggsBrill.Revised), ("Duns-Ros", colours[2], DunsRos.Gradient)];
        const double end = 1500;
        var plot = new SvgPlot("Pressure at gauges above 5,000 ft: traverse against measurement", "measured, psi", "computed, psi", end, end, legendAtBottom: true);
        foreach (var (name, colour, method) in methods)
        {
            var points = new List<(double Read, double Computed)>();
            foreach (var t in Tests(folder).Where(t => t.GaugeFt is > 3000 and < 5000 && t.GaugePsi > 0 && t.Rate > 0 && t.TubingPsi > 0 && t.GasMMscfd >= 0))
            {
                if (!fluids.TryGetValue(t.Well.Split('/')[0], out var w)) continue;
                var stream = new WellFluid(Number(w[13]), Number(w[14]), 1.02, t.WaterCut, t.Gor * (1 - t.WaterCut));
                var injection = t.InjectionFt > 0 ? t.InjectionFt : t.GaugeFt;
                var tubing = new Tubing(2.992 / 12, 0.0006 / 12, WellPath.Vertical(Math.Max(t.GaugeFt, injection)), WellTemperature.Linear(0, t.Temperature, t.GaugeFt, Number(w[19])));
                var well = new GasLiftWell(tubing, stream, injection, t.TubingPsi, _ => 0, 1, method);
                points.Add((t.GaugePsi, well.PressureAt(t.Rate, t.InjectionFt > 0 ? t.GasMMscfd * 1000 : 0, t.GaugeFt)));
            }
            var errors = points.Select(p => p.Computed / p.Read - 1).ToList();
            var median = errors.Select(Math.Abs).Order().ElementAt(errors.Count / 2);
            PlotsVerb.Say($"  {name}: {points.Count} gauges, median absolute error {median:P1}, mean error {errors.Average():P1}, outside the picture {points.Count(p => Math.Max(p.Read, p.Computed) > end)}");
            plot.Points(string.Create(CultureInfo.InvariantCulture, $"{name}, median error {100 * median:0.0} %"), colour, points.Where(p => Math.Max(p.Read, p.Computed) <= end));
        }
        plot.Line("equal", "#666", [(0, 0), (end, end)], dashed: true);
        return plot.Text(credit + " Tubing taken as 2.992 in, wells as vertical: neither is stated.");
    }

    private static IEnumerable<Test> Tests(string folder) =>
        File.ReadLines(Path.Combine(folder, "well_tests.csv")).Skip(1).Select(l => l.Split(','))
            .Select(r => new Test($"{r[0]}/{r[1]}", Number(r[4]), Number(r[5]), Number(r[6]) / 100, Number(r[7]), Number(r[8]), Number(r[9]), Feet(r[10]), Feet(r[12]), Number(r[13])));

    // One reservoir at 1,300 to 1,600 psi: depths near 1,500 are metres, those near 5,000 feet.
    private static double Feet(string text) => Number(text) is var depth and > 100 and < 3000 ? depth / 0.3048 : Number(text);

    private static double Number(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
