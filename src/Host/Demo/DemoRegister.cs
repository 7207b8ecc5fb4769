using Npgsql;
using Pumpjack.Assets.Records;
using Pumpjack.Assets.Register;
using Pumpjack.Assets.Wells;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Scope;
using Pumpjack.Platform.Units;
using Pumpjack.Tenancy.Users;

namespace Pumpjack.Host.Demo;

/// <summary>The demo operator's users and master data. Runs in one transaction: they are all there, or none.</summary>
static class DemoRegister
{
    public const string Organization = "Caprock Demo Operating";

    public static readonly IReadOnlyList<(string Name, string Number, string County, string CountyCode, int Field, int Region)> Leases =
    [
        ("Ratliff Ranch", "D-0101", "Andrews", "003", 0, 1), ("Dean Draw", "D-0102", "Martin", "317", 1, 2), ("Mesa Larga", "D-0103", "Andrews", "003", 0, 1),
    ];

    public static readonly IReadOnlyList<(string Name, int Lease, decimal Latitude, decimal Longitude)> Batteries =
    [
        ("Ratliff Ranch Battery 1", 0, 32.2710m, -102.6420m), ("Ratliff Ranch Battery 2", 0, 32.2880m, -102.6280m),
        ("Dean Draw Battery 1", 1, 32.3140m, -101.9310m), ("Dean Draw Battery 2", 1, 32.3310m, -101.9130m),
        ("Mesa Larga Battery 1", 2, 32.4020m, -102.7150m), ("Mesa Larga Battery 2", 2, 32.4190m, -102.6990m),
    ];

    static readonly (string Name, string Code, string County, string Basin)[] Fields =
        [("Fuhrman-Mascho", "D-FM", "Andrews", "Permian"), ("Spraberry (Trend Area)", "D-SP", "Martin", "Permian"), ("Mesa Larga (Devonian)", "D-MD", "Andrews", "Permian")];

    /// <summary>Makes the users who are missing.</summary>
    public static async Task MakeUsersAsync(IServiceProvider services, DemoSignIns signIns, CancellationToken ct)
    {
        var users = services.GetRequiredService<UserService>();
        var there = await EmailsAsync(users, ct);
        foreach (var (role, name) in DemoSignIns.Users)
            if (!there.ContainsKey(DemoSignIns.Email(role)))
                await users.CreateAsync(new User { Email = DemoSignIns.Email(role), DisplayName = name, Roles = [role], Password = signIns.PasswordToUse() }, ct);
    }

