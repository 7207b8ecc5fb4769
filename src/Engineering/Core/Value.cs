namespace Pumpjack.Engineering;

/// <summary>A named value on its way into or out of a method: a number, a series, rows of numbers, a text or a flag, with its unit.</summary>
public sealed class Value
{
    private Value(InputKind kind, string unit) => (Kind, Unit) = (kind, unit);

    public InputKind Kind { get; }
    public string Unit { get; }
    public double Number { get; private init; }
    public double[] Series { get; private init; } = [];
    public double[][] Rows { get; private init; } = [];
    public string Text { get; private init; } = "";
    public bool Flag { get; private init; }

    public static Value Of(double number, string unit) => new(InputKind.Number, unit) { Number = number, Series = [number] };
    public static Value Of(double[] series, string unit) => new(InputKind.Series, unit) { Series = series, Number = series.Length == 1 ? series[0] : double.NaN };
    public static Value Of(double[][] rows, string unit) => new(InputKind.Rows, unit) { Rows = rows };
    public static Value Of(string text, string unit = "-") => new(InputKind.Text, unit) { Text = text };
    public static Value Of(bool flag) => new(InputKind.Flag, "-") { Flag = flag, Text = flag ? "true" : "false" };

    public override string ToString() => Kind switch
    {
        InputKind.Number => EngineeringRefusal.Text(Number),
        InputKind.Series => "[" + string.Join(", ", Series.Select(EngineeringRefusal.Text)) + "]",
        InputKind.Rows => $"{Rows.Length} rows",
        _ => Text,
    };
}
