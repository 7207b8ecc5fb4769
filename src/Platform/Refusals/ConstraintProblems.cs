using System.Collections.Frozen;
using Npgsql;

namespace Pumpjack.Platform.Refusals;

/// <summary>What a named SQL constraint says to a person. Modules add their own; the rest is told from the constraint's kind.</summary>
/// <param name="Constraint">Name of the constraint.</param>
/// <param name="Refuse">The refusal it stands for.</param>
public sealed record ConstraintProblem(string Constraint, Func<PostgresException, Refusal> Refuse);

/// <summary>Turns what PostgreSQL refuses into what a person can act on.</summary>
sealed class ConstraintProblems(IEnumerable<ConstraintProblem> known)
{
    readonly FrozenDictionary<string, Func<PostgresException, Refusal>> byName = known.ToFrozenDictionary(k => k.Constraint, k => k.Refuse);

    /// <summary>The refusal for a database error, or null when it is a fault of ours.</summary>
    public Refusal? Translate(PostgresException e)
    {
        if (e.ConstraintName is { } name && byName.TryGetValue(name, out var refuse))
            return refuse(e);
        return e.SqlState switch
        {
            PostgresErrorCodes.UniqueViolation => new Refusal(409, "already-exists", "There is one already", $"Another record has the same value ({e.ConstraintName}).")
            {
                Extensions = { ["constraint"] = e.ConstraintName },
            },
            PostgresErrorCodes.ForeignKeyViolation when e.MessageText.Contains("still referenced", StringComparison.Ordinal) =>
                new Refusal(409, "still-in-use", "Something still refers to it", "Other records refer to this one; move or remove them first."),
            PostgresErrorCodes.ForeignKeyViolation => Problems.Fields(new FieldError("#", "unknown-reference", $"A record this one refers to does not exist ({e.ConstraintName}).")),
            PostgresErrorCodes.CheckViolation => Problems.Fields(new FieldError("#", Code(e.ConstraintName), $"A rule of the record does not hold ({e.ConstraintName}).")),
            PostgresErrorCodes.NumericValueOutOfRange => Problems.Fields(new FieldError("#", "out-of-range", "A number is too large for its column.")),
            PostgresErrorCodes.StringDataRightTruncation => Problems.Fields(new FieldError("#", "too-long", "A text is longer than its column.")),
            PostgresErrorCodes.UntranslatableCharacter or PostgresErrorCodes.CharacterNotInRepertoire =>
                Problems.Unreadable("#", "bad-character", "A text holds a character that cannot be stored."),
            PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable =>
                Problems.Busy("Somebody else was writing the same records; nothing was changed."),
            PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.CrashShutdown =>
                Problems.Busy("The database is not ready; nothing was changed."),
            _ => null,
        };
    }

    static string Code(string? constraint) => (constraint ?? "rule").Replace('_', '-');
}
