using Npgsql;
using Pumpjack.Platform.Database;
using Xunit;

namespace Pumpjack.Product.Tests.Platform;

[Trait("server", "every")]
public sealed class BackingUp : IDisposable
{
    readonly string directory = Directory.CreateTempSubdirectory("pumpjack-test-").FullName;

    static EmbeddedPostgresOptions Options => new()
    {
        Binaries = Environment.GetEnvironmentVariable("PUMPJACK_TEST_PG_BIN") is { Length: > 0 } bin ? PostgresBinaries.In(bin) : null,
    };

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task A_copy_taken_while_people_write_holds_all_that_was_committed_before_and_nothing_by_halves()
    {
        var data = Path.Combine(directory, "data");
        var backup = Path.Combine(directory, "backup");
        await using var server = await EmbeddedPostgres.StartAsync(data, Options);
        await using var source = Source(server);
        await source.CreateCommand("create table gauge (n int); create table ledger (n int)").ExecuteNonQueryAsync();
        Directory.CreateDirectory(Path.Combine(data, "blobs"));
        await File.WriteAllTextAsync(Path.Combine(data, "blobs", "photo"), "a picture");

        using var enough = new CancellationTokenSource();
        var written = 0;
        var hundred = new TaskCompletionSource();
        var writer = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await using var both = source.CreateCommand("with a as (insert into gauge select g from generate_series(1, 100) g) insert into ledger select g from generate_series(1, 100) g");
                await both.ExecuteNonQueryAsync();
                if (Interlocked.Add(ref written, 100) == 10_000) hundred.SetResult();
            }
        });
        await hundred.Task;
        var before = Volatile.Read(ref written);
        await EmbeddedBackup.TakeAsync(data, backup, Options);
        await enough.CancelAsync();
        await writer;

        await using var restored = await EmbeddedPostgres.StartAsync(backup, Options);
        await using var copy = Source(restored);
        var gauges = (long)(await copy.CreateCommand("select count(*) from gauge").ExecuteScalarAsync())!;
        Assert.InRange(gauges, before, written);
        Assert.Equal(gauges, (long)(await copy.CreateCommand("select count(*) from ledger").ExecuteScalarAsync())!);
        Assert.Equal("a picture", await File.ReadAllTextAsync(Path.Combine(backup, "blobs", "photo")));
    }

    [Fact]
    public async Task A_folder_that_holds_something_is_left_alone()
    {
        var refusal = await Assert.ThrowsAsync<DatabaseException>(() => EmbeddedBackup.TakeAsync(directory, AppContext.BaseDirectory, Options));
        Assert.Contains("not empty", refusal.Message, StringComparison.Ordinal);
    }

    static NpgsqlDataSource Source(EmbeddedPostgres server) =>
        NpgsqlDataSource.Create(server.ConnectionString(EmbeddedPostgres.Superuser, "postgres") + ";Pooling=false");
}
