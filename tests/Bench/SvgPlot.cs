using System.Globalization;
using System.Text;

namespace Pumpjack.Bench;

/// <summary>A line chart as SVG: axes, curves, points, a legend. Small on purpose.</summary>
internal sealed class SvgPlot(string title, string xLabel, string yLabel, double xMax, double yMax)
{
    private const int width = 720, height = 440, left = 64, right = 24, top = 48, bottom = 56;
    private readonly StringBuilder body = new();
    private readonly List<(string Name, string Colour, bool Dashed)> legend = [];

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
        legend.Add((name, colour, dashed));
    }

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
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\" aria-label=\"{title}\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n<text x=\"{left}\" y=\"26\" font-size=\"16\">{title}</text>\n");
        for (var i = 0; i <= 5; i++)
        {
            var (x, y) = (xMax * i / 5, yMax * i / 5);
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{X(0):0.#} {Y(y):0.#}H{width - right}\" stroke=\"#ddd\"/><text x=\"{left - 8}\" y=\"{Y(y) + 4:0.#}\" text-anchor=\"end\">{y:0.##}</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(x):0.#}\" y=\"{height - bottom + 18}\" text-anchor=\"middle\">{x:0.##}</text>\n");
        }
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{left} {top}V{height - bottom}H{width - right}\" fill=\"none\" stroke=\"#333\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(left + width - right) / 2}\" y=\"{height - 18}\" text-anchor=\"middle\">{xLabel}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text transform=\"translate(18 {(top + height - bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">{yLabel}</text>\n");
        svg.Append(body);
        for (var i = 0; i < legend.Count; i++)
        {
            var (name, colour, dashed) = legend[i];
            var y = top + 12 + (20 * i);
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{width - 300} {y}h28\" stroke=\"{colour}\" stroke-width=\"2\"{(dashed ? " stroke-dasharray=\"7 5\"" : "")}/><text x=\"{width - 264}\" y=\"{y + 4}\">{name}</text>\n");
        }
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left}\" y=\"{height - 4}\" font-size=\"10\" fill=\"#666\">{credit}</text>\n</svg>\n");
        return svg.ToString();
    }

    private double X(double x) => left + ((width - left - right) * x / xMax);

    private double Y(double y) => height - bottom - ((height - top - bottom) * y / yMax);
}
