using System.Net;
using System.Net.Sockets;

namespace Pumpjack.Host;

/// <summary>Where the server listens: loopback, 8080 or the next free port; <c>--port N</c> means that one and no other.</summary>
static class ListenAddress
{
    const int Usual = 8080;

    public static void Choose(WebApplicationBuilder builder)
    {
        if (builder.Configuration["urls"] is { Length: > 0 } || builder.Configuration["http_ports"] is { Length: > 0 })
            return;
        var asked = builder.Configuration["port"];
        if (asked is null)
            builder.WebHost.UseUrls($"http://127.0.0.1:{FirstFree(Usual)}");
        else if (int.TryParse(asked, out var port) && port is >= 0 and <= 65535)
            builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        else
            throw new ArgumentException($"--port {asked} is no port; give 1 to 65535.");
    }

    static int FirstFree(int from)
    {
        for (var port = from; port < from + 100; port++)
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            try
            {
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // taken: the next one
            }
        }
        return 0;
    }
}
