using Pumpjack.Platform.Events;
using Quartz;

namespace Pumpjack.Tenancy.SignIn;

/// <summary>Forgets sign-ins that ended a month ago.</summary>
sealed class SessionPurgeJob(WorkerDataSource worker) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await using var command = worker.Source.CreateCommand("select platform.purge_sessions()");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
