using System.Globalization;
using System.Text;
using Npgsql;
using Pumpjack.Platform.Http;
using Pumpjack.Platform.Refusals;

namespace Pumpjack.Platform.Audit;

/// <summary>Query parameters of the audit's lists. What a list has no column for is a 400.</summary>
sealed class AuditFilter
{
    /// <summary>First instant, or the start of a date (UTC).</summary>
    public string? From { get; set; }
    /// <summary>Instant it ends before, or a date that is included whole (UTC).</summary>
    public string? To { get; set; }
    public Guid? UserId { get; set; }
    /// <summary>Table, with or without its schema.</summary>
    public string? Table { get; set; }
    /// <summary>insert, update or delete; of accesses the HTTP method.</summary>
    public string? Action { get; set; }
    /// <summary>Key of a row; a day is {wellId}_{yyyy-mm-dd}.</summary>
    public string? Key { get; set; }
    /// <summary>Trace id of a request.</summary>
    public string? Request { get; set; }
    /// <summary>json (default) or csv: everything that fits the filter, streamed.</summary>
    public string? Format { get; set; }
    /// <summary>Page size, 1 to 1,000.</summary>
    public int? Limit { get; set; }
    public string? Cursor { get; set; }

    public bool IsCsv => Format switch
    {
        null or "" or "json" => false,
        "csv" => true,
        _ => throw Problems.BadParameter("format", "format is json or csv."),
    };

    /// <summary>The condition over a list, newest first, with its parameters.</summary>
    /// <exception cref="Refusal">400 for a value that cannot be read or a filter the list does not have.</exception>
    public string Where(AuditList list, NpgsqlParameterCollection parameters)
    {
        var sql = new StringBuilder("true");
        void Add(string condition, object value)
        {
            parameters.Add(new() { Value = value });
            sql.Append(CultureInfo.InvariantCulture, $" and {condition.Replace("$", "$" + parameters.Count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)}");
        }
        void AddText(string name, string? value, string? condition)
        {
            if (string.IsNullOrEmpty(value))
                return;
            if (condition is null)
                throw Problems.BadParameter(name, $"This list has no {name}.");
            if (value.Contains('\0', StringComparison.Ordinal))
                throw Problems.BadParameter(name, $"{name} holds a character that cannot be stored.");
            Add(condition, value);
        }
        if (Instant("from", From, wholeDay: false) is { } from)
            Add($"{list.When} >= $", from);
        if (Instant("to", To, wholeDay: true) is { } to)
            Add($"{list.When} < $", to);
        if (UserId is { } user)
            Add(list.HasUser ? "user_id = $" : throw Problems.BadParameter("userId", "This list has no userId."), user);
        AddText("table", Table, list.Table);
        AddText("action", Action, list.Action);
        AddText("key", Key, list.Key);
        AddText("request", Request, list.HasUser ? "request_id = $" : null);
        if (!IsCsv && Paging.Keys(Cursor, 1) is [var after])
            Add("id < $", long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : throw Problems.BadParameter("cursor", "This cursor was not given out by this list."));
        return sql.ToString();
    }

    static DateTimeOffset? Instant(string name, string? text, bool wholeDay)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date < DateOnly.MaxValue)
            return new DateTimeOffset((wholeDay ? date.AddDays(1) : date).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant))
            return instant;
        throw Problems.BadParameter(name, $"{name} is a date (2026-03-02) or an instant (2026-03-02T15:00:00Z).");
    }
}

/// <summary>One of the audit's lists: its table, and the conditions its filters stand for (null: it has no such filter).</summary>
sealed record AuditList(string Name, string Columns, string When, bool HasUser, string? Table, string? Action, string? Key)
{
    public static readonly AuditList Changes = new("change",
        "id, happened_at, user_id, request_id, client, table_name, action, row_keys, before, after", "happened_at", true,
        "(table_name = $ or split_part(table_name, '.', 2) = $)", "action = $", "$ = any(row_keys)");

    public static readonly AuditList Accesses = new("access",
        "id, happened_at, user_id, request_id, client, address, method, path, status, code, duration_ms", "happened_at", true,
        null, "method = upper($)", "position($ in path) > 0");

    public static readonly AuditList Seals = new("seal",
        "id, sealed_at, from_transaction::text::numeric, before_transaction::text::numeric, change_count, access_count, encode(previous_hash, 'hex'), encode(hash, 'hex')", "sealed_at", false,
        null, null, null);

    /// <summary>Newest first.</summary>
    public string Sql(string where, int? limit) =>
        $"select {Columns} from audit.{Name} where {where} order by id desc" + (limit is { } rows ? string.Create(CultureInfo.InvariantCulture, $" limit {rows}") : "");
}
