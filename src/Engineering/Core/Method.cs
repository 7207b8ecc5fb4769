namespace Pumpjack.Engineering;

/// <summary>
/// A published method: what it is called, what it takes and gives, where it holds, where it comes from, and a worked example
/// that is also a test. The calculation itself is a plain static function; <see cref="Compute"/> only names its arguments.
/// </summary>
/// <remarks>
/// Declare one as a static readonly field of any class of this assembly: <see cref="Methods"/> finds it. The namespace of the class
/// is its family and decides the page in docs/equations.
/// </remarks>
public sealed record Method(string Id, int Version, string Title)
{
    public required string Equation { get; init; }
    public required string Source { get; init; }
    public required Input[] Inputs { get; init; }
    public required Output[] Outputs { get; init; }

    /// <summary>What happens outside the ranges, when it is not the usual (refused beyond hard bounds, otherwise marked extrapolated).</summary>
    public string Outside { get; init; } = "Beyond a hard bound: refused. Outside the stated range: computed and marked extrapolated.";
    public string? Notes { get; init; }

    /// <summary>
    /// Reads inputs (already converted and checked) from the evaluation and sets outputs on it, both in declared units.
    /// A Number input given as a series is evaluated element by element.
    /// </summary>
    public required Action<Evaluation> Compute { get; init; }
    public required Example[] Examples { get; init; }

    /// <summary>Set by the registry: last part of the declaring namespace.</summary>
    public string Family { get; internal set; } = "";

    public Input Input(string name) => Inputs.First(i => i.Name == name);

    /// <summary>Evaluates the method for named values in any known unit.</summary>
    /// <param name="given">Inputs by name; names the method does not declare are ignored and reported in <see cref="Result.Ignored"/>.</param>
    /// <param name="wanted">Outputs asked for (name to unit); empty: all.</param>
    /// <exception cref="EngineeringRefusal">An input is missing, of an unknown unit, or beyond a hard bound; or there is no answer.</exception>
    public Result Evaluate(IReadOnlyDictionary<string, Value> given, IReadOnlyDictionary<string, string>? wanted = null) =>
        Evaluation.Run(this, given, wanted ?? new Dictionary<string, string>());
}

/// <summary>A worked example: declared inputs in declared units, expected figures with relative tolerance.</summary>
public sealed record Example(string Text, (string Name, object Value)[] Inputs, (string Name, double Value, double RelativeTolerance)[] Expected);

/// <summary>Outputs of a method in declared units, or the units asked for.</summary>
/// <param name="Extrapolated">Names of the inputs that lie outside the source's range; empty: inside everywhere.</param>
/// <param name="Notes">Remarks of the method, for example that a chart fit was held at its limit.</param>
/// <param name="Iterations">Largest number of iterations any solver needed; 0: none was used.</param>
public sealed record Result(string Method, int Version, IReadOnlyDictionary<string, Value> Outputs,
    IReadOnlyList<string> Extrapolated, IReadOnlyList<string> Notes, int Iterations, IReadOnlyList<string> Ignored)
{
    public double this[string name] => Outputs[name].Number;
}
