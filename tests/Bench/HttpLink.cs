using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pumpjack.Bench;

/// <summary>
/// One HTTP/1.1 keep-alive connection over a plain socket: the load generator shares the machine with the server, so it must cost
/// next to nothing. Reads what Kestrel writes: a length or chunks, and no trailers.
/// </summary>
internal sealed class HttpLink : IDisposable
{
    readonly Socket socket;
    byte[] buffer = new byte[64 << 10];
    int start, end;

    public HttpLink(Uri server)
    {
        socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, server.Port);
    }

    /// <summary>The body of the last answer, when it was kept.</summary>
    public MemoryStream Body { get; } = new();

    /// <summary>Bytes of the last body.</summary>
    public long BodyLength { get; private set; }

    /// <summary>The text of the last body.</summary>
    public string Text => Encoding.UTF8.GetString(Body.GetBuffer(), 0, (int)Body.Length);

    /// <summary>A whole request as bytes.</summary>
    public static byte[] Request(string method, string path, string? token, string? json = null) => Encoding.UTF8.GetBytes(
        $"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        + (token is null ? "" : $"Authorization: Bearer {token}\r\n")
        + (json is null ? "" : $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n")
        + "\r\n" + json);

    /// <summary>Sends a request and reads its answer. Returns the status.</summary>
    public int Send(ReadOnlySpan<byte> request, bool keepBody = false)
    {
        Write(request);
        return Answer(keepBody);
    }

    /// <summary>Writes bytes of a request.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
            bytes = bytes[socket.Send(bytes)..];
    }

    /// <summary>Reads an answer to its last byte. Returns the status.</summary>
    public int Answer(bool keepBody)
    {
        Body.SetLength(0);
        BodyLength = 0;
        var head = ReadHead();
        var status = (head[9] - '0') * 100 + (head[10] - '0') * 10 + head[11] - '0';
        var length = Header(head, "\r\ncontent-length: "u8);
        var chunked = Header(head, "\r\ntransfer-encoding: "u8).Length > 0;
        var bodyless = status is 204 or 304;
        if (chunked)
            while (ReadChunk(keepBody)) { }
        else if (!bodyless && Utf8Parser.TryParse(length, out long size, out _))
            ReadBody(size, keepBody || status >= 400);
        return status;
    }

    byte[] ReadHead()
    {
        while (true)
        {
            var at = buffer.AsSpan(start, end - start).IndexOf("\r\n\r\n"u8);
            if (at >= 0)
            {
                var head = buffer.AsSpan(start, at + 2).ToArray();
                start += at + 4;
                return head;
            }
            Fill();
        }
    }

    bool ReadChunk(bool keepBody)
    {
        int line;
        while ((line = buffer.AsSpan(start, end - start).IndexOf("\r\n"u8)) < 0)
            Fill();
        if (!Utf8Parser.TryParse(buffer.AsSpan(start, line), out int size, out _, 'x'))
            throw new InvalidDataException("A chunk has no size.");
        start += line + 2;
        ReadBody(size, keepBody);
        while (end - start < 2)
            Fill();
        start += 2;
        return size > 0;
    }

    void ReadBody(long size, bool keep)
    {
        BodyLength += size;
        while (size > 0)
        {
            if (start == end)
                Fill();
            var part = (int)Math.Min(size, end - start);
            if (keep)
                Body.Write(buffer, start, part);
            start += part;
            size -= part;
        }
    }

    void Fill()
    {
        if (start == end)
            start = end = 0;
        else if (end == buffer.Length)
        {
            var room = start > buffer.Length / 2 ? buffer : new byte[buffer.Length * 2];
            Buffer.BlockCopy(buffer, start, room, 0, end - start);
            (buffer, end, start) = (room, end - start, 0);
        }
        var read = socket.Receive(buffer, end, buffer.Length - end, SocketFlags.None);
        if (read == 0)
            throw new IOException("The server closed the connection.");
        end += read;
    }

    static ReadOnlySpan<byte> Header(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        for (var at = head.IndexOf("\r\n"u8); at >= 0 && at + name.Length <= head.Length;)
        {
            if (Ascii.EqualsIgnoreCase(head.Slice(at, name.Length), name))
            {
                var value = head[(at + name.Length)..];
                return value[..value.IndexOf("\r\n"u8)];
            }
            var next = head[(at + 2)..].IndexOf("\r\n"u8);
            if (next < 0)
                break;
            at += 2 + next;
        }
        return default;
    }

    public void Dispose()
    {
        socket.Dispose();
        Body.Dispose();
    }
}
