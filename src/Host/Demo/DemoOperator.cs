using System.Globalization;
using Npgsql;
using Pumpjack.Platform.Database;
using Pumpjack.Platform.Jobs;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;
using Pumpjack.Production.DailyProduction;
using Pumpjack.Tenancy.Organizations;
using Pumpjack.Tenancy.Users;
using UnitSystem = Pumpjack.Platform.Units.UnitSystem;

namespace Pumpjack.Host.Demo;

/// <summary>
/// An operator to look around in: 40 wells, five years of days up to yesterday, users of every role. What is missing is made at every
/// start; every step is one transaction, so a killed start is continued by the next one.
/// </summary>
sealed class DemoOperator(IServiceProvider services, TextWriter output)
{
    const string Job = "demo";
    const int Years = 5, DatesInABatch = 125; // with 40 wells about 5,000 days

    readonly EachOrganization organizations = services.GetRequiredService<EachOrganization>();

    /// <summary>With the private server unless <c>--no-demo</c>; in a database of one's own only with <c>--demo</c>.</summary>
    public static bool IsWanted(string[] arguments, DatabaseSettings settings) =>
        !arguments.Contains("--no-demo") && (settings.App is null || arguments.Contains("--demo"));

    /// <summary>Makes what is missing. Trouble is told and ends the demo, not the server.</summary>
    public async Task RunAsync(string folder, CancellationToken ct)
    {
        try
        {
            var signIns = new DemoSignIns(folder);
            var organization = await FindAsync(ct) ?? await RegisterAsync(signIns, ct);
            await organizations.RunOneAsync(organization, null, Job, (s, stop) => DemoRegister.MakeUsersAsync(s, signIns, stop), ct);
            signIns.Print(output);
            await LoadAsync(organization, await PlanAsync(organization, ct), ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The server ends; the next start continues.
        }
        catch (Exception e) when (e is Refusal or NpgsqlException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            output.WriteLine($"demo: not complete ({e.Message}); the next start tries again");
        }
    }

    async Task<Guid?> FindAsync(CancellationToken ct)
    {
        Guid? found = null;
        await organizations.RunAsync(Job, async (s, stop) =>
        {
            if ((await DemoRegister.EmailsAsync(s.GetRequiredService<UserService>(), stop)).ContainsKey(DemoSignIns.Email("owner")))
                found = s.GetRequiredService<TenantScope>().Caller.OrganizationId;
        }, ct);
        return found;
    }

    async Task<Guid> RegisterAsync(DemoSignIns signIns, CancellationToken ct)
    {
        var (role, name) = DemoSignIns.Users[0];
        await using var scope = services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<RegistrationService>()
            .RegisterAsync(new NewOrganization(DemoRegister.Organization, DemoSignIns.Email(role), signIns.PasswordToUse(), name), Job, ct);
        return made.OrganizationId;
    }

    /// <summary>The days to be made: all from the first, of which those before <paramref name="From"/> are there.</summary>
    sealed record Plan(DateOnly Begin, DateOnly From, DateOnly End, TimeZoneInfo Zone, IReadOnlyDictionary<string, Guid> Wells);

    async Task<Plan> PlanAsync(Guid organization, CancellationToken ct)
    {
        Plan? plan = null;
        await organizations.RunOneAsync(organization, null, Job, async (s, stop) =>
        {
            // Counted from the day the organisation was made, so that the same days come again whenever this runs.
            var current = await s.GetRequiredService<OrganizationService>().CurrentAsync(stop);
            var zone = TimeZoneInfo.FindSystemTimeZoneById(current.TimeZone);
            var made = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(current.RowCreatedDate, zone).DateTime);
            var begin = made.AddYears(-Years);
            var wells = await DemoRegister.WellsAsync(s, stop);
            if (wells.Count == 0)
            {
                await DemoRegister.MakeAsync(s, begin, stop);
                wells = await DemoRegister.WellsAsync(s, stop);
            }
            // Batches go forward in time, so the last day nobody entered by hand tells how far they came.
            var scope = s.GetRequiredService<TenantScope>();
            await using var command = new NpgsqlCommand("select max(production_date) from production.daily_production where row_created_by is null", scope.Connection, scope.Transaction);
            await using var reader = await command.ExecuteReaderAsync(stop);
            await reader.ReadAsync(stop);
            DateOnly? last = await reader.IsDBNullAsync(0, stop) ? null : reader.GetFieldValue<DateOnly>(0);
            plan = new Plan(begin, last?.AddDays(1) ?? begin, ProductionDay.Today(services.GetRequiredService<TimeProvider>(), zone).AddDays(-1), zone, wells);
        }, ct);
        return plan!;
    }

    async Task LoadAsync(Guid organization, Plan plan, CancellationToken ct)
    {
        if (plan.From > plan.End)
            return;
        var wells = DemoWell.All.Where(w => plan.Wells.ContainsKey(DemoRegister.Digits(w.ApiNumber)))
            .Select(w => (Id: plan.Wells[DemoRegister.Digits(w.ApiNumber)], Days: new DemoDays(w, plan.Begin, plan.End, plan.Zone).All().ToList())).ToList();
        var total = wells.Sum(w => w.Days.Count(d => d is not null));
        int made = 0, refused = 0;
        for (var from = plan.From; from <= plan.End; from = from.AddDays(DatesInABatch))
        {
            var first = from.DayNumber - plan.Begin.DayNumber;
            var batch = wells.SelectMany(w => w.Days.Skip(first).Take(DatesInABatch).OfType<DailyProduction>().Select(d =>
            {
                d.WellId = w.Id;
                return d;
            })).ToList();
            await organizations.RunOneAsync(organization, null, Job, async (s, stop) =>
            {
                var entries = await s.GetRequiredService<DailyProductionService>().RecordAsync(batch, UnitSystem.Us, OnDuplicate.Skip, EntrySource.Import, stop);
                refused += entries.Count(e => e.Outcome == EntryOutcome.Refused);
                made += entries.Count(e => e.Outcome == EntryOutcome.Created);
            }, ct);
            var so = wells.Sum(w => w.Days.Take(first + DatesInABatch).Count(d => d is not null));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"demo: {so:#,0} of {total:#,0} days"));
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"demo: complete up to {plan.End:yyyy-MM-dd}, {made:#,0} days new{(refused > 0 ? $", {refused:#,0} refused" : "")}"));
    }
}
