using System.Text.Json;
using Pumpjack.Product.Tests.Assets;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Imports;

/// <summary>Every file of the messy set reaches its end: imported with the sums of expected.json, or asking what it does not say.</summary>
public sealed class ImportingMessyFiles
{
    const string Set = "messy_imports/";
    static readonly (string, string)[] Metric = [("units", "metric"), ("timeZone", "Europe/Oslo"), ("createMissing", "true")];
    static readonly (string, string)[] Field = [("units", "us"), ("createMissing", "true")];

    static JsonElement Expected(string file) => SharedData.Json(Set + "expected.json").GetProperty("files").GetProperty(file);

    static decimal Stored(JsonElement[] items, string member) => items.Sum(i => i.TryGetProperty(member, out var v) && v.ValueKind == JsonValueKind.Number ? v.GetDecimal() : 0);

    [Fact]
    public async Task Look()
    {
        foreach (var file in Expected2())
        {
            foreach (var options in (IEnumerable<(string, string)[]>)[[], Metric, Field])
            {
                var owner = (await World.New()).Owner();
                var import = await owner.ImportShared(Set + file, options);
                TestContext.Current.TestOutputHelper!.WriteLine($"{file} {options.Length}: {import.Text("status")} {import.Text("kind")} {import.Counts()} wells {import.Count("wellsCreated")} {import.Text("error")}");
                foreach (var q in import.GetProperty("questions").EnumerateArray())
                    TestContext.Current.TestOutputHelper!.WriteLine("   ? " + q);
                foreach (var q in import.GetProperty("findings").EnumerateArray().Take(8))
                    TestContext.Current.TestOutputHelper!.WriteLine("   f " + q);
                if (import.Count("rowsRejected") > 0)
                    foreach (var g in (await owner.Rejected(import)).GroupBy(r => (r.Column, r.Code)))
                        TestContext.Current.TestOutputHelper!.WriteLine($"   r {g.Key} {g.Count()} {g.First().Reason} row {g.First().Row}");
            }
        }
    }

    static IEnumerable<string> Expected2() => SharedData.Json(Set + "expected.json").GetProperty("files").EnumerateObject().Select(p => p.Name);
}
