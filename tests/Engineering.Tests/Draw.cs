namespace Pumpjack.Engineering.Tests;

/// <summary>Values for property tests, drawn from the declared range of an input; seeded, so a failure can be repeated.</summary>
internal sealed class Draw(int seed)
{
    /// <summary>Cases of a property test.</summary>
    public const int Cases = 10_000;

    private readonly Random random = new(seed);

    /// <summary>From the range of the source; evenly in the logarithm where it spans more than a factor of 100.</summary>
    public double Of(Input input) => Of(input, input.Low, input.High);

    /// <summary>From a range given here for an input without one of its own; the input must accept it.</summary>
    public double Of(Input input, double low, double high)
    {
        if (double.IsNaN(low) || double.IsNaN(high)) throw new InvalidOperationException($"{input.Name} declares no range.");
        return input.Require(Between(low, high));
    }

    public double Between(double low, double high) =>
        low > 0 && high / low > 100 ? low * Math.Pow(high / low, random.NextDouble()) : low + ((high - low) * random.NextDouble());

    public int Integer(int low, int high) => random.Next(low, high + 1);

    public bool Chance(double p) => random.NextDouble() < p;

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
