using System.Security.Cryptography;
using Pumpjack.Platform.Access;

namespace Pumpjack.Host.Demo;

/// <summary>The users of the demo operator and their one password, made for each data folder and kept in it.</summary>
sealed class DemoSignIns
{
    const string FileName = "demo-sign-ins.txt", Mark = "password: ", Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public static readonly IReadOnlyList<(string Role, string Name)> Users =
    [
        (Roles.Owner, "Dana Whitlock"), (Roles.Manager, "Luis Ortega"), (Roles.Pumper, "Wade Hollis"), (Roles.Accountant, "Priya Raman"),
        (Roles.Land, "Carol Jensen"), (Roles.Compliance, "Marcus Boyd"), (Roles.Viewer, "Ellen Frost"), (Roles.Partner, "Tom Iverson"),
    ];

    /// <summary>The file, readable by its owner only.</summary>
    public string Path { get; }

    /// <summary>Null when the file is gone and the users are there already.</summary>
    public string? Password { get; private set; }

    public DemoSignIns(string folder)
    {
        Path = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, FileName));
        if (File.Exists(Path))
            Password = File.ReadLines(Path).FirstOrDefault(l => l.StartsWith(Mark, StringComparison.Ordinal))?[Mark.Length..].Trim();
    }

    public static string Email(string role) => $"{role}@demo.pumpjack.example";

    /// <summary>The password; made and kept before any user has it, so that a crash cannot lose it.</summary>
    public string PasswordToUse()
    {
        if (Password is { Length: > 0 } kept)
            return kept;
        var made = string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 5)));
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var draft = Path + ".new";
        File.Delete(draft);
        using (var file = new StreamWriter(draft, options))
        {
            file.WriteLine("Users of the demo operator; all have this password.");
            file.WriteLine(Mark + made);
            foreach (var (role, _) in Users)
                file.WriteLine(Email(role));
        }
        File.Move(draft, Path, overwrite: true);
        return Password = made;
    }

    public void Print(TextWriter output)
    {
        output.WriteLine(Password is null
            ? $"Demo sign-ins: {Path} is gone, and with it the password."
            : $"Demo sign-ins, all with the password {Password} (kept in {Path}):");
        output.WriteLine("  " + string.Join(", ", Users.Select(u => Email(u.Role))));
    }
}
