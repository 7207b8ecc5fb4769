using System.Buffers.Binary;

namespace Pumpjack.Platform.Tabular;

/// <summary>Looks at the end of a zip file before it is opened: the runtime reads the whole list of entries into memory, however long it is.</summary>
internal static class ZipGuard
{
    private const int MaxDirectoryBytes = 1 << 22;
    private const int EndBytes = 22, Locator64Bytes = 20, End64Bytes = 56;

    /// <summary>Throws <see cref="TabularRefusal"/> for a file without a sound list of entries, or with an absurdly long one.</summary>
    public static void Check(FileStream file)
    {
        var tail = new byte[(int)Math.Min(file.Length, 0xFFFF + EndBytes + Locator64Bytes)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || tail.Length - end < EndBytes) throw new TabularRefusal("damaged-archive", "The workbook is cut off: its table of contents is missing.");
        var position = file.Length - tail.Length + end;
        long start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        if (start == uint.MaxValue && end >= Locator64Bytes && tail.AsSpan(end - Locator64Bytes).StartsWith("PK\u0006\u0007"u8))
        {
            var at = BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(end - Locator64Bytes + 8));
            if (at < 0 || at > position - End64Bytes) throw Damaged();
            var end64 = new byte[End64Bytes];
            file.Position = at;
            file.ReadExactly(end64);
            start = BinaryPrimitives.ReadInt64LittleEndian(end64.AsSpan(48));
        }
        if (start < 0 || start > position) throw Damaged();
        if (position - start > MaxDirectoryBytes) throw new TabularRefusal("too-many-entries", "The archive lists far more entries than a workbook has.");
        file.Position = 0;
    }

    private static TabularRefusal Damaged() => new("damaged-archive", "The workbook's table of contents points outside the file.");
}
