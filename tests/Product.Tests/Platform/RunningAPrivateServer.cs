using System.Diagnostics;
using Npgsql;
using Pumpjack.Platform.Database;
using Xunit;

namespace Pumpjack.Product.Tests.Platform;

[Trait("server", "every")]
public sealed class RunningAPrivateServer : IDisposable
{
    readonly string directory = Directory.CreateTempSubdirectory("pumpjack-test-").FullName;

    static EmbeddedPostgresOptions Options => new()
    {
        Binaries = Environment.GetEnvironmentVariable("PUMPJACK_TEST_PG_BIN") is { Length: > 0 } bin ? PostgresBinaries.In(bin) : null,
    };

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task Data_survive_a_stop_and_a_start()
    {
        await using (var first = await EmbeddedPostgres.StartAsync(directory, Options))
            await ExecuteAsync(first, "create table kept as select 42 as answer");
        await using var second = await EmbeddedPostgres.StartAsync(directory, Options);
        Assert.Equal(42, await ScalarAsync(second, "select answer from kept"));
    }

    [Fact]
    public async Task Data_survive_a_server_that_is_killed()
    {
        var first = await EmbeddedPostgres.StartAsync(directory, Options);
        await ExecuteAsync(first, "create table kept as select 42 as answer");
        using (var postgres = Process.GetProcessById(first.ProcessId)) postgres.Kill();
        await using var second = await EmbeddedPostgres.StartAsync(directory, Options);
        Assert.Equal(42, await ScalarAsync(second, "select answer from kept"));
        await first.StopAsync();
    }

    [Fact]
    public async Task A_second_start_joins_the_server_that_runs()
    {
        await using var first = await EmbeddedPostgres.StartAsync(directory, Options);
        await using (var second = await EmbeddedPostgres.StartAsync(directory, Options))
        {
            Assert.True(second.Attached);
            Assert.Equal(first.ProcessId, second.ProcessId);
        }
        Assert.Equal(1, await ScalarAsync(first, "select 1"));
    }

    [Fact]
    public async Task Programs_that_start_together_share_one_server()
    {
        var starts = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => EmbeddedPostgres.StartAsync(directory, Options))));
        Assert.Single(starts, s => !s.Attached);
        Assert.Single(starts.Select(s => s.ProcessId).Distinct());
        foreach (var start in starts) await start.DisposeAsync();
    }

    [Fact]
    public async Task Nobody_else_reaches_the_socket_and_no_port_is_open()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows uses a loopback port with a password.");
            return;
        }
        await using var server = await EmbeddedPostgres.StartAsync(directory, Options);
        Assert.Equal("", await ScalarAsync(server, "select current_setting('listen_addresses')"));
        var folder = (string)(await ScalarAsync(server, "select current_setting('unix_socket_directories')"))!;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        await server.StopAsync();
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_server_that_cannot_start_says_what_postgres_said()
    {
        var options = Options with { Settings = new Dictionary<string, string> { ["max_connections"] = "none" } };
        var refusal = await Assert.ThrowsAsync<DatabaseException>(() => EmbeddedPostgres.StartAsync(directory, options));
        Assert.Contains("max_connections", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_of_another_version_are_refused_in_plain_words()
    {
        Directory.CreateDirectory(Path.Combine(directory, "postgres"));
        await File.WriteAllTextAsync(Path.Combine(directory, "postgres", "PG_VERSION"), "9\n");
        var refusal = await Assert.ThrowsAsync<DatabaseException>(() => EmbeddedPostgres.StartAsync(directory, Options));
        Assert.Contains("made by PostgreSQL 9", refusal.Message, StringComparison.Ordinal);
    }

    static async Task ExecuteAsync(EmbeddedPostgres server, string sql) => await ScalarAsync(server, sql);

    static async Task<object?> ScalarAsync(EmbeddedPostgres server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString(EmbeddedPostgres.Superuser, "postgres") + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
