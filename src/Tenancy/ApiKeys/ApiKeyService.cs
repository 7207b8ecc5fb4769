using Pumpjack.Platform.Json;
using Pumpjack.Platform.Refusals;
using Pumpjack.Tenancy.Accounts;
using Pumpjack.Tenancy.SignIn;
using static Pumpjack.Tenancy.Accounts.AccountDatabase;

namespace Pumpjack.Tenancy.ApiKeys;

/// <summary>A key a program signs in with.</summary>
public sealed class ApiKey
{
    [ServerOwned]
    public Guid Id { get; set; }
    public string? Name { get; set; }
    public string[]? Roles { get; set; }

    /// <summary>The first characters, to tell keys apart.</summary>
    [ServerOwned]
    public string? Prefix { get; set; }

    /// <summary>The key itself: in the answer that made it, and never again.</summary>
    [ServerOwned]
    public string? Key { get; set; }

    /// <summary>To the minute.</summary>
    [ServerOwned]
    public DateTimeOffset? LastUsedAt { get; set; }

    [ServerOwned]
    public DateTimeOffset? RevokedAt { get; set; }

    [ServerOwned]
    public Guid? RowCreatedBy { get; set; }

    [ServerOwned]
    public DateTimeOffset? RowCreatedDate { get; set; }
}

/// <summary>The keys of the organisation at work. Needs an open scope.</summary>
sealed class ApiKeyService(AccountDatabase database)
{
    public Task<List<ApiKey>> ListAsync(CancellationToken ct) => database.ReadAsync<ApiKey>("select platform.api_keys()", ct);

    public async Task<ApiKey> CreateAsync(ApiKey wanted, CancellationToken ct)
    {
        var checks = new Checks();
        checks.Required(wanted.Name, "#/name", 255);
        checks.KnownRoles(wanted.Roles, "#/roles");
        checks.Done();
        var key = ApiKeyHandler.Prefix + Secrets.New();
        var made = await database.ReadAsync<ApiKey>("select platform.create_api_key($1, $2, $3, $4, $5)", ct,
            Value(Guid.CreateVersion7()), Text(wanted.Name!.Trim()), Text(key[..8]), Value(Secrets.Hash(key)), Value(wanted.Roles!.Distinct().ToArray()));
        made[0].Key = key;
        return made[0];
    }

    /// <exception cref="Refusal">404 when the organisation has no such key.</exception>
    public async Task RevokeAsync(Guid id, CancellationToken ct)
    {
        if (await database.CallAsync("select platform.revoke_api_key($1)", ct, Value(id)) is not true)
            throw Problems.NotFound("key");
    }
}
