using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pumpjack.Platform.Events;
using Pumpjack.Platform.Jobs;
using Quartz;

namespace Pumpjack.Integrations.Imports;

/// <summary>Runs one import. Recovered by the scheduler when the program dies under it: it goes on behind its last chunk.</summary>
[DisallowConcurrentExecution]
internal sealed class ImportJob(EachOrganization organizations, ImportFiles files, TimeProvider clock, ILogger<ImportJob> log) : IJob
{
    public const string Group = "imports";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var data = context.MergedJobDataMap;
        var run = new ImportRun(organizations, files, clock, log, Guid.Parse(data.GetString("organization")!), Guid.TryParse(data.GetString("user"), out var user) ? user : null, Guid.Parse(data.GetString("import")!));
        await run.RunAsync(cancellationToken);
    }
}

/// <summary>Hands a queued import to the scheduler, once its row lasts.</summary>
internal sealed class QueuedImports(ISchedulerFactory schedulers, TimeProvider clock) : IEventHandler
{
    public bool Handles(string eventType) => eventType == "import.queued";

    public async Task HandleAsync(DomainEvent happened, CancellationToken ct)
    {
        var import = happened.Payload.GetProperty("id").GetGuid().ToString();
        var scheduler = await schedulers.GetScheduler(ct);
        var job = JobBuilder.Create<ImportJob>().WithIdentity(import, ImportJob.Group).RequestRecovery()
            .UsingJobData("organization", happened.OrganizationId.ToString()).UsingJobData("user", happened.UserId?.ToString() ?? "").UsingJobData("import", import).Build();
        // One trigger for each time it is queued: answers make it run again, and an event that is heard twice does not.
        var key = new TriggerKey(import + "-" + happened.Id.ToString(CultureInfo.InvariantCulture), ImportJob.Group);
        if (await scheduler.Exists(key, ct))
            return;
        var trigger = TriggerBuilder.Create().WithIdentity(key).ForJob(job).StartAt(clock.GetUtcNow()).Build();
        await scheduler.ScheduleJob(job, [trigger], new ScheduleJobOptions { Replace = true }, ct);
    }
}

/// <summary>
/// Every minute: imports that should be under way and that no scheduler knows (their hand-over was lost) are queued again; files of
/// imports that are over for a month are removed.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class ImportSweepJob(EachOrganization organizations, ImportFiles files) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var scheduler = context.Scheduler;
        await organizations.RunAsync("import-sweep", async (services, ct) =>
        {
            var store = services.GetRequiredService<ImportStore>();
            foreach (var id in await store.UnderWayAsync(ct))
                if (!await scheduler.Exists(new JobKey(id.ToString(), ImportJob.Group), ct))
                    await store.EnqueueAsync(id, ct);
            foreach (var id in await store.LongOverAsync(ct))
                files.Delete(services.GetScope().Caller.OrganizationId, id);
        }, cancellationToken);
    }
}
