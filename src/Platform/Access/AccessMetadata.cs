using Microsoft.AspNetCore.Builder;

namespace Pumpjack.Platform.Access;

/// <summary>What an endpoint asks of its caller.</summary>
public sealed record RequiredPermission(Permission Permission);

/// <summary>An endpoint anybody may call, with the reason why.</summary>
public sealed record OpenToAnyone(string Reason);

/// <summary>An endpoint that opens its scope together with its first query, to save a round trip.</summary>
public sealed record OpensItsOwnScope;

/// <summary>Reading this is written to the access audit (users, audit trail, keys).</summary>
public sealed record SensitiveRead;

public static class AccessMetadata
{
    /// <summary>Names the permission a caller needs. Every endpoint has this or <see cref="AllowAnyone"/>; a rules test walks them.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder endpoint, Permission permission) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new RequiredPermission(permission));

    /// <summary>Opens an endpoint to anybody, and says why.</summary>
    public static TBuilder AllowAnyone<TBuilder>(this TBuilder endpoint, string reason) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new OpenToAnyone(reason));

    /// <summary>The handler sends the opening of the scope with its first batch.</summary>
    public static TBuilder OpensScopeItself<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new OpensItsOwnScope());

    /// <summary>Writes each read to the access audit.</summary>
    public static TBuilder IsSensitive<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new SensitiveRead());
}
