using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Pumpjack.Tenancy.SignIn;

/// <summary>Work that starts once a successful answer is out, so that it can neither delay nor betray itself by delaying.</summary>
sealed class AfterAnswer(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, ILogger<AfterAnswer> log)
{
    /// <summary>Something quick, such as handing a mail to its queue.</summary>
    public static void Run(HttpContext http, Action work) =>
        http.Response.OnCompleted(() =>
        {
            if (http.Response.StatusCode < 400)
                work();
            return Task.CompletedTask;
        });

    public void Run<TService>(HttpContext http, Func<TService, CancellationToken, Task> work) where TService : notnull =>
        http.Response.OnCompleted(() =>
        {
            if (http.Response.StatusCode < 400)
                _ = WorkAsync(work);
            return Task.CompletedTask;
        });

    async Task WorkAsync<TService>(Func<TService, CancellationToken, Task> work) where TService : notnull
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await work(scope.ServiceProvider.GetRequiredService<TService>(), lifetime.ApplicationStopping);
        }
        catch (Exception e)
        {
            log.LogError(e, "What was to happen after the answer failed: {Service}", typeof(TService).Name);
        }
    }
}
