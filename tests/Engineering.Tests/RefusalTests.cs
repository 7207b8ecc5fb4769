using Xunit;

namespace Pumpjack.Engineering.Tests;

/// <summary>Whatever a method is given, it answers or refuses; it never breaks.</summary>
public sealed class RefusalTests
{
    private static readonly string[] families = ["Decline", "WellTests", "Economics", "Reliability", "Allocation", "Efficiency"];
    private static readonly double[] nasty =
        [0, -0.0, 1, -1, 2, 0.5, 1e-300, 1e300, -1e300, 1e15, 1e29, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, 1e-9, 1e9];

    public static TheoryData<string> Ids() => [.. Methods.All.Where(m => families.Contains(m.Family)).Select(m => m.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Any_input_is_answered_or_refused(string id)
    {
        var method = Methods.Get(id);
        var example = method.Examples[0].Inputs.ToDictionary(i => i.Name, i => Core.DeclarationTests.ValueOf(i.Value, method, i.Name));
        var draw = new Draw(91);
        var (answered, refused) = (0, 0);
        for (var i = 0; i < Draw.Cases; i++)
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
                Assert.All(result.Outputs.Values.Where(v => v.Kind is InputKind.Number or InputKind.Series).SelectMany(v => v.Series), v => Assert.True(double.IsFinite(v)));
                answered++;
            }
            catch (EngineeringRefusal refusal)
            {
                Assert.False(string.IsNullOrWhiteSpace(refusal.Message));
                refused++;
            }
        }
        Assert.True(answered > 0 && refused > 0, $"answered {answered}, refused {refused}");
    }

    private static Value? Spoiled(Draw draw, Input input, Value? was)
    {
        if (draw.Chance(0.1)) return null;
        double Number(double near) => draw.Chance(0.5) ? nasty[draw.Integer(0, nasty.Length - 1)] : near * Math.Pow(10, draw.Between(-3, 3));
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
