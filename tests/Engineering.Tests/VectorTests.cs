using Pumpjack.Engineering.Vectors;
using Xunit;

namespace Pumpjack.Engineering.Tests;

/// <summary>The reference cases of every method the library declares.</summary>
public sealed class VectorTests
{
    [Fact]
    public void Every_declared_method_satisfies_its_reference_cases()
    {
        var reports = VectorFile.Read(TestData.File(Path.Combine("reference", "engineering-vectors.json"))).Select(VectorRunner.Run).ToList();
        var failed = reports.Where(r => r.Outcome == VectorOutcome.Fail).Select(r => $"{r.Case.Id} ({r.Case.Method}): expected {r.Expected}; got {r.Got}");
        Assert.Equal([], failed);
        Assert.Contains(reports, r => r.Outcome == VectorOutcome.Pass);
    }
}
