using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pumpjack.Platform.Tabular;
using Pumpjack.Product.Tests.Assets;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Imports;

/// <summary>Short ways to send a file and to see what becomes of it.</summary>
static class ImportsWorld
{
    public const string Address = "/api/v1/imports";

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>An upload with these options.</summary>
    public static MultipartFormDataContent Form(byte[] file, string name, params (string Name, string Value)[] options)
    {
        var form = new MultipartFormDataContent();
        foreach (var (option, value) in options)
            form.Add(new StringContent(value), option);
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(content, "file", name);
        return form;
    }

    public static async Task<HttpResponseMessage> Upload(this HttpClient client, byte[] file, string name, (string Name, string Value)[] options, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = Form(file, name, options) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    /// <summary>Sends a file that is accepted; answers the import's id.</summary>
    public static async Task<Guid> Send(this HttpClient client, byte[] file, string name, params (string Name, string Value)[] options)
    {
        using var answer = await client.Upload(file, name, options);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        var body = await answer.Json();
        Assert.Equal($"{Address}/{body.Id()}", answer.Headers.Location?.ToString());
        return body.Id();
    }

    /// <summary>Sends a text and waits for what becomes of it.</summary>
    public static Task<JsonElement> Import(this HttpClient client, string text, params (string Name, string Value)[] options) =>
        client.ImportFile(Encoding.UTF8.GetBytes(text), "days.csv", options);

    /// <summary>Sends a file and waits for what becomes of it.</summary>
    public static async Task<JsonElement> ImportFile(this HttpClient client, byte[] file, string name, params (string Name, string Value)[] options) =>
        await client.Settled(await client.Send(file, name, options));

    /// <summary>Sends a file of the shared data and waits for what becomes of it.</summary>
    public static async Task<JsonElement> ImportShared(this HttpClient client, string path, params (string Name, string Value)[] options)
    {
        var file = SharedData.Path(path);
        return await client.ImportFile(await File.ReadAllBytesAsync(file), Path.GetFileName(file), options);
    }

    /// <summary>
    /// The import once nobody works on it any more: over, or waiting for answers. Listens to the event stream and looks whenever
    /// something changed.
    /// </summary>
    public static async Task<JsonElement> Settled(this HttpClient client, Guid id)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var events = await client.GetAsync("/api/v1/events", HttpCompletionOption.ResponseHeadersRead, patience.Token);
        using var lines = new StreamReader(await events.Content.ReadAsStreamAsync(patience.Token));
        while (await lines.ReadLineAsync(patience.Token) is { } line)
        {
            if (!line.StartsWith("data:", StringComparison.Ordinal))
                continue;
            var import = await client.Json($"{Address}/{id}");
            // Whenever one looks, the rows add up.
            Assert.Equal(import.Count("rowsRead"), import.Count("rowsWritten") + import.Count("rowsUnchanged") + import.Count("rowsRejected"));
            if (import.Text("status") is not ("queued" or "reading" or "running"))
                return import;
        }
        throw new InvalidOperationException("The event stream ended.");
    }

    /// <summary>Answers questions and waits for what becomes of the import.</summary>
    public static async Task<JsonElement> Answer(this HttpClient client, JsonElement import, object answers)
    {
        using var answer = await client.PutAsJsonAsync($"{Address}/{import.Id()}/answers", answers);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await client.Settled(import.Id());
    }

    public static long Count(this JsonElement import, string member) => import.GetProperty(member).GetInt64();

    /// <summary>Rows read, written, unchanged and rejected.</summary>
    public static (long Read, long Written, long Unchanged, long Rejected) Counts(this JsonElement import) =>
        (import.Count("rowsRead"), import.Count("rowsWritten"), import.Count("rowsUnchanged"), import.Count("rowsRejected"));

    /// <summary>Asserts where an import stands; says everything about it when it stands elsewhere.</summary>
    public static JsonElement Is(this JsonElement import, string status)
    {
        Assert.True(import.Text("status") == status, $"Expected {status}: {JsonObject.Create(import)!.Without("preview")}");
        return import;
    }

    static JsonObject Without(this JsonObject body, string member)
    {
        body.Remove(member);
        return body;
    }

    /// <summary>The codes of what the import asks.</summary>
    public static string[] Questions(this JsonElement import) => [.. import.GetProperty("questions").EnumerateArray().Select(q => q.Text("code")!)];

    public static JsonElement Question(this JsonElement import, string code) => import.GetProperty("questions").EnumerateArray().Single(q => q.Text("code") == code);

    /// <summary>The field each column is read as.</summary>
    public static Dictionary<string, string?> Fields(this JsonElement import) =>
        import.GetProperty("preview").GetProperty("columns").EnumerateArray().ToDictionary(c => c.Text("name")!, c => c.Text("field"));

    /// <summary>The rejected rows as their CSV tells them.</summary>
    public static async Task<List<RejectedLine>> Rejected(this HttpClient client, JsonElement import)
    {
        using var answer = await client.GetAsync(import.Text("errorsUrl"));
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, await answer.Content.ReadAsByteArrayAsync());
            using var file = TabularFile.Open(path, "rejected.csv", TabularOptions.Default, default);
            var sheet = file.Sheets[0];
            var layout = sheet.Detect(new LayoutHints { Delimiter = ',', HeaderRow = 1 });
            Assert.Equal(["row", "column", "code", "reason"], layout.Columns.Take(4).Select(c => c.Name));
            using var reader = sheet.Read(layout);
            var lines = new List<RejectedLine>();
            while (reader.Read())
            {
                var texts = Enumerable.Range(0, layout.Columns.Count).Select(i => reader.Row.Text(i).ToString()).ToArray();
                lines.Add(new(long.Parse(texts[0], null), texts[1], texts[2], texts[3],
                    layout.Columns.Skip(4).Zip(texts.Skip(4)).ToDictionary(c => c.First.Name, c => c.Second)));
            }
            return lines;
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static byte[] Gzip(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}

/// <summary>A line of the rejected rows.</summary>
sealed record RejectedLine(long Row, string Column, string Code, string Reason, Dictionary<string, string> Cells);
