using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Pumpjack.Bench;

/// <summary>The dashboard: 200 questions that all differ, asked one after the other; nothing of ours keeps answers.</summary>
internal static class HttpDashboard
{
    const int Questions = 200;

    public static async Task<IEnumerable<Measured>> RunAsync(BenchRun run)
    {
        var (server, ct) = (run.Server, run.Cancellation);
        var wells = run.Quick ? 1_000 : 10_000;
        var years = run.Quick ? 2 : 10;
        var to = new DateOnly(HttpData.LastDay.Year, HttpData.LastDay.Month, 1).AddDays(-1);
        var from = new DateOnly(to.Year, to.Month, 1).AddMonths(1 - years * 12);
        var account = server.Register("Bench dashboard");
        await HttpData.MakeWellsAsync(server, account, wells, ct);
        var days = (long)wells * (to.DayNumber - from.DayNumber + 1);
        run.Say($"loading {days:#,0} well-days for the dashboard");
        await HttpData.LoadDaysAsync(server, account, wells, from, to, ct);
        run.Say("building the roll-up");
        var compared = await HttpData.RebuildRollUpAsync(server, account, ct);
        const string ByLease = "select lease_id, month, sum(oil_volume), sum(gas_volume), sum(water_volume), sum(hours_on), sum(day_count)";
        var apart = await HttpData.CountAsync(server, account, $"""
            select count(*) from (
              {ByLease} from production.well_month join assets.well on id = well_id group by 1, 2
              except all {ByLease} from production.lease_month group by 1, 2) d
            """, ct);
        if (apart != 0)
            throw new InvalidOperationException($"{apart} months of leases are not the sum of their wells.");
        run.Note($"dashboard: roll-ups built by the repair from {days:#,0} well-days; {compared:#,0} months of every 97th well compared with the detail, all leases with their wells, all equal");

        using var link = new HttpLink(server.Address);
        var choice = new Random(20_26);
        var questions = new HashSet<string>();
        var warm = Enumerable.Range(0, 20).Select(i => Question(i % Kinds.Length, choice, wells, from, years)).ToList();
        while (questions.Count < Questions)
            questions.Add(Question(questions.Count % Kinds.Length, choice, wells, from, years));
        foreach (var question in warm)
            Ask(link, account, question);
        var times = new List<(string Kind, double Ms)>();
        var at = 0;
        foreach (var question in questions)
        {
            ct.ThrowIfCancellationRequested();
            times.Add((Kinds[at++ % Kinds.Length], Ask(link, account, question)));
        }
        foreach (var kind in times.GroupBy(t => t.Kind))
            run.Say(string.Create(CultureInfo.InvariantCulture, $"    {kind.Key,-40} median {HttpLoad.Median(kind.Select(k => k.Ms)):0.0} ms, worst {kind.Max(k => k.Ms):0.0} ms"));
        double[] sorted = [.. times.Select(t => t.Ms).Order()];
        var size = $"{wells:#,0} wells × {years} years, {days / 1e6:0.0} M well-days, {Questions} questions, one connection";
        return
        [
            Measured.AtMost("Dashboard by month, p95", sorted[(int)(0.95 * sorted.Length)], "ms", 50, size),
            Measured.Figure("Dashboard by month, p50", sorted[sorted.Length / 2], "ms", size),
        ];
    }

    static readonly string[] Kinds =
    [
        "month, whole operator, from a month on", "month, one to three leases", "month, one field", "month, one region", "month, twenty wells",
        "month, leases between two months", "month, field between two days", "year and field, from a month on", "month and lease, one field", "month and well, one lease",
    ];

    static string Question(int kind, Random choice, int wells, DateOnly from, int years)
    {
        string Id(char place, int each) => HttpData.PlaceId(place, choice.Next((wells + each - 1) / each)).ToString();
        string Lease() => Id(HttpData.Lease, HttpData.WellsPerLease);
        string Field() => Id(HttpData.Field, HttpData.WellsPerField);
        string Region() => Id(HttpData.Region, HttpData.WellsPerRegion);
        DateOnly Month(int lastMonth) => from.AddMonths(choice.Next(lastMonth));
        string Span(DateOnly first, DateOnly last) => string.Create(CultureInfo.InvariantCulture, $"&from={first:yyyy-MM-dd}&to={last:yyyy-MM-dd}");
        var start = Month(years * 12 - 13);
        return "/api/v1/analytics/production?groupBy=" + kind switch
        {
            0 => $"month&from={Month(years * 12 - 1):yyyy-MM-dd}",
            1 => $"month&leaseId={Lease()}" + string.Concat(Enumerable.Range(0, choice.Next(3)).Select(_ => $"&leaseId={Lease()}")),
            2 => $"month&fieldId={Field()}&from={Month(years * 12 - 1):yyyy-MM-dd}",
            3 => $"month&regionId={Region()}&from={Month(years * 12 - 1):yyyy-MM-dd}",
            4 => "month" + string.Concat(Enumerable.Range(0, 20).Select(_ => $"&wellId={HttpData.WellId(choice.Next(wells))}")),
            5 => $"month&leaseId={Lease()}&leaseId={Lease()}{Span(start, start.AddMonths(12).AddDays(-1))}",
            6 => $"month&fieldId={Field()}{Span(start.AddDays(choice.Next(1, 25)), start.AddMonths(11).AddDays(choice.Next(1, 25)))}",
            7 => $"year,field&from={Month(years * 12 - 1):yyyy-MM-dd}",
            8 => $"month,lease&fieldId={Field()}&from={Month(years * 12 - 1):yyyy-MM-dd}",
            _ => $"month,well&leaseId={Lease()}&from={Month(years * 12 - 1):yyyy-MM-dd}",
        };
    }

    static double Ask(HttpLink link, BenchAccount account, string question)
    {
        var request = HttpLink.Request("GET", question, account.Token);
        var begun = Stopwatch.GetTimestamp();
        var status = link.Send(request, keepBody: true);
        var ms = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        return status == 200 && JsonElement.Parse(link.Text).GetProperty("items").GetArrayLength() > 0 ? ms : throw new InvalidOperationException($"{question} answered {status}: {link.Text}");
    }
}
