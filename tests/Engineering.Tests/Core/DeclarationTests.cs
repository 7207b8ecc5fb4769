using Xunit;

namespace Pumpjack.Engineering.Tests.Core;

/// <summary>Every declaration is complete, and its worked example is what the method gives.</summary>
public sealed class DeclarationTests
{
    public static TheoryData<string> Ids() => [.. Methods.All.Select(m => m.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_method_gives_its_worked_example(string id)
    {
        var method = Methods.Get(id);
        Assert.NotEmpty(method.Examples);
        foreach (var example in method.Examples)
        {
            var given = example.Inputs.ToDictionary(i => i.Name, i => ValueOf(i.Value, method, i.Name));
            var result = method.Evaluate(given);
            Assert.NotEmpty(example.Expected);
            foreach (var (name, value, tolerance) in example.Expected)
                Assert.True(Math.Abs(result[name] - value) <= tolerance * Math.Abs(value), $"{id}: {name} is {result[name]}, the example says {value}");
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_declaration_is_complete(string id)
    {
        var m = Methods.Get(id);
        Assert.All([m.Title, m.Equation, m.Source, m.Outside], text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.NotEmpty(m.Inputs);
        Assert.NotEmpty(m.Outputs);
        Assert.Equal(m.Inputs.Length, m.Inputs.SelectMany(i => i.Aliases.Prepend(i.Name)).Distinct().Count() - m.Inputs.Sum(i => i.Aliases.Length));
        foreach (var i in m.Inputs)
        {
            Assert.False(string.IsNullOrWhiteSpace(i.Meaning), $"{id} {i.Name}");
            Assert.True(!(i.Low > i.High), $"{id} {i.Name}: range is empty");
            if (!double.IsNaN(i.Default)) i.Require(i.Default);
        }
    }

    internal static Value ValueOf(object value, Method method, string name)
    {
        var unit = method.Inputs.FirstOrDefault(i => i.Name == name || i.Aliases.Contains(name))?.Unit ?? "-";
        return value switch
        {
            double d => Value.Of(d, unit),
            int i => Value.Of(i, unit),
            double[] s => Value.Of(s, unit),
            double[][] r => Value.Of(r, unit),
            bool b => Value.Of(b),
            _ => Value.Of(value.ToString()!),
        };
    }
}
