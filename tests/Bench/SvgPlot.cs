using System.Globalization;
using System.Text;

namespace Pumpjack.Bench;

/// <summary>A line chart as SVG: axes, curves, points, a legend. Small on purpose.</summary>
/// <param name="title">Above the chart.</param>
/// <param name="xLabel">With the unit.</param>
/// <param name="yLabel">With the unit.</param>
/// <param name="xMax">Right end of the axis from 0.</param>
/// <param name="yMax">Upper end of the axis; a power of ten on a logarithmic one.</param>
/// <param name="logFrom">Lower end of a logarithmic axis, a power of ten; null for a linear one from 0.</param>
/// <param name="legendAtBottom">The legend in the lower right corner, where the curves rise.</param>
internal sealed class SvgPlot(string title, string xLabel, string yLabel, double xMax, double yMax, double? logFrom = null, bool legendAtBottom = false)
{
    private const int width = 760, height = 460, left = 72, right = 24, top = 48, bottom = 60;
    private readonly StringBuilder body = new();
    private readonly List<(string Name, string Sample)> legend = [];

    public void Line(string name, string colour, IEnumerable<(double X, double Y)> points, bool dashed = false, bool steps = false)
    {
        var path = new StringBuilder();
        double? lastY = null;
        foreach (var (x, y) in points)
        {
            if (steps && lastY is { } before) path.Append(CultureInfo.InvariantCulture, $"L{X(x):0.#} {Y(before):0.#}");
            path.Append(CultureInfo.InvariantCulture, $"{(lastY is null ? 'M' : 'L')}{X(x):0.#} {Y(y):0.#}");
            lastY = y;
        }
        body.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"{(dashed ? " stroke-dasharray=\"7 5\"" : "")}/>\n");
        legend.Add((name, $"<path d=\"M0 0h28\" stroke=\"{colour}\" stroke-width=\"2\"{(dashed ? " stroke-dasharray=\"7 5\"" : "")}/>"));
    }

    /// <summary>Dots; without a name they belong to a curve that has one.</summary>
    public void Points(string? name, string colour, IEnumerable<(double X, double Y)> points)
    {
        foreach (var (x, y) in points) body.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(x):0.#}\" cy=\"{Y(y):0.#}\" r=\"3.2\" fill=\"{colour}\" fill-opacity=\"0.75\"/>");
        body.Append('\n');
        if (name is not null) legend.Add((name, $"<circle cx=\"14\" r=\"3.2\" fill=\"{colour}\" fill-opacity=\"0.75\"/>"));
    }

    /// <summary>A ring that stands out, without an entry of its own in the legend.</summary>
    public void Mark(string colour, double x, double y) =>
        body.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(x):0.#}\" cy=\"{Y(y):0.#}\" r=\"6\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\n");

    public void Band(string colour, IReadOnlyList<(double X, double Low, double High)> points)
    {
        var path = new StringBuilder();
        for (var i = 0; i < points.Count; i++)
            path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{X(points[i].X):0.#} {Y(points[i].High):0.#}");
        for (var i = points.Count - 1; i >= 0; i--)
            path.Append(CultureInfo.InvariantCulture, $"L{X(points[i].X):0.#} {Y(points[i].Low):0.#}");
        body.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}Z\" fill=\"{colour}\" fill-opacity=\"0.15\"/>\n");
    }

    public string Text(string credit)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\" aria-label=\"{Escape(title)}\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n<text x=\"{left}\" y=\"26\" font-size=\"16\">{Escape(title)}</text>\n");
        foreach (var y in YTicks())
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{left} {Y(y):0.#}H{width - right}\" stroke=\"#ddd\"/><text x=\"{left - 8}\" y=\"{Y(y) + 4:0.#}\" text-anchor=\"end\">{y:#,0.##}</text>\n");
        for (var i = 0; i <= 5; i++)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(xMax * i / 5):0.#}\" y=\"{height - bottom + 18}\" text-anchor=\"middle\">{xMax * i / 5:#,0.##}</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{left} {top}V{height - bottom}H{width - right}\" fill=\"none\" stroke=\"#333\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(left + width - right) / 2}\" y=\"{height - bottom + 38}\" text-anchor=\"middle\">{Escape(xLabel)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text transform=\"translate(18 {(top + height - bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">{Escape(yLabel)}</text>\n");
        svg.Append(body);
        const int line = 20;
        var wide = 52 + (int)(7.1 * legend.Max(l => l.Name.Length));
        var first = legendAtBottom ? height - bottom - 18 - (line * (legend.Count - 1)) : top + 14;
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{width - right - wide}\" y=\"{first - 14}\" width=\"{wide}\" height=\"{(line * legend.Count) + 6}\" fill=\"#fff\" fill-opacity=\"0.85\"/>\n");
        for (var i = 0; i < legend.Count; i++)
            svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({width - right - wide + 8} {first + (line * i)})\">{legend[i].Sample}<text x=\"36\" y=\"4\">{Escape(legend[i].Name)}</text></g>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left}\" y=\"{height - 6}\" font-size=\"10\" fill=\"#666\">{Escape(credit)}</text>\n</svg>\n");
        return svg.ToString();
    }

    private IEnumerable<double> YTicks()
    {
        if (logFrom is { } least)
            for (var y = least; y <= yMax * 1.001; y *= 10) yield return y;
        else
            for (var i = 0; i <= 5; i++) yield return yMax * i / 5;
    }

    private static string Escape(string text) => System.Security.SecurityElement.Escape(text);

    private double X(double x) => left + ((width - left - right) * x / xMax);

    private double Y(double y) => height - bottom - ((height - top - bottom) * (logFrom is { } least ? Math.Log(Math.Max(y, least) / least) / Math.Log(yMax / least) : y / yMax));
}
