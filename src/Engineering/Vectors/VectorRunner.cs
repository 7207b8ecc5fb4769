namespace Pumpjack.Engineering.Vectors;

public enum VectorOutcome { Pass, Fail, UnknownMethod }

/// <summary>What a case gave, figure by figure.</summary>
public sealed record VectorReport(VectorCase Case, VectorOutcome Outcome, double WorstRelativeError, string Expected, string Got);

/// <summary>Evaluates cases by method id and compares with their expected figures.</summary>
public static class VectorRunner
{
    public static VectorReport Run(VectorCase @case)
    {
        var expected = string.Join("; ", @case.Expected.Select(e => $"{e.Name}={e.Value}"));
        if (Methods.Find(@case.Method) is not { } method) return new(@case, VectorOutcome.UnknownMethod, double.NaN, expected, "");
        Result result;
        try
        {
            result = method.Evaluate(WithStated(method, @case), @case.Expected.ToDictionary(e => e.Name, e => e.Value.Unit));
        }
        catch (EngineeringRefusal refusal)
        {
            return new(@case, VectorOutcome.Fail, double.NaN, expected, $"refused {refusal.Code}: {refusal.Message}");
        }

        var worst = 0.0;
        var pass = true;
        var got = new List<string>();
        foreach (var figure in @case.Expected)
        {
            if (!result.Outputs.TryGetValue(figure.Name, out var value))
            {
                got.Add($"{figure.Name} missing");
                pass = false;
                continue;
            }
            if (method.Outputs.Any(o => o.RunsOn && o.Name == figure.Name) && value.Series.Length > figure.Value.Series.Length)
                value = Value.Of(value.Series[..figure.Value.Series.Length], value.Unit);
            var (error, within) = Compare(figure, value);
            got.Add($"{figure.Name}={value}{(within ? "" : " (outside)")}");
            if (double.IsFinite(error)) worst = Math.Max(worst, error);
            pass &= within;
        }
        return new(@case, pass ? VectorOutcome.Pass : VectorOutcome.Fail, worst, expected, string.Join("; ", got));
    }

    private static Dictionary<string, Value> WithStated(Method method, VectorCase @case)
    {
        var given = new Dictionary<string, Value>(@case.Inputs);
        foreach (var input in method.Inputs.Where(i => i.StatedAs is not null && !given.ContainsKey(i.Name)))
            if (@case.Expected.FirstOrDefault(e => e.Name == input.StatedAs) is { } stated) given[input.Name] = stated.Value;
        return given;
    }

    private static (double Error, bool Within) Compare(ExpectedFigure figure, Value got)
    {
        if (figure.Value.Kind is InputKind.Text or InputKind.Flag) return (0, figure.Value.Text == got.Text);
        var e = figure.Value.Series;
        var g = got.Series;
        if (e.Length == 1 && g.Length > 1 && g.All(v => v == g[0])) g = [g[0]];
        if (e.Length != g.Length) return (double.NaN, false);
        var worst = 0.0;
        var within = true;
        for (var i = 0; i < e.Length; i++)
        {
            var difference = Math.Abs(g[i] - e[i]);
            var relative = e[i] == 0 ? difference : difference / Math.Abs(e[i]);
            worst = Math.Max(worst, relative);
            within &= difference <= figure.RelativeTolerance * Math.Abs(e[i]) || difference <= figure.AbsoluteTolerance;
        }
        return (worst, within);
    }
}
