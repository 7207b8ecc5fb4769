using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Pumpjack.Platform.Database;

/// <summary>One SQL text that is built into the program.</summary>
sealed record SqlFile(string Name, string Text)
{
    /// <summary>SHA-256 of the text with LF line ends, in hexadecimal: the same on every system it was checked out on.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>For the statements that PostgreSQL refuses inside a transaction; such a file holds exactly one.</summary>
    public bool OutsideTransaction => Text.StartsWith("-- no-transaction", StringComparison.Ordinal);

    /// <summary>The built-in files whose name starts with <paramref name="folder"/>, in ordinal order of the rest of the name.</summary>
    public static IReadOnlyList<SqlFile> In(string folder)
    {
        var assembly = typeof(SqlFile).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
                .Select(name => new SqlFile(name[folder.Length..].Replace('\\', '/'), Read(assembly, name)))
                .OrderBy(file => file.Name, StringComparer.Ordinal),
        ];
    }

    public static string Roles => Read(typeof(SqlFile).Assembly, "sql/roles.sql");

    public async Task RunAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Text;
        command.CommandTimeout = 0;
        try
        {
            await command.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException e)
        {
            throw new DatabaseException($"{Name}: {e.SqlState} {e.MessageText} {e.Detail} {e.Hint} {e.Where}".TrimEnd(), e);
        }
    }

    static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
