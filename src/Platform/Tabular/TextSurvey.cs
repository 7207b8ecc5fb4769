using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Pumpjack.Platform.Tabular;

/// <summary>What one pass over all bytes of a text file proves: its encoding, its mark, its size, that it is whole.</summary>
internal sealed record TextSurvey(string Encoding, bool IsAscii, bool HasMark, bool IsSettled, bool BreaksEncoding, long Bytes)
{
    private const int BlockSize = 1 << 17;
    // Bytes that windows-1252 leaves undefined.
    private static readonly SearchValues<byte> Undefined1252 = SearchValues.Create([0x81, 0x8D, 0x8F, 0x90, 0x9D]);

    public static TextSurvey Of(Stream stream, CancellationToken cancellation)
    {
        var block = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            long bytes = 0, zerosEven = 0, zerosOdd = 0, sequences = 0, broken = 0, undefined = 0, controls = 0;
            int kept = 0;                // bytes of an unfinished UTF-8 sequence at the front of the block
            bool ascii = true, mark8 = false, markLe = false, markBe = false;
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                var read = stream.Read(block, kept, BlockSize - kept);
                var span = block.AsSpan(0, kept + read);
                if (bytes == 0 && read > 0)
                {
                    read = FillFirst(stream, block, read);
                    span = block.AsSpan(0, read);
                    mark8 = span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]);
                    markLe = span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]);
                    markBe = span.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
                    for (var i = 0; i < span.Length; i++)
                    {
                        if (span[i] == 0) { if ((i & 1) == 0) zerosEven++; else zerosOdd++; }
                        else if (span[i] < 32 && span[i] is not (9 or 10 or 12 or 13)) controls++;
                    }
                    if (markLe || markBe || zerosOdd > span.Length / 4 || zerosEven > span.Length / 4)
                        return Utf16(stream, block, span.Length, markLe, markBe, zerosEven > zerosOdd);
                    if (zerosEven + zerosOdd > 0 || controls > span.Length / 50 + 2)
                        throw new TabularRefusal("not-a-table", "The file is neither text nor a workbook.");
                }
                bytes += read;
                if (span.Contains((byte)0)) throw new TabularRefusal("not-a-table", "The file holds zero bytes; it is not text.");
                if (!ascii || !Ascii.IsValid(span))
                {
                    ascii = false;
                    undefined += CountUndefined(span);
                    kept = Utf8Of(span, read == 0, ref sequences, ref broken);
                    span[^kept..].CopyTo(block);
                }
                if (read == 0) break;
            }
            if (bytes == 0) throw new TabularRefusal("empty-file", "The file is empty.");
            if (broken == 0) return new("utf-8", ascii, mark8, true, false, bytes);
            // Damaged UTF-8 is mostly sound sequences; another encoding hits one by accident only.
            if (mark8 || sequences > broken || undefined > 0) return new("utf-8", false, mark8, true, true, bytes);
            return new("windows-1252", false, false, false, false, bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    /// <summary>The decoder for a name out of the survey or a person's answer; throws <see cref="TabularRefusal"/> for a name nobody knows.</summary>
    public static Encoding Decoder(string name, bool strict)
    {
        var fallback = strict ? DecoderFallback.ExceptionFallback : new DecoderReplacementFallback("\uFFFD");
        if (name is "utf-8" or "ascii") return System.Text.Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, fallback);
        if (name is "utf-16" or "utf-16be") return System.Text.Encoding.GetEncoding(name == "utf-16" ? "utf-16" : "utf-16BE", EncoderFallback.ReplacementFallback, fallback);
        try
        {
            var found = CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ReplacementFallback, fallback)
                ?? System.Text.Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, fallback);
            if (found.IsSingleByte) return found;
        }
        catch (ArgumentException)
        {
            // Falls through to the refusal: an unknown name and a known multi-byte one are the same mistake.
        }
        throw new TabularRefusal("unknown-encoding", $"The encoding '{name}' is not known.");
    }

    private static int FillFirst(Stream stream, byte[] block, int read)
    {
        while (read < 4096)
        {
            var more = stream.Read(block, read, 4096 - read);
            if (more == 0) break;
            read += more;
        }
        return read;
    }

    private static TextSurvey Utf16(Stream stream, byte[] block, long bytes, bool markLe, bool markBe, bool zerosFirst)
    {
        var name = markBe || (!markLe && zerosFirst) ? "utf-16be" : "utf-16";
        int read;
        while ((read = stream.Read(block, 0, BlockSize)) > 0) bytes += read;
        return new(name, false, markLe || markBe, markLe || markBe, false, bytes);
    }

    private static int CountUndefined(ReadOnlySpan<byte> span)
    {
        var count = 0;
        int at;
        while ((at = span.IndexOfAny(Undefined1252)) >= 0)
        {
            count++;
            span = span[(at + 1)..];
        }
        return count;
    }

    /// <summary>Counts sound and broken multi-byte sequences; answers how many bytes at the end wait for the next block.</summary>
    private static int Utf8Of(ReadOnlySpan<byte> span, bool last, ref long sequences, ref long broken)
    {
        if (Utf8.IsValid(span))
        {
            sequences++;
            return 0;
        }
        while (span.Length > 0)
        {
            var plain = span.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (plain < 0) return 0;
            span = span[plain..];
            var status = Rune.DecodeFromUtf8(span, out _, out var used);
            if (status == OperationStatus.NeedMoreData && !last) return span.Length;
            if (status == OperationStatus.Done) sequences++; else broken++;
            span = span[used..];
        }
        return 0;
    }
}
