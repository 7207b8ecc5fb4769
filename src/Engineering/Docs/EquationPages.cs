using System.Globalization;
using System.Text;

namespace Pumpjack.Engineering.Docs;

/// <summary>The pages of docs/equations, one per family of methods, written from the declarations.</summary>
public static class EquationPages
{
    /// <summary>File name and text of every page, the list of families first.</summary>
    public static IEnumerable<(string Name, string Text)> All()
    {
        var families = Methods.All.GroupBy(m => m.Family).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        yield return ("README.md", Index(families));
        foreach (var family in families) yield return (FileName(family.Key), Page(family.Key, family));
    }

    private static string FileName(string family) => family.ToLowerInvariant() + ".md";

    private static string Index(List<IGrouping<string, Method>> families)
    {
        var page = new StringBuilder("# Equations\n\nWritten from the declarations in src/Engineering by `bench equations`; do not edit by hand.\n\n| Family | Methods |\n| --- | --- |\n");
        foreach (var f in families) page.Append(CultureInfo.InvariantCulture, $"| [{f.Key}]({FileName(f.Key)}) | {string.Join(", ", f.Select(m => m.Id))} |\n");
        return page.ToString();
    }

    private static string Page(string family, IEnumerable<Method> methods)
    {
        var page = new StringBuilder($"# {family}\n\nWritten from the declarations in src/Engineering/{family}; do not edit by hand.\n");
        foreach (var m in methods)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {m.Title}\n\n`{m.Id}`, version {m.Version}\n\n```\n{m.Equation.Trim()}\n```\n\n");
            page.Append("| Input | Unit | Meaning | Range of the source | Refused |\n| --- | --- | --- | --- | --- |\n");
            foreach (var i in m.Inputs) page.Append(CultureInfo.InvariantCulture, $"| {i.Name}{Need(i)} | {i.Unit} | {i.Meaning} | {Range(i)} | {Hard(i)} |\n");
            page.Append("\n| Output | Unit | Meaning |\n| --- | --- | --- |\n");
            foreach (var o in m.Outputs) page.Append(CultureInfo.InvariantCulture, $"| {o.Name} | {o.Unit} | {o.Meaning} |\n");
            page.Append(CultureInfo.InvariantCulture, $"\n**Source.** {m.Source}\n\n**Outside the range.** {m.Outside}\n");
            if (m.Notes is not null) page.Append(CultureInfo.InvariantCulture, $"\n**Notes.** {m.Notes}\n");
            foreach (var e in m.Examples) page.Append(CultureInfo.InvariantCulture, $"\n**Worked example.** {Worked(e)}\n");
        }
        return page.ToString();
    }

    private static string Need(Input i) => !double.IsNaN(i.Default) ? $" (default {EngineeringRefusal.Text(i.Default)})" : i.Optional ? " (optional)" : "";

    private static string Range(Input i) => (double.IsNaN(i.Low), double.IsNaN(i.High)) switch
    {
        (true, true) => "not stated",
        (false, true) => $"from {EngineeringRefusal.Text(i.Low)}",
        (true, false) => $"to {EngineeringRefusal.Text(i.High)}",
        _ => $"{EngineeringRefusal.Text(i.Low)} to {EngineeringRefusal.Text(i.High)}",
    };

    private static string Hard(Input i)
    {
        var words = new List<string>();
        if (!double.IsInfinity(i.Above)) words.Add($"at or below {EngineeringRefusal.Text(i.Above)}");
        if (!double.IsInfinity(i.AtLeast)) words.Add($"below {EngineeringRefusal.Text(i.AtLeast)}");
        if (!double.IsInfinity(i.AtMost)) words.Add($"above {EngineeringRefusal.Text(i.AtMost)}");
        if (!double.IsInfinity(i.Below)) words.Add($"at or above {EngineeringRefusal.Text(i.Below)}");
        return words.Count == 0 ? "" : string.Join(", ", words);
    }

    private static string Worked(Example e)
    {
        static string Show(object value) => value switch
        {
            double d => EngineeringRefusal.Text(d),
            int i => i.ToString(CultureInfo.InvariantCulture),
            double[] s => "[" + string.Join(", ", s.Select(EngineeringRefusal.Text)) + "]",
            _ => value.ToString() ?? "",
        };
        return $"{e.Text} With {string.Join(", ", e.Inputs.Select(i => $"{i.Name} = {Show(i.Value)}"))}: "
            + string.Join(", ", e.Expected.Select(o => $"{o.Name} = {EngineeringRefusal.Text(o.Value)}")) + ".";
    }
}
