using Pumpjack.Engineering.Lift.GasLift;
using Pumpjack.Engineering.Lift.Jet;
using Pumpjack.Engineering.Lift.SuckerRod;

namespace Pumpjack.Bench;

internal static partial class EngineeringVerb
{
    private static void AddLift(List<Measure> measures)
    {
        var (position, load, pump, pumpLoad) = (new double[200], new double[200], new double[200], new double[200]);
        for (var k = 0; k < 200; k++)
        {
            var angle = 2 * Math.PI * k / 200;
            (position[k], load[k]) = (60 - 60 * Math.Cos(angle), 12_000 + 3000 * Math.Sin(angle) + 800 * Math.Sin(2 * angle + 1));
        }
        RodSection[] rods = [RodSection.Round(2500, 0.875, 2.224), RodSection.Round(3000, 0.75, 1.634), RodSection.Round(250, 1.5, 6.626)];
        WaveEquation.PumpCard(position, load, rods, 8, 9000, 0.5, 20, pump, pumpLoad);

        measures.Add(new("pump card of 200 points, 20 harmonics, 3 tapers", 1000, 0, n =>
        {
            for (var i = 0; i < n; i++) WaveEquation.PumpCard(position, load, rods, 8, 9000, 0.5, 20, pump, pumpLoad);
            sink = pump[7];
        }));
        measures.Add(new("pump card diagnosis, 200 points", 200, null, n =>
        {
            for (var i = 0; i < n; i++) sink = CardDiagnosis.Of(pump, pumpLoad).Shape.Fillage;
        }));
        measures.Add(new("RP 11L figures from the wave equation", 50_000, null, n =>
        {
            for (var i = 0; i < n; i++) sink = RpElevenL.Factors(0.3, 0.28, 0.2).F1;
        }));
        measures.Add(new("jet pump flow ratio", 1, 0, n =>
        {
            for (var i = 0; i < n; i++) sink = JetPump.FlowRatio(0.2, 0.1 + 0.3 * (i & 1023) / 1024);
        }));
        measures.Add(new("gas through a valve port", 1, 0, n =>
        {
            for (var i = 0; i < n; i++) sink = GasLiftValve.ThornhillCraver(0.86, 0.05, 1000, i & 1023, 0.65, 600);
        }));
        measures.Add(new("injection gas column, 8,000 ft", 100, 0, n =>
        {
            for (var i = 0; i < n; i++) sink = InjectionGasColumn.PressurePsia(1000 + (i & 63), 8000, 0.65, 100, 0.011);
        }));
        var wells = new LiftResponse[200];
        var shares = new double[wells.Length];
        var random = new Random(3);
        for (var i = 0; i < wells.Length; i++) wells[i] = new(100, 100 + 500 * random.NextDouble(), 0.2 + random.NextDouble());
        measures.Add(new("lift gas shared among 200 wells", 2000, 0, n =>
        {
            for (var i = 0; i < n; i++) sink = EqualSlope.Allocate(wells, 60, shares).Slope;
        }));
    }
}
