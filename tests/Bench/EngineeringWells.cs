using Pumpjack.Engineering.Inflow;
using Pumpjack.Engineering.Nodal;
using Pumpjack.Engineering.Outflow;
using Pumpjack.Engineering.Pvt;

namespace Pumpjack.Bench;

internal static partial class EngineeringVerb
{
    private static void AddWells(List<Measure> measures)
    {
        var fluid = new WellFluid(35, 0.7, 1.05, 0.3, 500);
        var tubing = new Tubing(2.441 / 12, 0.0006 / 12, WellPath.Vertical(8000), WellTemperature.Linear(0, 100, 8000, 190));
        var conditions = fluid.At(1200, 150, 800, tubing.DiameterFt, tubing.RoughnessFt, Math.PI / 2);

        measures.Add(new("fluid properties at a pressure and temperature", 2, 0, n =>
        {
            for (var i = 0; i < n; i++) sink = fluid.At(1000 + (i & 255), 150, 800, tubing.DiameterFt, tubing.RoughnessFt, Math.PI / 2).MixtureVelocity;
        }));
        measures.Add(new("Hagedorn-Brown gradient", 1, 0, n => { for (var i = 0; i < n; i++) sink = HagedornBrown.Modified(conditions).PsiPerFt; }));
        measures.Add(new("Beggs-Brill gradient", 1, 0, n => { for (var i = 0; i < n; i++) sink = BeggsBrill.Revised(conditions).PsiPerFt; }));
        foreach (var (name, method) in new (string, GradientMethod)[] { ("Hagedorn-Brown", HagedornBrown.Modified), ("Beggs-Brill", BeggsBrill.Revised) })
        {
            measures.Add(new($"traverse of 8000 ft, {name}, 0.1 % of 1000 steps", 100, null, n =>
            {
                for (var i = 0; i < n; i++) sink = Traverse.BottomHole(tubing, fluid, 600 + (i & 255), 200, method);
            }));
            var well = new NodalWell(1.2, 3000, 1800, tubing, fluid, 200, method);
            measures.Add(new($"nodal analysis, all operating points, {name}", 500, null, n => { for (var i = 0; i < n; i++) sink = well.Solve().Operating.Rate; }));
        }
        measures.Add(new("Vogel inflow", 0.05, 0, n => { for (var i = 0; i < n; i++) sink = Vogel.Rate(1000, 2500, i & 2047); }));
        measures.Add(new("pseudo-pressure of a gas", 20, 0, n =>
        {
            var critical = PseudoCritical.Sutton(0.65);
            for (var i = 0; i < n; i++) sink = PseudoPressure.OfGas(3000 + (i & 255), 640, 0.65, critical);
        }));
    }
}
