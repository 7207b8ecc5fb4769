using System.Text.RegularExpressions;
using Xunit;

namespace Pumpjack.Rules.Tests;

/// <summary>
/// Connections of requests and jobs go back to their pool as they are. So nothing they run may outlive its transaction: settings are
/// local, locks are the transaction's, nothing temporary is made. The owner's work (migrations, backup) has a pool that is reset.
/// </summary>
public sealed partial class LeavingConnectionsClean
{
    [Fact]
    public void Nothing_of_a_session_outlives_its_transaction()
    {
        string[] files =
        [
            .. Repository.Files.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal) && !f.StartsWith("src/Platform/Database/", StringComparison.Ordinal)),
            .. Repository.Files.Where(f => f.StartsWith("db/", StringComparison.Ordinal) && f.EndsWith(".sql", StringComparison.Ordinal)),
        ];
        Assert.True(files.Length > 100);
        Assert.Empty(files.SelectMany(f => Found(Repository.Read(f)).Select(m => $"{f}: {m}")));
    }

    [Theory]
    [InlineData("select set_config('app.current_organization_id', $1, false)")]
    [InlineData("select pg_advisory_lock(1)")]
    [InlineData("select pg_try_advisory_lock_shared(1, 2)")]
    [InlineData("create temp table t (id int)")]
    [InlineData("CREATE TEMPORARY TABLE t (id int)")]
    [InlineData("\"set search_path = assets\"")]
    [InlineData("\"SET ROLE pumpjack_owner\"")]
    public void Planted_session_state_is_found(string sql) => Assert.NotEmpty(Found(sql));

    [Theory]
    [InlineData("select set_config('app.current_organization_id', $1, true)")]
    [InlineData("select pg_advisory_xact_lock_shared(1)")]
    [InlineData("set local lock_timeout = '10s'")]
    [InlineData("update t set role = 'owner'")]
    public void What_ends_with_the_transaction_may_stay(string sql) => Assert.Empty(Found(sql));

    static IEnumerable<string> Found(string text) => SessionState().Matches(text).Select(m => m.Value);

    [GeneratedRegex("""set_config\([^;]*?,\s*false\s*\)|pg_(try_)?advisory_lock|create\s+temp|"\s*set\s+(?!local)(session|role|search_path|app\.)""", RegexOptions.IgnoreCase)]
    private static partial Regex SessionState();
}
