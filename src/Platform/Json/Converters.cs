using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pumpjack.Platform.Json;

/// <summary>Reads numbers exactly: no NaN, no rounding through binary, and a digit too many is said, not dropped.</summary>
sealed class ExactDecimalConverter : JsonConverter<decimal>
{
    const int Digits = 28;

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number)
            throw new JsonException("A number is needed here.");
        if (!reader.TryGetDouble(out var magnitude) || !double.IsFinite(magnitude))
            throw new JsonException("The number is too large to be a measurement.");
        var text = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        if (Significant(text) > Digits || Math.Abs(magnitude) >= 1e28)
            throw JsonProblems.TooManyDigits();
        return decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value);

    /// <summary>Digits from the first to the last that is not zero.</summary>
    static int Significant(ReadOnlySpan<byte> text)
    {
        var exponent = text.IndexOfAny((byte)'e', (byte)'E');
        if (exponent >= 0)
            text = text[..exponent];
        int seen = 0, zeros = 0;
        foreach (var c in text)
        {
            if (c is < (byte)'0' or > (byte)'9')
                continue;
            if (c == '0')
            {
                if (seen > 0)
                    zeros++;
            }
            else
            {
                seen += zeros + 1;
                zeros = 0;
            }
        }
        return seen;
    }
}

/// <summary>Reads text that can be stored: no NUL and no half characters.</summary>
sealed class StorableStringConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException("A text is needed here.");
        var text = reader.GetString()!;
        return text.Contains('\0', StringComparison.Ordinal) ? throw new JsonException("The text holds a NUL character.") : text;
    }

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString()!;
        return text.Contains('\0', StringComparison.Ordinal) ? throw new JsonException("A name holds a NUL character.") : text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
}

/// <summary>Reads free structured members (metadata) that jsonb can hold.</summary>
sealed class StorableElementConverter : JsonConverter<JsonElement>
{
    public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var element = JsonElement.ParseValue(ref reader);
        Check(element);
        return element;
    }

    public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options) => value.WriteTo(writer);

    static void Check(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                CheckText(element.GetString()!);
                break;
            case JsonValueKind.Number:
                if (!element.TryGetDouble(out var number) || !double.IsFinite(number) || element.GetRawText().Length > 40)
                    throw new JsonException("A number in it is too large.");
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Check(item);
                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    CheckText(member.Name);
                    Check(member.Value);
                }
                break;
        }
    }

    static void CheckText(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new JsonException("A text in it holds a NUL character.");
        try
        {
            Strict.GetByteCount(text);
        }
        catch (EncoderFallbackException)
        {
            throw new JsonException("A text in it holds half a character.");
        }
    }

    static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
}
