using Pumpjack.Tenancy.Accounts;
using static Pumpjack.Tenancy.Accounts.AccountDatabase;

namespace Pumpjack.Tenancy.SignIn;

/// <summary>What a token sent by mail is good for.</summary>
enum TokenPurpose { Verify, Reset, Invite }

/// <summary>Tokens sent by mail: random, kept as hashes, good once and for a while; a new one replaces the older.</summary>
sealed class OneTimeTokens(AccountDatabase database)
{
    public async Task<string> CreateAsync(Guid userId, TokenPurpose purpose, CancellationToken ct)
    {
        var token = Secrets.New();
        await database.CallAsync("select platform.create_one_time_token($1, $2, $3, $4)", ct,
            Value(userId), Text(Word(purpose)), Value(Secrets.Hash(token)), Value(Lifetime(purpose)));
        return token;
    }

    /// <summary>The user a token was sent to, while it is good; it stays good.</summary>
    public async Task<Guid?> UserOfAsync(string token, CancellationToken ct, params TokenPurpose[] purposes) =>
        await database.CallAsync("select platform.one_time_token_user($1, $2)", ct,
            Value(Secrets.Hash(token)), Value(purposes.Select(Word).ToArray())) as Guid?;

    /// <summary>Uses the token up; false when somebody was faster.</summary>
    public async Task<bool> UseAsync(string token, CancellationToken ct) =>
        await database.CallAsync("select platform.use_one_time_token($1)", ct, Value(Secrets.Hash(token))) is true;

    static string Word(TokenPurpose purpose) => purpose switch { TokenPurpose.Verify => "verify", TokenPurpose.Reset => "reset", _ => "invite" };

    static TimeSpan Lifetime(TokenPurpose purpose) => purpose switch
    {
        TokenPurpose.Reset => TimeSpan.FromHours(1),
        TokenPurpose.Verify => TimeSpan.FromDays(3),
        _ => TimeSpan.FromDays(7),
    };
}
