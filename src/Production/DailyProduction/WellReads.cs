using Npgsql;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Production.DailyProduction;

/// <summary>The little that reads of days ask about a well.</summary>
internal sealed class WellReads(TenantScope scope)
{
    /// <summary>Refuses a well the caller cannot see.</summary>
    public async Task RequireAsync(Guid wellId, CancellationToken ct)
    {
        await scope.OpenAsync(ct);
        await using var command = new NpgsqlCommand("select 1 from assets.well where id = $1 and active_ind", scope.Connection, scope.Transaction)
        {
            Parameters = { new() { Value = wellId } },
        };
        if (!scope.Wells.Contains(wellId) || await command.ExecuteScalarAsync(ct) is null)
            throw ProductionProblems.NoSuchWell();
    }

    /// <summary>The largest believable values of a well.</summary>
    public async Task<WellLimits> LimitsAsync(Guid wellId, CancellationToken ct)
    {
        var probe = new DayEntry(new DailyProduction { WellId = wellId, ProductionDate = DateOnly.FromDateTime(scope.Now.UtcDateTime) });
        var context = await DayContext.LoadAsync(scope, [probe], ct);
        return context.Wells.TryGetValue(wellId, out var well) ? well.Limits : throw ProductionProblems.NoSuchWell();
    }
}
