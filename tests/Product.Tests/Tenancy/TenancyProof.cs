using Npgsql;
using Pumpjack.Platform.Database;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;
using static Pumpjack.Product.Tests.Tenancy.TenancyProofCatalogue;

namespace Pumpjack.Product.Tests.Tenancy;

/// <summary>
/// SPEC ORG-04: the catalogue has no hole, and organisation B can neither read, change, remove nor plant a row of organisation A, in any
/// table or view there is.
/// </summary>
[Trait("server", "every")]
public sealed class TenancyProof(TestDatabase database, ITestOutputHelper output)
{
    const string Refused = "42501";
    static readonly Guid A = new("aaaaaaaa-0000-7000-8000-00000000000a"), B = new("bbbbbbbb-0000-7000-8000-00000000000b");

    [Fact]
    public async Task No_table_view_function_or_role_lets_organisations_meet()
    {
        var settings = await database.CreateAsync();
        await using var super = await OpenAsync(database, EmbeddedPostgres.Superuser, settings.Owner!);
        Assert.Empty(await HolesAsync(super));
        var (tenant, partitions, others, views) = (await TenantTablesAsync(super), await TenantTablesAsync(super, true), await OtherTablesAsync(super), await ViewsAsync(super));
        output.WriteLine($"{tenant.Count} tenant tables, {partitions.Count} partitions, {others.Count} tables without a tenant, {views.Count} views");
        // A walk over nothing would find nothing.
        Assert.Contains("production.daily_production", tenant);
        Assert.Contains("audit.change", tenant);
        Assert.NotEmpty(partitions);
        Assert.Contains("platform.user_account", others);
        Assert.Contains("reporting.production_month", views);
    }

    static readonly (string Planted, string Hole)[] Holes =
    [
        ("create table assets.pipe (organization_id uuid not null, id uuid, primary key (organization_id, id))", "assets.pipe lacks forced row security"),
        ("create table assets.pipe (organization_id uuid not null, id uuid, primary key (organization_id, id)); select platform.make_tenant_table('assets.pipe'); alter table assets.pipe no force row level security", "assets.pipe lacks forced row security"),
        ("alter table assets.well disable row level security", "assets.well lacks forced row security"),
        ("create table platform.note (id uuid primary key)", "platform.note has no organization_id"),
        ("create table public.note (id uuid primary key)", "public.note has no organization_id"),
        ("drop policy organization on assets.well; create policy organization on assets.well using (true)", "assets.well has no policy for its organisation"),
        ("drop policy organization on assets.well; create policy organization on assets.well using (organization_id = (select nullif(current_setting('app.current_organization_id', true), '')::uuid)) with check (true)", "assets.well has no policy for its organisation"),
        ("create policy everybody on assets.well using (true)", "assets.well has a second way in: policy everybody"),
        ("create unique index well_serial on assets.well (api_number)", "assets.well is not keyed by its organisation first: assets.well_serial"),
        ("create table assets.pipe (organization_id uuid not null, id uuid primary key)", "assets.pipe is not keyed by its organisation first"),
        ("create table assets.pipe (organization_id uuid not null, id uuid, user_id uuid references platform.user_account (id), primary key (organization_id, id))", "assets.pipe refers across organisations"),
        ("grant select on platform.user_account to pumpjack_app", "platform.user_account holds no tenant and is open to pumpjack_app"),
        ("grant select (email) on platform.user_account to pumpjack_report", "platform.user_account holds no tenant and is open to pumpjack_report"),
        ("do $$ begin execute (select format('grant select on %s to pumpjack_app', inhrelid::regclass) from pg_inherits where inhparent = 'production.daily_production'::regclass limit 1); end $$", "is a partition with grants"),
        ("grant select on assets.well to public", "assets.well is granted to everybody"),
        ("grant truncate on assets.well to pumpjack_app", "assets.well grants pumpjack_app truncate"),
        ("grant insert on assets.well to pumpjack_report", "assets.well grants pumpjack_report insert"),
        ("grant select on assets.well to pumpjack_worker", "assets.well grants pumpjack_worker select"),
        ("grant delete on audit.change to pumpjack_app", "audit.change of the audit can be rewritten"),
        ("alter table assets.well disable trigger audit_update", "assets.well is written without audit"),
        ("create view reporting.leak as select * from assets.well", "reporting.leak is a view that reads with its owner's rights"),
        ("alter view reporting.production_month reset (security_invoker)", "reporting.production_month is a view that reads with its owner's rights"),
        ("grant update on reporting.production_month to pumpjack_app", "reporting.production_month can be written through"),
        ("create materialized view reporting.leak as select * from assets.well", "reporting.leak is of a kind row security does not know"),
        ("alter function platform.open_scope reset search_path", "runs with its owner's rights and no pinned search_path"),
        ("alter function platform.open_scope set search_path = pg_catalog, platform", "runs with its owner's rights and no pinned search_path"),
        ("create function assets.peek() returns bigint language sql security definer set search_path = pg_catalog, pg_temp as 'select 1::bigint'", "assets.peek() runs with its owner's rights and is not listed"),
        ("grant execute on function platform.user_by_id(uuid) to public", "user_by_id(uuid) runs with its owner's rights for everybody"),
        ("grant create on schema assets to pumpjack_app", "pumpjack_app may make objects in schema assets"),
        ("grant usage on schema quartz to pumpjack_app", "pumpjack_app may enter schema quartz"),
    ];

