using Pumpjack.Engineering.Allocation;
using Pumpjack.Engineering.Decline;
using Pumpjack.Engineering.Reliability;
using Pumpjack.Engineering.WellTests;

namespace Pumpjack.Bench;

internal static partial class EngineeringVerb
{
    private static void AddDeclineAndReliability(List<Measure> measures)
    {
        var random = new Random(7);
        var time = new double[120];
        var rate = new double[120];
        for (var i = 0; i < 120; i++)
        {
            time[i] = 15.2 + (30.4375 * i);
            rate[i] = Arps.Rate(950, 0.006, 0.8, time[i]) * Math.Exp(0.05 * Normal(random));
        }
        measures.Add(new("hyperbolic decline fit, 120 months", 100, 0, n =>
        {
            for (var i = 0; i < n; i++) ArpsFit.Fit(time, rate, new());
        }));
        measures.Add(new("hyperbolic decline fit, 120 months, bisquare", 1000, 0, n =>
        {
            for (var i = 0; i < n; i++) ArpsFit.Fit(time, rate, new(null, FitLoss.Bisquare));
        }));
        var chain = ArpsChain.ModifiedHyperbolic(1000, 0.01, 1.2, 0.0002);
        measures.Add(new("modified hyperbolic rate and cumulative", 0.2, 0, n =>
        {
            var sum = 0.0;
            for (var i = 0; i < n; i++) sum += chain.Rate(i % 20_000) + chain.Cumulative(i % 20_000);
            if (double.IsNaN(sum)) throw new InvalidOperationException();
        }));

        var runs = new Run[2000];
        for (var i = 0; i < runs.Length; i++) runs[i] = new(Math.Round(600 * Math.Pow(-Math.Log(1 - random.NextDouble()), 1 / 1.3)) + 1, random.NextDouble() < 0.7);
        measures.Add(new("Kaplan-Meier and Weibull of 2,000 runs", 1000, null, n =>
        {
            for (var i = 0; i < n; i++)
            {
                if (KaplanMeier.Estimate(runs).Median is null || WeibullFit.Fit(runs).Life.Beta < 0) throw new InvalidOperationException();
            }
        }));
        measures.Add(new("storage-and-skin pressure (Stehfest, 12 terms)", 10, 0, n =>
        {
            var sum = 0.0;
            for (var i = 0; i < n; i++) sum += StorageSkinModel.Pressure(1000 + i, 1000, 5);
            if (double.IsNaN(sum)) throw new InvalidOperationException();
        }));
        var parties = Enumerable.Range(0, 50).Select(i => new Party($"W{i:D2}", 10 + (i * 1.37m))).ToArray();
        measures.Add(new("exact split over 50 wells", 50, null, n =>
        {
            for (var i = 0; i < n; i++) LargestRemainder.Split(12_345.6789m, parties, 4);
        }));
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
