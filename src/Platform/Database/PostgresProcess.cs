using System.Diagnostics;
using System.Text;

namespace Pumpjack.Platform.Database;

/// <summary>
/// The server as our child. It is started by a thread of its own that lives as long as it does, because Linux sends the parent-death
/// signal when the thread that started the child ends, not when the process does.
/// </summary>
sealed class PostgresProcess
{
    readonly TaskCompletionSource<Process> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly StringBuilder said = new();
    readonly Process process;

    public PostgresProcess(IReadOnlyList<string> command)
    {
        new Thread(() => Run(command)) { IsBackground = true, Name = "PostgreSQL" }.Start();
        process = started.Task.GetAwaiter().GetResult();
    }

    /// <summary>
    /// Words in front of the server's command: a session of its own, so that Ctrl-C in the terminal reaches only us, and SIGINT (fast
    /// shutdown) when we die. Both tools are util-linux; elsewhere a server that outlives us is joined at the next start.
    /// </summary>
    public static IReadOnlyList<string> Wrapper { get; } =
        OperatingSystem.IsLinux() && UnprivilegedUser.Succeeds(["setpriv", "--pdeathsig", "INT", "--", "true"])
            ? ["setsid", "setpriv", "--pdeathsig", "INT", "--"]
            : [];

    public Task Exited => exited.Task;

    public bool HasExited => exited.Task.IsCompleted;

    /// <summary>What it wrote before its log began.</summary>
    public string Said
    {
        get { lock (said) return said.ToString(); }
    }

    public void Kill()
    {
        if (!HasExited) process.Kill(entireProcessTree: true);
    }

    void Run(IReadOnlyList<string> command)
    {
        try
        {
            using var child = Process.Start(new ProcessStartInfo(command[0], command.Skip(1))
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
            })!;
            child.OutputDataReceived += Keep;
            child.ErrorDataReceived += Keep;
            child.BeginOutputReadLine();
            child.BeginErrorReadLine();
            started.SetResult(child);
            child.WaitForExit();
        }
        catch (Exception e)
        {
            started.TrySetException(new DatabaseException($"{command[0]} cannot be started: {e.Message}", e));
        }
        finally
        {
            exited.SetResult();
        }
    }

    void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (said)
        {
            if (line.Data is not null && said.Length < 4_000) said.AppendLine(line.Data);
        }
    }
}
