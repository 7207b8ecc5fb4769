using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Events;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Platform.Jobs;

/// <summary>Runs a service verb once for every organisation, each in a scope of its own; one that fails does not stop the others.</summary>
public sealed class EachOrganization(WorkerDataSource worker, IServiceScopeFactory scopes, ILogger<EachOrganization> log)
{
    /// <param name="job">Name for the audit.</param>
    /// <param name="verb">What to do inside the organisation's scope; it is committed afterwards.</param>
    /// <param name="ct">Ends between organisations.</param>
    public async Task RunAsync(string job, Func<IServiceProvider, CancellationToken, Task> verb, CancellationToken ct)
    {
        foreach (var organization in await OrganizationsAsync(ct))
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                await RunOneAsync(organization, null, job, verb, ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Job {Job} failed for organisation {Organization}", job, organization);
            }
        }
    }

    /// <summary>Runs a service verb in a scope of one organisation and commits it.</summary>
    public Task RunOneAsync(Guid organization, Guid? user, string job, Func<IServiceProvider, CancellationToken, Task> verb, CancellationToken ct) =>
        RunAsync(organization, user, job, verb, commit: true, ct);

    /// <summary>Runs a service verb in a scope of one organisation and takes everything back: a dry run.</summary>
    public Task RunUncommittedAsync(Guid organization, Guid? user, string job, Func<IServiceProvider, CancellationToken, Task> verb, CancellationToken ct) =>
        RunAsync(organization, user, job, verb, commit: false, ct);

    async Task RunAsync(Guid organization, Guid? user, string job, Func<IServiceProvider, CancellationToken, Task> verb, bool commit, CancellationToken ct)
    {
        await using var services = scopes.CreateAsyncScope();
        var scope = services.ServiceProvider.GetRequiredService<TenantScope>();
        scope.Begin(Caller.Job(organization, user, job));
        try
        {
            await scope.OpenAsync(ct);
            await verb(services.ServiceProvider, ct);
            if (commit)
                await scope.CommitAsync(ct);
        }
        finally
        {
            Caller.Current = null;
        }
    }

    async Task<List<Guid>> OrganizationsAsync(CancellationToken ct)
    {
        await using var command = worker.Source.CreateCommand("select platform.organization_ids()");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new List<Guid>();
        while (await reader.ReadAsync(ct))
            found.Add(reader.GetGuid(0));
        return found;
    }
}
