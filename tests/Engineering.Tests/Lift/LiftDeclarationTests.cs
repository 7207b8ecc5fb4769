using Pumpjack.Engineering.Tests.Core;
using Xunit;

namespace Pumpjack.Engineering.Tests.Lift;

/// <summary>Every method of artificial lift over its declared ranges, and against input that cannot be.</summary>
public sealed class LiftDeclarationTests
{
    private static readonly string[] prefixes = ["srp.", "esp.", "pcp.", "jet.", "hydraulic_piston.", "gaslift.", "plunger."];

    public static TheoryData<string> Ids() => [.. Methods.All.Select(m => m.Id).Where(id => prefixes.Any(p => id.StartsWith(p, StringComparison.Ordinal)))];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_method_answers_or_refuses_anywhere_in_its_declared_ranges(string id)
    {
        var method = Methods.Get(id);
        // A gas-lift curve is some hundred traverses and a predicted card some million node steps; EveryMethod draws more of them.
        var cases = id is "gaslift.performance" or "srp.wave_equation.predictive" ? 100 : 10_000;
        var random = new Random(71);
        var answered = 0;
        for (var i = 0; i < cases; i++)
        {
            var given = Given(method);
            foreach (var input in method.Inputs)
                if (input.Kind == InputKind.Number && (given.ContainsKey(input.Name) || Costless(method, input) && random.Next(2) == 0))
                    given[input.Name] = Value.Of(Draw(input, given.GetValueOrDefault(input.Name)?.Number ?? 1, random), input.Unit);
            try
            {
                var result = method.Evaluate(given);
                Assert.NotEmpty(result.Outputs);
                Assert.All(result.Outputs.Values, v => Assert.All(v.Series, number => Assert.True(double.IsFinite(number))));
                answered++;
            }
            catch (EngineeringRefusal refusal)
            {
                Assert.False(string.IsNullOrWhiteSpace(refusal.Code));
            }
        }
        Assert.True(answered >= cases / 20, $"{id} answered {answered} of {cases}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Input_that_is_no_number_is_refused_by_name(string id)
    {
        var method = Methods.Get(id);
        foreach (var input in method.Inputs.Where(i => i.Kind is InputKind.Number or InputKind.Series && i.Unit != "any"))
            foreach (var bad in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
            {
                var given = Given(method);
                given[input.Name] = input.Kind == InputKind.Number ? Value.Of(bad, input.Unit) : Value.Of([1, bad, 2], input.Unit);
                var refusal = Assert.Throws<EngineeringRefusal>(() => method.Evaluate(given));
                Assert.Equal((RefusalCodes.NotANumber, input.Name), (refusal.Code, refusal.Input));
            }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_value_below_its_bound_is_refused_with_the_bound_and_never_clamped(string id)
    {
        var method = Methods.Get(id);
        foreach (var input in method.Inputs.Where(i => i.Kind == InputKind.Number))
        {
            var bound = Math.Max(input.Above, input.AtLeast);
            if (!double.IsFinite(bound)) continue;
            var given = Given(method);
            given[input.Name] = Value.Of(bound - Math.Max(1, Math.Abs(bound)), input.Unit);
            var refusal = Assert.Throws<EngineeringRefusal>(() => method.Evaluate(given));
            Assert.Equal((RefusalCodes.OutOfBounds, input.Name, bound), (refusal.Code, refusal.Input, refusal.Bound));
        }
    }

    [Fact]
    public void Pressures_below_vacuum_are_refused()
    {
        foreach (var (id, input) in new[] { ("gaslift.thornhill_craver", "p_up"), ("gaslift.thornhill_craver", "p_down"), ("gaslift.nitrogen_dome", "p_dome_60F"), ("gaslift.injection_gas_column", "p_surface"),
            ("esp.gas_handling.turpin", "p_intake"), ("jet.cavitation_area", "p_s"), ("plunger.cycle", "pc_avg") })
        {
            var given = Given(Methods.Get(id));
            given[input] = Value.Of(-20, "psia");
            Assert.Equal(input, Assert.Throws<EngineeringRefusal>(() => Methods.Get(id).Evaluate(given)).Input);
        }
    }

    private static Dictionary<string, Value> Given(Method method) =>
        method.Examples[0].Inputs.ToDictionary(i => i.Name, i => DeclarationTests.ValueOf(i.Value, method, i.Name));

    // The RP 11L figures left out mean a wave equation each time; they are tested by themselves.
    private static bool Costless(Method method, Input input) => method.Id != "srp.api_rp11l.loads" && !input.Optional;

    private static double Draw(Input input, double example, Random random)
    {
        var scale = Math.Max(Math.Abs(example), 1e-3);
        double low = First(input.Low, Math.Max(input.Above, input.AtLeast), example - scale), high = First(input.High, Math.Min(input.Below, input.AtMost), example + 2 * scale);
        if (high > example + 100 * scale) high = example + 5 * scale;
        return low + (high - low) * (1e-6 + (1 - 2e-6) * random.NextDouble());
    }

    private static double First(double range, double bound, double otherwise) => double.IsFinite(range) ? range : double.IsFinite(bound) ? bound : otherwise;
}
