using Xunit;

namespace Pumpjack.Engineering.Tests.Lift;

public sealed class ReversedCardTests
{
    [Fact]
    public void A_surface_card_stored_backwards_gives_the_same_pump_card_and_says_so()
    {
        const int n = 48;
        var random = new Random(81);
        var method = Methods.Get("srp.wave_equation.gibbs");
        for (var i = 0; i < 10_000; i++)
        {
            double stroke = 50 + 150 * random.NextDouble(), load = 2000 + 4000 * random.NextDouble(), lag = 0.8 * random.NextDouble();
            double[] x = [.. Enumerable.Range(0, n).Select(k => stroke / 2 * (1 - Math.Cos(2 * Math.PI * k / n)))];
            double[] w = [.. Enumerable.Range(0, n).Select(k => 12_000 + load / 2 * Math.Sin(2 * Math.PI * k / n - lag))];
            var forward = method.Evaluate(Given(x, w));
            var backward = method.Evaluate(Given([.. x.Reverse()], [.. w.Reverse()]));
            foreach (var name in new[] { "pump_stroke", "fluid_load", "pump_power", "surface_power", "max_pump_load", "min_pump_load" })
                Assert.Equal(forward[name], backward[name], 1e-6 * Math.Abs(forward[name]) + 1e-6);
            Assert.Empty(forward.Notes);
            Assert.Contains("turned round", Assert.Single(backward.Notes));
        }
    }

    private static Dictionary<string, Value> Given(double[] position, double[] load) => new()
    {
        ["position"] = Value.Of(position, "in"),
        ["load"] = Value.Of(load, "lb"),
        ["N"] = Value.Of(8, "1/min"),
        ["L"] = Value.Of(5000, "ft"),
        ["rod_area"] = Value.Of(0.4418, "in2"),
        ["buoyant_rod_weight"] = Value.Of(9000, "lb"),
    };
}
