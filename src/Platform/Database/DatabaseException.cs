namespace Pumpjack.Platform.Database;

/// <summary>The database cannot be started, prepared or migrated. The message says what to do about it.</summary>
public sealed class DatabaseException : Exception
{
    public DatabaseException(string message) : base(message) { }

    public DatabaseException(string message, Exception inner) : base(message, inner) { }
}
