using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Pumpjack.Assets.Register;
using Pumpjack.Assets.Wells;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Assets;

/// <summary>The master data: schema assets.</summary>
sealed class AssetsDb(DbContextOptions<AssetsDb> options) : TenantDbContext(options, "assets")
{
    public DbSet<Company> Companies => Set<Company>();
    public DbSet<Region> Regions => Set<Region>();
    public DbSet<Field> Fields => Set<Field>();
    public DbSet<Lease> Leases => Set<Lease>();
    public DbSet<Facility> Facilities => Set<Facility>();
    public DbSet<Rig> Rigs => Set<Rig>();
    public DbSet<Well> Wells => Set<Well>();
    public DbSet<Equipment> Equipment => Set<Equipment>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<JsonElement>().HaveConversion<JsonText, JsonContent>().HaveColumnType("jsonb");
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Well>().Property(w => w.ApiNumber).HasMaxLength(14); // dashes are sent, not kept
    }

    sealed class JsonText() : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<JsonElement, string>(
        element => element.GetRawText(), text => Parse(text));

    static JsonElement Parse(string text) => JsonElement.Parse(text);

    /// <summary>Two documents are the same when their content is; the database orders members as it likes.</summary>
    sealed class JsonContent() : ValueComparer<JsonElement>(
        (one, other) => JsonElement.DeepEquals(one, other), element => element.ValueKind.GetHashCode(), element => element);
}
