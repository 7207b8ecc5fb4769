namespace Pumpjack.Platform.Tabular;

/// <summary>Counts what is read and stops at a limit, so that no file can expand without end; also turns breakage of an archive into a refusal.</summary>
internal sealed class LimitedStream(Stream inner, ByteBudget budget) : Stream
{
    public override int Read(Span<byte> destination)
    {
        int read;
        try
        {
            read = inner.Read(destination);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException or OverflowException or ArgumentException)
        {
            throw new TabularRefusal("damaged-archive", "The compressed content is damaged or cut off.", e);
        }
        budget.Take(read);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int ReadByte()
    {
        Span<byte> one = stackalloc byte[1];
        return Read(one) == 1 ? one[0] : -1;
    }

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

/// <summary>Bytes that one reading of a file may expand to, shared by the parts of a workbook.</summary>
internal sealed class ByteBudget(long limit)
{
    private long taken;

    public void Take(long bytes)
    {
        if ((taken += bytes) > limit)
            throw new TabularRefusal("expands-too-far", $"The file expands to more than {limit >> 20:N0} MB.");
    }
}
