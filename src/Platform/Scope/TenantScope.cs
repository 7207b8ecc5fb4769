using Npgsql;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Refusals;

namespace Pumpjack.Platform.Scope;

/// <summary>
/// One request or job of one organisation: one connection, one transaction. Opened from the verified identity; everything a module
/// reads or writes goes through it, and row security sees the organisation it was opened for.
/// </summary>
public sealed class TenantScope(NpgsqlDataSource app, TimeProvider clock) : IAsyncDisposable
{
    NpgsqlConnection? connection;
    NpgsqlTransaction? transaction;
    Caller? caller;
    VisibleWells? wells;
    bool announced;

    /// <summary>The caller. A scope without one throws: an empty list would be too quiet a failure.</summary>
    public Caller Caller => caller ?? throw new InvalidOperationException("No scope: the caller is not known yet.");

    /// <summary>The wells the caller may see; known once the scope is open.</summary>
    public VisibleWells Wells => wells ?? throw new InvalidOperationException("No scope: open it before asking for the visible wells.");

    /// <summary>The wells the caller may see; asks the database only for callers who are restricted, so that others need no round trip for it.</summary>
    public async ValueTask<VisibleWells> VisibleWellsAsync(CancellationToken ct)
    {
        if (!announced && !Caller.IsRestrictedToAssignedWells)
            return VisibleWells.All;
        await OpenAsync(ct);
        return Wells;
    }

    /// <summary>The open connection, inside the scope's transaction.</summary>
    public NpgsqlConnection Connection =>
        announced ? connection! : throw new InvalidOperationException("No scope: open it before touching the database.");

    /// <summary>The scope's transaction.</summary>
    public NpgsqlTransaction Transaction => announced ? transaction! : throw new InvalidOperationException("No scope: it is not open.");

    /// <summary>Now, by the application's clock.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>True once row security knows the organisation.</summary>
    public bool IsOpen => announced;

    /// <summary>Says who is at work. Once per scope.</summary>
    public void Begin(Caller who)
    {
        if (caller is not null)
            throw new InvalidOperationException("The scope belongs to a caller already.");
        caller = who;
        Caller.Current = who;
    }

    /// <summary>Opens the scope in a round trip of its own, unless it is open.</summary>
    /// <exception cref="Refusal">401 when the session was ended or the user's rights changed.</exception>
    public async ValueTask OpenAsync(CancellationToken ct)
    {
        if (announced)
            return;
        var batch = await BatchAsync(ct);
        await using var reader = await ReadAsync(batch, ct);
    }

    /// <summary>A batch in the scope's transaction. When the scope is not open yet, its opening travels as the batch's first command.</summary>
    public async ValueTask<NpgsqlBatch> BatchAsync(CancellationToken ct)
    {
        if (connection is null)
        {
            connection = await app.OpenConnectionAsync(ct);
            transaction = await connection.BeginTransactionAsync(ct); // travels with the first command
        }
        var batch = new NpgsqlBatch(connection, transaction);
        if (!announced)
            batch.BatchCommands.Add(Opening());
        return batch;
    }

    /// <summary>Runs a batch made by <see cref="BatchAsync"/>; the reader stands on the first result of the caller's own commands.</summary>
    /// <exception cref="Refusal">401 when the session was ended or the user's rights changed.</exception>
    public async ValueTask<NpgsqlDataReader> ReadAsync(NpgsqlBatch batch, CancellationToken ct)
    {
        var reader = await batch.ExecuteReaderAsync(ct);
        if (announced)
            return reader;
        await reader.ReadAsync(ct);
        if (!reader.GetBoolean(0))
        {
            await reader.DisposeAsync();
            throw Problems.SessionEnded();
        }
        wells = await reader.IsDBNullAsync(1, ct) ? VisibleWells.All : VisibleWells.Only(reader.GetFieldValue<Guid[]>(1));
        announced = true;
        await reader.NextResultAsync(ct);
        return reader;
    }

    NpgsqlBatchCommand Opening()
    {
        var who = Caller;
        return new NpgsqlBatchCommand("select valid, well_ids from platform.open_scope($1, $2, $3, $4, $5, $6, $7)")
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = who.OrganizationId },
                new NpgsqlParameter { Value = (object?)who.UserId ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid },
                new NpgsqlParameter { Value = (object?)who.SessionId ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid },
                new NpgsqlParameter { Value = (object?)who.SecurityStamp ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text },
                new NpgsqlParameter<bool> { TypedValue = who.IsRestrictedToAssignedWells },
                new NpgsqlParameter { Value = (object?)who.RequestId ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text },
                new NpgsqlParameter { Value = (object?)who.Client ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text },
            },
        };
    }

    /// <summary>Makes the work lasting. Nothing to do when nothing was asked of the database.</summary>
    public async ValueTask CommitAsync(CancellationToken ct)
    {
        if (transaction is null)
            return;
        await transaction.CommitAsync(ct);
        await EndAsync();
    }

    async ValueTask EndAsync()
    {
        announced = false;
        if (transaction is not null)
            await transaction.DisposeAsync();
        if (connection is not null)
            await connection.DisposeAsync();
        transaction = null;
        connection = null;
    }

    /// <summary>Rolls back what was not committed.</summary>
    public ValueTask DisposeAsync() => EndAsync();
}
