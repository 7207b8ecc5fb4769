using Microsoft.Extensions.Configuration;
using Npgsql;
using Pumpjack.Platform.Database;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Platform;

[Trait("server", "every")]
public sealed class PreparingADatabase(TestDatabase database)
{
    [Fact]
    public async Task Each_role_logs_in_finds_the_tables_and_is_bound_by_row_security()
    {
        var settings = await database.CreateAsync();
        foreach (var (role, connection) in new[] { ("pumpjack_app", settings.App!), ("pumpjack_owner", settings.Owner!), ("pumpjack_worker", settings.Worker!) })
        {
            Assert.Equal(role, await ScalarAsync(connection, "select current_user::text"));
            // Table names are unique over modules, so every module's schema is in the path; ppdm repeats them and never is.
            Assert.Equal(DBNull.Value, await ScalarAsync(connection, """
                select string_agg(distinct n.nspname, ', ') from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and n.nspname !~ '^pg_|^information_schema$|^quartz$'
                  and not n.nspname = any (string_to_array(current_setting('search_path'), ', '))
                """));
            Assert.DoesNotContain("ppdm", (string)(await ScalarAsync(connection, "select current_setting('search_path')"))!, StringComparison.Ordinal);
            Assert.Equal(false, await ScalarAsync(connection, "select rolsuper or rolbypassrls or rolcreaterole from pg_roles where rolname = current_user"));
        }
    }

    [Fact]
    public async Task A_private_server_is_prepared_from_nothing_and_found_again()
    {
        var settings = new DatabaseSettings
        {
            DataDirectory = Directory.CreateTempSubdirectory("pumpjack-test-").FullName,
            Embedded = new()
            {
                Durable = false,
                Binaries = Environment.GetEnvironmentVariable("PUMPJACK_TEST_PG_BIN") is { Length: > 0 } bin ? PostgresBinaries.In(bin) : null,
            },
        };
        try
        {
            await using (var first = await DatabaseServer.StartAsync(settings))
            {
                Assert.Equal("pumpjack_app", await first.App.CreateCommand("select current_user::text").ExecuteScalarAsync());
                Assert.Equal("pumpjack_owner", await first.App.CreateCommand(
                    "select pg_get_userbyid(datdba)::text from pg_database where datname = current_database()").ExecuteScalarAsync());
            }
            await using var second = await DatabaseServer.StartAsync(settings);
            Assert.Empty(second.Migrations.Applied);
        }
        finally
        {
            Directory.Delete(settings.DataDirectory, recursive: true);
        }
    }

    [Fact]
    public async Task A_server_of_ones_own_is_migrated_by_an_administrator_as_the_owner()
    {
        var name = "administered_" + Guid.CreateVersion7().ToString("N");
        var administrator = database.Server.ConnectionString(EmbeddedPostgres.Superuser, name);
        await ScalarAsync(database.Server.ConnectionString(EmbeddedPostgres.Superuser, "postgres"), $"create database {name}");
        await using var server = await DatabaseServer.StartAsync(new()
        {
            App = database.Server.ConnectionString("pumpjack_app", name),
            Owner = administrator,
        });
        Assert.Equal("pumpjack_owner", await ScalarAsync(administrator,
            "select tableowner::text from pg_tables where schemaname = 'platform' and tablename = 'schema_migration'"));
        // The role must still hold when the connection comes back from the pool.
        for (var i = 0; i < 3; i++)
            Assert.Equal("pumpjack_owner", await server.Owner.CreateCommand("select current_user::text").ExecuteScalarAsync());
    }

    [Fact]
    public async Task Requests_never_log_in_as_somebody_whom_row_security_does_not_bind()
    {
        var settings = await database.CreateAsync();
        var refusal = await Assert.ThrowsAsync<DatabaseException>(() => DatabaseServer.StartAsync(settings with { App = settings.Owner }));
        Assert.Contains("row security", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_connection_string_without_the_other_is_refused()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("PUMPJACK_DB", "Host=db")]).Build();
        var refusal = Assert.Throws<DatabaseException>(() => DatabaseSettings.From(configuration));
        Assert.Contains("PUMPJACK_DB_OWNER", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_connection_string_states_itself_stays()
    {
        Assert.Contains("Max Auto Prepare=0", Effective("Host=db;Max Auto Prepare=0"), StringComparison.Ordinal);
        Assert.Contains("Max Auto Prepare=50;Auto Prepare Min Usages=2", Effective("Host=db"), StringComparison.Ordinal);

        static string Effective(string connectionString)
        {
            using var source = DatabaseServer.Source(connectionString, "test", 5);
            return source.ConnectionString;
        }
    }

    static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
