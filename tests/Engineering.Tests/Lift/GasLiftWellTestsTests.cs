using System.Globalization;
using Pumpjack.Engineering.Lift.GasLift;
using Pumpjack.Engineering.Outflow;
using Pumpjack.Engineering.Pvt;
using Xunit;

namespace Pumpjack.Engineering.Tests.Lift;

/// <summary>The production tests of 61 gas-lift wells of one field: depths partly in ft and partly in m, no surveys, no tubing sizes.</summary>
public sealed class GasLiftWellTestsTests
{
    private sealed record Test(string Well, double Temperature, double Rate, double WaterCut, double Tubing, double Gor, double Gas, double InjectionDepth, double GaugeDepth, double GaugePressure);

    [Fact]
    public void Wells_tested_at_three_gas_rates_or_more_get_a_response_or_the_reason_why_not()
    {
        var wells = Tests().Where(t => t.Rate > 0 && t.Gas >= 0).GroupBy(t => t.Well).ToList();
        var responses = new List<(LiftResponse Response, double Gas)>();
        var refused = new Dictionary<string, int>();
        foreach (var well in wells)
        {
            double[] gas = [.. well.Select(t => t.Gas)], rate = [.. well.Select(t => t.Rate)];
            try
            {
                var (response, rms, _) = LiftResponse.Fit(gas, rate);
                var mean = rate.Average();
                Assert.True(response.BaseRate >= 0 && response.Gain > 0 && response.Scale > 0, $"{well.Key}: {response}");
                Assert.True(rms <= Math.Sqrt(rate.Average(q => (q - mean) * (q - mean))) * (1 + 1e-9), $"{well.Key}: a constant fits better");
                responses.Add((response, gas.Average()));
            }
            catch (EngineeringRefusal refusal)
            {
                refused[refusal.Code] = refused.GetValueOrDefault(refusal.Code) + 1;
            }
        }
        Assert.Equal(61, wells.Count);
        Assert.InRange(responses.Count, 12, 29);
        Assert.Equal(wells.Count - responses.Count, refused.GetValueOrDefault(RefusalCodes.WrongShape) + refused.GetValueOrDefault(RefusalCodes.BadTest));

        // The gas these wells used, shared at equal slope, gives at least what the curves say they gave.
        LiftResponse[] curves = [.. responses.Select(r => r.Response)];
        var shares = new double[curves.Length];
        EqualSlope.Allocate(curves, responses.Sum(r => r.Gas), shares);
        var shared = curves.Select((c, i) => c.Rate(shares[i])).Sum();
        Assert.True(shared >= responses.Sum(r => r.Response.Rate(r.Gas)) * (1 - 1e-9));
    }

    [Fact]
    public void Gauges_in_the_shallow_part_of_the_wells_read_what_the_traverse_with_lift_gas_gives()
    {
        // Below about 5,000 ft the wells of this platform field reach their depth at an angle that the file does not give; gauges down to there are compared.
        // Tubing is taken as 3 1/2 in (2.992), the size that is not stated either.
        var fluids = File.ReadLines(TestData.File("data/gas_lift_well_tests/wells.csv")).Skip(1).Select(l => l.Split(',')).GroupBy(w => w[0]).ToDictionary(g => g.Key, g => g.First());
        var errors = new List<double>();
        foreach (var t in Tests().Where(t => t.GaugeDepth > 3000 && t.GaugeDepth < 5000 && t.GaugePressure > 0 && t.Rate > 0 && t.Tubing > 0 && t.Gas >= 0))
        {
            if (!fluids.TryGetValue(t.Well.Split('/')[0], out var w)) continue;
            var stream = new WellFluid(Number(w[13]), Number(w[14]), 1.02, t.WaterCut, t.Gor * (1 - t.WaterCut));
            var injection = t.InjectionDepth > 0 ? t.InjectionDepth : t.GaugeDepth;
            var tubing = new Tubing(2.992 / 12, 0.0006 / 12, WellPath.Vertical(Math.Max(t.GaugeDepth, injection)), WellTemperature.Linear(0, t.Temperature, t.GaugeDepth, Number(w[19])));
            var well = new GasLiftWell(tubing, stream, injection, t.Tubing, _ => 0, 1, HagedornBrown.Modified);
            errors.Add(well.PressureAt(t.Rate, t.InjectionDepth > 0 ? t.Gas * 1000 : 0, t.GaugeDepth) / t.GaugePressure - 1);
        }
        Assert.True(errors.Count >= 20, $"{errors.Count} gauges");
        var median = errors.Select(Math.Abs).Order().ElementAt(errors.Count / 2);
        Assert.True(median < 0.12, $"median error {median:P1} of {errors.Count} gauges");
    }

    private static List<Test> Tests() =>
        [.. File.ReadLines(TestData.File("data/gas_lift_well_tests/well_tests.csv")).Skip(1).Select(l => l.Split(','))
            .Select(r => new Test($"{r[0]}/{r[1]}", Number(r[4]), Number(r[5]), Number(r[6]) / 100, Number(r[7]), Number(r[8]), Number(r[9]), Feet(r[10]), Feet(r[12]), Number(r[13])))];

    // One reservoir at 1,300 to 1,600 psi: depths near 1,500 are metres, those near 5,000 feet.
    private static double Feet(string text) => Number(text) is var depth and > 100 and < 3000 ? depth / 0.3048 : Number(text);

    private static double Number(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
