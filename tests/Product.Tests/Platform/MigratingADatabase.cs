using Npgsql;
using Pumpjack.Platform.Database;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Platform;

[Trait("server", "every")]
public sealed class MigratingADatabase(TestDatabase database)
{
    static readonly SqlFile First = new("0001_first.sql", "create schema trial; create table trial.gauge (id int, level numeric);");
    static readonly SqlFile Second = new("0002_second.sql", "insert into trial.gauge values (1, 2.5);");
    static readonly SqlFile View = new("trial/gauge_level.sql", "create view trial.gauge_level as select level from trial.gauge;");

    [Fact]
    public async Task Files_are_applied_once_and_in_order()
    {
        await using var owner = await EmptyAsync();
        Assert.Equal(["0001_first.sql", "0002_second.sql"], (await RunAsync(owner, [First, Second])).Applied);
        Assert.Empty((await RunAsync(owner, [First, Second])).Applied);
        Assert.Equal(1L, await ScalarAsync(owner, "select count(*) from trial.gauge"));
    }

    [Fact]
    public async Task A_file_that_fails_leaves_nothing_behind_and_is_named()
    {
        await using var owner = await EmptyAsync();
        var broken = new SqlFile("0001_broken.sql", "create table public.half (id int);\n\nselect *\nfrom nowhere;");
        var refusal = await Assert.ThrowsAsync<DatabaseException>(() => RunAsync(owner, [broken]));
        Assert.Contains("0001_broken.sql: 42P01", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(DBNull.Value, await ScalarAsync(owner, "select to_regclass('public.half')::text"));
    }

    [Fact]
    public async Task A_changed_file_is_refused()
    {
        await using var owner = await EmptyAsync();
        await RunAsync(owner, [First]);
        var refusal = await Assert.ThrowsAsync<DatabaseException>(() => RunAsync(owner, [First with { Text = First.Text + " -- more" }]));
        Assert.Contains("0001_first.sql did", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_ahead_of_the_build_is_refused()
    {
        await using var owner = await EmptyAsync();
        await RunAsync(owner, [First, Second]);
        var refusal = await Assert.ThrowsAsync<DatabaseException>(() => RunAsync(owner, [First]));
        Assert.Contains("ahead of this build", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_is_made_concurrently_while_others_wait_their_turn()
    {
        await using var owner = await EmptyAsync();
        var index = new SqlFile("0003_index.sql", "-- no-transaction\ncreate index concurrently gauge_level_idx on trial.gauge (level);");
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RunAsync(owner, [First, Second, index]))));
        Assert.Equal([0, 0, 0, 3], results.Select(r => r.Applied.Count).Order());
        Assert.Equal(true, await ScalarAsync(owner, "select indisvalid from pg_index where indexrelid = 'trial.gauge_level_idx'::regclass"));
    }

    [Fact]
    public async Task Views_follow_their_text()
    {
        await using var owner = await EmptyAsync();
        Assert.True((await RunAsync(owner, [First], View)).ViewsRenewed);
        Assert.False((await RunAsync(owner, [First], View)).ViewsRenewed);

        var other = View with { Text = "create view trial.gauge_level as select id, level * 2 as doubled from trial.gauge;" };
        Assert.True((await RunAsync(owner, [First], other)).ViewsRenewed);
        Assert.Equal(0L, await ScalarAsync(owner, "select count(doubled) from trial.gauge_level"));

        Assert.True((await RunAsync(owner, [First])).ViewsRenewed);
        Assert.Equal(DBNull.Value, await ScalarAsync(owner, "select to_regclass('trial.gauge_level')::text"));
    }

    [Fact]
    public async Task A_migration_may_take_a_view_out_of_its_way()
    {
        await using var owner = await EmptyAsync();
        await RunAsync(owner, [First], View);
        var widen = new SqlFile("0002_widen.sql", "drop view trial.gauge_level; alter table trial.gauge alter column level type numeric(9, 3);");
        Assert.True((await RunAsync(owner, [First, widen], View)).ViewsRenewed);
        Assert.Equal(0L, await ScalarAsync(owner, "select count(*) from trial.gauge_level"));
    }

    [Fact]
    public void The_checksum_does_not_depend_on_the_line_ends_of_the_checkout() =>
        Assert.All(SqlFile.In("migrations/"), file => Assert.DoesNotContain('\r', file.Text));

    static Task<MigrationResult> RunAsync(NpgsqlDataSource owner, SqlFile[] files, params SqlFile[] views) =>
        Migrator.MigrateAsync(owner, files, views, default);

    static async Task<object?> ScalarAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    // Without the product's own migrations.
    async Task<NpgsqlDataSource> EmptyAsync()
    {
        var name = "empty_" + Guid.CreateVersion7().ToString("N");
        await using var source = NpgsqlDataSource.Create(database.Server.ConnectionString(EmbeddedPostgres.Superuser, "postgres") + ";Pooling=false");
        await using var command = source.CreateCommand($"create database {name} owner pumpjack_owner");
        await command.ExecuteNonQueryAsync();
        await using (var superuser = NpgsqlDataSource.Create(database.Server.ConnectionString(EmbeddedPostgres.Superuser, name) + ";Pooling=false"))
        await using (var grant = superuser.CreateCommand("grant all on schema public to pumpjack_owner"))
            await grant.ExecuteNonQueryAsync();
        return NpgsqlDataSource.Create(database.Server.ConnectionString("pumpjack_owner", name));
    }
}
