using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pumpjack.Platform.Json;
using Pumpjack.Platform.Scope;
using Pumpjack.Tenancy.Organizations;

namespace Pumpjack.Tenancy;

/// <summary>The tenant tables of schema <c>tenancy</c>. Accounts, sessions and keys have no tenant and are reached through functions.</summary>
sealed class TenancyDb(DbContextOptions<TenancyDb> options) : TenantDbContext(options, "tenancy")
{
    static readonly JsonSerializerOptions Json = new JsonSettings().Options;

    public DbSet<Organization> Organizations => Set<Organization>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Organization>(o =>
        {
            o.ToTable("organization");
            o.Property(x => x.TaxIdProtected).HasColumnName("tax_id");
            o.Property(x => x.P5OperatorNumber).HasColumnName("p5_operator_number");
            AsJson(o.Property(x => x.Address));
            AsJson(o.Property(x => x.RegulatoryContact));
            AsJson(o.Property(x => x.Settings).IsRequired());
        });
    }

    static void AsJson<T>(PropertyBuilder<T> property) =>
        property.HasColumnType("jsonb").HasConversion(value => JsonSerializer.Serialize(value, Json), text => JsonSerializer.Deserialize<T>(text, Json)!);
}
