using Npgsql;
using Pumpjack.Platform.Events;
using Quartz;

namespace Pumpjack.Production;

/// <summary>Keeps the partitions of this year and the next two ready, so that no day ever meets a missing one.</summary>
[DisallowConcurrentExecution]
internal sealed class PartitionUpkeepJob(WorkerDataSource worker, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await using var command = worker.Source.CreateCommand("select production.ensure_year(y) from generate_series($1, $1 + 2) y");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = clock.GetUtcNow().Year });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
