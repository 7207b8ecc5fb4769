using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pumpjack.Host;
using Xunit;

namespace Pumpjack.Product.Tests.Host;

/// <summary>The client's files over HTTP, from a folder such as its build writes.</summary>
public sealed class ServingTheClient : IAsyncLifetime
{
    static readonly string Script = string.Concat(Enumerable.Repeat("const oil = 40;\n", 500));

    readonly string root = Directory.CreateTempSubdirectory("pumpjack-client-").FullName;
    WebApplication? app;
    HttpClient http = new();

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(root, "assets"));
        Write("index.html", "<!doctype html><title>Pumpjack</title>" + new string(' ', 1000));
        Write("assets/office-1.js", Script);
        File.WriteAllText(Path.Combine(root, "favicon.svg"), "<svg/>");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { WebRootPath = root });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        ServedClient.Use(app);
        app.UseRouting();
        app.MapPost("/api/v1/wells", () => "made");
        ServedClient.UsePage(app);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        http = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri(address) };

        void Write(string name, string text)
        {
            var file = Path.Combine(root, name);
            File.WriteAllText(file, text);
            using (var brotli = new BrotliStream(File.Create(file + ".br"), CompressionLevel.SmallestSize))
                brotli.Write(Encoding.UTF8.GetBytes(text));
            using var gzip = new GZipStream(File.Create(file + ".gz"), CompressionLevel.SmallestSize);
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (app is not null) await app.DisposeAsync();
        Directory.Delete(root, recursive: true);
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip, deflate, br;q=0.5", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("identity", null)]
    [InlineData(null, null)]
    public async Task A_file_comes_in_an_encoding_the_browser_takes(string? accepted, string? encoding)
    {
        using var answer = await AskAsync(HttpMethod.Get, "/assets/office-1.js", accepted);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
        Assert.Equal(Script, await TextAsync(answer));
    }

    [Fact]
    public async Task Each_encoding_has_an_ETag_of_its_own_and_answers_304_to_it()
    {
        using var br = await AskAsync(HttpMethod.Get, "/assets/office-1.js", "br");
        using var plain = await AskAsync(HttpMethod.Get, "/assets/office-1.js", null);
        Assert.NotNull(br.Headers.ETag);
        Assert.NotEqual(br.Headers.ETag, plain.Headers.ETag);
        using var again = await AskAsync(HttpMethod.Get, "/assets/office-1.js", "br", r => r.Headers.IfNoneMatch.Add(br.Headers.ETag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var other = await AskAsync(HttpMethod.Get, "/assets/office-1.js", null, r => r.Headers.IfNoneMatch.Add(br.Headers.ETag));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task HEAD_says_what_GET_would_without_the_content()
    {
        using var get = await AskAsync(HttpMethod.Get, "/assets/office-1.js", "br");
        using var head = await AskAsync(HttpMethod.Head, "/assets/office-1.js", "br");
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal("br", head.Content.Headers.ContentEncoding.Single());
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_range_is_a_range_of_what_is_sent()
    {
        using var whole = await AskAsync(HttpMethod.Get, "/assets/office-1.js", "br");
        var bytes = await whole.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var part = await AskAsync(HttpMethod.Get, "/assets/office-1.js", "br", r => r.Headers.Range = new RangeHeaderValue(2, 9));
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(bytes.Length, part.Content.Headers.ContentRange?.Length);
        Assert.Equal(bytes[2..10], await part.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/wells/0198f0a5-0000-7000-8000-000000000000?range=1y")]
    [InlineData("/reset-password?email=a%40b.example&token=t")]
    public async Task The_page_answers_every_address_of_the_client_compressed_and_is_asked_for_again(string address)
    {
        using var answer = await AskAsync(HttpMethod.Get, address, "br");
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("br", answer.Content.Headers.ContentEncoding.Single());
        Assert.Equal("no-cache", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
        Assert.Contains("<title>Pumpjack", await TextAsync(answer));
    }

    [Theory]
    [InlineData("GET", "/assets/office-0.js", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/wells", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/wells", HttpStatusCode.NotFound)]
    public async Task What_is_no_file_and_no_page_is_said_to_be_none(string method, string address, HttpStatusCode status)
    {
        using var answer = await AskAsync(new HttpMethod(method), address, "br");
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_file_without_encoded_siblings_comes_as_it_is()
    {
        using var answer = await AskAsync(HttpMethod.Get, "/favicon.svg", "br, gzip");
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.Empty(answer.Headers.Vary);
        Assert.Equal("<svg/>", await TextAsync(answer));
    }

    Task<HttpResponseMessage> AskAsync(HttpMethod method, string address, string? accepted, Action<HttpRequestMessage>? more = null)
    {
        var request = new HttpRequestMessage(method, address);
        if (accepted is not null) request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        more?.Invoke(request);
        return http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        var content = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using Stream plain = answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(content, CompressionMode.Decompress),
            "gzip" => new GZipStream(content, CompressionMode.Decompress),
            _ => content,
        };
        using var reader = new StreamReader(plain);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
