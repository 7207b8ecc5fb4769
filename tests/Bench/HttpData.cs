using System.Globalization;
using Npgsql;
using Pumpjack.Platform.Database;

namespace Pumpjack.Bench;

/// <summary>The wells and days that the bench reads and writes, and the tables that the limits are measured on.</summary>
internal static class HttpData
{
    /// <summary>The members both sides of the day measures write.</summary>
    public const string DayColumns = "oil_volume, gas_volume, water_volume, hours_on, tubing_pressure, casing_pressure";

    /// <summary>Yesterday where the wells are: no time zone calls it tomorrow.</summary>
    public static DateOnly LastDay { get; } = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-1);

    /// <summary>The id of the bench's n-th well, from 0; the same in SQL is <see cref="WellIdSql"/>.</summary>
    public static Guid WellId(int n) => Guid.Parse($"01900000-0000-7000-8000-{n:x12}", CultureInfo.InvariantCulture);

    public static string WellIdSql(string n) => $"('01900000-0000-7000-8000-' || lpad(to_hex({n}), 12, '0'))::uuid";

    /// <summary>The id of the n-th lease, field or region: the places of a dashboard's filters.</summary>
    public static Guid PlaceId(char kind, int n) => Guid.Parse($"0190000{kind}-0000-7000-8000-{n:x12}", CultureInfo.InvariantCulture);

    static string PlaceIdSql(char kind, string n) => $"('0190000{kind}-0000-7000-8000-' || lpad(to_hex({n}), 12, '0'))::uuid";

    public const char Lease = 'a', Field = 'b', Region = 'c';
    public const int WellsPerLease = 25, WellsPerField = 250, WellsPerRegion = 1_250;

    /// <summary>Makes wells that have produced for long, 25 to a lease, 250 to a field, 1,250 to a region; by the owner, under row security, triggers on.</summary>
    public static async Task MakeWellsAsync(HttpServer server, BenchAccount account, int count, CancellationToken ct)
    {
        await InScopeAsync(server, account, $"""
            insert into assets.region (id, region_name) select {PlaceIdSql(Region, "n")}, 'Region ' || n from generate_series(0, ({count} - 1) / {WellsPerRegion}) n;
            insert into assets.field (id, field_name, country) select {PlaceIdSql(Field, "n")}, 'Field ' || n, 'US' from generate_series(0, ({count} - 1) / {WellsPerField}) n;
            insert into assets.lease (id, lease_number, lease_name, effective_date, royalty_rate)
              select {PlaceIdSql(Lease, "n")}, 'L' || n, 'Lease ' || n, '2010-01-01', 0.125 from generate_series(0, ({count} - 1) / {WellsPerLease}) n;
            insert into assets.well (id, well_name, well_type, well_purpose, well_status, lease_id, field_id, region_id, time_zone)
              select {WellIdSql("n")}, 'Bench ' || lpad(n::text, 5, '0'), 'oil', 'development', 'producing',
                {PlaceIdSql(Lease, $"n / {WellsPerLease}")}, {PlaceIdSql(Field, $"n / {WellsPerField}")}, {PlaceIdSql(Region, $"n / {WellsPerRegion}")}, 'America/Chicago'
              from generate_series(0, {count - 1}) n;
            insert into assets.well_status_history (id, well_id, status_type, status, start_time)
              select {WellIdSql("n")}, {WellIdSql("n")}, 'operational', 'producing', '2010-01-01' from generate_series(0, {count - 1}) n;
            """, ct);
        await OwnerAsync(server, "analyze assets.well; analyze assets.lease; analyze assets.field; analyze assets.region; analyze assets.well_status_history", ct);
    }

    /// <summary>Loads a day for each well and date without triggers; the roll-up is built by <see cref="RebuildRollUpAsync"/>.</summary>
    public static async Task LoadDaysAsync(HttpServer server, BenchAccount account, int wells, DateOnly from, DateOnly to, CancellationToken ct)
    {
        await using var source = server.Source(EmbeddedPostgres.Superuser);
        await using var connection = await source.OpenConnectionAsync(ct);
        await ExecuteAsync(connection, "set session_replication_role = replica", ct);
        for (var year = from.Year; year <= to.Year; year++)
        {
            var first = year == from.Year ? from : new DateOnly(year, 1, 1);
            var last = year == to.Year ? to : new DateOnly(year, 12, 31);
            await ExecuteAsync(connection, $"""
                select production.ensure_year({year});
                insert into production.daily_production (organization_id, well_id, production_date, entry_source, {DayColumns}, create_hash, content_hash)
                select '{account.Organization}', w, date '{first:yyyy-MM-dd}' + d, 'import',
                  30 + n % 60 + ((n * 31 + d * 17) % 400) * 0.01, 90 + n % 200 + ((n * 13 + d * 29) % 900) * 0.01, 10 + n % 30 + ((n * 7 + d * 11) % 300) * 0.01,
                  24, 250 + n % 100, 300 + n % 150, w, w
                from (select n, {WellIdSql("n")} as w from generate_series(0, {wells - 1}) n) wells, generate_series(0, {last.DayNumber - first.DayNumber}) d
                """, ct);
            if (to.Year - from.Year > 1)
                Console.Error.WriteLine($"    days of {year} loaded");
        }
        await ExecuteAsync(connection, "vacuum analyze production.daily_production", ct);
    }

    /// <summary>The repair of the roll-up, and its proof against the detail of every 97th well. Returns how many months were compared.</summary>
    public static async Task<long> RebuildRollUpAsync(HttpServer server, BenchAccount account, CancellationToken ct)
    {
        await InScopeAsync(server, account, "select production.rebuild_well_month()", ct);
        await OwnerAsync(server, "vacuum analyze production.well_month", ct);
        await OwnerAsync(server, "vacuum analyze production.lease_month", ct);
        await using var source = server.Source("pumpjack_owner");
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ExecuteAsync(connection, Scope(account), ct);
        await using var compare = new NpgsqlCommand($"""
            with sample as (select {WellIdSql("n")} as well_id from generate_series(0, 100000, 97) n),
            detail as (
              select d.well_id, date_trunc('month', d.production_date)::date as month, sum(d.oil_volume) o, sum(d.gas_volume) g, sum(d.water_volume) w, sum(d.hours_on) h, count(*) n
              from production.daily_production d join sample s using (well_id) where d.active_ind group by 1, 2)
            select count(*), count(*) filter (where m.oil_volume = o and m.gas_volume = g and m.water_volume = w and m.hours_on = h and m.day_count = n)
            from detail left join production.well_month m using (well_id, month)
            """, connection, transaction);
        await using var reader = await compare.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var (months, same) = (reader.GetInt64(0), reader.GetInt64(1));
        return months > 0 && months == same ? months : throw new InvalidOperationException($"The roll-up differs from the detail: {same} of {months} months agree.");
    }

    /// <summary>An empty copy of the daily table: same columns, checks, partitions, primary and foreign key; no triggers of ours.</summary>
    public static async Task MakeCopyAsync(HttpServer server, string name, bool rowSecurity, CancellationToken ct)
    {
        var isolate = rowSecurity ? $"perform platform.isolate('bench.{name}'); " : "";
        var isolatePart = rowSecurity ? $"perform platform.isolate(format('bench.{name}_%s', y)::regclass); " : "";
        await OwnerAsync(server, $"""
            create schema if not exists bench;
            grant usage on schema bench to pumpjack_app;
            create table bench.{name} (like production.daily_production including all) partition by range (production_date);
            grant select, insert on bench.{name} to pumpjack_app;
            do $$ declare y integer; begin
              {isolate}
              for y in select substring(relname from '\d+$')::integer from pg_class where oid in (select inhrelid from pg_inherits where inhparent = 'production.daily_production'::regclass) loop
                execute format('create table bench.{name}_%1$s partition of bench.{name} for values from (%2$L) to (%3$L)', y, make_date(y, 1, 1), make_date(y + 1, 1, 1));
                {isolatePart}
              end loop;
            end $$;
            alter table bench.{name} add constraint {name}_well foreign key (organization_id, well_id) references assets.well (organization_id, id);
            """, ct);
    }

    /// <summary>The words that open a scope on a connection of our own.</summary>
    public static string Scope(BenchAccount account) =>
        $"select set_config('app.current_organization_id', '{account.Organization}', true), set_config('app.current_user_id', '{account.User}', true)";

    /// <summary>Statements of the owner inside a scope of the account's organisation.</summary>
    public static Task InScopeAsync(HttpServer server, BenchAccount account, string sql, CancellationToken ct) =>
        OwnerAsync(server, $"begin; {Scope(account)}; {sql}; commit", ct);

    public static async Task OwnerAsync(HttpServer server, string sql, CancellationToken ct)
    {
        await using var source = server.Source("pumpjack_owner");
        await using var connection = await source.OpenConnectionAsync(ct);
        foreach (var statement in sql.StartsWith("analyze", StringComparison.Ordinal) ? sql.Split(';') : [sql])
            await ExecuteAsync(connection, statement, ct);
    }

    public static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>One figure read inside a scope by the owner.</summary>
    public static async Task<long> CountAsync(HttpServer server, BenchAccount account, string sql, CancellationToken ct)
    {
        await using var source = server.Source("pumpjack_owner");
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ExecuteAsync(connection, Scope(account), ct);
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
    }
}
