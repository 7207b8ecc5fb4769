namespace Pumpjack.Platform.Refusals;

/// <summary>One value that needs another look.</summary>
/// <param name="Pointer">JSON pointer to the member, e.g. <c>#/oilVolume</c> or <c>#/items/3/hoursOn</c>.</param>
/// <param name="Code">Stable kebab-case code of the rule.</param>
/// <param name="Detail">A sentence a person can act on.</param>
public sealed record FieldError(string Pointer, string Code, string Detail);

/// <summary>
/// Understood, and cannot be done. Thrown by services, turned into RFC 9457 at one place. Each module lists its refusals in its
/// <c>…Problems</c> class.
/// </summary>
public sealed class Refusal : Exception
{
    /// <param name="status">HTTP status: 400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429 or 503.</param>
    /// <param name="code">Stable kebab-case code; never reused.</param>
    /// <param name="title">What happened, the same for every occurrence.</param>
    /// <param name="detail">This occurrence, in a sentence a person can act on.</param>
    /// <param name="errors">Field errors, all of them together.</param>
    public Refusal(int status, string code, string title, string? detail = null, IReadOnlyList<FieldError>? errors = null) : base(detail ?? title)
    {
        Status = status;
        Code = code;
        Title = title;
        Detail = detail;
        Errors = errors ?? [];
    }

    public int Status { get; }
    public string Code { get; }
    public string Title { get; }
    public string? Detail { get; }
    public IReadOnlyList<FieldError> Errors { get; }

    /// <summary>Further members of the problem document: the existing id, the current state, …</summary>
    public Dictionary<string, object?> Extensions { get; init; } = [];

    /// <summary>Seconds after which another try makes sense; sets Retry-After.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>True when the same request may succeed later.</summary>
    public bool Retryable => Status is 429 or 503;
}

/// <summary>Refusals any module may need.</summary>
public static class Problems
{
    public static Refusal NotFound(string what) => new(404, "not-found", "There is no such record", $"There is no {what} with this id.");

    public static Refusal Forbidden(string detail) => new(403, "forbidden", "This is not yours to do", detail);

    public static Refusal SignInNeeded() => new(401, "sign-in-needed", "Sign in first", "The request carries no valid sign-in.");

    public static Refusal SessionEnded() => new(401, "session-ended", "The session has ended", "Sign in again: this session was ended or your rights changed.");

    public static Refusal Fields(params IReadOnlyList<FieldError> errors) =>
        new(422, "fields", "Some values need another look", errors.Count == 1 ? errors[0].Detail : $"{errors.Count} values need another look.", errors);

    public static Refusal Unreadable(string pointer, string code, string detail) =>
        new(400, "unreadable", "The request cannot be read", detail, [new FieldError(pointer, code, detail)]);

    public static Refusal BadParameter(string name, string detail) =>
        new(400, "bad-parameter", "A parameter cannot be read", detail, [new FieldError("?" + name, "bad-parameter", detail)]);

    public static Refusal PreconditionNeeded() =>
        new(428, "precondition-needed", "Say which version you saw", "Send If-Match with the ETag you read, or rowVersion in the body; If-None-Match: * to create.");

    public static Refusal Stale(object current) =>
        new(412, "stale-version", "Somebody changed it meanwhile", "The record changed since you read it. Look at the current state and try again.")
        {
            Extensions = { ["current"] = current },
        };

    public static Refusal ExistsWithDifferentContent(string id) =>
        new(409, "exists-with-different-content", "This id is taken", "A record with this id and other content exists already.")
        {
            Extensions = { ["existingId"] = id },
        };

    public static Refusal Busy(string detail) =>
        new(503, "busy", "Try again in a moment", detail) { RetryAfterSeconds = 1 };
}
