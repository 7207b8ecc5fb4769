using Pumpjack.Engineering.Pvt;

namespace Pumpjack.Bench;

internal static partial class EngineeringVerb
{
    private static double sink;

    private static void AddFluids(List<Measure> measures)
    {
        // A spread of conditions walked with a stride, so that no call can lean on the one before.
        var ppr = new double[4096];
        var tpr = new double[4096];
        var random = new Random(11);
        for (var i = 0; i < ppr.Length; i++) (ppr[i], tpr[i]) = (0.2 + 14.8 * random.NextDouble(), 1.05 + 1.95 * random.NextDouble());

        measures.Add(new("z, Dranchuk-Abou-Kassem (10 million a second)", 0.1, 0, n => Sum(n, (p, t) => ZFactor.DranchukAbouKassem(p, t))));
        measures.Add(new("z, Hall-Yarborough (10 million a second)", 0.1, 0, n => Sum(n, (p, t) => ZFactor.HallYarborough(p, t))));
        measures.Add(new("unit conversion", 0.5, 0, n => Sum(n, (p, t) => Engineering.Units.Convert(p, "psia", "kPa"))));

        void Sum(int n, Func<double, double, double> f)
        {
            var sum = 0.0;
            for (var i = 0; i < n; i++) sum += f(ppr[i & 4095], tpr[i & 4095]);
            sink = sum;
        }
    }
}
