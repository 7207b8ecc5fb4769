using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Assets.Records;

/// <summary>A parameter a list can be narrowed by.</summary>
/// <param name="Name">Name in the query.</param>
/// <param name="Sql">Condition, with <c>{0}</c> where the value goes.</param>
/// <param name="Read">The value, or null when the text cannot be read.</param>
/// <param name="Takes">What it takes, in a sentence's words.</param>
sealed record Filter(string Name, string Sql, Func<string, NpgsqlParameter?> Read, string Takes)
{
    /// <summary>One id or several with commas.</summary>
    public static Filter Ids(string name, string column) => new(name, $"{column} = any({{0}})", ReadIds, "one id, or several with commas");

    /// <summary>One word or several with commas; capitals do not matter.</summary>
    public static Filter Texts(string name, string column) => new(name, $"lower({column}) = any({{0}})",
        text => new() { Value = Parts(text).Select(p => p.ToLowerInvariant()).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
        "one text, or several with commas; capitals do not matter");

    /// <summary>Words of an enumeration, several with commas.</summary>
    public static Filter Words<TEnum>(string name, string column, Func<string, TEnum?>? alias = null) where TEnum : struct, Enum =>
        new(name, $"{column} = any({{0}})", text =>
        {
            var words = Parts(text)
                .Select(p => SnakeCaseWords<TEnum>.TryParse(p, out var value) ? value : alias?.Invoke(p))
                .ToArray();
            return words.Any(w => w is null) ? null
                : new() { Value = words.Select(w => SnakeCaseWords<TEnum>.Word(w!.Value)).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
        }, string.Join(", ", SnakeCaseWords<TEnum>.All));

    public static Filter Flag(string name, string column) => new(name, $"{column} = {{0}}",
        text => text is "true" or "false" ? new NpgsqlParameter<bool> { TypedValue = text == "true" } : null, "true or false");

    /// <summary>From this day on.</summary>
    public static Filter From(string name, string column) => new(name, $"{column} >= {{0}}", ReadDate, "a date, yyyy-mm-dd");

    /// <summary>Up to this day.</summary>
    public static Filter To(string name, string column) => new(name, $"{column} <= {{0}}", ReadDate, "a date, yyyy-mm-dd");

    /// <summary>The condition's value from the query.</summary>
    /// <exception cref="Refusal">400 when it cannot be read.</exception>
    public NpgsqlParameter Value(string text) => Read(text) ?? throw Problems.BadParameter(Name, $"{Name} takes {Takes}.");

    static NpgsqlParameter? ReadIds(string text)
    {
        var parts = Parts(text);
        var ids = new Guid[parts.Length];
        for (var i = 0; i < parts.Length; i++)
            if (!Guid.TryParse(parts[i], out ids[i]))
                return null;
        return new() { Value = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid };
    }

    static NpgsqlParameter<DateOnly>? ReadDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new NpgsqlParameter<DateOnly> { TypedValue = date } : null;

    static string[] Parts(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
