using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Platform.Http;

/// <summary>How many requests are too many (DESIGN 6). Every number is a setting <c>RateLimits:…</c>; a tightened one is an emergency brake.</summary>
public sealed record RateLimitSettings
{
    /// <summary>Requests per second of one user, steadily.</summary>
    public int UserPerSecond { get; init; } = 50;
    /// <summary>Requests of one user at once.</summary>
    public int UserBurst { get; init; } = 200;
    /// <summary>Requests per second of one organisation, steadily.</summary>
    public int OrganizationPerSecond { get; init; } = 500;
    /// <summary>Requests of one organisation at once.</summary>
    public int OrganizationBurst { get; init; } = 2000;
    /// <summary>Tries to sign in per minute, of one address; accounts are limited alike by <see cref="SignInLimiter"/>.</summary>
    public int SignInPerMinute { get; init; } = 10;
    /// <summary>Imports and exports started per minute by one user.</summary>
    public int HeavyPerMinute { get; init; } = 6;
}

/// <summary>Marks endpoints that move files or whole years.</summary>
public sealed record HeavyWork;

/// <summary>Marks endpoints that try a password or a code.</summary>
public sealed record SignInTry;

/// <summary>Limits tries to sign in to one account, whatever the address.</summary>
public sealed class SignInLimiter(RateLimitSettings settings) : IDisposable
{
    readonly PartitionedRateLimiter<string> accounts = PartitionedRateLimiter.Create<string, string>(account =>
        RateLimitPartition.GetFixedWindowLimiter(account, _ => RateLimits.PerMinute(settings.SignInPerMinute)));

    /// <exception cref="Refusal">429 with the seconds to wait.</exception>
    public void Try(string account)
    {
        using var lease = accounts.AttemptAcquire(account.Trim().ToUpperInvariant());
        if (!lease.IsAcquired)
            throw RateLimits.TooMany(lease);
    }

    public void Dispose() => accounts.Dispose();
}

static class RateLimits
{
    public static FixedWindowRateLimiterOptions PerMinute(int permits) => new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 };

    public static Refusal TooMany(RateLimitLease lease) =>
        new(429, "too-many-requests", "Too many requests", "Wait a moment and try again.")
        {
            RetryAfterSeconds = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 1,
        };

    public static IServiceCollection AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection("RateLimits").Get<RateLimitSettings>() ?? new RateLimitSettings();
        services.AddSingleton(settings);
        services.AddSingleton<SignInLimiter>();
        return services.AddRateLimiter(options =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(http => Bucket("user " + Who(http), settings.UserPerSecond, settings.UserBurst)),
                PartitionedRateLimiter.Create<HttpContext, string>(http => http.User.FindFirstValue(CallerClaims.Organization) is { } organization
                    ? Bucket("organization " + organization, settings.OrganizationPerSecond, settings.OrganizationBurst)
                    : RateLimitPartition.GetNoLimiter("")),
                PartitionedRateLimiter.Create<HttpContext, string>(http => Has<HeavyWork>(http)
                    ? RateLimitPartition.GetFixedWindowLimiter("heavy " + Who(http), _ => PerMinute(settings.HeavyPerMinute))
                    : RateLimitPartition.GetNoLimiter("")),
                PartitionedRateLimiter.Create<HttpContext, string>(http => Has<SignInTry>(http)
                    ? RateLimitPartition.GetFixedWindowLimiter("sign-in " + http.Connection.RemoteIpAddress, _ => PerMinute(settings.SignInPerMinute))
                    : RateLimitPartition.GetNoLimiter("")));
            options.OnRejected = (context, _) => throw TooMany(context.Lease);
        });
    }

    static string Who(HttpContext http) => http.User.FindFirstValue(CallerClaims.User) ?? http.Connection.RemoteIpAddress?.ToString() ?? "nobody";

    static bool Has<T>(HttpContext http) where T : class => http.GetEndpoint()?.Metadata.GetMetadata<T>() is not null;

    static RateLimitPartition<string> Bucket(string key, int perSecond, int burst) =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = Math.Max(1, perSecond / 10),
            ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
            QueueLimit = 0,
        });
}
