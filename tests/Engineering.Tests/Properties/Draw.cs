namespace Pumpjack.Engineering.Tests.Properties;

/// <summary>Values drawn from declared ranges, the same every time.</summary>
internal sealed class Draw(int seed)
{
    public const int Cases = 10_000;
    private readonly Random random = new(seed);

    public double Between(double low, double high) => low + (high - low) * random.NextDouble();

    /// <summary>Even on the scale of ratios.</summary>
    public double Ratio(double low, double high) => low * Math.Pow(high / low, random.NextDouble());

    public bool Coin() => random.Next(2) == 0;

    public int Count(int low, int high) => random.Next(low, high + 1);

    /// <summary>Inside the range of the source; where a side is missing, inside the hard bounds or around the default.</summary>
    public double From(Input input)
    {
        var low = !double.IsNaN(input.Low) ? input.Low : Math.Max(input.Above, input.AtLeast);
        var high = !double.IsNaN(input.High) ? input.High : Math.Min(input.AtMost, input.Below);
        if (double.IsInfinity(low)) low = double.IsNaN(input.Default) ? -10 : input.Default - 1;
        if (double.IsInfinity(high)) high = Math.Max(10, Math.Abs(low) * 100 + 1);
        var value = low > 0 && high > 100 * low ? Ratio(low, high) : Between(low, high);
        // An open bound: step off it.
        return value <= input.Above ? input.Above + 1e-9 * Math.Max(1, Math.Abs(input.Above)) + 1e-3 * (high - low) : Math.Min(value, input.Below == high ? high - 1e-3 * (high - low) : high);
    }

    /// <summary>Inputs of a method: all required, each optional one by the toss of a coin.</summary>
    public Dictionary<string, Value> Inputs(Method method)
    {
        var given = new Dictionary<string, Value>();
        var length = Count(2, 6);
        foreach (var input in method.Inputs)
        {
            if ((input.Optional || !double.IsNaN(input.Default)) && Coin()) continue;
            given[input.Name] = input.Kind switch
            {
                InputKind.Series => Value.Of([.. Enumerable.Range(0, length).Select(_ => From(input)).Order()], input.Unit),
                InputKind.Rows => Value.Of([.. Enumerable.Range(0, length).Select(_ => new[] { From(input), From(input) })], input.Unit),
                InputKind.Flag => Value.Of(Coin()),
                InputKind.Text => Value.Of("none"),
                _ => Value.Of(From(input), input.Unit),
            };
        }
        return given;
    }
}
