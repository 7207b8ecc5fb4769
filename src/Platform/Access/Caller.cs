namespace Pumpjack.Platform.Access;

/// <summary>Who is at work: a verified person, machine or job, and the organisation they work for.</summary>
/// <param name="UserId">The person; for a job the person who asked for it, or none.</param>
/// <param name="OrganizationId">The organisation from the verified identity, never from the request.</param>
/// <param name="SessionId">The sign-in the ticket belongs to; none for API keys and jobs.</param>
/// <param name="SecurityStamp">The stamp the ticket was made with; a changed one ends the session.</param>
/// <param name="Roles">Role names of <see cref="Access.Roles"/>.</param>
/// <param name="Client">What the program calls itself (User-Agent, "job", …), for the audit.</param>
/// <param name="RequestId">Trace id of the request, for the audit.</param>
public sealed record Caller(
    Guid? UserId,
    Guid OrganizationId,
    Guid? SessionId,
    string? SecurityStamp,
    IReadOnlyList<string> Roles,
    string? Client,
    string? RequestId)
{
    static readonly AsyncLocal<Caller?> Flow = new();

    /// <summary>The caller of the request or job that is running, or null outside of one.</summary>
    public static Caller? Current
    {
        get => Flow.Value;
        internal set => Flow.Value = value;
    }

    /// <summary>True when one of the caller's roles carries the permission.</summary>
    public bool May(Permission permission) => Permissions.Allows(permission, Roles);

    /// <summary>True when the caller sees only wells assigned to them.</summary>
    public bool IsRestrictedToAssignedWells => !May(Permission.AllWells);

    /// <summary>True when prices, costs and interests may be shown to the caller.</summary>
    public bool SeesMoney => May(Permission.MoneyRead);

    /// <summary>A job of an organisation: every permission, no session.</summary>
    /// <param name="organizationId">The organisation the job works for; a job without one does not exist.</param>
    /// <param name="userId">The person who asked for it, if any.</param>
    /// <param name="name">The job's name, for the audit.</param>
    public static Caller Job(Guid organizationId, Guid? userId, string name) =>
        new(userId, organizationId, null, null, [Access.Roles.Owner], "job:" + name, null);
}
