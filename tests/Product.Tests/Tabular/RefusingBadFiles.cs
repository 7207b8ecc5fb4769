using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Pumpjack.Platform.Tabular;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Tabular;

public class RefusingBadFiles
{
    static TabularRefusal Refused(byte[] bytes, TabularOptions? options = null) => Assert.Throws<TabularRefusal>(() => ReadAll(bytes, options));

    static TabularRefusal Refused(string text) => Refused(Encoding.UTF8.GetBytes(text));

    /// <summary>Everything an import does with a file; answers its rows.</summary>
    static long ReadAll(byte[] bytes, TabularOptions? options = null)
    {
        using var reading = Reading.OfBytes(bytes, null, options);
        long rows = 0;
        foreach (var sheet in reading.File.Sheets)
        {
            var layout = sheet.Detect();
            layout = sheet.Survey(layout).Layout;
            using var reader = sheet.Read(layout);
            while (reader.Read())
            {
                rows++;
                for (var c = 0; c < layout.Columns.Count; c++)
                {
                    reader.Row.TryDecimal(c, out _);
                    reader.Row.TryDateTime(c, out _);
                    reader.Row.TextOrNull(c);
                }
            }
        }
        return rows;
    }

    [Fact]
    public void A_quote_that_never_closes_is_named_by_row_and_column()
    {
        var refusal = Refused("Well,Note,Oil\nA,fine,1\nB,\"cut off,2\nC,x,3\n");
        Assert.Equal(("unterminated-quote", 3L, 2), (refusal.Code, refusal.Row, refusal.Column));
    }

    [Fact]
    public void Text_behind_a_closing_quote_is_named_by_row_and_column()
    {
        var refusal = Refused("Well,Note\n\"A\",\"x\"\nB,\"7\" casing\"\n");
        Assert.Equal(("malformed-quote", 3L, 2), (refusal.Code, refusal.Row, refusal.Column));
    }

    [Fact]
    public void A_file_whose_quotes_are_inch_marks_is_read()
    {
        using var reading = Reading.OfText("Well,Casing,Oil\nA,\"7\" casing,1\nB,\"9\" casing,2\n");
        Assert.Equal('\0', reading.Layout.Quote);
        Assert.Equal("\"7\" casing", reading.Rows(r => r.Text(1).ToString()).First());
    }

