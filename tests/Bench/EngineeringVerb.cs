using System.Diagnostics;
using System.Globalization;

namespace Pumpjack.Bench;

/// <summary>engineering: measures the hot calculations against their limits, time and allocation.</summary>
internal static partial class EngineeringVerb
{
    /// <summary>Limit is in microseconds per operation, MaxBytes what an operation may allocate (null: no limit); Run does n operations.</summary>
    private sealed record Measure(string Name, double Limit, double? MaxBytes, Action<int> Run);

    public static int Run(string[] args)
    {
        var measures = new List<Measure>();
        AddFluids(measures);
        AddWells(measures);
        AddDeclineAndReliability(measures);
        AddLift(measures);
        Console.WriteLine($"{"measure",-58}{"us/op",12}{"limit",12}{"bytes/op",12}  met");
        var all = true;
        foreach (var m in measures.Where(m => args.Length == 0 || m.Name.Contains(args[0], StringComparison.OrdinalIgnoreCase)))
        {
            var (micros, bytes) = Time(m.Run);
            var met = micros <= m.Limit && (m.MaxBytes is null || bytes <= m.MaxBytes);
            all &= met;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{m.Name,-58}{micros,12:0.####}{m.Limit,12:0.####}{bytes,12:0.#}  {(met ? "yes" : "NO")}"));
        }
        return all ? 0 : 1;
    }

    /// <summary>Best of eighty short rounds: the least disturbed round is the one that says what the code costs.</summary>
    private static (double Micros, double Bytes) Time(Action<int> run)
    {
        var count = 1;
        for (var warm = Stopwatch.StartNew(); warm.ElapsedMilliseconds < 300;)
        {
            var start = Stopwatch.GetTimestamp();
            run(count);
            if (Stopwatch.GetElapsedTime(start).TotalMilliseconds < 2) count *= 2;
        }
        var best = double.MaxValue;
        var bytes = double.MaxValue;
        for (var round = 0; round < 80; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            run(count);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds / count);
            bytes = Math.Min(bytes, (GC.GetAllocatedBytesForCurrentThread() - before) / (double)count);
        }
        return (best, bytes);
    }
}
