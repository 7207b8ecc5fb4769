using System.Globalization;
using System.Text;

namespace Pumpjack.Platform.Tabular;

/// <summary>Bytes on their way to a stream.</summary>
internal sealed class Utf8Buffer
{
    public const int FlushAt = 1 << 16;
    private byte[] bytes = new byte[FlushAt * 2];

    public int Length { get; private set; }

    public void Add(byte value)
    {
        Reserve(1);
        bytes[Length++] = value;
    }

    public void Add(ReadOnlySpan<byte> value)
    {
        Reserve(value.Length);
        value.CopyTo(bytes.AsSpan(Length));
        Length += value.Length;
    }

    public void Add(ReadOnlySpan<char> value)
    {
        Reserve(value.Length * 3);
        Length += Encoding.UTF8.GetBytes(value, bytes.AsSpan(Length));
    }

    public void Add<T>(T value, ReadOnlySpan<char> format = default) where T : IUtf8SpanFormattable
    {
        Reserve(64);
        value.TryFormat(bytes.AsSpan(Length), out var written, format, CultureInfo.InvariantCulture);
        Length += written;
    }

    public async ValueTask FlushAsync(Stream stream, CancellationToken cancellation)
    {
        if (Length == 0) return;
        await stream.WriteAsync(bytes.AsMemory(0, Length), cancellation);
        Length = 0;
    }

    public void Flush(Stream stream)
    {
        stream.Write(bytes, 0, Length);
        Length = 0;
    }

    private void Reserve(int more)
    {
        if (Length + more > bytes.Length) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + more));
    }
}
