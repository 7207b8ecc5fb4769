using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Pumpjack.Rules.Tests;

public sealed partial class NamingMigrations
{
    [Fact]
    public void Migrations_are_named_by_day_and_number_and_lie_in_one_folder() =>
        Assert.Empty(Repository.Files.Where(f => f.StartsWith("db/migrations/", StringComparison.Ordinal) && !Name().IsMatch(f)).ToArray());

    [Theory]
    [InlineData("db/migrations/daily_production.sql")]
    [InlineData("db/migrations/2026-3-2_01_daily_production.sql")]
    [InlineData("db/migrations/2026-03-02_01_DailyProduction.sql")]
    [InlineData("db/migrations/more/2026-03-02_01_well.sql")]
    public void A_planted_name_out_of_order_is_found(string planted) => Assert.DoesNotMatch(Name(), planted);

    [Fact]
    public void No_two_migrations_share_a_number() =>
        Assert.Empty(Twice(Repository.Files.Where(f => f.StartsWith("db/migrations/", StringComparison.Ordinal))));

    [Fact]
    public void A_planted_second_number_is_found() =>
        Assert.Single(Twice(["db/migrations/2026-03-02_01_well.sql", "db/migrations/2026-03-02_01_lease.sql", "db/migrations/2026-03-02_02_lease.sql"]));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = XDocument.Parse(Repository.Read("Pumpjack.slnx")).Descendants("Project").Select(p => p.Attribute("Path")!.Value).ToHashSet();
        Assert.Empty(Repository.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal) && !solution.Contains(f)).ToArray());
    }

    static string[] Twice(IEnumerable<string> files) =>
        [.. files.GroupBy(f => Path.GetFileName(f)[..Math.Min(13, Path.GetFileName(f).Length)]).Where(g => g.Count() > 1).Select(g => g.Key)];

    [GeneratedRegex(@"^db/migrations/\d{4}-\d{2}-\d{2}_\d{2}_[a-z0-9_]+\.sql$")]
    private static partial Regex Name();
}
