using System.IO.Compression;
using System.Net;
using System.Text;

namespace Est.Intake.Tests.Imports;

/// <summary>Files that are broken, or made to break something. Each is refused with a reason, and nothing of it is kept.</summary>
public sealed class HostileFiles(IntakeFixture intake)
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public async Task A_workbook_that_unpacks_to_gigabytes_is_refused_before_it_does()
    {
        var sender = intake.NewReporter();
        var bomb = MadeFiles.Package(part =>
        {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 300; i++) part.Write(zeros);
        });
        bomb.Length.ShouldBeLessThan(1024 * 1024);
        var before = GC.GetTotalAllocatedBytes();
        (await sender.RefusalAsync(bomb)).ShouldBe("unpacks-too-large");
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(50 * 1024 * 1024);
        await NothingIsKeptAsync(sender);
    }

    [Fact]
    public async Task A_workbook_that_lies_about_its_size_gives_no_more_than_it_said()
    {
        var sheet = $"<worksheet xmlns=\"{Main}\"><sheetData>{string.Concat(Enumerable.Range(1, 5_000).Select(i => $"<row r=\"{i}\"><c><v>{i}</v></c></row>"))}</sheetData></worksheet>";
        var file = MadeFiles.Package(sheet);
        // The size in the table of contents (PK 01 02, at 24) is cut to 100 bytes, for the part whose true size is the sheet's.
        for (var at = 0; at < file.Length - 46; at++)
            if (file.AsSpan(at).StartsWith("PK\x01\x02"u8) && BitConverter.ToInt32(file, at + 24) == sheet.Length) BitConverter.TryWriteBytes(file.AsSpan(at + 24), 100);
        (await intake.NewReporter().RefusalAsync(file)).ShouldBe("broken-workbook");
    }

    [Fact]
    public async Task A_single_endless_text_is_refused()
    {
        var text = new string('å', 100_000);
        (await intake.NewReporter().RefusalAsync(MadeFiles.Package($"<worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>{text}</t></is></c></row></sheetData></worksheet>"))).ShouldBe("cell-too-long");
    }

    [Fact]
    public async Task An_entity_of_XML_is_never_resolved()
    {
        var sheet = $"<!DOCTYPE x [<!ENTITY file SYSTEM \"file:///etc/passwd\">]><worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>&file;</t></is></c></row></sheetData></worksheet>";
        (await intake.NewReporter().RefusalAsync(MadeFiles.Package(sheet))).ShouldBe("broken-workbook");
        var shared = "<!DOCTYPE sst [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><sst><si><t>&b;</t></si></sst>";
        (await intake.NewReporter().RefusalAsync(MadeFiles.Package($"<worksheet xmlns=\"{Main}\"><sheetData/></worksheet>", shared))).ShouldBe("broken-workbook");
    }

    [Theory]
    [InlineData("<row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row>", "too-many-columns")]
    [InlineData("<row r=\"2000000000\"><c><v>1</v></c></row>", "too-many-rows")]
    [InlineData("<row r=\"99999999999\"><c><v>1</v></c></row>", "broken-workbook")]
    [InlineData("<row r=\"1\"><c t=\"s\"><v>7</v></c></row>", "broken-workbook")]
    [InlineData("<row r=\"2\"/><row r=\"1\"/>", "broken-workbook")]
    [InlineData("<row r=\"1\"><c><v>1</v>", "broken-workbook")]
    [InlineData("", "empty-file")]
    public async Task A_sheet_that_is_none_is_refused(string rows, string code) =>
        (await intake.NewReporter().RefusalAsync(MadeFiles.Package($"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>"))).ShouldBe(code);

    [Fact]
    public async Task A_broken_zip_file_is_refused_wherever_it_is_broken()
    {
        var sender = intake.NewReporter();
        var whole = MadeFiles.Workbook(["Datum", "Kategori"], [new DateTime(2026, 11, 20), "brand"]);
        foreach (var cut in new[] { 2, 30, whole.Length / 2, whole.Length - 1 }) (await sender.RefusalAsync(whole[..cut])).ShouldBe("broken-workbook");
        using var other = new MemoryStream();
        using (var zip = new ZipArchive(other, ZipArchiveMode.Create, leaveOpen: true)) zip.CreateEntry("../../etc/cron.d/x").Open().Dispose();
        (await sender.RefusalAsync(other.ToArray())).ShouldBe("broken-workbook");
        await NothingIsKeptAsync(sender);
    }

    [Theory]
    [InlineData("", "empty-file")]
    [InlineData("\r\n\r\n ; ;\r\n", "empty-file")]
    [InlineData(MadeFiles.Head + "\r\n", "only-header")]
    [InlineData("%PDF-1.7 and so on", "not-a-table")]
    public async Task A_file_without_rows_is_refused(string text, string code) => (await intake.NewReporter().RefusalAsync(Encoding.UTF8.GetBytes(text))).ShouldBe(code);

    [Fact]
    public async Task A_million_columns_are_refused()
    {
        (await intake.NewReporter().RefusalAsync(Encoding.UTF8.GetBytes(new string(';', 1_000_000) + "\r\na;b\r\n"))).ShouldBe("row-too-long");
        (await intake.NewReporter().RefusalAsync(Encoding.UTF8.GetBytes(new string(';', 600) + "\r\na;b\r\n"))).ShouldBe("too-many-columns");
    }

    [Fact]
    public async Task A_quotation_mark_that_is_never_closed_does_not_take_the_rest_of_the_file_as_one_text() =>
        (await intake.NewReporter().RefusalAsync(Encoding.UTF8.GetBytes(MadeFiles.Head + "\r\n\"H-1;2026-11-20\r\n" + MadeFiles.Csv(10_000)))).ShouldBe("row-too-long");

    [Fact]
    public async Task Binary_files_are_refused_and_a_NUL_in_one_text_costs_that_row_alone()
    {
        var sender = intake.NewReporter();
        (await sender.RefusalAsync(new byte[10_000])).ShouldBe("not-a-table");
        (await sender.RefusalAsync([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[500]])).ShouldBe("old-workbook");
        var import = await sender.ImportAsync(MadeFiles.Csv(50, i => i == 7 ? "H-7;2026-11-20;21.00;Klotter;1;En text med \0 i.;59,23;14,43" : MadeFiles.Row(i)));
        import.Counts().ShouldBe((49, 0, 0, 1));
        (await sender.OutcomeAsync(import.Id()))[6].ShouldEndWith("Beskrivning: innehåller tecken som inte är text.");
    }

    [Theory]
    [InlineData("../../../etc/passwd", "passwd")]
    [InlineData("..\\..\\windows\\win.ini", "win.ini")]
    [InlineData("C:fil.csv", "fil.csv")]
    [InlineData("..", "fil")]
    [InlineData("a\r\nSet-Cookie: x.csv", "a Set-Cookie: x.csv")]
    [InlineData("fil\u202Exslx.csv", "filxslx.csv")]
    [InlineData("", "fil")]
    public async Task A_name_is_a_name_and_never_a_path(string sent, string kept)
    {
        var name = (await intake.NewReporter().UploadAsync(Encoding.UTF8.GetBytes(MadeFiles.Csv(1)), sent)).Text("name");
        name.ShouldBe(kept.Contains(':', StringComparison.Ordinal) ? "x.csv" : kept);
        (await intake.NewReporter().UploadAsync(Encoding.UTF8.GetBytes(MadeFiles.Csv(1)), new string('x', 5_000)))
            .Text("name")!.Length.ShouldBe(200);
    }

    [Fact]
    public async Task A_formula_in_a_file_is_a_text_and_no_formula_comes_out_of_the_outcome()
    {
        var sender = intake.NewReporter();
        var import = await sender.ImportAsync(MadeFiles.Csv(2, i => $"=HYPERLINK(\"\"http://x\"\");2026-11-20;21.00;=cmd|' /C calc'!A0;1;@SUM(1+1);59,23;14,43"));
        import.Counts().Quarantined.ShouldBe(2);
        foreach (var cell in (await sender.OutcomeAsync(import.Id())).SelectMany(line => line.Split(';'))) cell.ShouldNotMatch("^\"?[=+@\\t\\r-]");
    }

    [Fact]
    public async Task A_file_above_the_limit_is_refused_while_it_comes()
    {
        var sender = intake.NewReporter();
        // Without Expect, the client still sends when the server has hung up.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/1862/imports") { Content = new ByteArrayContent(new byte[101 * 1024 * 1024]), Headers = { ExpectContinue = true } };
        using var answer = await sender.Http.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        await NothingIsKeptAsync(sender);
    }

    private async Task NothingIsKeptAsync(IntakeClient sender)
    {
        (await sender.GetAsync("/imports")).GetProperty("imports").GetArrayLength().ShouldBe(0);
        (await intake.Database.ValueAsync<long>("select count(*) from import_pieces p where not exists (select from imports i where i.id = p.import_id)")).ShouldBe(0);
    }
}
