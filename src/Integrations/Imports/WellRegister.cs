using Npgsql;
using Pumpjack.Assets.Wells;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Integrations.Imports;

/// <summary>The wells a file's names and API numbers lead to.</summary>
internal sealed class WellRegister
{
    readonly Dictionary<string, Guid> byName = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, Guid> byApi = [];
    readonly HashSet<string> twice = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The wells the caller may see.</summary>
    public static async Task<WellRegister> LoadAsync(TenantScope scope, CancellationToken ct)
    {
        await scope.OpenAsync(ct);
        var register = new WellRegister();
        await using var command = new NpgsqlCommand("select id, well_name, api_number from assets.well where active_ind", scope.Connection, scope.Transaction);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var id = reader.GetGuid(0);
            if (!scope.Wells.Contains(id))
                continue;
            if (!register.byName.TryAdd(reader.GetString(1), id))
                register.twice.Add(reader.GetString(1));
            if (!reader.IsDBNull(2))
                register.byApi[reader.GetString(2)] = id;
        }
        return register;
    }

    /// <summary>The well of a name or API number; why not, otherwise.</summary>
    public bool TryFind(string? name, string? api, out Guid id, out string why)
    {
        why = "";
        if (api is not null)
        {
            if (ApiNumber.Read(api, out var number) is { } error)
            {
                id = default;
                why = ApiNumber.Explain(error);
                return false;
            }
            if (byApi.TryGetValue(number.Digits14, out id))
                return true;
        }
        if (name is not null && twice.Contains(name))
        {
            id = default;
            why = $"More than one well is called {name}; give its API number.";
            return false;
        }
        if (name is not null && byName.TryGetValue(name, out id))
            return true;
        id = default;
        why = $"There is no well {name ?? api}.";
        return false;
    }
}