    [Fact]
    public async Task Every_planted_hole_is_found()
    {
        var settings = await database.CreateAsync();
        await using var super = await OpenAsync(database, EmbeddedPostgres.Superuser, settings.Owner!);
        List<string> missed = [];
        foreach (var (planted, hole) in Holes)
        {
            await using var transaction = await super.BeginTransactionAsync(); // taken back: each hole is the only one
            await RunAsync(super, "set local role pumpjack_owner; " + planted + "; reset role");
            var found = await HolesAsync(super);
            if (!found.Any(f => f.Contains(hole, StringComparison.Ordinal)))
                missed.Add($"{planted}: {string.Join("; ", found)}");
        }
        Assert.Empty(missed);
        output.WriteLine($"{Holes.Length} planted holes found");
    }

    [Fact]
    public async Task Organisation_B_cannot_read_change_remove_or_plant_a_row_of_organisation_A_anywhere()
    {
        var settings = await database.CreateAsync();
        await using var super = await OpenAsync(database, EmbeddedPostgres.Superuser, settings.Owner!);
        await FillAsync(super);
        var (tables, views) = (await TenantTablesAsync(super), await ViewsAsync(super));
        List<string> holes = [], quiet = [];

        foreach (var (role, organization) in new[] { ("pumpjack_app", (Guid?)null), ("pumpjack_app", B), ("pumpjack_owner", null), ("pumpjack_owner", B), ("pumpjack_worker", B), ("pumpjack_report", null), ("pumpjack_report", B) })
        {
            await using var someone = await OpenAsync(database, role, settings.Owner!);
            if (role == "pumpjack_report") await RunAsync(someone, "set default_transaction_read_only = off");
            await RunAsync(someone, $"select set_config('app.current_organization_id', '{organization}', false)");
            foreach (var table in tables)
            {
                if (role == "pumpjack_worker" && table == "events.outbox") continue; // the pump serves every organisation
                var columns = await ColumnsAsync(super, table);
                async Task Try(string what, string sql, bool mustBeRefused = false)
                {
                    var answer = await AskAsync(someone, sql);
                    // Refused for the grant or for the row; anything else would prove nothing about row security.
                    if (answer is "0" ? mustBeRefused : answer != Refused) holes.Add($"{role} in {(organization is null ? "no organisation" : "B")}: {what} {table}: {answer}");
                }
                await Try("reads", $"select count(*)::text from {table} where organization_id = '{A}'");
                await Try("reads all of", $"select count(*)::text from {table} where organization_id is distinct from '{organization ?? A}'");
                await Try("locks", $"with l as (select from {table} where organization_id = '{A}' for update) select count(*)::text from l");
                await Try("changes", $"with c as (update {table} set organization_id = organization_id where organization_id = '{A}' returning 1) select count(*)::text from c");
                await Try("deletes from", $"with d as (delete from {table} where organization_id = '{A}' returning 1) select count(*)::text from d");
                await Try("plants in", $"insert into {table} ({columns}) select {columns} from jsonb_populate_record(null::{table}, '{await RowAsync(super, table, A)}') returning '1'", mustBeRefused: true);
                if (organization is not null)
                    await Try("moves to A a row of", $"update {table} set organization_id = '{A}' returning '1'", mustBeRefused: role is "pumpjack_app" or "pumpjack_owner");
                if (role == "pumpjack_app" && organization is not null && await AskAsync(someone, $"select count(*)::text from {table}") != "1")
                    quiet.Add($"B does not see its own row of {table}");
            }
            foreach (var partition in await TenantTablesAsync(super, partitions: true))
                if (await AskAsync(someone, $"select count(*)::text from {partition}") is var answer && answer is not (Refused or "0") && !(role == "pumpjack_owner" && organization is not null && answer == "1"))
                    holes.Add($"{role} reads partition {partition}: {answer}");
            foreach (var view in views)
            {
                if (await AskAsync(someone, $"select count(*)::text from {view} v where v::text like '%{A}%'") is var answer && answer is not ("0" or Refused))
                    holes.Add($"{role} reads A's rows in view {view}: {answer}");
                if (role == "pumpjack_owner" && organization is not null && await AskAsync(someone, $"select count(*)::text from {view}") == "0")
                    quiet.Add($"B's own row is not in {view}");
            }
        }
        Assert.Empty(holes);
        Assert.Empty(quiet);
        output.WriteLine($"{tables.Count} tables and {views.Count} views tried by seven callers");
        Assert.Equal(2L * tables.Count, await CountAsync(super, tables));
    }

