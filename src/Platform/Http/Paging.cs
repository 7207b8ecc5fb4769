using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Pumpjack.Platform.Refusals;

namespace Pumpjack.Platform.Http;

/// <summary>A page of a list.</summary>
/// <param name="Items">The records of this page.</param>
/// <param name="NextCursor">Opaque; send it back as <c>cursor</c> for the next page. Null on the last.</param>
/// <param name="Total">How many there are in all, when <c>total=true</c> was asked for.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor, long? Total = null);

/// <summary>Keyset paging: a cursor holds the sort key of the last record seen, so pages neither skip nor repeat.</summary>
public static class Paging
{
    public const int DefaultLimit = 100, MaxLimit = 1000;

    /// <summary>The page size asked for.</summary>
    /// <exception cref="Refusal">400 outside 1 to 1,000.</exception>
    public static int Limit(int? asked) => asked switch
    {
        null => DefaultLimit,
        >= 1 and <= MaxLimit => asked.Value,
        _ => throw Problems.BadParameter("limit", $"limit is 1 to {MaxLimit}."),
    };

    /// <summary>The cursor after a record with these sort keys.</summary>
    public static string Cursor(params string?[] keys) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(keys));

    /// <summary>The sort keys in a cursor, or null for the first page.</summary>
    /// <exception cref="Refusal">400 when the cursor is not one of ours.</exception>
    public static string?[]? Keys(string? cursor, int count)
    {
        if (string.IsNullOrEmpty(cursor))
            return null;
        try
        {
            var keys = JsonSerializer.Deserialize<string?[]>(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)));
            if (keys?.Length == count && keys.All(k => k?.Contains('\0', StringComparison.Ordinal) != true))
                return keys;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            // falls through to the refusal
        }
        throw Problems.BadParameter("cursor", "This cursor was not given out by this list.");
    }
}
