namespace Pumpjack.Platform.Database;

/// <summary>The program's command <c>backup FOLDER [--data DIR]</c>: a copy of the private server's data while it works.</summary>
public static class BackupCommand
{
    /// <summary>Runs it when the arguments name it.</summary>
    /// <returns>The exit code, or null when the arguments are not this command.</returns>
    public static async Task<int?> TryRunAsync(string[] arguments, TextWriter output)
    {
        if (arguments is not ["backup", .. var rest]) return null;
        var data = ".pumpjack";
        var at = Array.IndexOf(rest, "--data");
        if (at >= 0)
        {
            if (at + 1 == rest.Length) throw new DatabaseException("--data needs a folder.");
            data = rest[at + 1];
            rest = [.. rest[..at], .. rest[(at + 2)..]];
        }
        if (rest is not [var target]) throw new DatabaseException("backup FOLDER [--data DIR]");
        if (!Directory.Exists(Path.Combine(data, "postgres"))) throw new DatabaseException($"{Path.GetFullPath(data)} holds no database.");
        await EmbeddedBackup.TakeAsync(data, target);
        await output.WriteLineAsync($"{Path.GetFullPath(target)} is a data folder of its own: start Pumpjack with --data to use it.");
        return 0;
    }
}