    [Fact]
    public async Task Tables_without_a_tenant_are_closed_to_the_application()
    {
        var settings = await database.CreateAsync();
        await using var super = await OpenAsync(database, EmbeddedPostgres.Superuser, settings.Owner!);
        await using var app = await OpenAsync(database, "pumpjack_app", settings.Owner!);
        foreach (var table in await OtherTablesAsync(super))
            Assert.Equal((table, Refused), (table, await AskAsync(app, $"select count(*)::text from {table}")));
    }

    /// <summary>
    /// One row for A and one for B in every tenant table, whatever columns it has or will have: checks are dropped and references not
    /// looked at, in a database of this test's own. Every uuid of a row is its organisation's, so that joins of views meet.
    /// </summary>
    static async Task FillAsync(NpgsqlConnection super)
    {
        await RunAsync(super, """
            do $$ declare k record; begin
              for k in select conrelid::regclass as t, conname from pg_constraint c join pg_class r on r.oid = c.conrelid join pg_namespace n on n.oid = r.relnamespace
                where contype = 'c' and n.nspname !~ '^(pg_|information_schema)' and conislocal and not r.relispartition loop
                execute format('alter table %s drop constraint %I', k.t, k.conname);
              end loop;
            end $$
            """);
        await RunAsync(super, "set session_replication_role = replica");
        foreach (var table in await TenantTablesAsync(super))
            foreach (var organization in new[] { A, B })
                await RunAsync(super, $"insert into {table} ({await ColumnsAsync(super, table)}) values ({await ValuesAsync(super, table, organization)})");
        await RunAsync(super, "set session_replication_role = origin");
    }

    const string Written = "from pg_attribute a join pg_type t on t.oid = a.atttypid where a.attrelid = $1::text::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity <> 'a'";

    static async Task<string> ColumnsAsync(NpgsqlConnection super, string table) =>
        string.Join(", ", await ListAsync(super, $"select quote_ident(a.attname) {Written} order by a.attnum", table));

    static async Task<string> ValuesAsync(NpgsqlConnection super, string table, Guid organization) =>
        string.Join(", ", await ListAsync(super, $"""
            select quote_literal(case
              when t.typcategory = 'A' then '{"{}"}'
              when t.typname = 'uuid' then $2
              when t.typname = 'bool' then 'true'
              when t.typname in ('date', 'timestamptz', 'timestamp') then date_trunc('year', now())::date::text
              when t.typname in ('time', 'timetz') then '07:00'
              when t.typname = 'jsonb' then '{"{}"}'
              when t.typname = 'bytea' then '\x00'
              when t.typname = 'interval' then '1 day'
              when t.typcategory = 'N' or t.typname = 'xid8' then '1'
              when t.typname = 'bpchar' then 'A'
              else 'A' end) {Written} order by a.attnum
            """, table, organization.ToString()));

    static async Task<string> RowAsync(NpgsqlConnection super, string table, Guid organization) =>
        (await ListAsync(super, $"select replace(to_jsonb(t)::text, '''', '''''') from {table} t where organization_id = '{organization}'"))[0];

    static async Task<long> CountAsync(NpgsqlConnection super, IEnumerable<string> tables)
    {
        await using var command = new NpgsqlCommand($"select ({string.Join(" + ", tables.Select(t => $"(select count(*) from {t})"))})", super);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The statement's single text, "0" when it touched nothing, or the SQLSTATE of its refusal; nothing it did lasts.</summary>
    static async Task<string> AskAsync(NpgsqlConnection connection, string sql)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        try
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            return (string?)await command.ExecuteScalarAsync() ?? "0";
        }
        catch (PostgresException e)
        {
            return e.SqlState;
        }
    }

    static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
