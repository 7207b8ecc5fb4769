using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Pumpjack.Bench;

/// <summary>What a round of load did: operations per second and every latency in milliseconds, sorted.</summary>
internal sealed record Round(double PerSecond, double[] LatenciesMs)
{
    /// <summary>The latency that the share p of all operations stayed within.</summary>
    public double Percentile(double p) => LatenciesMs.Length == 0 ? double.NaN : LatenciesMs[(int)Math.Min(LatenciesMs.Length - 1, Math.Floor(p * LatenciesMs.Length))];
}

/// <summary>Closed loops: each connection sends its next operation when the last one is answered.</summary>
internal static partial class HttpLoad
{
    public const int Connections = 16;

    /// <summary>Runs one loop per connection on a thread of its own until the time is over. An operation that throws ends the bench.</summary>
    /// <param name="span">How long.</param>
    /// <param name="open">Makes the operation of connection i; what it returns is disposed at the end.</param>
    /// <param name="ct">Ends it early.</param>
    public static Round Run(TimeSpan span, Func<int, (Action Operation, IDisposable Connection)> open, CancellationToken ct)
    {
        var latencies = new List<double>[Connections];
        var loops = new (Action Operation, IDisposable Connection)[Connections];
        for (var i = 0; i < Connections; i++)
            loops[i] = open(i);
        Exception? failure = null;
        var begun = Stopwatch.GetTimestamp();
        var threads = loops.Select((loop, i) => new Thread(() =>
        {
            var mine = latencies[i] = new List<double>(1 << 16);
            try
            {
                while (Stopwatch.GetElapsedTime(begun) < span && !ct.IsCancellationRequested && Volatile.Read(ref failure) is null)
                {
                    var at = Stopwatch.GetTimestamp();
                    loop.Operation();
                    mine.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
                }
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref failure, e, null);
            }
        })).ToArray();
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        foreach (var loop in loops)
            loop.Connection.Dispose();
        ct.ThrowIfCancellationRequested();
        if (failure is not null)
            throw new InvalidOperationException($"An operation failed: {failure.Message}", failure);
        double[] all = [.. latencies.SelectMany(l => l)];
        Array.Sort(all);
        return new Round(all.Length / seconds, all);
    }

    /// <summary>pgbench, if it is on the PATH or where Debian keeps it.</summary>
    public static string? FindPgbench() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/lib/postgresql/15/bin")
            .Select(d => Path.Combine(d, "pgbench")).FirstOrDefault(File.Exists);

    /// <summary>Transactions per second of a pgbench script with 16 clients and prepared statements.</summary>
    public static async Task<double> PgbenchAsync(string pgbench, Npgsql.NpgsqlConnectionStringBuilder server, string script, TimeSpan span, CancellationToken ct)
    {
        var start = new ProcessStartInfo(pgbench,
        [
            "-n", "-M", "prepared", "-c", Connections.ToString(CultureInfo.InvariantCulture), "-j", "2", "-T", ((int)Math.Ceiling(span.TotalSeconds)).ToString(CultureInfo.InvariantCulture),
            "-D", "n=-1", "-f", script, "-h", server.Host!, "-p", server.Port.ToString(CultureInfo.InvariantCulture), "-U", server.Username!, server.Database!,
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (server.Password is { } password)
            start.Environment["PGPASSWORD"] = password;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(ct);
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            var tps = Tps().Match(output);
            if (process.ExitCode != 0 || !tps.Success || Failed().Match(output) is { Success: true } failed && failed.Groups[1].Value != "0")
                throw new InvalidOperationException($"pgbench failed: {await errors}\n{output}");
            return double.Parse(tps.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    [GeneratedRegex(@"tps = ([\d.]+) \(without")]
    private static partial Regex Tps();

    [GeneratedRegex(@"failed transactions: (\d+)")]
    private static partial Regex Failed();

    /// <summary>The middle of several figures.</summary>
    public static double Median(IEnumerable<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
