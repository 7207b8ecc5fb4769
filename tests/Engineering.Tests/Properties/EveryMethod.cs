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

    private static string Show(Dictionary<string, Value> given) => string.Join(", ", given.Select(g => $"{g.Key} = {g.Value}"));
}
