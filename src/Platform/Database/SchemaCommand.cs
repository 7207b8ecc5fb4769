namespace Pumpjack.Platform.Database;

/// <summary>The program's command <c>schema [--check] FILE</c>: writes <c>db/schema.sql</c>, or says where it differs.</summary>
public static class SchemaCommand
{
    /// <summary>Runs it when the arguments name it.</summary>
    /// <returns>The exit code, or null when the arguments are not this command.</returns>
    public static async Task<int?> TryRunAsync(string[] arguments, TextWriter output)
    {
        if (arguments is not ["schema", .. var rest]) return null;
        var file = rest.LastOrDefault(a => !a.StartsWith('-')) ?? throw new DatabaseException("schema [--check] FILE");
        var data = Directory.CreateTempSubdirectory("pumpjack-schema-");
        try
        {
            string text;
            await using (var server = await DatabaseServer.StartAsync(new() { DataDirectory = data.FullName, Embedded = new() { Durable = false } }))
                text = await SchemaText.ReadAsync(server.Owner);
            if (!rest.Contains("--check"))
            {
                await File.WriteAllTextAsync(file, text);
                await output.WriteLineAsync(file);
                return 0;
            }
            var difference = Difference(File.Exists(file) ? await File.ReadAllTextAsync(file) : "", text);
            if (difference is not null) await output.WriteLineAsync($"{file}: {difference} Run ./dev.cs db and review the change.");
            return difference is null ? 0 : 1;
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    /// <summary>The first line in which two schema texts differ, in words; null when they are the same.</summary>
    internal static string? Difference(string committed, string migrated)
    {
        var a = committed.ReplaceLineEndings("\n").Split('\n');
        var b = migrated.Split('\n');
        var line = a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Count();
        return line == a.Length && line == b.Length ? null
            : $"line {line + 1} is `{a.ElementAtOrDefault(line)}`, and the migrated database says `{b.ElementAtOrDefault(line)}`.";
    }
}
