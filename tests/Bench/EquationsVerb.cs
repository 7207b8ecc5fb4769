using Pumpjack.Engineering.Docs;

namespace Pumpjack.Bench;

/// <summary>equations DIR: writes the page of every method family, generated from the declarations.</summary>
internal static class EquationsVerb
{
    public static int Run(string[] args)
    {
        var directory = args.Length > 0 ? args[0] : Path.Combine("docs", "equations");
        Directory.CreateDirectory(directory);
        foreach (var (name, text) in EquationPages.All())
        {
            File.WriteAllText(Path.Combine(directory, name), text);
            Console.WriteLine(name);
        }
        return 0;
    }
}
