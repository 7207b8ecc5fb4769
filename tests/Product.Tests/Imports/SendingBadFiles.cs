using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Pumpjack.Product.Tests.Assets;
using Pumpjack.Product.Tests.Fixtures;
using Pumpjack.Product.Tests.Production;
using Xunit;
using static Pumpjack.Product.Tests.Imports.ImportsWorld;

namespace Pumpjack.Product.Tests.Imports;

/// <summary>Whatever is sent: a clear refusal with its code, never a fault, never a part of a row.</summary>
public sealed class SendingBadFiles
{
    const string Good = "Well,Date,Oil (bbl)\nW-1,2025-01-01,1\n";

    static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    static async Task<World> OneWell()
    {
        var world = await World.New();
        await world.Owner().Well(new { wellName = "W-1", wellStatus = "producing" });
        return world;
    }

    static byte[] Zip(params (string Name, byte[] Bytes)[] parts)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                part.Write(bytes);
            }
        return packed.ToArray();
    }

    public static TheoryData<string, string> Files => new()
    {
        { "empty", "empty-file" }, { "blank lines", "empty-file no-table" }, { "header only", "no-rows" }, { "pdf", "not-a-table" }, { "json", "not-a-table" }, { "random bytes", "not-a-table invalid-encoding" },
        { "zip of something", "not-a-workbook" }, { "old workbook", "old-workbook" }, { "cut gzip", "damaged-archive" }, { "cut workbook", "damaged-workbook not-a-workbook damaged-archive" },
        { "changed workbook", "damaged-workbook damaged-archive not-a-workbook" }, { "gzip in gzip", "nested-archive" }, { "bomb", "expands-too-far" }, { "open quote", "unterminated-quote" },
        { "bad utf-8", "invalid-encoding" }, { "long cell", "cell-too-long" },
    };

    static byte[] Make(string what)
    {
        var workbook = File.ReadAllBytes(SharedData.Path("volve/volve_production_data_5_wellbores.xlsx"));
        switch (what)
        {
            case "empty": return [];
            case "blank lines": return Utf8("\n\n\n");
            case "header only": return Utf8("Well,Date,Oil (bbl)\n");
            case "pdf": return Utf8("%PDF-1.7 \n1 0 obj");
            case "json": return Utf8("{\"wells\":[1,2]}");
            case "random bytes":
                var noise = new byte[5000];
                new Random(7).NextBytes(noise);
                return noise;
            case "zip of something": return Zip(("a.csv", Utf8(Good)));
            case "old workbook": return [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000]];
            case "cut gzip":
                var packed = Gzip(Utf8(Good + string.Concat(Enumerable.Range(0, 5000).Select(i => $"W-1,{new DateOnly(2010, 1, 1).AddDays(i):yyyy-MM-dd},{i * 7919 % 997}\n"))));
                return packed[..(packed.Length / 2)];
            case "cut workbook": return workbook[..(workbook.Length / 2)];
            case "changed workbook":
                for (var i = 2000; i < 60_000; i += 611)
                    workbook[i] ^= 0x55;
                return workbook;
            case "gzip in gzip": return Gzip(Gzip(Utf8(Good)));
            case "bomb":
                var bomb = new MemoryStream();
                using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize))
                {
                    gzip.Write(Utf8("Well,Date,Oil (bbl)\n"));
                    var line = Utf8(string.Concat(Enumerable.Repeat("W-1,2025-01-01,1\n", 60_000)));
                    for (var i = 0; i < 2200; i++)
                        gzip.Write(line);
                }
                return bomb.ToArray();
            case "open quote": return Utf8("Well,Date,Oil (bbl)\n\"W-1,2025-01-01,1\nW-1,2025-01-02,1\n");
            case "bad utf-8": return [.. Utf8("Poço,Well,Date,Oil (bbl)\né,W-1,2025-01-01,1\n"), 0xC3, 0x28, .. Utf8(",W-1,2025-01-01,1\n")];
            case "long cell": return Utf8($"Well,Date,Oil (bbl)\nW-1,2025-01-01,{new string('1', 2 << 20)}\n");
            default: throw new ArgumentException(what);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_that_cannot_be_read_fails_with_its_code_and_stores_nothing(string what, string codes)
    {
        var world = await OneWell();
        var owner = world.Owner();
        var import = (await owner.ImportFile(Make(what), "days.csv", ("units", "us"), ("createMissing", "true"))).Is("failed");
        Assert.Contains(import.Text("error")!.Split(':')[0], codes.Split(' '));
        Assert.Equal((0, 0, 0, 0), import.Counts());
        Assert.Equal(0L, await world.TenantSql("select count(*) from production.daily_production"));
        Assert.Equal(1L, await world.TenantSql("select count(*) from assets.well"));
    }

    [Fact]
    public async Task A_place_in_a_file_is_named_by_row_and_column()
    {
        var owner = (await OneWell()).Owner();
        var import = (await owner.Import("Well,Date,Oil (bbl)\nW-1,2025-01-01,1\nW-1,\"2025-01-02,2\n")).Is("failed");
        Assert.Contains("row 3, column 2", import.Text("error"));
    }

    [Fact]
    public async Task Values_nobody_can_have_measured_are_refused_row_by_row()
    {
        var world = await OneWell();
        var owner = world.Owner();
        string[] rows =
        [
            "W-1,2025-01-01,NaN", "W-1,2025-01-02,1e309", "W-1,2025-01-03,1234567890123456789012345678901234567890", "W-1,2025-01-04,12.3456789012345678901234567890123456789",
            "W-1,2025-01-05,99999999999999999999999999", "W-1,2025-13-45,1", "W-1,0001-01-01,1", "W-1,2099-12-31,1", "W-1,,1", ",2025-01-06,1", "W-1,2025-01-07,∞", "W-1,2025-01-08,0x10",
            "W-1'; drop table well; --,2025-01-09,1", "W-1,2025-01-10,79228162514264337593543950335", "W-1,2025-01-11,-79228162514264337593543950335", "W-1,2025-01-12,5",
        ];
        (string, string)[] options = [("createMissing", "true"), ("sentinels", "[]")];
        var import = (await owner.Import("Well,Date,Oil (bbl)\n" + string.Join('\n', rows), options)).Is("completed_with_errors");
        var rejected = (await owner.Rejected(import)).ToLookup(r => rows[r.Row - 2], r => r.Code);
        string[] expected =
        [
            "nothing-measured", "not-a-number", "not-a-number", "", "out-of-range", "not-a-date", "not-a-date", "date-future", "date-missing", "well-missing", "not-a-number", "not-a-number", "", "out-of-range",
            "out-of-range", "",
        ];
        Assert.Equal(expected.Zip(rows), rows.Select(r => (string.Join(' ', rejected[r]), r)));
        Assert.Equal(16, import.Count("rowsRead"));
        // The name with SQL in it is a name, and an absurd value gives no well a maximum.
        Assert.Equal(1L, await world.TenantSql("select count(*) from assets.well where well_name = 'W-1''; drop table well; --' and max_oil_volume is null"));
        // In another system of units the same values stay refused.
        var metric = (await owner.Import("Well,Date,Oil\n" + string.Join('\n', rows), [.. options, ("units", "metric")])).Is("completed_with_errors");
        Assert.Equal(16, metric.Count("rowsRead"));
    }

    public static TheoryData<string, string> Options => new()
    {
        { "kind", "fountain" }, { "units", "imperial" }, { "timeZone", "Mars/Olympus" }, { "onDuplicate", "refuse" }, { "dryRun", "maybe" }, { "createMissing", "2" }, { "mapping", "{" },
        { "mapping", "[1]" }, { "mapping", """{"A":null}""" }, { "mapping", """{"A":{"B":"C"}}""" }, { "mapping", """{"A\u0000":"oilVolume"}""" }, { "headerRow", "-1" }, { "headerRow", "99999999999999999999" },
        { "decimalMark", "x" }, { "dateOrder", "year_first" }, { "unitPrefix", "dozen" }, { "delimiter", ";;" }, { "delimiter", "a" }, { "sentinels", "[1e309]" }, { "sentinels", "\"x\"" }, { "month", "2025-13" },
        { "sheet", "a\0b" }, { "wellTypes", """{"A":"fountain"}""" }, { "colour", "red" }, { "organizationId", "00000000-0000-0000-0000-000000000001" }, { "kind", "0" }, { "units", "1" },
    };

    [Theory]
    [MemberData(nameof(Options))]
    public async Task An_option_that_means_nothing_is_refused_with_its_name(string name, string value)
    {
        var world = await World.New();
        using var answer = await world.Owner().Upload(Utf8(Good), "a.csv", [(name, value)]);
        var problem = await answer.Refused(HttpStatusCode.UnprocessableEntity, "fields");
        Assert.All(problem.Pointers(), p => Assert.StartsWith("#/" + name, p, StringComparison.Ordinal));
        Assert.Empty((await world.Owner().Json(Address)).GetProperty("items").EnumerateArray());
        Assert.Empty(Directory.Exists(Kept(world)) ? Directory.GetFiles(Kept(world)) : []);
    }

    /// <summary>Where the files of an organisation wait.</summary>
    static string Kept(World world) => Path.Combine(Path.GetDirectoryName(world.MailFolder)!, "imports", world.OrganizationId.ToString());

    [Fact]
    public async Task A_request_that_is_no_upload_is_refused_and_leaves_no_file()
    {
        var world = await World.New();
        var owner = world.Owner();
        using (var answer = await owner.PostAsJsonAsync(Address, new { file = "x" }))
            await answer.Refused(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        using (var form = new MultipartFormDataContent { { new StringContent("us"), "units" } })
        using (var answer = await owner.PostAsync(Address, form))
            await answer.Refused(HttpStatusCode.UnprocessableEntity, "fields");
        foreach (var (body, status, code) in ((string, HttpStatusCode, string)[])[
            ("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nWell,Date", HttpStatusCode.BadRequest, "unreadable"),
            ("no parts at all", HttpStatusCode.BadRequest, "unreadable"),
            ("--b\r\nnonsense\r\n\r\n--b--\r\n", HttpStatusCode.BadRequest, "unreadable")])
        {
            using var content = new StringContent(body);
            content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
            using var answer = await owner.PostAsync(Address, content);
            await answer.Refused(status, code);
        }
        using (var content = new StringContent("x"))
        {
            content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data");
            using var answer = await owner.PostAsync(Address, content);
            await answer.Refused(HttpStatusCode.BadRequest, "unreadable");
        }
        using (var form = Form(Utf8(Good), "a.csv"))
        {
            form.Add(new ByteArrayContent([0xC3, 0x28]), "sheet");
            using var answer = await owner.PostAsync(Address, form);
            Assert.Contains("#/sheet", (await answer.Refused(HttpStatusCode.UnprocessableEntity, "fields")).Pointers());
        }
        using (var form = Form(Utf8(Good), "a.csv", [.. Enumerable.Range(0, 50).Select(i => ($"x{i}", "1"))]))
        using (var answer = await owner.PostAsync(Address, form))
            await answer.Refused(HttpStatusCode.BadRequest, "unreadable");
        using (var form = Form(Utf8(Good), "a.csv", ("mapping", new string('x', 300_000))))
        using (var answer = await owner.PostAsync(Address, form))
            Assert.Contains("#/mapping", (await answer.Refused(HttpStatusCode.UnprocessableEntity, "fields")).Pointers());
        using (var form = Form(Utf8(Good), "a.csv"))
        {
            form.Add(new ByteArrayContent(Utf8(Good)), "file", "b.csv");
            using var answer = await owner.PostAsync(Address, form);
            await answer.Refused(HttpStatusCode.UnprocessableEntity, "fields");
        }
        Assert.Empty((await owner.Json(Address)).GetProperty("items").EnumerateArray());
        Assert.Empty(Directory.Exists(Kept(world)) ? Directory.GetFiles(Kept(world)) : []);
    }

    [Fact]
    public async Task A_name_of_a_file_leads_nowhere()
    {
        var world = await OneWell();
        var import = await world.Owner().ImportFile(Utf8(Good), "../../../etc/days\t.csv");
        Assert.Equal("days.csv", import.Is("completed").Text("fileName")!.Replace("\t", "", StringComparison.Ordinal));
        Assert.Equal([import.Id().ToString()], Directory.GetFiles(Kept(world)).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("""{"units":5}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"colour":"red"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"mapping":{"a":null}}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"sheet":"a\u0000"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"sheet":"\ud800"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"sentinels":[null]}""", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("[", HttpStatusCode.BadRequest)]
    public async Task Answers_that_are_none_are_refused_and_the_import_waits_on(string body, HttpStatusCode status)
    {
        var owner = (await World.New()).Owner();
        var import = (await owner.Import(Good)).Is("needs_input");
        using var answer = await owner.Raw(HttpMethod.Put, $"{Address}/{import.Id()}/answers", body);
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        (await owner.Json($"{Address}/{import.Id()}")).Is("needs_input");
    }

    [Fact]
    public async Task An_import_nobody_sent_is_not_there()
    {
        var owner = (await World.New()).Owner();
        foreach (var path in (string[])[$"{Address}/{Guid.CreateVersion7()}", $"{Address}/{Guid.CreateVersion7()}/errors", $"{Address}/7"])
            using (var answer = await owner.GetAsync(path))
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        using var cursor = await owner.GetAsync($"{Address}?cursor=nonsense");
        Assert.Equal(HttpStatusCode.BadRequest, cursor.StatusCode);
    }
}
