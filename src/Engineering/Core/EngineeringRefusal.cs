using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Pumpjack.Engineering;

/// <summary>
/// An engineering method understood the question and declines to give a number: an input that cannot exist, a series
/// too short, curves that do not meet, an iteration that did not close. Never a fault of the program.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "A refusal is an answer, not a fault: the name says which.")]
public sealed class EngineeringRefusal : Exception
{
    /// <param name="code">Stable, kebab-case: see <see cref="RefusalCodes"/>.</param>
    /// <param name="message">One sentence an engineer can act on.</param>
    /// <param name="input">Name of the input at fault, as declared by the method; null when no single one is.</param>
    /// <param name="bound">The bound that was broken, in the unit of the declaration.</param>
    /// <param name="alternative">Id of a method that does cover the case, where there is one.</param>
    public EngineeringRefusal(string code, string message, string? input = null, double? bound = null, string? alternative = null)
        : base(message) => (Code, Input, Bound, Alternative) = (code, input, bound, alternative);

    public string Code { get; }
    public string? Input { get; }
    public double? Bound { get; }
    public string? Alternative { get; }

    /// <summary>Numbers nearest to an answer, for example the closest approach of two curves that never meet.</summary>
    public IReadOnlyDictionary<string, double> Nearest { get; init; } = new Dictionary<string, double>();

    internal static string Text(double number) => number.ToString("G7", CultureInfo.InvariantCulture);
}

/// <summary>The codes of <see cref="EngineeringRefusal"/>. Never reused for another meaning.</summary>
public static class RefusalCodes
{
    public const string NotANumber = "not-a-number";
    public const string OutOfBounds = "out-of-bounds";
    public const string MissingInput = "missing-input";
    public const string WrongShape = "wrong-shape";
    public const string EmptySeries = "empty-series";
    public const string UnequalSeries = "unequal-series";
    public const string UnknownUnit = "unknown-unit";
    public const string UnknownMethod = "unknown-method";
    public const string Contradiction = "contradiction";
    public const string BadTest = "bad-test";
    public const string NoSolution = "no-solution";
    public const string NoIntersection = "no-intersection";
    public const string NoConvergence = "no-convergence";
}
