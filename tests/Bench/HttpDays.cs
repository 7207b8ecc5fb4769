using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace Pumpjack.Bench;

/// <summary>Days one by one: recording them and reading a well's year, 16 connections each.</summary>
internal static class HttpDays
{
    const int RecordWells = 5_000, Reach = 55; // days back: younger than the 60 at which a day is remarked on as old

    public static async Task<IEnumerable<Measured>> RecordAsync(BenchRun run)
    {
        var (server, ct) = (run.Server, run.Cancellation);
        var account = server.Register("Bench record");
        await HttpData.MakeWellsAsync(server, account, RecordWells, ct);
        await HttpData.MakeCopyAsync(server, "day_record", rowSecurity: true, ct);
        var sent = -1;
        Round Product(double seconds) => HttpLoad.Run(TimeSpan.FromSeconds(seconds), _ =>
        {
            var link = new HttpLink(server.Address);
            return (() => Record(link, account, Interlocked.Increment(ref sent)), link);
        }, ct);
        var (limit, tool) = RecordLimit(run, account);

        run.Say("recording: warming up");
        run.Warm(() => Product(1));
        await limit(1);
        var products = new List<Round>();
        var limits = new List<double>();
        var (used, limitUsed, limitDays) = (default(CpuTime), default(CpuTime), 0.0);
        for (var i = 0; i < run.Rounds; i++)
        {
            var before = server.Cpu;
            limits.Add(await limit(run.Seconds));
            limitUsed += server.Cpu - before;
            limitDays += limits[^1] * run.Seconds;
            before = server.Cpu;
            products.Add(Product(run.Seconds));
            used += server.Cpu - before;
            run.Say($"recording {products[^1].PerSecond:0}/s (p50 {products[^1].Percentile(0.5):0.0} ms, p99 {products[^1].Percentile(0.99):0.0} ms), limit {limits[^1]:0}/s");
        }
        run.NoteCpu("day recorded", used, products.Sum(p => p.LatenciesMs.Length));
        run.NoteCpu("day inserted by the limit", limitUsed, (long)limitDays);
        run.Note(await ArteryAsync(server, account, sent + 1, ct));
        var size = $"{RecordWells:#,0} wells, {products.Sum(p => p.LatenciesMs.Length):#,0} days in {run.Rounds} rounds of {run.Seconds} s, 16 connections";
        return
        [
            Measured.AtLeast("Record one day", HttpLoad.Median(products.Select(p => p.PerSecond)), "days/s", HttpLoad.Median(limits), tool, 0.35, size),
            Measured.AtMost("Record one day, p99", HttpLoad.Median(products.Select(p => p.Percentile(0.99))), "ms", 25, size),
            Measured.Figure("Record one day, p50", HttpLoad.Median(products.Select(p => p.Percentile(0.5))), "ms", size),
        ];
    }

    static void Record(HttpLink link, BenchAccount account, int n)
    {
        if (n >= RecordWells * Reach)
            throw new InvalidOperationException("There are no days left to record; the bench needs more wells.");
        var day = HttpData.LastDay.AddDays(-n / RecordWells);
        var body = string.Create(CultureInfo.InvariantCulture, $$"""
            {"wellId":"{{HttpData.WellId(n % RecordWells)}}","productionDate":"{{day:yyyy-MM-dd}}","oilVolume":{{30 + n % 60}}.25,"gasVolume":{{90 + n % 200}}.5,"waterVolume":{{10 + n % 30}}.75,"hoursOn":23,"tubingPressure":{{250 + n % 100}},"casingPressure":{{300 + n % 150}}}
            """);
        var status = link.Send(HttpLink.Request("POST", "/api/v1/production", account.Token, body));
        if (status != 201)
            throw new InvalidOperationException($"POST /production answered {status}: {link.Text}");
    }

