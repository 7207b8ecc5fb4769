using Xunit;

namespace Pumpjack.Engineering.Tests;

/// <summary>Whatever a method is given, it answers or refuses; it never breaks.</summary>
public sealed class RefusalTests
{
    private static readonly double[] nasty =
        [0, -0.0, 1, -1, 2, 0.5, 1e-308, 1e-300, 1e300, -1e300, 1e308, double.MaxValue, double.MinValue, 1e15, 1e29, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, 1e-9, 1e9];

    public static TheoryData<string> Ids() => [.. Methods.All.Select(m => m.Id)];

    /// <summary>Fewer draws where one evaluation is some hundred traverses, or a wave equation.</summary>
    private static int CasesOf(string id) => id is "gaslift.performance" or "srp.api_rp11l.loads" or "srp.wave_equation.predictive" ? 100 : 2000;

    [Theory]
    [MemberData(nameof(Ids))]
    public void Any_input_is_answered_or_refused(string id)
    {
        var method = Methods.Get(id);
        var example = method.Examples[0].Inputs.ToDictionary(i => i.Name, i => Core.DeclarationTests.ValueOf(i.Value, method, i.Name));
        var draw = new Draw(91);
        var (answered, refused) = (0, 0);
        var broken = new List<string>();
        for (var i = 0; i < CasesOf(id); i++)
        {
            var given = new Dictionary<string, Value>(example);
            // One to three inputs of the worked example go wrong, or all of them.
            for (var k = draw.Chance(0.1) ? method.Inputs.Length : draw.Integer(1, 3); k > 0; k--)
            {
                var input = method.Inputs[draw.Integer(0, method.Inputs.Length - 1)];
                if (Spoiled(draw, input, given.GetValueOrDefault(input.Name)) is { } value) given[input.Name] = value;
                else given.Remove(input.Name);
            }
            try
            {
                var result = method.Evaluate(given);
                foreach (var (name, value) in result.Outputs.Where(o => o.Value.Kind is InputKind.Number or InputKind.Series))
                    if (!value.Series.All(double.IsFinite)) broken.Add($"{name} = {value} for {Show(given)}");
                answered++;
            }
            catch (EngineeringRefusal refusal)
            {
                Assert.False(string.IsNullOrWhiteSpace(refusal.Message));
                refused++;
            }
            catch (Exception e)
            {
                broken.Add($"{e.GetType().Name} for {Show(given)}");
            }
        }
        Assert.True(broken.Count == 0, $"{id}: {broken.Count} broken, {string.Join("\n", broken.Take(3))}");
        Assert.True(answered + refused == CasesOf(id) && refused > 0, $"answered {answered}, refused {refused}");
    }

    private static string Show(Dictionary<string, Value> given) => string.Join(", ", given.Select(g => $"{g.Key} = {g.Value}"));

    private static Value? Spoiled(Draw draw, Input input, Value? was)
    {
        if (draw.Chance(0.1)) return null;
        double[] edges = [.. new[] { input.Above, input.AtLeast, input.AtMost, input.Below, input.Low, input.High }.Where(double.IsFinite)];
        double Edge(double at) => draw.Integer(0, 3) switch { 0 => at, 1 => Math.BitIncrement(at), 2 => Math.BitDecrement(at), _ => at * (1 + draw.Between(-1e-3, 1e-3)) };
        double Number(double near) => draw.Integer(0, 3) switch
        {
            0 when edges.Length > 0 => Edge(edges[draw.Integer(0, edges.Length - 1)]),
            0 or 1 => nasty[draw.Integer(0, nasty.Length - 1)],
            _ => near * Math.Pow(10, draw.Between(-3, 3)),
        };
        double[] Series() => [.. Enumerable.Range(0, draw.Integer(0, 6)).Select(i => was is { Series.Length: > 0 } ? Number(was.Series[Math.Min(i, was.Series.Length - 1)]) : Number(1))];
        return input.Kind switch
        {
            InputKind.Number when draw.Chance(0.2) => Value.Of(Series(), input.Unit),
            InputKind.Number => Value.Of(Number(was?.Number is { } n && double.IsFinite(n) ? n : 1), input.Unit),
            InputKind.Series => Value.Of(Series(), input.Unit),
            InputKind.Rows => Value.Of([.. Enumerable.Range(0, draw.Integer(0, 3)).Select(_ => Series())], input.Unit),
            InputKind.Flag => Value.Of(draw.Chance(0.5)),
            _ => Value.Of(draw.Chance(0.5) ? "nonsense" : ""),
        };
    }
}
