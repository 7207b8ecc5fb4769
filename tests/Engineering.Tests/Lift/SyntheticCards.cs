using Pumpjack.Engineering.Lift.SuckerRod;

namespace Pumpjack.Engineering.Tests.Lift;

/// <summary>
/// Pump cards drawn from the textbook description of each condition, with random proportions, lean, noise and number of points; stroke and fluid load arbitrary.
/// </summary>
internal static class SyntheticCards
{
    public static (double[] Position, double[] Load, double FluidLoad) Draw(CardClass condition, Random random)
    {
        double stroke = 30 + 200 * random.NextDouble(), fluid = 1000 + 9000 * random.NextDouble(), lean = 0.02 + 0.05 * random.NextDouble(), noise = 0.01 * random.NextDouble();
        var n = 40 + random.Next(100);
        double a = random.NextDouble(), b = random.NextDouble();
        double[] x = new double[2 * n], y = new double[2 * n];
        for (var i = 0; i < n; i++)
        {
            // Cosine spacing: points crowd at the ends of the stroke, as equal time steps make them.
            var at = 0.5 * (1 - Math.Cos(Math.PI * (i + 0.5) / n));
            (x[i], y[i]) = (at, Up(condition, at, lean, a, b));
            (x[n + i], y[n + i]) = (1 - at, Down(condition, 1 - at, lean, a, b));
        }
        for (var i = 0; i < 2 * n; i++)
        {
            x[i] *= stroke;
            y[i] = fluid * (y[i] + noise * (2 * random.NextDouble() - 1));
        }
        return (x, y, fluid);
    }

    private static double Up(CardClass condition, double x, double lean, double a, double b)
    {
        var full = Math.Min(1, x / lean);
        return condition switch
        {
            CardClass.TravelingValveLeak => Math.Min(1, Math.Min(Math.Pow(x / (0.2 + 0.3 * a), 0.8), Math.Pow((1 - x) / (0.15 + 0.25 * a), 0.8))),
            CardClass.PlungerOutOfBarrel => full * (x > 0.6 + 0.2 * a ? Math.Max(0.15, 1 - (x - 0.6 - 0.2 * a) / 0.06) : 1),
            CardClass.TaggingUp => full + (x > 0.95 ? (0.35 + 0.3 * a) * (x - 0.95) / 0.05 : 0),
            CardClass.RodsParted => 0.03 + 0.02 * a - 0.05 * b,
            CardClass.FlowingOrNoAction => 0.3 + 0.3 * a + 0.04,
            _ => full,
        };
    }

    private static double Down(CardClass condition, double x, double lean, double a, double b)
    {
        var full = Math.Max(0, 1 - (1 - x) / lean);
        return condition switch
        {
            CardClass.FluidPound => x > 0.3 + 0.5 * a ? 1 : Math.Max(0, 1 - (0.3 + 0.5 * a - x) / lean),
            // Polytropic compression of the gas under the plunger: the load goes as the barrel pressure rises to the discharge pressure.
            CardClass.GasInterference => Gas(x, 0.3 + 0.3 * a, 0.1 + 0.15 * b),
            CardClass.StandingValveLeak => Math.Max(0, Math.Max(1 - Math.Pow((1 - x) / (0.3 + 0.2 * a), 0.8), 1 - Math.Pow(x / (0.2 + 0.2 * a), 0.8))),
            CardClass.TaggingDown => full - (x < 0.05 ? (0.35 + 0.3 * a) * (0.05 - x) / 0.05 : 0),
            CardClass.TravelingValveLeak => Math.Max(0, 1 - (1 - x) / 0.01) * 0.1,
            CardClass.PlungerOutOfBarrel => 0,
            CardClass.RodsParted => -0.03 - 0.02 * a - 0.05 * b,
            CardClass.FlowingOrNoAction => 0.3 + 0.3 * a - 0.04,
            _ => full,
        };
    }

    // Gas fills a share of the barrel at intake pressure, a share of the discharge pressure; exponent 1.2.
    private static double Gas(double x, double gasShare, double intakeOverDischarge)
    {
        var volume = Math.Max(1e-9, gasShare - (1 - x));
        var pressure = Math.Min(1, intakeOverDischarge * Math.Pow(gasShare / volume, 1.2));
        return Math.Max(0, (1 - pressure) / (1 - intakeOverDischarge));
    }
}