    /// <summary>Begin, scope, the same row into a copy of the table without triggers, commit.</summary>
    static (Func<double, Task<double>> Limit, string Tool) RecordLimit(BenchRun run, BenchAccount account)
    {
        var (server, ct) = (run.Server, run.Cancellation);
        string Insert(string n) => $"""
            insert into bench.day_record (organization_id, well_id, production_date, entry_source, {HttpData.DayColumns}, create_hash, content_hash)
            values ('{account.Organization}', {HttpData.WellIdSql($"{n} % {RecordWells}")}, date '{HttpData.LastDay:yyyy-MM-dd}' - {n} / {RecordWells}, 'api',
              42.25, 118.5, 15.75, 24, 310, 420, '{account.User}', '{account.User}')
            """.ReplaceLineEndings(" ");
        Task Empty() => HttpData.OwnerAsync(server, "truncate bench.day_record", ct);

        if (HttpLoad.FindPgbench() is { } pgbench)
        {
            var script = Path.Combine(server.DataDirectory, "record.pgbench");
            File.WriteAllText(script, $"\\set n :n + 1\n\\set slot :n * 16 + :client_id\nbegin;\n{HttpData.Scope(account)};\n{Insert(":slot::integer")};\ncommit;\n");
            return (async seconds =>
            {
                await Empty();
                return await HttpLoad.PgbenchAsync(pgbench, new NpgsqlConnectionStringBuilder(server.ConnectionString("pumpjack_app")), script, TimeSpan.FromSeconds(seconds), ct);
            }, "pgbench -M prepared -c 16");
        }
        return (async seconds =>
        {
            await Empty();
            await using var source = server.Source("pumpjack_app");
            var slot = -1;
            return HttpLoad.Run(TimeSpan.FromSeconds(seconds), _ =>
            {
                var connection = source.OpenConnection();
                return (() =>
                {
                    using var transaction = connection.BeginTransaction();
                    using (var scope = new NpgsqlCommand(HttpData.Scope(account), connection, transaction))
                        scope.ExecuteNonQuery();
                    using (var insert = new NpgsqlCommand(Insert("$1"), connection, transaction) { Parameters = { new() { Value = Interlocked.Increment(ref slot) } } })
                        insert.ExecuteNonQuery();
                    transaction.Commit();
                }, connection);
            }, ct).PerSecond;
        }, "Npgsql loop, 16 connections");
    }

    /// <summary>Which steps of the artery ran, read from what they left behind and not from what we believe.</summary>
    static async Task<string> ArteryAsync(HttpServer server, BenchAccount account, long sent, CancellationToken ct)
    {
        string On(bool on) => on ? "on" : "OFF";
        Task<long> Count(string sql) => HttpData.CountAsync(server, account, sql, ct);
        using var link = new HttpLink(server.Address);
        string Body(decimal oil) => string.Create(CultureInfo.InvariantCulture, $$"""{"wellId":"{{HttpData.WellId(0)}}","productionDate":"{{HttpData.LastDay.AddDays(1 - Reach):yyyy-MM-dd}}","oilVolume":{{oil}},"hoursOn":23}""");
        var rules = link.Send(HttpLink.Request("POST", "/api/v1/production/validation", account.Token, Body(-1)), keepBody: true) == 200
            && link.Text.Contains("\"accepted\":false", StringComparison.Ordinal);
        var days = await Count("select count(*) from production.daily_production");
        if (days != sent)
            throw new InvalidOperationException($"{sent} days were answered 201 and {days} are stored.");
        var screened = link.Send(HttpLink.Request("POST", "/api/v1/production/validation", account.Token, Body(9_000)), keepBody: true) == 200
            && !link.Text.Contains("\"findings\":[]", StringComparison.Ordinal);
        var scored = await Count("select count(*) from production.daily_production where quality_score is not null");
        var rolled = await Count("select coalesce(sum(day_count), 0) from production.well_month");
        var audited = await Count("select coalesce(sum(cardinality(row_keys)), 0) from audit.change where table_name = 'production.daily_production'");
        var told = await Count("select count(*) from events.outbox where event_type = 'daily_production.recorded'");
        return $"artery while recording: rules {On(rules)}, screening {On(screened)}, scoring {On(scored == days)}, roll-up {On(rolled == days)}, audit {On(audited == days)}, "
            + $"events {On(told == days)}, row security on";
    }

