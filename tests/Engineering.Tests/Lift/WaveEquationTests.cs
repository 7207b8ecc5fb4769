using Pumpjack.Engineering.Lift.SuckerRod;
using Xunit;

namespace Pumpjack.Engineering.Tests.Lift;

public sealed class WaveEquationTests
{
    [Fact]
    public void A_pump_card_carried_to_the_surface_and_back_is_itself()
    {
        var random = new Random(21);
        const int n = 64;
        double[] x = new double[n], p = new double[n], sx = new double[n], sp = new double[n], bx = new double[n], bp = new double[n];
        for (var i = 0; i < 10_000; i++)
        {
            var rods = Rods(random);
            var length = RodString.LengthFt(rods);
            var speed = 2 + 14 * random.NextDouble();
            var c = WaveEquation.DampingPerSecond(0.02 + 0.3 * random.NextDouble(), RodString.SteelWaveSpeedFtPerS, length);
            var stroke = 40 + 200 * random.NextDouble();
            Harmonics(random, x, stroke / 2, 8);
            Harmonics(random, p, 2000, 8);
            WaveEquation.SurfaceCard(x, p, rods, speed, 8000, c, 10, sx, sp);
            WaveEquation.PumpCard(sx, sp, rods, speed, 8000, c, 10, bx, bp);
            for (var k = 0; k < n; k++)
            {
                Assert.Equal(x[k], bx[k], 1e-7 * stroke);
                Assert.Equal(p[k], bp[k], 1e-6 * 10_000);
            }
        }
    }

    [Theory]
    [InlineData(5000, 8, 0.1)]
    [InlineData(7000, 6, 0.15)]
    [InlineData(3500, 12, 0.05)]
    [InlineData(9000, 5, 0.2)]
    public void The_predicted_card_handed_to_the_diagnostic_solver_returns_the_pump(double depthFt, double speed, double nu)
    {
        RodSection[] rods = [RodSection.Round(depthFt * 0.4, 0.875, 2.224), RodSection.Round(depthFt * 0.6, 0.75, 1.634)];
        var c = WaveEquation.DampingPerSecond(nu, RodString.SteelWaveSpeedFtPerS, depthFt);
        var unit = new PumpingUnit(129, 111, 111, 132, 211, 75, 42);
        const double load = 4000, weight = 8000;
        var cards = PredictiveWaveEquation.Predict(t => unit.StrokeIn * unit.At(2 * Math.PI * t).Position, rods, speed, c, weight, load, elements: 200);
        Assert.True(cards.Cycles < PredictiveWaveEquation.MaxCycles, $"closed to {cards.ClosureIn} in {cards.Cycles} strokes");

        const int n = 200;
        double[] x = PredictiveWaveEquation.Resample(cards.PositionIn, n), w = PredictiveWaveEquation.Resample(cards.LoadLb, n), u = new double[n], p = new double[n];
        WaveEquation.PumpCard(x, w, rods, speed, weight, c, 40, u, p);
        var stroke = CardGeometry.Range(cards.PumpPositionIn);
        Assert.Equal(stroke, CardGeometry.Range(u), 0.02 * stroke);
        var (up, down) = CardGeometry.MiddleHalfMeans(u, p);
        Assert.Equal(load, up, 0.03 * load);
        Assert.Equal(0, down, 0.03 * load);
        Assert.Equal(CardGeometry.Area(cards.PumpPositionIn, cards.PumpLoadLb), CardGeometry.Area(u, p), 0.02 * load * stroke);
        Assert.Equal(CardClass.Full, CardDiagnosis.Of(u, p, load).Class);
    }

    [Fact]
    public void The_work_at_the_surface_is_the_work_at_the_pump_and_the_damping()
    {
        RodSection[] rods = [RodSection.Round(5000, 0.75, 1.634)];
        var undamped = PredictiveWaveEquation.Predict(Harmonic(100), rods, 8, 1e-6, 7000, 3000);
        Assert.Equal(CardGeometry.Area(undamped.PumpPositionIn, undamped.PumpLoadLb), CardGeometry.Area(undamped.PositionIn, undamped.LoadLb), 0.01 * 3000 * 100);
        var damped = PredictiveWaveEquation.Predict(Harmonic(100), rods, 8, 0.5, 7000, 3000);
        Assert.True(CardGeometry.Area(damped.PositionIn, damped.LoadLb) > CardGeometry.Area(damped.PumpPositionIn, damped.PumpLoadLb));
    }

