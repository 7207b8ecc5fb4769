using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Pumpjack.Platform.Tabular;

/// <summary>Opens the XML parts of a workbook so that none of them can fill the memory: no DTD, no CDATA, bounded depth, names and tags.</summary>
internal static class XmlPart
{
    private const int MaxDepth = 64;

    public static XmlReader Open(ZipArchiveEntry entry, ByteBudget budget)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
            NameTable = new BoundedNameTable(),
        };
        // The reader is given text, so a part in another encoding is refused instead of escaping the guard.
        return XmlReader.Create(new StreamReader(Bytes(entry, budget), new UTF8Encoding(true, true), false, 1 << 15), settings);
    }

    /// <summary>The checked bytes of an entry: length, checksum and markup are watched while reading.</summary>
    public static Stream Bytes(ZipArchiveEntry entry, ByteBudget budget)
    {
        try
        {
            return new GuardStream(new LimitedStream(entry.Open(), budget), entry.Crc32);
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new TabularRefusal("damaged-archive", "A part of the workbook cannot be opened.", e);
        }
    }

    /// <summary>Next node; refuses nesting that no workbook has.</summary>
    public static bool Step(XmlReader reader)
    {
        if (!reader.Read()) return false;
        if (reader.Depth > MaxDepth) throw new TabularRefusal("damaged-workbook", "A part of the workbook is nested too deeply.");
        return true;
    }

    /// <summary>What the libraries below throw at bytes that are not what they claim to be.</summary>
    public static bool IsDamage(Exception e) => e is XmlException or InvalidDataException or EndOfStreamException or DecoderFallbackException
        or NotSupportedException or FormatException or OverflowException or ArgumentException or IndexOutOfRangeException or UriFormatException
        or ObjectDisposedException;

    private sealed class BoundedNameTable : NameTable
    {
        private const int MaxNames = 20_000;
        private int count;

        public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Count(base.Add(key, start, len));

        public override string Add(string key) => Get(key) ?? Count(base.Add(key));

        private string Count(string name) =>
            ++count <= MaxNames ? name : throw new TabularRefusal("damaged-workbook", "A part of the workbook uses too many different names.");
    }

    /// <summary>Watches a part's bytes: no single tag or text beyond 4 MB, no CDATA, and at the end the checksum of the archive.</summary>
    private sealed class GuardStream(LimitedStream inner, uint checksum) : Stream
    {
        private const int MaxPiece = 1 << 22;
        private static readonly uint[] Table = MakeTable();
        private uint crc = uint.MaxValue;
        private int sinceTag, matched;

        public override int Read(Span<byte> destination)
        {
            if (destination.IsEmpty) return 0;
            var read = inner.Read(destination);
            if (read == 0 && ~crc != checksum) throw new TabularRefusal("damaged-archive", "A part of the workbook fails its checksum.");
            var bytes = destination[..read];
            var c = crc;
            foreach (var b in bytes) c = Table[(byte)(c ^ b)] ^ (c >> 8);
            crc = c;
            Watch(bytes);
            return read;
        }

        private void Watch(ReadOnlySpan<byte> bytes)
        {
            if (Contains(bytes)) throw new TabularRefusal("damaged-workbook", "The workbook uses CDATA, which no spreadsheet writes.");
            while (!bytes.IsEmpty)
            {
                var tag = bytes.IndexOf((byte)'<');
                sinceTag = tag < 0 ? sinceTag + bytes.Length : sinceTag + tag;
                if (sinceTag > MaxPiece) throw new TabularRefusal("cell-too-long", "A single text or tag of the workbook is larger than 4 MB.");
                if (tag < 0) return;
                // Only the last tag of the block matters for the next one; those between are shorter than the block.
                var last = bytes.LastIndexOf((byte)'<');
                sinceTag = bytes.Length - last;
                return;
            }
        }

        private bool Contains(ReadOnlySpan<byte> bytes)
        {
            ReadOnlySpan<byte> mark = "<!["u8;
            if (matched > 0)
            {
                var i = 0;
                while (matched < 3 && i < bytes.Length && bytes[i] == mark[matched]) { matched++; i++; }
                if (matched == 3) return true;
                if (i < bytes.Length) matched = 0;
                else return false;
            }
            if (bytes.IndexOf(mark) >= 0) return true;
            matched = bytes.EndsWith(mark[..2]) ? 2 : bytes.EndsWith(mark[..1]) ? 1 : 0;
            return false;
        }

        private static uint[] MakeTable()
        {
            var table = new uint[256];
            for (uint i = 0; i < 256; i++)
            {
                var c = i;
                for (var k = 0; k < 8; k++) c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
                table[i] = c;
            }
            return table;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
