using System.Globalization;
using Npgsql;

namespace Pumpjack.Assets.Records;

/// <summary>A member a list can be sorted by, and how its value travels in a cursor.</summary>
/// <param name="Name">JSON name of the member.</param>
/// <param name="Sql">Expression to order by; records without a value come last in either direction.</param>
/// <param name="Read">The value a cursor holds, or null when it is not one.</param>
sealed record Sort(string Name, string Sql, Func<string, NpgsqlParameter?> Read)
{
    /// <summary>A text, in the order people expect: 2 before 10, capitals beside small letters.</summary>
    public static Sort Text(string name, string column) =>
        new(name, column + " collate assets.natural_order", text => new NpgsqlParameter<string> { TypedValue = text });

    public static Sort Date(string name, string column) => new(name, column,
        text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new NpgsqlParameter<DateOnly> { TypedValue = date } : null);

    public static Sort Number(string name, string column) => new(name, column,
        text => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? new NpgsqlParameter<decimal> { TypedValue = number } : null);

    public static Sort Time(string name, string column) => new(name, column,
        text => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? new NpgsqlParameter<DateTimeOffset> { TypedValue = time } : null);

    /// <summary>Every kind can be sorted by when its records were made.</summary>
    public static readonly Sort Created = Time("rowCreatedDate", "t.row_created_date");
}
