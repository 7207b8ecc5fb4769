namespace Pumpjack.Bench;

internal static partial class EngineeringVerb
{
    private static void AddFluids(List<Measure> measures)
    {
        measures.Add(new("unit conversion psia to kPa", 0.5, 0, n =>
        {
            var sum = 0.0;
            for (var i = 0; i < n; i++) sum += Engineering.Units.Convert(i, "psia", "kPa");
            if (double.IsNaN(sum)) throw new InvalidOperationException();
        }));
    }
}
