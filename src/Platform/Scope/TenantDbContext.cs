using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.Extensions.DependencyInjection;

namespace Pumpjack.Platform.Scope;

/// <summary>
/// A module's context: its schema, snake_case names, the scope's connection and transaction. Made without an open scope it throws.
/// </summary>
public abstract class TenantDbContext(DbContextOptions options, string schema) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.HasDefaultSchema(schema);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Conventions.Add(_ => new SnakeCaseNames());
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        StampChanges();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    void StampChanges()
    {
        var scope = this.GetService();
        foreach (var entry in ChangeTracker.Entries<TenantEntity>())
        {
            switch (entry.State)
            {
                case EntityState.Added:
                    if (entry.Entity.Id == Guid.Empty)
                        entry.Entity.Id = Guid.CreateVersion7();
                    entry.Entity.RowVersion = 1;
                    entry.Entity.RowCreatedBy = scope.Caller.UserId;
                    entry.Entity.RowCreatedDate = scope.Now;
                    break;
                case EntityState.Modified:
                    entry.Entity.RowVersion = entry.OriginalValues.GetValue<int>(nameof(TenantEntity.RowVersion)) + 1;
                    entry.Entity.RowChangedBy = scope.Caller.UserId;
                    entry.Entity.RowChangedDate = scope.Now;
                    break;
            }
        }
    }

    /// <summary>The scope this context works in.</summary>
    internal TenantScope? Scope { get; set; }

    TenantScope GetService() => Scope ?? throw new InvalidOperationException("No scope: this context was not made by a module.");
}

public static class TenantDbContextRegistration
{
    /// <summary>Registers a module's context over the scope's connection and transaction.</summary>
    public static IServiceCollection AddTenantDb<TContext>(this IServiceCollection services, Func<DbContextOptions<TContext>, TContext> create)
        where TContext : TenantDbContext
    {
        return services.AddScoped(provider =>
        {
            var scope = provider.GetRequiredService<TenantScope>();
            var options = new DbContextOptionsBuilder<TContext>()
                .UseNpgsql(scope.Connection)
                .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
                .Options;
            var context = create(options);
            context.Scope = scope;
            context.Database.AutoSavepointsEnabled = false;
            context.Database.UseTransaction(scope.Transaction);
            return context;
        });
    }
}

/// <summary>Tables, columns and constraints in snake_case wherever a module did not say otherwise.</summary>
sealed class SnakeCaseNames : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes())
        {
            if (entity.IsMappedToJson())
                continue;
            if (Ours(entity.GetTableNameConfigurationSource()))
                entity.SetTableName(Snake(entity.ClrType.Name));
            foreach (var property in entity.GetProperties())
            {
                if (Ours(property.GetColumnNameConfigurationSource()))
                    property.SetColumnName(Snake(property.Name));
                // An enumeration travels and rests as its snake_case word.
                var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                if (type.IsEnum)
                    property.SetValueConverter((Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter)Activator.CreateInstance(typeof(SnakeCaseEnum<>).MakeGenericType(type))!);
            }
        }
    }

    static bool Ours(ConfigurationSource? source) => source is null or ConfigurationSource.Convention;

    /// <summary><c>WellName</c> becomes <c>well_name</c>.</summary>
    public static string Snake(string name) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}

sealed class SnakeCaseEnum<T>() : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<T, string>(
    value => SnakeCaseNames.Snake(value.ToString()!),
    text => SnakeCaseWords<T>.Parse(text)) where T : struct, Enum;

/// <summary>An enumeration's words as they are stored and sent.</summary>
public static class SnakeCaseWords<T> where T : struct, Enum
{
    static readonly Dictionary<string, T> ByWord = Enum.GetValues<T>().ToDictionary(v => SnakeCaseNames.Snake(v.ToString()));
    static readonly Dictionary<T, string> ByValue = ByWord.ToDictionary(p => p.Value, p => p.Key);

    /// <summary>The value of a stored word.</summary>
    /// <exception cref="KeyNotFoundException">The word is not one of the enumeration.</exception>
    public static T Parse(string word) => ByWord[word];

    /// <summary>The value of a word somebody sent, or false.</summary>
    public static bool TryParse(string? word, out T value)
    {
        value = default;
        return word is not null && ByWord.TryGetValue(word, out value);
    }

    /// <summary>The word of a value.</summary>
    public static string Word(T value) => ByValue[value];

    /// <summary>Every word, in the order declared.</summary>
    public static IReadOnlyCollection<string> All => ByWord.Keys;
}
