using System.Text.Json;

namespace Pumpjack.Platform.Audit;

/// <summary>One entry of what was written.</summary>
/// <param name="Id">Running number; later is higher.</param>
/// <param name="HappenedAt">When.</param>
/// <param name="UserId">Who; null for work nobody asked for.</param>
/// <param name="Request">Trace id of the request or job.</param>
/// <param name="Client">What the program called itself.</param>
/// <param name="Table">Schema and table, e.g. <c>production.daily_production</c>.</param>
/// <param name="Action">insert, update or delete.</param>
/// <param name="Keys">Keys of the rows; an insert names all rows of its statement, and each row is its own after-image.</param>
/// <param name="Before">The row before an update or delete, by column.</param>
/// <param name="After">The row after an update, by column.</param>
public sealed record AuditChange(
    long Id, DateTimeOffset HappenedAt, Guid? UserId, string? Request, string? Client, string Table, string Action,
    IReadOnlyList<string> Keys, JsonElement? Before, JsonElement? After);

/// <summary>A request that was denied or failed, or a sensitive read.</summary>
/// <param name="Id">Running number; later is higher.</param>
/// <param name="HappenedAt">When it was answered.</param>
/// <param name="UserId">Who; null when a key or job called.</param>
/// <param name="Request">Trace id of the request.</param>
/// <param name="Client">What the program called itself.</param>
/// <param name="Address">The caller's IP address.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path without the query.</param>
/// <param name="Status">HTTP status of the answer.</param>
/// <param name="Code">Code of the refusal.</param>
/// <param name="DurationMs">Milliseconds from the request to its answer.</param>
public sealed record AuditAccess(
    long Id, DateTimeOffset HappenedAt, Guid? UserId, string? Request, string? Client, string? Address, string Method, string Path,
    int Status, string? Code, decimal DurationMs);

/// <summary>A link of the hash chain: covers what the transactions of its window wrote.</summary>
/// <param name="Id">Running number.</param>
/// <param name="SealedAt">When.</param>
/// <param name="FromTransaction">First transaction of the window.</param>
/// <param name="BeforeTransaction">First transaction after the window.</param>
/// <param name="ChangeCount">Changes covered.</param>
/// <param name="AccessCount">Accesses covered.</param>
/// <param name="PreviousHash">Hash of the seal before, SHA-256 in hexadecimal; empty for the first.</param>
/// <param name="Hash">SHA-256 in hexadecimal.</param>
public sealed record AuditSealRecord(
    long Id, DateTimeOffset SealedAt, decimal FromTransaction, decimal BeforeTransaction, long ChangeCount, long AccessCount, string PreviousHash, string Hash);

/// <summary>What recomputing the chain found.</summary>
/// <param name="Intact">True when every seal still matches what it covers.</param>
/// <param name="FirstBrokenSeal">Id of the first seal that does not.</param>
/// <param name="Seals">Seals looked at.</param>
/// <param name="Covered">Changes and accesses they cover.</param>
/// <param name="NotYetSealed">Changes and accesses written since the last seal.</param>
/// <param name="LastHash">Hash of the last seal: kept elsewhere, it also tells when the end of the chain was cut off.</param>
/// <param name="VerifiedAt">When this was computed.</param>
public sealed record AuditVerification(bool Intact, long? FirstBrokenSeal, long Seals, long Covered, long NotYetSealed, string? LastHash, DateTimeOffset VerifiedAt);
