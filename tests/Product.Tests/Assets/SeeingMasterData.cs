using System.Net;
using System.Net.Http.Json;
using Npgsql;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Assets;

/// <summary>Who sees which records, and who may change them.</summary>
public sealed class SeeingMasterData
{
    [Theory, InlineData("pumper"), InlineData("partner")]
    public async Task Those_with_assigned_wells_see_these_and_what_belongs_to_them(string role)
    {
        var world = await World.New();
        var owner = world.Owner();
        async Task<Guid> Lot(string name)
        {
            var company = await owner.Make("companies", new { companyName = "Company " + name, taxId = "12-3" });
            var field = await owner.Make("fields", new { fieldName = "Field " + name, country = "US" });
            var lease = await owner.Make("leases", new { leaseName = "Lease " + name, leaseNumber = name, effectiveDate = "2020-01-01", royaltyRate = 0.2, bonusAmount = 5 });
            var facility = await owner.Make("facilities", new { facilityName = "Facility " + name, facilityType = "separator" });
            var well = await owner.Well(new { wellName = "Well " + name, fieldId = field.Id(), leaseId = lease.Id(), facilityId = facility.Id(), operatorId = company.Id() });
            await owner.Make("equipment", new { equipmentTag = "At well " + name, wellId = well.Id() });
            await owner.Make("equipment", new { equipmentTag = "At facility " + name, facilityId = facility.Id() });
            await owner.Make("rigs", new { rigName = "Rig " + name, currentWellId = well.Id(), dayRate = 7 });
            return well.Id();
        }
        var (mine, other) = (await Lot("mine"), await Lot("other"));
        var client = await world.UserWithWells(role, mine);

        Assert.Equal(["Well mine"], await client.Listed("wells", "wellName"));
        Assert.Equal(["Field mine"], await client.Listed("fields", "fieldName"));
        Assert.Equal(["Lease mine"], await client.Listed("leases", "leaseName"));
        Assert.Equal(["Company mine"], await client.Listed("companies", "companyName"));
        Assert.Equal(["Facility mine"], await client.Listed("facilities", "facilityName"));
        Assert.Equal(["At facility mine", "At well mine"], await client.Listed("equipment", "equipmentTag"));
        Assert.Equal(["Rig mine"], await client.Listed("rigs", "rigName"));
        Assert.Equal(1, (await client.Json("/api/v1/wells?total=true")).GetProperty("total").GetInt32());
        await (await client.GetAsync($"/api/v1/wells/{other}")).Refused(HttpStatusCode.NotFound, "not-found");
        await (await client.GetAsync($"/api/v1/wells/{other}/status-history")).Refused(HttpStatusCode.NotFound, "not-found");

        // Money is not theirs to see.
        foreach (var (path, members) in ((string, string[])[])[("leases", ["royaltyRate", "bonusAmount"]), ("rigs", ["dayRate"]), ("companies", ["taxId"])])
        {
            var seen = (await client.Json("/api/v1/" + path)).GetProperty("items")[0];
            var full = (await owner.Json("/api/v1/" + path)).GetProperty("items")[0];
            Assert.All(members, m => Assert.Null(seen.Text(m)));
            Assert.All(members, m => Assert.NotNull(full.Text(m)));
        }
        var well = await client.Json($"/api/v1/wells/{mine}");
        await (await client.Change("wells", well, ("remark", "x"))).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await client.PostAsJsonAsync("/api/v1/wells", new { wellName = "A", wellType = "oil" })).Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Roles_may_what_the_matrix_says()
    {
        var world = await World.New();
        var owner = world.Owner();
        var lease = await owner.Make("leases", new { leaseName = "L", leaseNumber = "1", effectiveDate = "2020-01-01", royaltyRate = 0.2 });
        var well = await owner.Well(new { totalDepth = 1000 });
        var (manager, land, viewer) = (await world.User("manager"), await world.User("land"), await world.User("viewer"));

        await (await manager.PostAsJsonAsync("/api/v1/wells", new { wellName = "A", wellType = "oil" })).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await manager.DeleteAsync($"/api/v1/wells/{well.Id()}")).Refused(HttpStatusCode.Forbidden, "forbidden");
        well = await manager.Changed("wells", well, ("totalDepth", 1200));
        // Land keeps leases, and the land members of a well.
        var refused = await (await land.Change("wells", well, ("totalDepth", 1300), ("leaseId", lease.Id()))).Refused(HttpStatusCode.Forbidden, "forbidden");
        Assert.Contains("totalDepth", refused.Text("detail"), StringComparison.Ordinal);
        well = await land.Changed("wells", well, ("leaseId", lease.Id()));
        await land.Changed("leases", lease, ("lessorName", "Smith"));
        await (await manager.Change("leases", lease, ("lessorName", "x"))).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await land.PostAsJsonAsync("/api/v1/fields", new { fieldName = "F", country = "US" })).Refused(HttpStatusCode.Forbidden, "forbidden");
        Assert.Single(await viewer.Listed("wells", "id"));
        await (await viewer.Change("wells", well, ("remark", "x"))).Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Lease_terms_are_held_to_their_rules()
    {
        var owner = (await World.New()).Owner();
        async Task Points(object body, params string[] pointers) =>
            Assert.Equal(pointers, (await (await owner.PostAsJsonAsync("/api/v1/leases", body)).Refused(HttpStatusCode.UnprocessableEntity, "fields")).Pointers());
        await Points(new { leaseName = "L", leaseNumber = "1" }, "#/effectiveDate", "#/royaltyRate");
        await Points(new { leaseName = "L", leaseNumber = "1", effectiveDate = "2020-01-02", expirationDate = "2020-01-01", royaltyRate = 0.25, netAcres = 11, grossAcres = 10 }, "#/expirationDate", "#/netAcres");
        await Points(new { leaseName = "L", leaseNumber = "1", effectiveDate = "2020-01-02", royaltyRate = 1.25, workingInterest = -0.1 }, "#/royaltyRate", "#/workingInterest");
        await Points(new { leaseName = "L", leaseNumber = "1", effectiveDate = "2020-01-02", royaltyRate = 0.1875, workingInterest = 1, netRevenueInterest = 0.81250001 }, "#/netRevenueInterest");
        await owner.Make("leases", new { leaseName = "L", leaseNumber = "1", effectiveDate = "2020-01-02", royaltyRate = 0.1875, workingInterest = 1, netRevenueInterest = 0.8125 });
        await owner.Make("leases", new { leaseName = "L", leaseNumber = "2", effectiveDate = "2020-01-02", royaltyRate = 0.1875, workingInterest = 1, netRevenueInterest = 0.9, interestExplanation = "override bought back" });
        // A product that does not end: 1/3 × (1 − 1/6), kept with eight decimals.
        await owner.Make("leases", new { leaseName = "L", leaseNumber = "3", effectiveDate = "2020-01-02", royaltyRate = 0.16666667, workingInterest = 0.33333333, netRevenueInterest = 0.27777777 });
    }

    [Fact]
    public async Task Programs_that_speak_ppdm_read_one_organisation()
    {
        var (world, other) = (await World.New(), await World.New());
        var owner = world.Owner();
        var field = await owner.Make("fields", new { fieldName = "Spraberry", fieldCode = "SPR", country = "US", state = "TX" });
        var well = await owner.Well(new { wellName = "A", apiNumber = "42-317-31743", fieldId = field.Id(), wellStatus = "producing" });
        (await owner.PutAsJsonAsync($"/api/v1/wells/{well.Id()}?units=metric", new { wellName = "A", wellType = "oil", apiNumber = "4231731743", fieldId = field.Id(), wellStatus = "producing", totalDepth = 3000, rowVersion = 1 })).EnsureSuccessStatusCode();
        var gone = await owner.Well(new { wellName = "Gone" });
        (await owner.DeleteAsync($"/api/v1/wells/{gone.Id()}")).EnsureSuccessStatusCode();
        await other.Owner().Well(new { wellName = "Theirs" });
        await owner.Make("facilities", new { facilityName = "B", facilityType = "tank_battery", designPressure = 125 });
        await owner.Make("equipment", new { equipmentTag = "P-1", wellId = well.Id() });
        await owner.Make("companies", new { companyName = "C", isOperator = true, isVendor = true, taxId = "12-3" });

        var database = await TestContext.Current.GetFixture<TestDatabase>();
        var builder = new NpgsqlConnectionStringBuilder(database!.Shared.App) { Username = "pumpjack_report", Pooling = false };
        await using var source = NpgsqlDataSource.Create(builder.ConnectionString);
        await using var connection = await source.OpenConnectionAsync();
        async Task<string?> Ask(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return (await command.ExecuteScalarAsync())?.ToString();
        }
        Assert.Equal("0", await Ask("select count(*) from WELL"));
        await Ask($"select set_config('app.current_organization_id', '{world.OrganizationId}', false)");
        Assert.Equal("42317317430000 A PRODUCING TX 9842.52 m Y", await Ask("select concat_ws(' ', UWI, WELL_NAME, CURRENT_STATUS, PROVINCE_STATE, FINAL_TD, FINAL_TD_OUOM, ACTIVE_IND) from WELL where ACTIVE_IND = 'Y'"));
        Assert.Equal("N", await Ask("select ACTIVE_IND from WELL where WELL_NAME = 'Gone'"));
        Assert.Equal("OPERATIONAL PRODUCING", await Ask("select concat_ws(' ', STATUS_TYPE, STATUS) from WELL_STATUS where UWI = '42317317430000' and END_TIME is null"));
        Assert.Equal("SPR", await Ask("select FIELD_CODE from FIELD"));
        Assert.Equal("TANK_BATTERY 125.00 psig", await Ask("select concat_ws(' ', FACILITY_TYPE, DESIGN_PRESSURE, DESIGN_PRESSURE_OUOM) from FACILITY"));
        Assert.Equal("42317317430000", await Ask("select UWI from EQUIPMENT"));
        Assert.Equal("OPERATOR,VENDOR", await Ask("select BA_CATEGORY from BUSINESS_ASSOCIATE"));
        foreach (var view in (string[])["WELL", "WELL_STATUS", "FIELD", "FACILITY", "EQUIPMENT", "BUSINESS_ASSOCIATE"])
            Assert.Equal("13", await Ask($"""
                select count(*) from information_schema.columns where table_schema = 'ppdm' and table_name = lower('{view}') and column_name in
                  ('active_ind', 'effective_date', 'expiry_date', 'ppdm_guid', 'remark', 'source', 'row_created_by', 'row_created_date', 'row_changed_by', 'row_changed_date',
                   'row_effective_date', 'row_expiry_date', 'row_quality')
                """));
        await Assert.ThrowsAsync<PostgresException>(() => Ask("select tax_id from assets.company"));
    }
}
