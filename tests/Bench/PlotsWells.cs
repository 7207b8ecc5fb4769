using System.Globalization;
using Pumpjack.Engineering.Inflow;
using Pumpjack.Engineering.Lift.SuckerRod;
using Pumpjack.Engineering.Nodal;
using Pumpjack.Engineering.Outflow;
using Pumpjack.Engineering.Pvt;

namespace Pumpjack.Bench;

/// <summary>Pictures of wells that are no one's: the worked example of nodal.oil.well, and cards from the predictive wave equation.</summary>
internal static class PlotsWells
{
    /// <summary>One inflow and what four correlations say the string needs.</summary>
    public static string Nodal()
    {
        const double qMax = 3000;
        var tubing = new Tubing(2.441 / 12, FlowRoughnessFt, WellPath.Vertical(8000), WellTemperature.Linear(0, 100, 8000, 190));
        var fluid = new WellFluid(35, 0.7, 1.05, 0.2, 500);
        var plot = new SvgPlot("Nodal analysis of one well: four outflow correlations", "liquid rate, stb/d", "flowing bottom-hole pressure, psia", qMax, 4000);
        plot.Line("inflow: composite Vogel, J 1.2, pr 3,000, pb 1,800", "#222", Enumerable.Range(0, 121).Select(i => CompositeVogel.MaxRate(1.2, 3000, 1800) * i / 120).Select(q => (q, CompositeVogel.Pressure(1.2, 3000, 1800, q))));
        foreach (var (name, id, colour) in new[] { ("Hagedorn-Brown", "hagedorn_brown", "#1a7f37"), ("Beggs-Brill", "beggs_brill", "#0b5cad"), ("Gray", "gray", "#8250df"), ("Duns-Ros", "duns_ros", "#b42318") })
        {
            var well = new NodalWell(1.2, 3000, 1800, tubing, fluid, 200, NodalWell.Correlation(id));
            var point = well.Solve().Operating;
            PlotsVerb.Say($"  {name}: {point.Rate:0} stb/d at {point.PressurePsia:0} psia");
            plot.Line(string.Create(CultureInfo.InvariantCulture, $"{name}: {point.Rate:#,0} stb/d at {point.PressurePsia:#,0} psia"), colour,
                Enumerable.Range(1, 120).Select(i => qMax * i / 120).Select(q => (q, Traverse.BottomHole(tubing, fluid, q, 200, well.Gradient))).Where(p => p.Item2 <= 4000));
            plot.Mark(colour, point.Rate, point.PressurePsia);
        }
        return plot.Text("2 7/8 in, 8,000 ft, 500 scf/stb, water cut 0.2, 35 API, 200 psia at the wellhead: the worked example of nodal.oil.well. Drawn by bench plots.");
    }

    private const double FlowRoughnessFt = 0.0006 / 12;

    /// <summary>A full pump and one 60 percent full: the predicted surface card, and the pump card that the diagnostic solver finds from it.</summary>
    public static string Cards()
    {
        RodSection[] rods = [RodSection.Round(2800, 0.875, 2.224), RodSection.Round(4200, 0.75, 1.634)];
        const double depth = 7000, speed = 6, load = 4000, weight = 11_000;
        var c = WaveEquation.DampingPerSecond(0.1, RodString.SteelWaveSpeedFtPerS, depth);
        var unit = new PumpingUnit(129, 111, 111, 132, 211, 75, 42);
        var plot = new SvgPlot("Predicted surface cards and the pump cards diagnosed from them", "position, in", "load, lb", 125, 25_000);
        foreach (var (name, fillage, colour) in new[] { ("full pump", 1.0, "#0b5cad"), ("60 % fillage", 0.6, "#b42318") })
        {
            var cards = PredictiveWaveEquation.Predict(t => unit.StrokeIn * unit.At(2 * Math.PI * t).Position, rods, speed, c, weight, load, fillage, 200);
            const int n = 200;
            double[] x = PredictiveWaveEquation.Resample(cards.PositionIn, n), w = PredictiveWaveEquation.Resample(cards.LoadLb, n), u = new double[n], p = new double[n];
            WaveEquation.PumpCard(x, w, rods, speed, weight, c, 40, u, p);
            var diagnosis = CardDiagnosis.Of(u, p, load);
            PlotsVerb.Say($"  {name}: peak {w.Max():0} lb, least {w.Min():0} lb, pump stroke {CardGeometry.Range(u):0.0} in (predicted {CardGeometry.Range(cards.PumpPositionIn):0.0}), class {CardDiagnosis.Name(diagnosis.Class)}, fillage {diagnosis.Shape.Fillage:0.00}");
            plot.Line($"{name}, surface", colour, Closed(x, w));
            plot.Line($"{name}, pump: {CardDiagnosis.Name(diagnosis.Class).Replace('_', ' ')}", colour, Closed(u, [.. p.Select(v => v + 1000)]), dashed: true);
        }
        return plot.Text("Conventional unit, 7,000 ft of 7/8 and 3/4 in rods, 6 strokes/min, fluid load 4,000 lb; pump cards drawn 1,000 lb higher. Drawn by bench plots.");
    }

    private static IEnumerable<(double X, double Y)> Closed(double[] x, double[] y) => x.Zip(y).Select(p => (p.First - Math.Min(0, x.Min()), p.Second)).Append((x[0] - Math.Min(0, x.Min()), y[0]));
}
