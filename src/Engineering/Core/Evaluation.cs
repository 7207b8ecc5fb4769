namespace Pumpjack.Engineering;

/// <summary>
/// One evaluation of a <see cref="Method"/>: inputs converted to declared units and checked against the declaration,
/// outputs collected.
/// </summary>
public sealed class Evaluation
{
    private readonly Method method;
    private readonly IReadOnlyDictionary<string, Value> given;
    private readonly IReadOnlyDictionary<string, string> wanted;
    private readonly Dictionary<string, Value> inputs = [];
    private readonly Dictionary<string, Value> outputs = [];
    private readonly SortedSet<string> extrapolated = new(StringComparer.Ordinal);
    private readonly List<string> notes = [];
    private int iterations;

    private Evaluation(Method method, IReadOnlyDictionary<string, Value> given, IReadOnlyDictionary<string, string> wanted) =>
        (this.method, this.given, this.wanted) = (method, given, wanted);

    /// <summary>Whether an input was given or has a default.</summary>
    public bool Has(string name) => inputs.ContainsKey(name);

    /// <summary>A number in the declared unit.</summary>
    /// <exception cref="EngineeringRefusal">Not given and no default.</exception>
    public double Number(string name) => Take(name).Number;

    public double Number(string name, double otherwise) => inputs.TryGetValue(name, out var v) ? v.Number : otherwise;

    /// <summary>A series in the declared unit; a single number counts as a series of one.</summary>
    public double[] Series(string name) => Take(name).Series;
    public double[][] Rows(string name) => Take(name).Rows;
    public string Text(string name, string otherwise = "") => inputs.TryGetValue(name, out var v) ? v.Text : otherwise;
    public bool Flag(string name, bool otherwise) => inputs.TryGetValue(name, out var v) ? v.Kind == InputKind.Number ? v.Number != 0 : v.Flag : otherwise;

    /// <summary>The input as it came, before conversion; null when not given. Also for names that are not declared.</summary>
    public Value? Raw(string name) => given.GetValueOrDefault(name);

    /// <summary>Names given, for inputs whose name carries a value ("T_at_12175ft_md").</summary>
    public IEnumerable<string> GivenNames => given.Keys;

    /// <summary>Output names asked for; empty when all are.</summary>
    public IEnumerable<string> Wanted => wanted.Keys;

    /// <summary>Whether an output is asked for (true when nothing in particular is).</summary>
    public bool Wants(string name) => wanted.Count == 0 || wanted.ContainsKey(name);

    /// <summary>Sets an output, in the declared unit.</summary>
    /// <exception cref="EngineeringRefusal">The value is NaN or infinite: there is no answer.</exception>
    public void Set(string name, double value)
    {
        if (!double.IsFinite(value))
            throw new EngineeringRefusal(RefusalCodes.NoSolution, $"{method.Id} has no finite {name} for these inputs.");
        outputs[name] = Value.Of(value, UnitOf(name));
    }

    public void Set(string name, double[] series)
    {
        if (series.Any(v => !double.IsFinite(v)))
            throw new EngineeringRefusal(RefusalCodes.NoSolution, $"{method.Id} has no finite {name} for these inputs.");
        outputs[name] = Value.Of(series, UnitOf(name));
    }

    /// <summary>Sets an output whose unit follows from those of the inputs ("MMscf" from a rate in MMscf/d).</summary>
    public void Set(string name, double value, string unit)
    {
        Set(name, value);
        outputs[name] = Value.Of(value, unit);
    }

    /// <inheritdoc cref="Set(string, double, string)"/>
    public void Set(string name, double[] series, string unit)
    {
        Set(name, series);
        outputs[name] = Value.Of(series, unit);
    }

    public void Set(string name, string text) => outputs[name] = Value.Of(text);

    /// <summary>Marks the result as extrapolated for a condition that no single declared range expresses.</summary>
    public void Extrapolate(string what) => extrapolated.Add(what);

    public void Note(string note) { if (!notes.Contains(note)) notes.Add(note); }

    /// <summary>Reports the iterations a solver used.</summary>
    public void Iterated(int count) => iterations = Math.Max(iterations, count);

    internal static Result Run(Method method, IReadOnlyDictionary<string, Value> given, IReadOnlyDictionary<string, string> wanted)
    {
        var elements = Elements(method, given);
        if (elements == 0) return new Evaluation(method, given, wanted).Finish();

        var runs = new Result[elements];
        for (var i = 0; i < elements; i++) runs[i] = new Evaluation(method, Element(method, given, i), wanted).Finish();
        var joined = new Dictionary<string, Value>();
        foreach (var (name, first) in runs[0].Outputs)
        {
            // An output that only some elements have ("t_switch" of an exponential) is none of the series.
            if (!runs.All(r => r.Outputs.ContainsKey(name))) continue;
            joined[name] = first.Kind == InputKind.Number
                ? Value.Of([.. runs.Select(r => r.Outputs[name].Number)], first.Unit)
                : first;
        }
        return runs[0] with
        {
            Outputs = joined,
            Extrapolated = [.. runs.SelectMany(r => r.Extrapolated).Distinct()],
            Notes = [.. runs.SelectMany(r => r.Notes).Distinct()],
            Iterations = runs.Max(r => r.Iterations),
        };
    }

