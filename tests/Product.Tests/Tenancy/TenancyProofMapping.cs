using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Tenancy;

/// <summary>What C# believes about a table is what the table is: names, types, lengths and what may be absent, in every module.</summary>
public sealed class TenancyProofMapping(TestDatabase database, ITestOutputHelper output)
{
    [Fact]
    public async Task Every_module_s_model_fits_the_database()
    {
        var settings = await database.CreateAsync();
        var contexts = Directory.EnumerateFiles(AppContext.BaseDirectory, "Pumpjack.*.dll")
            .Select(f => Path.GetFileNameWithoutExtension(f)).Where(n => !n.EndsWith(".Tests", StringComparison.Ordinal))
            .SelectMany(n => Assembly.Load(n).GetTypes()).Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(TenantDbContext))).ToArray();
        Assert.True(contexts.Length >= 2, "No contexts were found.");
        foreach (var type in contexts)
        {
            await using var context = Make(type, settings.Owner!);
            output.WriteLine($"{type.Name}: {context.Model.GetRelationalModel().Tables.Count()} tables, {context.Model.GetRelationalModel().Tables.Sum(t => t.Columns.Count())} columns");
            Assert.Equal("", string.Join("; ", await MisfitsAsync(context, settings.Owner!)));
        }
    }

    [Fact]
    public async Task Planted_misfits_are_found()
    {
        var settings = await database.CreateAsync();
        await using var context = Make(typeof(PlantedDb), settings.Owner!);
        var misfits = await MisfitsAsync(context, settings.Owner!);
        Assert.Contains(misfits, m => m.Contains("assets.region.invented: is not there", StringComparison.Ordinal));
        Assert.Contains(misfits, m => m.Contains("assets.region.region_name: integer", StringComparison.Ordinal));
        Assert.Contains(misfits, m => m.Contains("assets.region.region_code: character varying(7)", StringComparison.Ordinal));
        Assert.Contains(misfits, m => m.Contains("assets.region.status: may be absent in C# and not in the table", StringComparison.Ordinal));
        Assert.Contains(misfits, m => m.Contains("assets.region.parent_region_id: may be absent in the table and not in C#", StringComparison.Ordinal));
        Assert.Contains(misfits, m => m.Contains("assets.no_table: is not there", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_constraint_that_is_explained_exists()
    {
        var host = await TestHost.StartedAsync();
        await using var source = NpgsqlDataSource.Create(database.Shared.Owner + ";Pooling=false");
        // A function that refuses names a constraint of its own making: `constraint = '…'`.
        await using var command = source.CreateCommand("""
            select array(
              select conname::text from pg_constraint
              union select c.relname::text from pg_index i join pg_class c on c.oid = i.indexrelid
              union select (regexp_matches(prosrc, 'constraint = ''([a-z0-9_]+)''', 'g'))[1] from pg_proc where pronamespace::regnamespace::text !~ '^pg_')
            """);
        var real = ((string[])(await command.ExecuteScalarAsync())!).ToHashSet();
        var explained = host.Services.GetServices<ConstraintProblem>().Select(p => p.Constraint).ToArray();
        Assert.NotEmpty(explained);
        Assert.DoesNotContain(explained, e => !real.Contains(e));
    }

    static DbContext Make(Type type, string connection)
    {
        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
        builder.UseNpgsql(connection);
        return (DbContext)Activator.CreateInstance(type, builder.Options)!;
    }

    static async Task<List<string>> MisfitsAsync(DbContext context, string connection)
    {
        var real = new Dictionary<string, Dictionary<string, (string Type, bool Required, bool Filled)>>();
        await using var source = NpgsqlDataSource.Create(connection + ";Pooling=false");
        await using (var command = source.CreateCommand("""
            select n.nspname || '.' || c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.atthasdef or a.attidentity <> ''
            from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)' and a.attnum > 0 and not a.attisdropped
            """))
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
            {
                var table = reader.GetString(0);
                if (!real.TryGetValue(table, out var columns)) real[table] = columns = [];
                columns[reader.GetString(1)] = (reader.GetString(2), reader.GetBoolean(3), reader.GetBoolean(4));
            }

        List<string> misfits = [];
        foreach (var table in context.Model.GetRelationalModel().Tables)
        {
            var name = $"{table.Schema}.{table.Name}";
            if (!real.TryGetValue(name, out var columns))
            {
                misfits.Add($"{name}: is not there");
                continue;
            }
            foreach (var column in table.Columns)
            {
                if (!columns.TryGetValue(column.Name, out var there))
                    misfits.Add($"{name}.{column.Name}: is not there");
                else if (!Fits(column.StoreType, there.Type))
                    misfits.Add($"{name}.{column.Name}: {column.StoreType} in C#, {there.Type} in the table");
                else if (column.IsNullable && there.Required)
                    misfits.Add($"{name}.{column.Name}: may be absent in C# and not in the table");
                else if (!column.IsNullable && !there.Required)
                    misfits.Add($"{name}.{column.Name}: may be absent in the table and not in C#");
            }
            misfits.AddRange(columns.Where(c => c.Value is { Required: true, Filled: false } && table.FindColumn(c.Key) is null).Select(c => $"{name}.{c.Key}: is needed and not mapped"));
        }
        return misfits;
    }

    /// <summary>The same type. Text without a length fits any text (an enumeration's words have none), a number without digits any number.</summary>
    static bool Fits(string model, string table) =>
        model == table || (model == "text" && table.StartsWith("character", StringComparison.Ordinal)) || (model == "numeric" && table.StartsWith("numeric", StringComparison.Ordinal));

    sealed class PlantedDb(DbContextOptions<PlantedDb> options) : TenantDbContext(options, "assets")
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            base.OnModelCreating(modelBuilder);
            modelBuilder.Entity<PlantedRegion>(r =>
            {
                r.ToTable("region");
                r.Property(x => x.RegionCode).HasMaxLength(7);
            });
            modelBuilder.Entity<NoTable>();
        }
    }

    sealed class PlantedRegion
    {
        public Guid Id { get; set; }
        public int RegionName { get; set; }
        public string? RegionCode { get; set; }
        public string? Status { get; set; }
        public Guid ParentRegionId { get; set; }
        public string? Invented { get; set; }
    }

    sealed class NoTable
    {
        public Guid Id { get; set; }
    }
}
