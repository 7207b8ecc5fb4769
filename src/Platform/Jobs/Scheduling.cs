using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Pumpjack.Platform.Events;
using Quartz;

namespace Pumpjack.Platform.Jobs;

/// <summary>
/// The scheduler: Quartz with its tables in our database, clustered, over the worker's connections. Schedules and background work
/// survive restarts and spread over instances.
/// </summary>
public static class Scheduling
{
    public static IServiceCollection AddScheduling(this IServiceCollection services)
    {
        services.AddSingleton<DbDataSource>(provider => provider.GetRequiredService<WorkerDataSource>().Source);
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(o =>
            {
                o.InstanceName = "pumpjack";
                o.InstanceId = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.CreateVersion7():N}";
            });
            quartz.UsePersistentStore(store =>
            {
                store.ConfigureStore(o =>
                {
                    o.TablePrefix = "quartz.qrtz_";
                    o.MisfireThreshold = TimeSpan.FromSeconds(60);
                });
                store.UsePostgres(o => o.UseRegisteredDataSource = true);
                store.UseSystemTextJsonSerializer();
                store.UseClustering(c => c.CheckinInterval = TimeSpan.FromSeconds(3));
            });
        });
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        services.Schedule<AuditSealJob>("audit-seal", "15 * * * * ?");
        services.Schedule<OutboxUpkeepJob>("outbox-upkeep", "45 3 * * * ?");
        return services;
    }

    /// <summary>Schedules a job that serves every organisation, by cron expression (seconds first).</summary>
    public static IServiceCollection Schedule<TJob>(this IServiceCollection services, string name, string cron) where TJob : class, IJob =>
        services.AddQuartz(quartz => quartz.ScheduleJob<TJob>(t => t.WithIdentity(name).WithCronSchedule(cron), j => j.WithIdentity(name).StoreDurably()));
}
