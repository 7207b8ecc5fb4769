using Pumpjack.Engineering.Docs;
using Xunit;

namespace Pumpjack.Engineering.Tests.Core;

/// <summary>The pages in docs/equations are what the declarations say now.</summary>
public sealed class EquationPageTests
{
    [Fact]
    public void Pages_do_not_drift_from_the_declarations()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Pumpjack.slnx"))) directory = directory.Parent;
        Assert.NotNull(directory);
        var pages = Path.Combine(directory.FullName, "docs", "equations");
        var drifted = EquationPages.All().Where(p => !File.Exists(Path.Combine(pages, p.Name)) || File.ReadAllText(Path.Combine(pages, p.Name)) != p.Text).Select(p => p.Name);
        Assert.True(!drifted.Any(), $"Run `dotnet run --project tests/Bench -- equations` for {string.Join(", ", drifted)}.");
        Assert.Equal(EquationPages.All().Select(p => p.Name).Order(StringComparer.Ordinal),
            Directory.GetFiles(pages, "*.md").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }
}
