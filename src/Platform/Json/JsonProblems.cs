using System.Text;
using System.Text.Json;
using Pumpjack.Platform.Refusals;

namespace Pumpjack.Platform.Json;

/// <summary>Says where a body could not be read, in JSON pointers.</summary>
public static class JsonProblems
{
    const string Code = "code";

    internal static JsonException TooManyDigits()
    {
        var e = new JsonException("The number has more digits than can be kept exactly (28).");
        e.Data[Code] = "too-many-digits";
        return e;
    }

    /// <summary>400 with a pointer; 422 when the number was readable but has too many digits.</summary>
    public static Refusal Explain(JsonException e)
    {
        var pointer = Pointer(e.Path);
        if (e.Data[Code] is string code)
            return Problems.Fields(new FieldError(pointer, code, Sentence(e)));
        var unknown = e.Message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal);
        var twice = e.Message.Contains("Duplicate property", StringComparison.OrdinalIgnoreCase);
        return unknown
            ? Problems.Unreadable(pointer, "unknown-member", $"There is no member {pointer} here.")
            : twice ? Problems.Unreadable(pointer, "member-twice", $"The member {pointer} is given twice.")
            : Problems.Unreadable(pointer, "wrong-type", Sentence(e));
    }

    static string Sentence(JsonException e)
    {
        var text = e.Message;
        var end = text.IndexOf(" Path: ", StringComparison.Ordinal);
        if (end > 0)
            text = text[..end];
        return text.StartsWith("The JSON value could not be converted", StringComparison.Ordinal)
            ? "The value has the wrong type or is not one of the allowed words."
            : text;
    }

    /// <summary><c>$.items[3].hoursOn</c> becomes <c>#/items/3/hoursOn</c>.</summary>
    public static string Pointer(string? path)
    {
        if (string.IsNullOrEmpty(path) || path == "$")
            return "#";
        var pointer = new StringBuilder("#");
        for (var i = 1; i < path.Length;)
        {
            if (path[i] == '.')
            {
                var end = path.AsSpan(i + 1).IndexOfAny('.', '[');
                end = end < 0 ? path.Length : i + 1 + end;
                pointer.Append('/').Append(path, i + 1, end - i - 1);
                i = end;
            }
            else
            {
                var end = path.IndexOf(']', i);
                if (end < 0)
                    break;
                pointer.Append('/').Append(path.AsSpan(i + 1, end - i - 1).Trim("'"));
                i = end + 1;
            }
        }
        return pointer.ToString();
    }
}
