using System.Globalization;

namespace Pumpjack.Production.DailyProduction;

/// <summary>
/// Values written into the text of a statement, for COPY, which takes no parameters. Only these types, each in one safe form.
/// </summary>
internal static class SqlLiteral
{
    public static string Of(object? value) => value switch
    {
        Guid[] ids => $"'{{{string.Join(',', ids)}}}'::uuid[]",
        Guid id => $"'{id}'::uuid",
        DateOnly day => string.Create(CultureInfo.InvariantCulture, $"'{day:yyyy-MM-dd}'::date"),
        bool flag => flag ? "true" : "false",
        // standard_conforming_strings is on: a quote is the only character with a meaning.
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        _ => throw new NotSupportedException($"A {value?.GetType().Name ?? "null"} has no literal form."),
    };
}