    [Theory]
    [InlineData(new byte[] { 0xC3, 0x28 })]
    [InlineData(new byte[] { 0xE2, 0x82 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    public void Broken_utf8_is_named_by_row_and_column(byte[] broken)
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("Poço,Óleo,Nota\nÁ,1,é\nÉ,2,"), .. broken, .. "x\n"u8];
        var refusal = Refused(bytes);
        Assert.Equal(("invalid-encoding", 3L, 3), (refusal.Code, refusal.Row, refusal.Column));
    }

    [Fact]
    public void Broken_utf8_behind_the_first_block_is_found_before_a_row_is_read()
    {
        var text = new StringBuilder("Poço,Óleo\n");
        while (text.Length < 500_000) text.Append("Água,1\n");
        byte[] bytes = [.. Encoding.UTF8.GetBytes(text.ToString()), 0xFF, (byte)',', (byte)'1', (byte)'\n'];
        Assert.Equal("invalid-encoding", Refused(bytes).Code);
    }

    [Theory]
    [InlineData("", "empty-file")]
    [InlineData("<!DOCTYPE html><table><tr><td>1</td></tr></table>", "not-a-table")]
    [InlineData("{\"wells\":[1,2]}", "not-a-table")]
    [InlineData("%PDF-1.7 \n1 0 obj", "not-a-table")]
    [InlineData("MZ\u0000\u0001\u0002\u0003\u0004 text", "not-a-table")]
    public void What_is_no_table_is_refused(string text, string code) => Assert.Equal(code, Refused(text).Code);

    [Fact]
    public void Old_and_locked_workbooks_are_told_apart()
    {
        byte[] ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000]];
        Assert.Equal("old-workbook", Refused(ole).Code);
        Encoding.Unicode.GetBytes("EncryptedPackage").CopyTo(ole, 1100);
        Assert.Equal("workbook-encrypted", Refused(ole).Code);
    }

    [Fact]
    public void A_zip_of_something_else_is_no_workbook() =>
        Assert.Equal("not-a-workbook", Refused(Zip(("data.csv", "a,b\n1,2\n"u8.ToArray()))).Code);

    [Fact]
    public void Archives_in_archives_are_refused()
    {
        var once = Gzip("a,b\n1,2\n"u8.ToArray());
        Assert.Equal(1, ReadAll(once));
        Assert.Equal("nested-archive", Refused(Gzip(once)).Code);
        Assert.Equal("not-a-workbook", Refused(Zip(("inner.zip", Zip(("a.csv", "1"u8.ToArray()))))).Code);
    }

    [Fact]
    public void A_workbook_may_come_gzipped_and_leaves_nothing_behind()
    {
        var folder = Directory.CreateTempSubdirectory("tabular-").FullName;
        Assert.Equal(2, ReadAll(Gzip(Workbook("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Oil</t></is></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\"><v>2</v></c></row>")),
            new() { TempFolder = folder }));
        Assert.Empty(Directory.GetFiles(folder));
        Directory.Delete(folder);
    }

    [Fact]
    public void A_bomb_stops_at_the_limit_without_filling_memory_or_time()
    {
        var options = new TabularOptions { MaxExpandedBytes = 20 << 20 };
        var clock = Stopwatch.StartNew();
        byte[][] bombs =
        [
            Gzip(Filled(200 << 20, (byte)'1')), Gzip(Filled(200 << 20, (byte)'\n')), Gzip(Gzip(Filled(200 << 20, 0))),
            Workbook(string.Concat(Enumerable.Repeat("<row><c><v>1</v></c></row>", 2_000_000))),
        ];
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var bomb in bombs) Assert.Contains(Refused(bomb, options).Code, (string[])["expands-too-far", "nested-archive"]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20 << 20);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }

    static byte[] Filled(int length, byte value)
    {
        var bytes = new byte[length];
        Array.Fill(bytes, value);
        return bytes;
    }

    [Theory]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>", "damaged-workbook", 1, 1)]
    [InlineData("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>", "damaged-workbook", 1, 3)]
    [InlineData("<row r=\"5\"><c r=\"A4\"><v>1</v></c></row>", "damaged-workbook", 5, 1)]
    [InlineData("<row r=\"2\"><c><v>1</v></c></row><row r=\"2\"><c><v>1</v></c></row>", "damaged-workbook", 3, null)]
    [InlineData("<row r=\"99999999\"><c><v>1</v></c></row>", "damaged-workbook", 1, null)]
    [InlineData("<row r=\"-1\"><c><v>1</v></c></row>", "damaged-workbook", 1, null)]
    [InlineData("<row><c r=\"ZZZZ1\"><v>1</v></c></row>", "too-many-columns", 1, 475254)]
    [InlineData("<row><c r=\"AAAAAAAAAA1\"><v>1</v></c></row>", "damaged-workbook", 1, 1)]
    [InlineData("<row><c s=\"9\"><v>1</v></c></row>", "damaged-workbook", 1, 1)]
    [InlineData("<row><c><v>1e999</v></c></row>", "damaged-workbook", 1, 1)]
    [InlineData("<row><c><v>oil</v></c></row>", "damaged-workbook", 1, 1)]
    [InlineData("<row><c t=\"x\"><v>1</v></c></row>", "damaged-workbook", 1, 1)]
    [InlineData("<row><c><v>1</v></c><c t=\"inlineStr\"><is><t><![CDATA[x]]></t></is></c></row>", "damaged-workbook", null, null)]
    [InlineData("<row><c><v>1</v></c>", "damaged-workbook", null, null)]
    public void A_workbook_that_lies_about_its_cells_is_refused(string rows, string code, int? row, int? column)
    {
        var refusal = Refused(Workbook(rows));
        Assert.Equal(code, refusal.Code);
        if (row is not null) Assert.Equal((row, column), ((int?)refusal.Row, refusal.Column));
    }

    [Fact]
    public void A_document_type_is_never_followed()
    {
        const string Bomb = "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        Assert.Equal("damaged-workbook", Refused(Workbook("<row><c t=\"str\"><v>&b;</v></c></row>", Bomb)).Code);
    }

    [Fact]
    public void Depth_names_and_giant_texts_are_bounded()
    {
        Assert.Equal("damaged-workbook", Refused(Workbook("<row>" + string.Concat(Enumerable.Repeat("<x>", 100_000)))).Code);
        Assert.Equal("damaged-workbook", Refused(Workbook(string.Concat(Enumerable.Range(0, 50_000).Select(i => $"<n{i}/>")))).Code);
        Assert.Equal("cell-too-long", Refused(Workbook($"<row><c t=\"inlineStr\"><is><t>{new string('a', 5 << 20)}</t></is></c></row>")).Code);
        Assert.Equal("cell-too-long", Refused(Workbook($"<row><c t=\"inlineStr\"><is><t>{new string('a', 2 << 20)}</t></is></c></row>")).Code);
        Assert.Equal("cell-too-long", Refused(Workbook($"<row a=\"{new string('a', 5 << 20)}\"/>")).Code);
        Assert.Equal("cell-too-long", Refused("a,b\n1," + new string('x', 2 << 20)).Code);
        Assert.Equal("too-many-columns", Refused(new string(',', 20_000)).Code);
    }

    [Fact]
    public void A_changed_byte_in_a_workbook_does_not_pass_its_checksum()
    {
        var workbook = Zip(false, Parts("<row><c><v>111</v></c></row><row><c><v>222</v></c></row>"));
        var at = workbook.AsSpan().IndexOf("222"u8);
        workbook[at] = (byte)'9';
        Assert.Equal("damaged-archive", Refused(workbook).Code);
    }

    [Fact]
    public void A_number_that_overflows_is_no_number_of_its_row_and_no_end_of_the_file()
    {
        using var reading = Reading.OfText("Well,Oil\nA,1\nB,99999999999999999999999999999999999\nC,1e309\nD,2\n");
        Assert.Equal([true, false, false, true], reading.Rows(r => r.TryDecimal(1, out _)));
    }

    [Fact]
    public void Cut_at_any_place_a_file_is_refused_or_read_and_never_breaks()
    {
        string[] files = ["volve/volve_production_data_5_wellbores.xlsx", "messy_imports/gas_lift_wells_pipe_delimited_cells.xlsx", "messy_imports/CPU_Production_EN 21.10.2025.xlsx",
            "messy_imports/ok_injection_wells_excerpt.csv", "messy_imports/anp_2023_01_offshore.csv", "messy_imports/rod_pump_run_life_with_notes_above_header.csv"];
        var random = new Random(11);
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(SharedData.Path(file));
            var workbook = file.EndsWith(".xlsx", StringComparison.Ordinal);
            int[] cuts = [4, 5, 21, 22, 30, 64, 1000, bytes.Length - 1, bytes.Length - 4, bytes.Length - 21, bytes.Length - 22, bytes.Length - 23, .. Enumerable.Range(0, 12).Select(_ => random.Next(bytes.Length))];
            foreach (var cut in cuts)
            {
                var part = bytes[..cut];
                var read = Outcome(part);
                Assert.False(workbook && read, $"{file} cut at {cut} of {bytes.Length}");
            }
        }
        var gzip = File.ReadAllBytes(SharedData.Path("volve/volve_daily.csv.gz"));
        foreach (var cut in (int[])[3, 10, 18, 500, gzip.Length / 2, gzip.Length - 9, gzip.Length - 8, gzip.Length - 4, gzip.Length - 1])
            Assert.Contains(Refused(gzip[..cut]).Code, (string[])["damaged-archive", "empty-file", "not-a-table"]);
    }

    [Fact]
    public void Bytes_changed_at_random_give_rows_or_a_refusal()
    {
        byte[][] seeds =
        [
            File.ReadAllBytes(SharedData.Path("messy_imports/gas_lift_wells_pipe_delimited_cells.xlsx")),
            Workbook("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Oil</t></is></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row>"),
            Zip(false, Parts("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"A2\" s=\"1\"><v>41275</v></c></row>")),
            Gzip("Date,Oil\n2024-01-01,5\n2024-01-02,6\n"u8.ToArray()),
            Encoding.UTF8.GetBytes("Poço;Data;Óleo\n\"A;1\";13/02/2024;1.234,5\nB;14/02/2024;\"2\"\"\"\n"),
            File.ReadAllBytes(SharedData.Path("messy_imports/rrc_completion_packets/district_01_packetData_307039_Approved.dat")),
        ];
        const string Marks = "\",;\r\n\t<>&0-9/.";
        var random = new Random(5);
        var read = 0;
        for (var round = 0; round < 600; round++)
        {
            var bytes = (byte[])seeds[round % seeds.Length].Clone();
            for (var change = random.Next(1, 12); change > 0; change--)
            {
                var at = random.Next(bytes.Length);
                bytes[at] = random.Next(3) switch { 0 => (byte)random.Next(256), 1 => (byte)Marks[random.Next(Marks.Length)], _ => (byte)(bytes[at] ^ (1 << random.Next(8))) };
            }
            if (Outcome(bytes)) read++;
        }
        for (var round = 0; round < 300; round++)
        {
            var bytes = new byte[random.Next(1, 4000)];
            random.NextBytes(bytes);
            if (round % 3 == 0) "PK\u0003\u0004"u8.CopyTo(bytes.AsSpan(0, Math.Min(4, bytes.Length)) is { Length: 4 } head ? head : new byte[4]);
            if (round % 3 == 1 && bytes.Length > 2) (bytes[0], bytes[1]) = (0x1F, 0x8B);
            Outcome(bytes);
        }
        Assert.InRange(read, 50, 599);
    }

    [Fact]
    public void Markup_changed_inside_a_sound_archive_gives_rows_or_a_refusal()
    {
        const string Rows = "<row r=\"1\" spans=\"1:2\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><r><t xml:space=\"preserve\"> Oil</t></r><rPh sb=\"0\"><t>x</t></rPh></is></c></row>"
            + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>41275.5</v></c><c r=\"B2\" t=\"e\"><v>#N/A</v></c></row><row r=\"9\"><c r=\"A9\" t=\"b\"><v>1</v></c><c r=\"B9\"><f>1+1</f><v>2</v></c></row>";
        var random = new Random(3);
        var read = 0;
        for (var round = 0; round < 800; round++)
        {
            var parts = Parts(Rows);
            var (name, content) = parts[random.Next(parts.Length)];
            var changed = (byte[])content.Clone();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var at = random.Next(changed.Length);
                changed[at] = random.Next(2) == 0 ? (byte)random.Next(32, 127) : (byte)"<>\"/ =0123456789&;:A"[random.Next(20)];
            }
            if (random.Next(5) == 0) changed = changed[..random.Next(changed.Length)];
            if (Outcome(Zip([.. parts.Where(p => p.Name != name), (name, changed)]))) read++;
        }
        Assert.InRange(read, 10, 799);
    }

    /// <summary>True where the bytes were read, false where they were refused; anything else is a failure of the test.</summary>
    static bool Outcome(byte[] bytes)
    {
        try
        {
            ReadAll(bytes);
            return true;
        }
        catch (TabularRefusal refusal)
        {
            Assert.NotEmpty(refusal.Message);
            return false;
        }
    }

    static byte[] Gzip(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest)) gzip.Write(bytes);
        return stream.ToArray();
    }

    static byte[] Workbook(string rows, string prologue = "") => Zip(Parts(rows, prologue));

    static byte[] Zip(params (string Name, byte[] Content)[] parts) => Zip(true, parts);

    static byte[] Zip(bool compress, params (string Name, byte[] Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, true))
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name, compress ? CompressionLevel.Fastest : CompressionLevel.NoCompression).Open();
                part.Write(content);
            }
        return stream.ToArray();
    }

    static (string Name, byte[] Content)[] Parts(string rows, string prologue = "")
    {
        const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Packages = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
        (string, string)[] parts =
        [
            ("_rels/.rels", $"<Relationships {Packages}><Relationship Id=\"r1\" Type=\"{Relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships {Packages}><Relationship Id=\"r1\" Type=\"{Relation}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                + $"<Relationship Id=\"r2\" Type=\"{Relation}/styles\" Target=\"styles.xml\"/><Relationship Id=\"r3\" Type=\"{Relation}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook {Main} xmlns:r=\"{Relation}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
            ("xl/styles.xml", $"<styleSheet {Main}><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
            ("xl/sharedStrings.xml", $"<sst {Main}><si><t>Date</t></si></sst>"),
            ("xl/worksheets/sheet1.xml", string.Create(CultureInfo.InvariantCulture, $"{prologue}<worksheet {Main}><sheetData>{rows}</sheetData></worksheet>")),
        ];
        return Array.ConvertAll(parts, p => (p.Item1, Encoding.UTF8.GetBytes(p.Item2)));
    }
}
