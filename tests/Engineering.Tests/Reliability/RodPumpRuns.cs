using System.Globalization;
using System.IO.Compression;
using Pumpjack.Engineering.Reliability;

namespace Pumpjack.Engineering.Tests.Reliability;

/// <summary>Run lives of rod-pump jobs, in days (ethanzh/rod-pump-analysis, MIT), read in place.</summary>
internal static class RodPumpRuns
{
    public static Run[] Read()
    {
        using var file = File.OpenRead(TestData.File("data/rod_pump_run_life/pump_jobs.csv.gz"));
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var header = text.ReadLine()!.Split(',');
        var (age, failed) = (Array.IndexOf(header, "days_until_failure"), Array.IndexOf(header, "has_failed"));
        var runs = new List<Run>();
        while (text.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            runs.Add(new(double.Parse(fields[age], CultureInfo.InvariantCulture), fields[failed] == "1"));
        }
        return [.. runs];
    }
}
