using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Pumpjack.Bench;

/// <summary>Days by the file: the import of a CSV and the export of one.</summary>
internal static class HttpFiles
{
    // What the import writes itself; the rest of a row is the same in every row or empty.
    const string ImportColumns = "organization_id, well_id, production_date, entry_source, " + HttpData.DayColumns + ", create_hash, content_hash";
    const string ExportMembers = "productionDate,wellName,oilVolume,gasVolume,waterVolume,hoursOn";

    public static async Task<IEnumerable<Measured>> ImportAsync(BenchRun run)
    {
        const int days = 1_000;
        var (server, ct) = (run.Server, run.Cancellation);
        var wells = run.Quick ? 200 : 1_000;
        var rows = wells * days;
        var account = server.Register("Bench import");
        var file = Path.Combine(server.DataDirectory, "bench.csv");
        WriteCsv(file, wells, days);
        run.Say($"importing {rows:#,0} well-days, {new FileInfo(file).Length >> 20} MiB of CSV");

        using var link = new HttpLink(server.Address);
        var cpu = server.Cpu;
        var import = Upload(link, account, file);
        var accepted = TimeProvider.System.GetUtcNow();
        var told = Stopwatch.StartNew();
        DateTimeOffset completed;
        while (true)
        {
            await Task.Delay(100, ct);
            var state = HttpServer.Json(link, "GET", $"/api/v1/imports/{import}", account.Token, null, 200);
            var status = state.GetProperty("status").GetString();
            if (status is "completed")
            {
                completed = state.GetProperty("completedAt").GetDateTimeOffset();
                break;
            }
            if (status is not ("queued" or "reading" or "running"))
                throw new InvalidOperationException($"The import ended as {status}: {state}");
            if (told.Elapsed > TimeSpan.FromSeconds(5))
            {
                run.Say($"    {status}, {state.GetProperty("rowsWritten").GetInt64():#,0} rows");
                told.Restart();
            }
        }
        var rate = rows / (completed - accepted).TotalSeconds;
        run.NoteCpu("row imported", server.Cpu - cpu, rows);
        var stored = await HttpData.CountAsync(server, account, "select count(*) from production.daily_production", ct);
        var rolled = await HttpData.CountAsync(server, account, "select coalesce(sum(day_count), 0) from production.well_month", ct);
        if (stored != rows || rolled != rows)
            throw new InvalidOperationException($"{rows} rows were sent, {stored} are stored, {rolled} are in the roll-up.");
        var limits = await ImportLimitAsync(run, account, rows);
        var limit = HttpLoad.Median(limits);
        run.Say($"import {rate:#,0} rows/s, limit {limit:#,0} rows/s");
        return [Measured.AtLeast("Import of well-days", rate, "rows/s", limit, "binary COPY of the same rows", 0.35, $"{rows:#,0} well-days of {wells:#,0} new wells, CSV")];
    }

    /// <summary>The rows that were imported, read out in PostgreSQL's own binary form and copied into an empty copy of the table.</summary>
    static async Task<List<double>> ImportLimitAsync(BenchRun run, BenchAccount account, int rows)
    {
        var (server, ct) = (run.Server, run.Cancellation);
        await HttpData.MakeCopyAsync(server, "day_import", rowSecurity: false, ct);
        var binary = Path.Combine(server.DataDirectory, "bench.bin");
        await using var source = server.Source("pumpjack_owner");
        await using var connection = await source.OpenConnectionAsync(ct);
        var rates = new List<double>();
        for (var i = -1; i < run.Rounds; i++)
        {
            await HttpData.ExecuteAsync(connection, "truncate bench.day_import", ct);
            var begun = Stopwatch.GetTimestamp();
            await using var transaction = await connection.BeginTransactionAsync(ct);
            await HttpData.ExecuteAsync(connection, HttpData.Scope(account), ct);
            if (i < 0)
            {
                await using var from = await connection.BeginRawBinaryCopyAsync($"copy (select {ImportColumns} from production.daily_production order by well_id, production_date) to stdout (format binary)", ct);
                await using var into = File.Create(binary);
                await from.CopyToAsync(into, 1 << 20, ct);
            }
            else
            {
                await using (var from = File.OpenRead(binary))
                await using (var into = await connection.BeginRawBinaryCopyAsync($"copy bench.day_import ({ImportColumns}) from stdin (format binary)", ct))
                    await from.CopyToAsync(into, 1 << 20, ct);
                await transaction.CommitAsync(ct);
                rates.Add(rows / Stopwatch.GetElapsedTime(begun).TotalSeconds);
            }
        }
        if (await HttpData.CountAsync(server, account, "select count(*) from bench.day_import", ct) != rows)
            throw new InvalidOperationException("The limit copied other rows.");
        return rates;
    }

