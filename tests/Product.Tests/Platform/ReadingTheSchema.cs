using System.Reflection;
using Npgsql;
using Pumpjack.Platform.Database;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Platform;

public sealed class ReadingTheSchema(TestDatabase database)
{
    [Fact]
    public async Task The_committed_schema_is_the_migrated_one()
    {
        if (Environment.GetEnvironmentVariable("PUMPJACK_TEST_PG_BIN") is { Length: > 0 }) Assert.Skip("Definitions are worded differently by each major version.");
        await using var owner = NpgsqlDataSource.Create(database.Shared.Owner!);
        var committed = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "db", "schema.sql"));
        Assert.Null(SchemaCommand.Difference(committed, await SchemaText.ReadAsync(owner)));
    }

    [Theory]
    [InlineData("alter table trial.gauge add column remark text")]
    [InlineData("alter table trial.gauge alter column level set default 0")]
    [InlineData("alter table trial.gauge drop constraint gauge_level_positive")]
    [InlineData("alter table trial.gauge no force row level security")]
    [InlineData("drop policy mine on trial.gauge")]
    [InlineData("create index on trial.gauge (level)")]
    [InlineData("grant delete on trial.gauge to pumpjack_app")]
    [InlineData("drop trigger watch on trial.gauge")]
    [InlineData("comment on column trial.gauge.level is 'metres'")]
    [InlineData("create or replace function trial.watch() returns trigger language plpgsql as 'begin return old; end'")]
    [InlineData("grant execute on function trial.watch() to pumpjack_worker")]
    [InlineData("alter view trial.gauge_level reset (security_invoker)")]
    [InlineData("alter type trial.kind add value 'third'")]
    public async Task Every_kind_of_change_shows(string change)
    {
        var settings = await database.CreateAsync();
        await using var owner = NpgsqlDataSource.Create(settings.Owner!);
        await using (var command = owner.CreateCommand("""
            create schema trial;
            create type trial.kind as enum ('first', 'second');
            create table trial.gauge (id int primary key, level numeric(9, 3), kind trial.kind, constraint gauge_level_positive check (level >= 0));
            alter table trial.gauge enable row level security;
            alter table trial.gauge force row level security;
            create policy mine on trial.gauge using (id > 0);
            create function trial.watch() returns trigger language plpgsql as 'begin return new; end';
            create trigger watch before insert on trial.gauge for each row execute function trial.watch();
            create view trial.gauge_level with (security_invoker = true) as select level from trial.gauge;
            """))
            await command.ExecuteNonQueryAsync();

        var before = await SchemaText.ReadAsync(owner);
        Assert.Null(SchemaCommand.Difference(before, await SchemaText.ReadAsync(owner)));
        await using (var command = owner.CreateCommand(change)) await command.ExecuteNonQueryAsync();
        Assert.NotNull(SchemaCommand.Difference(before, await SchemaText.ReadAsync(owner)));
    }

    static class Repository
    {
        public static string Root { get; } = typeof(ReadingTheSchema).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == "RepositoryRoot").Value!;
    }
}