    private static int Elements(Method method, IReadOnlyDictionary<string, Value> given)
    {
        var count = 0;
        foreach (var input in method.Inputs)
        {
            if (input.Kind != InputKind.Number || Find(input, given) is not { Kind: InputKind.Series } value) continue;
            if (value.Series.Length == 0) throw new EngineeringRefusal(RefusalCodes.EmptySeries, $"{input.Name} is an empty series.", input.Name);
            if (count != 0 && count != value.Series.Length)
                throw new EngineeringRefusal(RefusalCodes.UnequalSeries, $"{input.Name} has {value.Series.Length} values where another input has {count}.", input.Name);
            count = value.Series.Length;
        }
        return count;
    }

    private static Dictionary<string, Value> Element(Method method, IReadOnlyDictionary<string, Value> given, int index)
    {
        var element = new Dictionary<string, Value>(given);
        foreach (var input in method.Inputs)
        {
            if (input.Kind != InputKind.Number || Find(input, given) is not { Kind: InputKind.Series } value) continue;
            foreach (var name in input.Aliases.Prepend(input.Name))
                if (element.ContainsKey(name)) element[name] = Value.Of(value.Series[index], value.Unit);
        }
        return element;
    }

    private static Value? Find(Input input, IReadOnlyDictionary<string, Value> given)
    {
        if (given.TryGetValue(input.Name, out var value)) return value;
        foreach (var alias in input.Aliases) if (given.TryGetValue(alias, out value)) return value;
        return null;
    }

    private Result Finish()
    {
        foreach (var input in method.Inputs) Accept(input);
        method.Compute(this);
        var asked = new Dictionary<string, Value>();
        foreach (var (name, value) in outputs)
        {
            var unit = wanted.GetValueOrDefault(name);
            asked[name] = unit is null || value.Kind is not (InputKind.Number or InputKind.Series) ? value : Convert(value, value.Unit, unit, name);
        }
        var known = method.Inputs.SelectMany(i => i.Aliases.Prepend(i.Name)).ToHashSet();
        return new(method.Id, method.Version, asked, [.. extrapolated], notes, iterations, [.. given.Keys.Where(k => !known.Contains(k))]);
    }

    private void Accept(Input input)
    {
        var value = Find(input, given);
        if (value is null)
        {
            if (!double.IsNaN(input.Default)) inputs[input.Name] = Value.Of(input.Default, input.Unit);
            else if (!input.Optional) throw Missing(input.Name);
            return;
        }
        if (input.Kind is InputKind.Text or InputKind.Flag) { inputs[input.Name] = value; return; }
        if (input.Kind == InputKind.Rows)
        {
            if (value.Kind != InputKind.Rows) throw Shape(input, "rows of numbers");
            inputs[input.Name] = value;
            return;
        }
        if (value.Kind is not (InputKind.Number or InputKind.Series)) throw Shape(input, input.Kind == InputKind.Series ? "a series of numbers" : "a number");
        if (value.Kind == InputKind.Series && value.Series.Length == 0 && input.Optional) return;
        if (value.Kind == InputKind.Series && value.Series.Length == 0)
            throw new EngineeringRefusal(RefusalCodes.EmptySeries, $"{input.Name} is an empty series.", input.Name);

        var printed = input.GaugeAsPrinted && Units.IsGauge(value.Unit);
        var converted = printed ? value : Convert(value, value.Unit, input.Unit, input.Name);
        foreach (var number in converted.Series)
        {
            input.Require(number);
            if (!input.Covers(number)) extrapolated.Add(input.Name);
        }
        inputs[input.Name] = converted;
    }

    private static Value Convert(Value value, string from, string to, string name)
    {
        if (from == to || from == "any" || to == "any") return value;
        var series = value.Series.Select(v => Units.Convert(v, from, to, name)).ToArray();
        return value.Kind == InputKind.Series ? Value.Of(series, to) : Value.Of(series[0], to);
    }

    private string UnitOf(string output)
    {
        foreach (var o in method.Outputs)
            if (o.Name == output || o.Name.EndsWith('*') && output.StartsWith(o.Name[..^1], StringComparison.Ordinal)) return o.Unit;
        throw new InvalidOperationException($"{method.Id} sets {output}, which it does not declare.");
    }

    private Value Take(string name) => inputs.TryGetValue(name, out var v) ? v : throw Missing(name);

    private EngineeringRefusal Missing(string name) => new(RefusalCodes.MissingInput, $"{method.Id} needs {name}.", name);

    private static EngineeringRefusal Shape(Input input, string what) => new(RefusalCodes.WrongShape, $"{input.Name} must be {what}.", input.Name);
}
