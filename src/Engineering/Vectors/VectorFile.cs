using System.Text.Json;

namespace Pumpjack.Engineering.Vectors;

/// <summary>A case of a reference file: inputs and expected figures, each with its unit.</summary>
public sealed record VectorCase(string Id, string Method, IReadOnlyDictionary<string, Value> Inputs, IReadOnlyList<ExpectedFigure> Expected);

/// <summary>An expected figure; a difference within either tolerance passes, element by element for series.</summary>
public sealed record ExpectedFigure(string Name, Value Value, double RelativeTolerance, double AbsoluteTolerance, bool Exact);

/// <summary>Reads case files: { "cases": [ { id, method, inputs: { name: { value, unit } }, expected: { name: { value, unit, rel_tol, abs_tol } } } ] }.</summary>
public static class VectorFile
{
    private const double defaultTolerance = 1e-6;

    public static IReadOnlyList<VectorCase> Read(string path)
    {
        using var stream = File.OpenRead(path);
        using var document = JsonDocument.Parse(stream);
        var root = document.RootElement;
        var cases = root.ValueKind == JsonValueKind.Array ? root : root.GetProperty("cases");
        return [.. cases.EnumerateArray().Select(Case)];
    }

    private static VectorCase Case(JsonElement json)
    {
        var tolerance = json.TryGetProperty("rel_tol", out var t) && t.ValueKind == JsonValueKind.Number ? t.GetDouble() : defaultTolerance;
        var inputs = new Dictionary<string, Value>();
        if (json.TryGetProperty("inputs", out var given))
            foreach (var p in given.EnumerateObject()) inputs[p.Name] = ReadValue(p.Value);
        var expected = new List<ExpectedFigure>();
        if (json.TryGetProperty("expected", out var figures))
            foreach (var p in figures.EnumerateObject())
                expected.Add(new(p.Name, ReadValue(p.Value), Tolerance(p.Value, "rel_tol", tolerance), Tolerance(p.Value, "abs_tol", 0),
                    p.Value.ValueKind == JsonValueKind.Object && p.Value.TryGetProperty("match", out var m) && m.GetString() == "exact"));
        return new(Text(json, "id"), Text(json, "method"), inputs, expected);
    }

    private static string Text(JsonElement json, string name) => json.TryGetProperty(name, out var v) ? v.ToString() : "";

    private static double Tolerance(JsonElement json, string name, double otherwise) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.Number ? v.GetDouble() : otherwise;

    private static Value ReadValue(JsonElement json)
    {
        var unit = "-";
        if (json.ValueKind == JsonValueKind.Object)
        {
            if (json.TryGetProperty("unit", out var u) && u.ValueKind == JsonValueKind.String) unit = u.GetString()!;
            json = json.GetProperty("value");
        }
        return json.ValueKind switch
        {
            JsonValueKind.Number => Value.Of(json.GetDouble(), unit),
            JsonValueKind.True or JsonValueKind.False => Value.Of(json.GetBoolean()),
            JsonValueKind.Array when json.GetArrayLength() > 0 && json[0].ValueKind == JsonValueKind.Array =>
                Value.Of(json.EnumerateArray().Select(r => r.EnumerateArray().Select(Number).ToArray()).ToArray(), unit),
            JsonValueKind.Array => Value.Of(json.EnumerateArray().Select(Number).ToArray(), unit),
            _ => Value.Of(json.ToString(), unit),
        };
    }

    private static double Number(JsonElement json) => json.ValueKind == JsonValueKind.Number ? json.GetDouble() : double.NaN;
}
