using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pumpjack.Platform;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Tenancy.Organizations;

/// <summary>The organisation's own record: what other modules compute with, and what owners set.</summary>
public sealed class OrganizationService
{
    readonly Func<TenancyDb> open;
    readonly TenantScope scope;
    readonly IDataProtector taxIds;
    Organization? current;

    // The context exists only once the scope is open, which is later than the services that ask for this one.
    internal OrganizationService(Func<TenancyDb> open, TenantScope scope, IDataProtectionProvider protection)
    {
        this.open = open;
        this.scope = scope;
        taxIds = protection.CreateProtector("Pumpjack.TaxId");
    }

    /// <summary>The organisation of the open scope, tax id masked; read once per scope.</summary>
    public async Task<Organization> CurrentAsync(CancellationToken ct) => current ??= Mask(await open().Organizations.SingleAsync(ct));

    /// <summary>Sets what an owner may set.</summary>
    /// <exception cref="Refusal">412 when somebody else changed it since <paramref name="expectedVersion"/>; 422 when a value will not do.</exception>
    public async Task<Organization> ChangeAsync(Organization wanted, int expectedVersion, CancellationToken ct)
    {
        await CheckAsync(wanted, ct);
        var db = open();
        var stored = await db.Organizations.AsTracking().SingleAsync(ct);
        if (stored.RowVersion != expectedVersion)
            throw Problems.Stale(Mask(stored));
        var masked = Masked(stored.TaxIdProtected);
        if (wanted.TaxId != masked)
            stored.TaxIdProtected = string.IsNullOrWhiteSpace(wanted.TaxId) ? null : taxIds.Protect(wanted.TaxId.Trim());
        stored.Name = wanted.Name.Trim();
        stored.Address = wanted.Address;
        stored.Phone = wanted.Phone;
        stored.Email = wanted.Email;
        stored.P5OperatorNumber = wanted.P5OperatorNumber;
        stored.RegulatoryContact = wanted.RegulatoryContact;
        stored.FiscalYearStart = wanted.FiscalYearStart;
        stored.GaugeTime = wanted.GaugeTime;
        stored.TimeZone = wanted.TimeZone;
        stored.DefaultUnits = wanted.DefaultUnits;
        stored.DefaultCurrency = wanted.DefaultCurrency;
        stored.BoeFactor = Rounding.To(wanted.BoeFactor, 3);
        stored.Settings = wanted.Settings ?? stored.Settings;
        stored.Remark = wanted.Remark;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw Problems.Stale(Mask(await db.Organizations.SingleAsync(ct)));
        }
        return current = Mask(stored);
    }

    /// <summary>Adds the row of a new organisation in its own scope.</summary>
    internal async Task AddAsync(Organization organization, CancellationToken ct)
    {
        await CheckAsync(organization, ct);
        var db = open();
        organization.Settings ??= JsonDocument.Parse("{}").RootElement;
        db.Add(organization);
        await db.SaveChangesAsync(ct);
    }

    async Task CheckAsync(Organization o, CancellationToken ct)
    {
        var checks = new Checks();
        checks.Required(o.Name, "#/name", 255);
        checks.Optional(o.TaxId, "#/taxId", 50);
        checks.Optional(o.Phone, "#/phone", 50);
        checks.Email(o.Email, "#/email", required: false);
        checks.That(o.P5OperatorNumber is null || (o.P5OperatorNumber.Length == 6 && o.P5OperatorNumber.All(char.IsAsciiDigit)),
            "#/p5OperatorNumber", "not-six-digits", "A P-5 operator number has six digits.");
        checks.Optional(o.RegulatoryContact?.Name, "#/regulatoryContact/name", 255);
        checks.Email(o.RegulatoryContact?.Email, "#/regulatoryContact/email", required: false);
        checks.Optional(o.RegulatoryContact?.Phone, "#/regulatoryContact/phone", 50);
        foreach (var (text, name) in new[] { (o.Address?.Street, "street"), (o.Address?.City, "city"), (o.Address?.State, "state"), (o.Address?.PostalCode, "postalCode"), (o.Address?.Country, "country") })
            checks.Optional(text, "#/address/" + name, 255);
        checks.That(o.FiscalYearStart is >= 1 and <= 12, "#/fiscalYearStart", "not-a-month", "A month is 1 to 12.");
        checks.That(o.DefaultCurrency is { Length: 3 } && o.DefaultCurrency.All(char.IsAsciiLetterUpper), "#/defaultCurrency", "not-a-currency", "A currency is three capital letters, like USD.");
        checks.That(o.BoeFactor is >= 1 and <= 100, "#/boeFactor", "out-of-range", "1 to 100 Mcf of gas make a barrel of oil equivalent.");
        checks.That(Enum.IsDefined(o.DefaultUnits), "#/defaultUnits", "unknown-units", "Units are us or metric.");
        checks.That(o.Settings is null or { ValueKind: JsonValueKind.Object }, "#/settings", "not-an-object", "Settings are one JSON object.");
        checks.Optional(o.Remark, "#/remark", 2000);
        checks.That(o.TimeZone is { Length: > 0 and <= 100 } && await IsKnownZoneAsync(o.TimeZone, ct), "#/timeZone", "unknown-time-zone", "A time zone is an IANA name, like America/Chicago.");
        checks.Done();
    }

    /// <summary>Both the program and the database must know the zone: days begin in one and are compared in the other.</summary>
    async Task<bool> IsKnownZoneAsync(string zone, CancellationToken ct)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) || !found.HasIanaId)
            return false;
        await using var command = new NpgsqlCommand("select exists (select from pg_catalog.pg_timezone_names where name = $1)", scope.Connection, scope.Transaction);
        command.Parameters.Add(new() { Value = zone });
        return await command.ExecuteScalarAsync(ct) is true;
    }

    Organization Mask(Organization organization)
    {
        organization.TaxId = Masked(organization.TaxIdProtected);
        return organization;
    }

    string? Masked(string? encrypted)
    {
        if (encrypted is null)
            return null;
        var plain = taxIds.Unprotect(encrypted);
        return "•••••" + (plain.Length > 4 ? plain[^4..] : "");
    }
}