    [Fact]
    public void At_vanishing_speed_the_string_is_a_spring()
    {
        RodSection[] rods = [RodSection.Round(4000, 0.875, 2.224), RodSection.Round(3000, 0.75, 1.634)];
        const double stroke = 120, load = 5000, weight = 12_000;
        var c = WaveEquation.DampingPerSecond(0.1, RodString.SteelWaveSpeedFtPerS, 7000);
        var cards = PredictiveWaveEquation.Predict(Harmonic(stroke), rods, 0.05, c, weight, load, elements: 30);
        Assert.Equal(stroke - load * RodString.ElasticityInPerLb(rods), CardGeometry.Range(cards.PumpPositionIn), 0.005 * stroke);
        Assert.Equal(weight + load, cards.LoadLb.Max(), 0.01 * load);
        Assert.Equal(weight, cards.LoadLb.Min(), 0.01 * load);

        var factors = RpElevenL.Factors(0.005, 0.005, 0.3);
        Assert.Equal(0.7, factors.StrokeRatio, 0.002);
        Assert.Equal(0.3, factors.F1, 0.01);
        Assert.Equal(0, factors.F2, 0.01);
    }

    [Fact]
    public void The_generated_figures_lie_within_the_standards_own_error_of_its_data_sheet()
    {
        var generated = RpElevenL.Factors(16 * 5000 / 245_000.0, 16 * 5000 / 245_000.0 / 1.082, 0.2306);
        double kr = 1 / (8.04e-7 * 5000), weight = 8109, fo = 3098;
        var own = RpElevenL.Loads(generated, 54, 16, 1.5, kr, 3.07e-7 * 5000, weight, fo);
        Assert.Equal(41.7, own.PlungerStrokeIn, 0.03 * 41.7);
        Assert.Equal(14_355, own.PeakLoadLb, 0.07 * 14_355);
        Assert.Equal(5248, own.MinimumLoadLb, 0.07 * 5248);
        Assert.Equal(133_793, own.PeakTorqueInLb, 0.10 * 133_793);
        Assert.Equal(8.5, own.PolishedRodHp, 0.05 * 8.5);
    }

    [Fact]
    public void Tapers_raise_the_natural_frequency_and_one_size_does_not()
    {
        var random = new Random(22);
        for (var i = 0; i < 10_000; i++)
        {
            double l = 2000 + 8000 * random.NextDouble(), share = 0.05 + 0.9 * random.NextDouble(), low = 0.5 + 0.4 * random.NextDouble();
            Assert.Equal(1, RodString.FrequencyFactor([RodSection.Round(l, low, 1.6)]), 1e-9);
            Assert.Equal(1, RodString.FrequencyFactor([RodSection.Round(l * share, low, 1.6), RodSection.Round(l * (1 - share), low, 1.6)]), 1e-9);
            var factor = RodString.FrequencyFactor([RodSection.Round(l * share, low + 0.05 + 0.3 * random.NextDouble(), 2), RodSection.Round(l * (1 - share), low, 1.6)]);
            Assert.InRange(factor, 1.000001, 1.8);
        }
    }

    [Fact]
    public void The_api_frequency_factor_of_rod_76_comes_out()
    {
        // Rod number 76 with a 1.5 in plunger: 33.3 % of 7/8 in over 3/4 in, Fc 1.082 in RP 11L.
        Assert.Equal(1.082, RodString.FrequencyFactor([RodSection.Round(1 / 3.0 * 5000, 0.875, 2.224), RodSection.Round(2 / 3.0 * 5000, 0.75, 1.634)]), 0.003);
    }

    [Fact]
    public void A_card_of_200_points_costs_no_allocation()
    {
        var (x, w, u, p) = (new double[200], new double[200], new double[200], new double[200]);
        for (var k = 0; k < 200; k++) (x[k], w[k]) = (50 - 50 * Math.Cos(2 * Math.PI * k / 200), 9000 + 2000 * Math.Sin(2 * Math.PI * k / 200));
        RodSection[] rods = [RodSection.Round(2500, 0.875, 2.224), RodSection.Round(2500, 0.75, 1.634)];
        WaveEquation.PumpCard(x, w, rods, 8, 7000, 0.5, 20, u, p);
        CardDiagnosis.Of(u, p);
        var before = GC.GetAllocatedBytesForCurrentThread();
        WaveEquation.PumpCard(x, w, rods, 8, 7000, 0.5, 20, u, p);
        CardShape.Of(u, p);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static Func<double, double> Harmonic(double stroke) => t => 0.5 * stroke * (1 - Math.Cos(2 * Math.PI * t));

    private static RodSection[] Rods(Random random) =>
        [.. Enumerable.Range(0, 1 + random.Next(4)).Select(i => RodSection.Round(300 + 2500 * random.NextDouble(), 1.125 - 0.125 * i, 3.7 - 0.6 * i))];

    private static void Harmonics(Random random, double[] series, double amplitude, int terms)
    {
        Array.Fill(series, amplitude);
        for (var n = 1; n <= terms; n++)
        {
            double a = amplitude * (random.NextDouble() - 0.5) / n, b = amplitude * (random.NextDouble() - 0.5) / n;
            for (var k = 0; k < series.Length; k++) series[k] += a * Math.Cos(2 * Math.PI * n * k / series.Length) + b * Math.Sin(2 * Math.PI * n * k / series.Length);
        }
    }
}