    /// <summary>Ids of the organisation's demo users by address.</summary>
    public static async Task<Dictionary<string, Guid>> EmailsAsync(UserService users, CancellationToken ct) =>
        (await users.ListAsync("demo.pumpjack.example", 50, null, ct)).Items.ToDictionary(u => u.Email!, u => u.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>The demo's wells that are there: id by API number with 14 digits.</summary>
    public static async Task<Dictionary<string, Guid>> WellsAsync(IServiceProvider services, CancellationToken ct)
    {
        var scope = services.GetRequiredService<TenantScope>();
        await using var command = new NpgsqlCommand("select api_number, id from assets.well where active_ind and api_number = any($1)", scope.Connection, scope.Transaction)
        {
            Parameters = { new() { Value = DemoWell.All.Select(w => Digits(w.ApiNumber)).ToArray() } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        Dictionary<string, Guid> wells = [];
        while (await reader.ReadAsync(ct))
            wells[reader.GetString(0)] = reader.GetGuid(1);
        return wells;
    }

    public static string Digits(string apiNumber) => apiNumber.Replace("-", "", StringComparison.Ordinal) + "0000";

    /// <summary>Makes companies, regions, fields, leases, batteries, wells, and who visits them.</summary>
    public static async Task MakeAsync(IServiceProvider services, DateOnly begin, CancellationToken ct)
    {
        var operates = await AddAsync(services, new Company { CompanyName = Organization, CompanyCode = "D-CAP", CompanyType = "operator", OperatorType = OperatorType.Operator, IsOperator = true }, ct);
        await AddAsync(services, new Company { CompanyName = "Llano Vista Partners", CompanyCode = "D-LLA", CompanyType = "partner", OperatorType = OperatorType.NonOperator, IsPartner = true }, ct);
        await AddAsync(services, new Company { CompanyName = "High Plains Crude Purchasing", CompanyCode = "D-HPC", CompanyType = "purchaser", IsVendor = true }, ct);
        await AddAsync(services, new Company { CompanyName = "Two Mesas Midstream", CompanyCode = "D-TMM", CompanyType = "purchaser", IsVendor = true }, ct);

        var permian = await AddAsync(services, new Region { RegionName = "Permian Basin", RegionCode = "D-PB" }, ct);
        Guid[] regions =
        [
            permian,
            await AddAsync(services, new Region { RegionName = "Central Basin Platform", RegionCode = "D-CBP", ParentRegionId = permian }, ct),
            await AddAsync(services, new Region { RegionName = "Midland Basin", RegionCode = "D-MB", ParentRegionId = permian }, ct),
        ];
        List<Guid> fields = [], leases = [], batteries = [];
        foreach (var (name, code, county, basin) in Fields)
            fields.Add(await AddAsync(services, new Field
            {
                FieldName = name,
                FieldCode = code,
                Basin = basin,
                Country = "US",
                State = "TX",
                County = county,
                OperatorId = operates,
                RegionId = regions[county == "Martin" ? 2 : 1],
            }, ct));
        foreach (var lease in Leases)
            leases.Add(await AddAsync(services, new Lease
            {
                LeaseName = lease.Name,
                LeaseNumber = lease.Number,
                FieldId = fields[lease.Field],
                LessorName = lease.Name + " Mineral Trust",
                EffectiveDate = begin.AddYears(-14),
                PrimaryTerm = 36,
                RoyaltyRate = 0.2m,
                WorkingInterest = lease.County == "Martin" ? 0.75m : 1m,
                NetRevenueInterest = lease.County == "Martin" ? 0.6m : 0.8m,
                GrossAcres = 1_280,
                NetAcres = 1_280,
            }, ct));
        foreach (var battery in Batteries)
            batteries.Add(await AddAsync(services, new Facility
            {
                FacilityName = battery.Name,
                FacilityCode = $"D-{battery.Lease + 1}{battery.Name[^1]}",
                FacilityType = FacilityType.TankBattery,
                FieldId = fields[Leases[battery.Lease].Field],
                OperatorId = operates,
                Latitude = battery.Latitude,
                Longitude = battery.Longitude,
                InstallationDate = begin.AddYears(-11),
            }, ct));

        var rows = DemoWell.All.Select(w => Row(w, begin, operates, fields, leases, batteries, regions)).ToList();
        var results = await services.GetRequiredService<WellImportService>().UpsertAsync(rows, new WellImportOptions(CreateMissing: false), ct);
        if (results.FirstOrDefault(r => r.Outcome == WellImportOutcome.Refused) is { } refused)
            throw new InvalidOperationException("A demo well was refused: " + refused.Errors[0]);
        await AssignAsync(services, begin, [.. results.Select(r => r.WellId!.Value)], ct);
    }

    static WellImportRow Row(DemoWell w, DateOnly begin, Guid operates, List<Guid> fields, List<Guid> leases, List<Guid> batteries, Guid[] regions)
    {
        var first = begin.AddDays(w.FirstDay);
        var lease = Leases[w.Lease];
        var well = new Well
        {
            WellName = w.Name,
            ApiNumber = w.ApiNumber,
            WellNumber = w.Name[(lease.Name.Length + 1)..],
            LeaseId = leases[w.Lease],
            FieldId = w.Type == WellType.Gas ? fields[2] : fields[lease.Field],
            FacilityId = batteries[w.Battery],
            OperatorId = operates,
            RegionId = regions[lease.Region],
            State = "TX",
            County = lease.County,
            WellType = w.Type,
            WellStatus = w.ShutInDay is null ? WellStatus.Producing : WellStatus.ShutIn,
            WellPurpose = w.Type switch { WellType.Injection => WellPurpose.Injection, WellType.Disposal => WellPurpose.Disposal, _ => WellPurpose.Development },
            SpudDate = first.AddDays(-75),
            CompletionDate = first.AddDays(-6),
            FirstProductionDate = first,
            SurfaceLatitude = w.Latitude,
            SurfaceLongitude = w.Longitude,
            BottomLatitude = w.Horizontal ? w.Latitude + 0.0270m : null,
            BottomLongitude = w.Horizontal ? w.Longitude : null,
            TotalDepth = w.Depth,
            Tvd = w.Horizontal ? 8_900 + w.Number : w.Depth,
            GroundElevation = 3_050 + w.Number,
            KbElevation = 3_066 + w.Number,
            IsHorizontal = w.Horizontal,
        };
        return new WellImportRow(well, new HashSet<string>()) { StatusSince = w.ShutInDay is { } shut ? begin.AddDays(shut) : first };
    }

    static async Task AssignAsync(IServiceProvider services, DateOnly begin, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var users = await EmailsAsync(services.GetRequiredService<UserService>(), ct);
        var assignments = services.GetRequiredService<WellAssignmentService>();
        foreach (var (role, visits) in new (string, Func<DemoWell, bool>)[] { (Roles.Pumper, w => w.OnRoute), (Roles.Partner, w => w.PartnerOwned) })
            await assignments.ReplaceAsync(users[DemoSignIns.Email(role)],
                new WellAssignments([.. DemoWell.All.Where(visits).Select(w => new WellAssignment(ids[w.Number - 1], begin, RouteOrder: w.Number))]), ct);
    }

    static async Task<Guid> AddAsync<T>(IServiceProvider services, T record, CancellationToken ct) where T : AssetRecord, new() =>
        (await services.GetRequiredService<AssetService<T>>().CreateAsync(record, UnitSystem.Us, ct)).Record.Id;
}