    // 23 hours on: one day a year has no more.
    static void WriteCsv(string file, int wells, int days)
    {
        using var text = new StreamWriter(file, false, new UTF8Encoding(false), 1 << 20);
        text.Write("wellName,productionDate,oilVolume,gasVolume,waterVolume,hoursOn,tubingPressure,casingPressure\n");
        for (var well = 0; well < wells; well++)
            for (var back = days - 1; back >= 0; back--)
            {
                var noise = (well * 31 + back * 17) % 400;
                text.Write(string.Create(CultureInfo.InvariantCulture,
                    $"Import {well:0000},{HttpData.LastDay.AddDays(-back):yyyy-MM-dd},{30 + well % 60 + noise * 0.01m},{90 + well % 200 + noise * 0.02m},{10 + well % 30 + noise * 0.01m},23,{250 + well % 100},{300 + well % 150}\n"));
            }
    }

    static Guid Upload(HttpLink link, BenchAccount account, string file)
    {
        const string boundary = "pumpjackbench";
        var fields = string.Concat(new[] { ("kind", "daily_production"), ("units", "us"), ("createMissing", "true") }
            .Select(f => $"--{boundary}\r\nContent-Disposition: form-data; name=\"{f.Item1}\"\r\n\r\n{f.Item2}\r\n"));
        var before = Encoding.UTF8.GetBytes($"{fields}--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bench.csv\"\r\nContent-Type: text/csv\r\n\r\n");
        var after = Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n");
        using var content = File.OpenRead(file);
        link.Write(Encoding.ASCII.GetBytes($"POST /api/v1/imports HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {account.Token}\r\n"
            + $"Content-Type: multipart/form-data; boundary={boundary}\r\nContent-Length: {before.Length + content.Length + after.Length}\r\n\r\n"));
        link.Write(before);
        var buffer = new byte[1 << 16];
        for (int read; (read = content.Read(buffer)) > 0;)
            link.Write(buffer.AsSpan(0, read));
        link.Write(after);
        var status = link.Answer(keepBody: true);
        return status == 202 ? JsonElement.Parse(link.Text).GetProperty("id").GetGuid() : throw new InvalidOperationException($"POST /imports answered {status}: {link.Text}");
    }

    public static async Task<IEnumerable<Measured>> ExportAsync(BenchRun run)
    {
        const int days = 365;
        var (server, ct) = (run.Server, run.Cancellation);
        var account = await run.ReaderAsync();
        var rows = run.ExportWells * days;
        var to = HttpData.LastDay;
        var from = to.AddDays(1 - days);
        using var link = new HttpLink(server.Address);
        await using var source = server.Source("pumpjack_app");
        await using var connection = await source.OpenConnectionAsync(ct);
        var request = HttpLink.Request("GET", $"/api/v1/production/export?format=csv&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}&fields={ExportMembers}", account.Token);

        (double Seconds, long Bytes) Product(bool check)
        {
            var begun = Stopwatch.GetTimestamp();
            var status = link.Send(request, keepBody: check);
            var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            if (status != 200 || check && link.Text.AsSpan().Count('\n') != rows + 1)
                throw new InvalidOperationException($"The export answered {status} with other than {rows} rows.");
            return (seconds, link.BodyLength);
        }

        async Task<(double Seconds, long Bytes)> LimitAsync()
        {
            var begun = Stopwatch.GetTimestamp();
            await using var transaction = await connection.BeginTransactionAsync(ct);
            await HttpData.ExecuteAsync(connection, HttpData.Scope(account), ct);
            long bytes = 0;
            using (var copy = await connection.BeginTextExportAsync($"""
                copy (select d.production_date, w.well_name, d.oil_volume, d.gas_volume, d.water_volume, d.hours_on
                  from production.daily_production d join assets.well w on w.organization_id = d.organization_id and w.id = d.well_id
                  where d.active_ind and d.production_date between '{from:yyyy-MM-dd}' and '{to:yyyy-MM-dd}') to stdout (format csv, header true)
                """, ct))
            {
                var stream = ((StreamReader)copy).BaseStream;
                var buffer = new byte[1 << 16];
                for (int read; (read = await stream.ReadAsync(buffer, ct)) > 0;)
                    bytes += read;
            }
            await transaction.CommitAsync(ct);
            return (Stopwatch.GetElapsedTime(begun).TotalSeconds, bytes);
        }

        run.Say($"exporting {rows:#,0} well-days");
        var size = Product(check: true).Bytes;
        await LimitAsync();
        var (products, limits) = (new List<double>(), new List<double>());
        var used = default(CpuTime);
        for (var i = 0; i < run.Rounds + 2; i++)
        {
            limits.Add(rows / (await LimitAsync()).Seconds);
            var before = server.Cpu;
            products.Add(rows / Product(check: false).Seconds);
            used += server.Cpu - before;
        }
        run.NoteCpu("row exported", used, (long)rows * products.Count);
        run.Say($"export {HttpLoad.Median(products):#,0} rows/s, limit {HttpLoad.Median(limits):#,0} rows/s");
        return
        [
            Measured.AtLeast("Export as CSV", HttpLoad.Median(products), "rows/s", HttpLoad.Median(limits), "COPY of the same columns TO STDOUT", 0.5,
                string.Create(CultureInfo.InvariantCulture, $"{run.ExportWells:#,0} wells × {days} days, {size / 1e6:0.0} MB")),
        ];
    }
}
