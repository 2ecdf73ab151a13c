using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Security;
using System.Text;
using System.Text.Json;

namespace Est.Intake.Tests.Imports;

/// <summary>Files as people save them.</summary>
internal static class MadeFiles
{
    public const string Head = "Händelse-id;Datum;Tid;Kategori;Allvarlighetsgrad;Beskrivning;Lat;Long";

    /// <summary>As Swedish Excel writes CSV: semicolons, decimal commas, CRLF.</summary>
    public static string Csv(int rows, Func<int, string>? row = null) =>
        Head + "\r\n" + string.Concat(Enumerable.Range(1, rows).Select(i => (row?.Invoke(i) ?? Row(i)) + "\r\n"));

    public static string Row(int i) =>
        string.Create(CultureInfo.InvariantCulture, $"H-{i};2026-11-{i % 20 + 1:00};21.{i % 60:00};Klotter;{i % 3 + 1};Klotter på väggen till förrådet nr {i}.;59,23{i % 90 + 10};14,43{i % 90 + 10}");

    /// <summary>A workbook of one sheet. A text becomes a shared text, a number a number, a time a styled number of days.</summary>
    public static byte[] Workbook(params object?[][] rows)
    {
        var texts = rows.SelectMany(r => r).OfType<string>().Distinct().ToList();
        var sheet = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        foreach (var (row, number) in rows.Select((r, i) => (r, i + 1)))
        {
            sheet.Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
            foreach (var (value, column) in row.Select((v, i) => (v, i)))
            {
                var place = $"{(char)('A' + column)}{number}";
                if (value is string text) sheet.Append(CultureInfo.InvariantCulture, $"<c r=\"{place}\" t=\"s\"><v>{texts.IndexOf(text)}</v></c>");
                else if (value is DateTime time) sheet.Append(CultureInfo.InvariantCulture, $"<c r=\"{place}\" s=\"1\"><v>{(time - new DateTime(1899, 12, 30)).TotalDays:R}</v></c>");
                else if (value is not null) sheet.Append(CultureInfo.InvariantCulture, $"<c r=\"{place}\"><v>{value}</v></c>");
            }
            sheet.Append("</row>");
        }
        var shared = string.Concat(texts.Select(t => $"<si><t xml:space=\"preserve\">{SecurityElement.Escape(t)}</t></si>"));
        return Package(sheet.Append("</sheetData></worksheet>").ToString(), $"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{shared}</sst>");
    }

    public static byte[] Package(string sheet, string shared = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>") =>
        Package(part => part.Write(Encoding.UTF8.GetBytes(sheet)), shared);

    /// <summary>ECMA-376's least workbook, with a sheet as the test writes it.</summary>
    public static byte[] Package(Action<Stream> sheet, string shared = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>")
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.", Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part("[Content_Types].xml", $"""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="{Type}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Type}worksheet+xml"/>
                <Override PartName="/xl/sharedStrings.xml" ContentType="{Type}sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="{Type}styles+xml"/></Types>
                """);
            Part("_rels/.rels", $"""<Relationships xmlns="{Relations}"><Relationship Id="r1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Part("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="Dold" sheetId="2" state="hidden" r:id="r9"/><sheet name="Blad1" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Part("xl/_rels/workbook.xml.rels", $"""
                <Relationships xmlns="{Relations}"><Relationship Id="r1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/>
                <Relationship Id="r2" Type="{Office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="{Office}/styles" Target="styles.xml"/></Relationships>
                """);
            Part("xl/styles.xml", $"""
                <styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd\ hh:mm"/></numFmts>
                <cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>
                """);
            Part("xl/sharedStrings.xml", shared);
            using var part = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            sheet(part);

            void Part(string name, string text)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + text.TrimStart()));
            }
        }
        return file.ToArray();
    }
}

/// <summary>What a sender does with files.</summary>
internal static class FileClient
{
    public static Task<HttpResponseMessage> TryUploadAsync(this IntakeClient client, byte[] file, string name = "rapporter.csv", string municipality = IntakeFixture.Degerfors) =>
        client.Http.PostAsync(new Uri($"/api/{municipality}/imports?name={Uri.EscapeDataString(name)}", UriKind.Relative), new ByteArrayContent(file) { Headers = { ContentType = new("application/octet-stream") } });

    public static async Task<JsonElement> UploadAsync(this IntakeClient client, byte[] file, string name = "rapporter.csv")
    {
        using var answer = await client.TryUploadAsync(file, name);
        if (answer.StatusCode != HttpStatusCode.Created) throw new ShouldAssertException($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static Task<JsonElement> UploadAsync(this IntakeClient client, string csv) => client.UploadAsync(Encoding.UTF8.GetBytes(csv));

    /// <summary>The code of the error that the file is refused with.</summary>
    public static async Task<string> RefusalAsync(this IntakeClient client, byte[] file, string name = "rapporter.csv") =>
        (await IntakeClient.ErrorsOfAsync(await client.TryUploadAsync(file, name)))["file"];

    public static Task<HttpResponseMessage> TryMapAsync(this IntakeClient client, Guid id, object mapping) =>
        client.Http.PutAsJsonAsync(new Uri($"/api/{IntakeFixture.Degerfors}/imports/{id}/mapping", UriKind.Relative), mapping);

    public static async Task<JsonElement> MapAsync(this IntakeClient client, Guid id, object mapping)
    {
        using var answer = await client.TryMapAsync(id, mapping);
        if (!answer.IsSuccessStatusCode) throw new ShouldAssertException($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Runs an import and waits for its end.</summary>
    public static async Task<JsonElement> RunAsync(this IntakeClient client, Guid id, string end = "done")
    {
        (await client.TryPostAsync($"/imports/{id}/run", "")).ShouldBe((HttpStatusCode.Accepted, null));
        return await client.EndedAsync(id, end);
    }

    public static Task<JsonElement> EndedAsync(this IntakeClient client, Guid id, string end = "done") =>
        Eventually.SeesAsync($"the import is {end}", () => client.GetAsync($"/imports/{id}"), import => import.Text("state") == end, TimeSpan.FromSeconds(60));

    public static async Task<JsonElement> ImportAsync(this IntakeClient client, byte[] file) => await client.RunAsync((await client.UploadAsync(file)).Id());

    public static Task<JsonElement> ImportAsync(this IntakeClient client, string csv) => client.ImportAsync(Encoding.UTF8.GetBytes(csv));

    /// <summary>The lines of the outcome, without its head.</summary>
    public static async Task<string[]> OutcomeAsync(this IntakeClient client, Guid id)
    {
        using var answer = await client.TryGetAsync($"/imports/{id}/outcome.csv");
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        bytes[..3].ShouldBe(Encoding.UTF8.GetPreamble());
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        lines[0].ShouldBe("Rad;Resultat;Rapport;Karantän;Orsak");
        lines[^1].ShouldBeEmpty();
        return lines[1..^1];
    }

    public static Guid Id(this JsonElement import) => import.GetProperty("id").GetGuid();

    public static string? Text(this JsonElement element, string member) => element.GetProperty(member).GetString();

    public static (long Accepted, long Revised, long Unchanged, long Quarantined) Counts(this JsonElement import) =>
        (import.GetProperty("accepted").GetInt64(), import.GetProperty("revised").GetInt64(), import.GetProperty("unchanged").GetInt64(), import.GetProperty("quarantined").GetInt64());
}
