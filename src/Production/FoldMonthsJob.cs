using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Pumpjack.Platform.Jobs;
using Pumpjack.Platform.Scope;
using Quartz;

namespace Pumpjack.Production;

/// <summary>
/// Folds the marked months into the sums of places. Nobody waits for it: until then readers take those months from the wells, so a late
/// run costs them time and never a wrong figure.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class FoldMonthsJob(EachOrganization organizations) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await organizations.RunAsync("fold-months", async (services, ct) =>
        {
            var scope = services.GetRequiredService<TenantScope>();
            await using var command = new NpgsqlCommand("select production.fold_months()", scope.Connection, scope.Transaction);
            await command.ExecuteNonQueryAsync(ct);
        }, cancellationToken);
}
