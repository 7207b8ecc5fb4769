using Pumpjack.Tenancy.Accounts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NpgsqlTypes;
using static Pumpjack.Tenancy.Accounts.AccountDatabase;

namespace Pumpjack.Tenancy.SignIn;

/// <summary>Sign-ins: each is the family of the refresh tokens that follow one another.</summary>
sealed class SessionStore(AccountDatabase database, IOptions<TenancySettings> settings, ILogger<SessionStore> log)
{
    /// <summary>Starts a session and gives its first refresh token.</summary>
    public async Task<(Guid Id, string RefreshToken)> StartAsync(UserAccount user, string? client, string? address, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var token = Secrets.New();
        await database.CallAsync("select platform.start_session($1, $2, $3, $4, $5, $6)", ct,
            Value(id), Value(user.Id), Value(Secrets.Hash(token)), Value(settings.Value.RefreshLifetime), Text(client), Text(address));
        return (id, token);
    }

    /// <summary>Trades a refresh token for the next; null when it is unknown, expired or ended. A used one ends its family.</summary>
    public async Task<(UserAccount User, Guid Id, string RefreshToken)?> RotateAsync(string token, CancellationToken ct)
    {
        var next = Secrets.New();
        await using var command = database.Command("select outcome, session_id, account from platform.rotate_refresh_token($1, $2, $3)",
            Value(Secrets.Hash(token)), Value(Secrets.Hash(next)), new() { Value = settings.Value.RefreshLifetime, NpgsqlDbType = NpgsqlDbType.Interval });
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var outcome = reader.GetString(0);
        if (outcome == "rotated")
            return (Row<UserAccount>(reader.GetString(2)), reader.GetGuid(1), next);
        if (outcome == "reused")
            log.LogWarning("A refresh token came twice; session {Session} was ended", reader.GetGuid(1));
        return null;
    }

    public Task EndAsync(Guid sessionId, string because, CancellationToken ct) =>
        database.CallAsync("select platform.revoke_session($1, $2)", ct, Value(sessionId), Text(because));

    public Task EndByTokenAsync(string refreshToken, string because, CancellationToken ct) =>
        database.CallAsync("select platform.revoke_session_of_token($1, $2)", ct, Value(Secrets.Hash(refreshToken)), Text(because));

    public Task EndAllAsync(Guid userId, string because, CancellationToken ct) =>
        database.CallAsync("select platform.revoke_sessions_of_user($1, $2)", ct, Value(userId), Text(because));
}
