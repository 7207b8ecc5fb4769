using Xunit;

namespace Pumpjack.Engineering.Tests.Properties;

/// <summary>What holds for every declared method, whatever it computes.</summary>
public sealed class EveryMethod
{
    public static TheoryData<string> Ids() => [.. Methods.All.Select(m => m.Id)];

    /// <summary>Fewer draws of the two methods whose one evaluation is some hundred traverses, or a wave equation.</summary>
    private static int CasesOf(string id) => id is "gaslift.performance" or "srp.api_rp11l.loads" ? 1000 : Draw.Cases;

    [Theory]
    [MemberData(nameof(Ids))]
    public void Inside_its_range_a_method_gives_finite_figures_or_a_refusal(string id)
    {
        var method = Methods.Get(id);
        var draw = new Draw(17);
        for (var i = 0; i < CasesOf(id); i++)
        {
            var given = draw.Inputs(method);
            try
            {
                var result = method.Evaluate(given);
                foreach (var (name, value) in result.Outputs)
                    Assert.True(value.Series.All(double.IsFinite), $"{id}: {name} is not finite for {Show(given)}");
            }
            catch (EngineeringRefusal)
            {
                // An answer too: a drawn test may contradict itself.
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void No_number_that_is_none_gets_through(string id)
    {
        var method = Methods.Get(id);
        var example = method.Examples[0].Inputs.ToDictionary(i => i.Name, i => Core.DeclarationTests.ValueOf(i.Value, method, i.Name));
        foreach (var input in method.Inputs.Where(i => i.Kind is InputKind.Number or InputKind.Series))
            foreach (var bad in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
            {
                var given = new Dictionary<string, Value>(example) { [input.Name] = Value.Of(bad, input.Unit) };
                var refusal = Assert.Throws<EngineeringRefusal>(() => method.Evaluate(given));
                Assert.Equal(RefusalCodes.NotANumber, refusal.Code);
                Assert.Equal(input.Name, refusal.Input);
            }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Hard_bounds_are_refused_and_ranges_are_marked(string id)
    {
        var method = Methods.Get(id);
        var example = method.Examples[0].Inputs.ToDictionary(i => i.Name, i => Core.DeclarationTests.ValueOf(i.Value, method, i.Name));
        foreach (var input in method.Inputs.Where(i => i.Kind == InputKind.Number))
        {
            Try(input, input.Above, input.Above);
            Try(input, input.AtLeast - Math.Max(1e-9, 1e-9 * Math.Abs(input.AtLeast)), input.AtLeast);
            Try(input, input.AtMost + Math.Max(1e-9, 1e-9 * Math.Abs(input.AtMost)), input.AtMost);
            Try(input, input.Below, input.Below);
        }

        void Try(Input input, double value, double bound)
        {
            if (double.IsInfinity(bound)) return;
            var given = new Dictionary<string, Value>(example) { [input.Name] = Value.Of(value, input.Unit) };
            var refusal = Assert.Throws<EngineeringRefusal>(() => method.Evaluate(given));
            Assert.Equal((RefusalCodes.OutOfBounds, input.Name, bound), (refusal.Code, refusal.Input, refusal.Bound ?? double.NaN));
        }
    }

    private static readonly Dictionary<string, string> otherUnits = new()
    {
        ["psia"] = "kPa",
        ["psi"] = "kPa",
        ["ft"] = "m",
        ["in"] = "mm",
        ["degF"] = "degC",
        ["degR"] = "K",
        ["stb/d"] = "sm3/d",
        ["bbl/d"] = "sm3/d",
        ["Mscf/d"] = "sm3/d",
        ["MMscf/d"] = "sm3/d",
        ["lb/ft3"] = "kg/m3",
        ["dyn/cm"] = "mN/m",
        ["ft/s"] = "m/s",
        ["psi/ft"] = "kPa/m",
        ["scf/stb"] = "sm3/sm3",
        ["hp"] = "kW",
        ["h"] = "min",
        ["lb/ft"] = "kg/m",
        ["stb/d/psi"] = "sm3/d/kPa",
    };

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_same_inputs_in_other_units_give_the_same_figures(string id)
    {
        var method = Methods.Get(id);
        var units = method.Inputs.ToDictionary(i => i.Name, i => i.GaugeAsPrinted ? null : otherUnits.GetValueOrDefault(i.Unit));
        var draw = new Draw(18);
        var (compared, apart) = (0, new List<string>());
        for (var i = 0; i < CasesOf(id) / 10; i++)
        {
            var given = draw.Inputs(method);
            var other = given.ToDictionary(g => g.Key, g => units[g.Key] is not { } unit ? g.Value : g.Value.Kind switch
            {
                InputKind.Number => Value.Of(Units.Convert(g.Value.Number, g.Value.Unit, unit, g.Key), unit),
                InputKind.Series => Value.Of([.. g.Value.Series.Select(v => Units.Convert(v, g.Value.Unit, unit, g.Key))], unit),
                _ => g.Value,
            });
            var (a, b) = (Try(given), Try(other));
            if (a is null && b is null) continue;
            compared++;
            if (a is null || b is null || !Same(a, b)) apart.Add(Show(given));
        }
        // Rounding in the conversion may tip a case over the edge of a flow region or of a bound.
        Assert.True(apart.Count <= 1 + (compared / 200), $"{id}: {apart.Count} of {compared} differ, such as {apart.FirstOrDefault()}");

        Result? Try(Dictionary<string, Value> inputs)
        {
            try { return method.Evaluate(inputs); }
            catch (EngineeringRefusal) { return null; }
        }

        static bool Same(Result a, Result b) => a.Outputs.Count == b.Outputs.Count && a.Outputs.All(o =>
        {
            if (!b.Outputs.TryGetValue(o.Key, out var value) || value.Series.Length != o.Value.Series.Length) return false;
            var scale = o.Value.Series.Select(Math.Abs).DefaultIfEmpty(0).Max();
            return o.Value.Series.Zip(value.Series).All(p => Math.Abs(p.First - p.Second) <= 1e-6 * scale + 1e-12);
        });
    }

    private static string Show(Dictionary<string, Value> given) => string.Join(", ", given.Select(g => $"{g.Key} = {g.Value}"));
}