    public static async Task<IEnumerable<Measured>> ReadAsync(BenchRun run)
    {
        const int days = 365;
        var (server, ct) = (run.Server, run.Cancellation);
        var account = await run.ReaderAsync();
        var wells = run.ExportWells;
        var to = HttpData.LastDay;
        var from = to.AddDays(1 - days);
        Round Product(double seconds) => HttpLoad.Run(TimeSpan.FromSeconds(seconds), i =>
        {
            var link = new HttpLink(server.Address);
            var choice = new Random(i);
            var requests = Enumerable.Range(0, wells).Select(n => HttpLink.Request("GET",
                $"/api/v1/production?wellId={HttpData.WellId(n)}&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}&limit={days}&fields=productionDate,oilVolume,gasVolume,waterVolume,hoursOn", account.Token)).ToArray();
            var first = true;
            return (() =>
            {
                var status = link.Send(requests[choice.Next(wells)], keepBody: first);
                if (status != 200 || first && JsonElement.Parse(link.Text).GetProperty("items").GetArrayLength() != days)
                    throw new InvalidOperationException($"GET /production answered {status} with other than {days} days");
                first = false;
            }, link);
        }, ct);
        await using var source = server.Source("pumpjack_app");
        Round Limit(double seconds) => HttpLoad.Run(TimeSpan.FromSeconds(seconds), i =>
        {
            var connection = source.OpenConnection();
            var choice = new Random(i);
            return (() => ReadYear(connection, account, HttpData.WellId(choice.Next(wells)), from, to, days), connection);
        }, ct);

        run.Say("reading: warming up");
        run.Warm(() => Product(1));
        Limit(1);
        var (products, limits) = (new List<Round>(), new List<Round>());
        var (used, limitUsed) = (default(CpuTime), default(CpuTime));
        for (var i = 0; i < run.Rounds; i++)
        {
            var before = server.Cpu;
            limits.Add(Limit(run.Seconds));
            limitUsed += server.Cpu - before;
            before = server.Cpu;
            products.Add(Product(run.Seconds));
            used += server.Cpu - before;
            run.Say($"reading {products[^1].PerSecond:0}/s (p50 {products[^1].Percentile(0.5):0.0} ms, p99 {products[^1].Percentile(0.99):0.0} ms), limit {limits[^1].PerSecond:0}/s");
        }
        run.NoteCpu("year read", used, products.Sum(p => p.LatenciesMs.Length));
        run.NoteCpu("year read by the limit", limitUsed, limits.Sum(l => l.LatenciesMs.Length));
        return
        [
            Measured.AtLeast("Read 365 days of one well", HttpLoad.Median(products.Select(p => p.PerSecond)), "reads/s", HttpLoad.Median(limits.Select(l => l.PerSecond)),
                "Npgsql: set_config and query in one batch, prepared", 0.6, $"{wells:#,0} wells × {days} days, {run.Rounds} rounds of {run.Seconds} s, 16 connections"),
        ];
    }

    static void ReadYear(NpgsqlConnection connection, BenchAccount account, Guid well, DateOnly from, DateOnly to, int days)
    {
        using var transaction = connection.BeginTransaction();
        using (var batch = new NpgsqlBatch(connection, transaction))
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(HttpData.Scope(account)));
            batch.BatchCommands.Add(new NpgsqlBatchCommand("""
                select d.production_date, d.oil_volume, d.gas_volume, d.water_volume, d.hours_on from production.daily_production d
                where d.active_ind and d.well_id = $1 and d.production_date >= $2 and d.production_date <= $3
                order by d.production_date desc limit 365
                """)
            {
                Parameters = { new() { Value = well }, new() { Value = from }, new() { Value = to } },
            });
            using var reader = batch.ExecuteReader();
            reader.NextResult();
            var read = 0;
            while (reader.Read())
            {
                _ = (reader.GetFieldValue<DateOnly>(0), reader.GetDecimal(1), reader.GetDecimal(2), reader.GetDecimal(3), reader.GetDecimal(4));
                read++;
            }
            if (read != days)
                throw new InvalidOperationException($"The limit read {read} days.");
        }
        transaction.Commit();
    }
}
