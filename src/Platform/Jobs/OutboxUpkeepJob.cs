using Pumpjack.Platform.Events;
using Quartz;

namespace Pumpjack.Platform.Jobs;

/// <summary>Clears events that were handled a week ago; parked ones stay until somebody settles them.</summary>
[DisallowConcurrentExecution]
sealed class OutboxUpkeepJob(WorkerDataSource worker) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await using var command = worker.Source.CreateCommand("delete from events.outbox where state = 'published' and happened_at < now() - interval '7 days'");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
