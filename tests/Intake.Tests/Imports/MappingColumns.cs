using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Est.ServiceDefaults.Access;

namespace Est.Intake.Tests.Imports;

/// <summary>What the columns of a file are said to be.</summary>
public sealed class MappingColumns(IntakeFixture intake)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mapping_says_what_the_file_does_not_and_is_kept_for_the_next_file_of_its_kind()
    {
        var sender = intake.NewReporter(source: "formular");
        const string Csv = "När;Rubrik;Var\n20/11 2026 21.30;Klotter på fasad;bruket\n21/11 2026 02.15;Okänt;bruket\n";
        var import = await sender.UploadAsync(Csv);
        var mapped = await sender.MapAsync(import.Id(), new
        {
            columns = new Dictionary<string, string> { ["0"] = "occurredFrom", ["1"] = "category", ["2"] = "areaCode" },
            @fixed = new Dictionary<string, string> { ["severity"] = "3" },
            categories = new Dictionary<string, string> { ["Klotter på fasad"] = "klotter" },
            source = "vaktrapport",
            save = true,
        });
        var rows = mapped.GetProperty("preview").EnumerateArray().ToList();
        var report = rows[0].GetProperty("report");
        (report.Text("category"), report.GetProperty("severity").GetInt32(), report.GetProperty("place").Text("areaCode")).ShouldBe(("klotter", 3, "bruket"));
        rows[1].GetProperty("report").ValueKind.ShouldBe(JsonValueKind.Null);
        rows[1].GetProperty("errors")[0].Text("code").ShouldBe("unknown-category");
        (await sender.RunAsync(import.Id())).Counts().ShouldBe((1, 0, 0, 1));
        (await sender.GetAsync("/reports")).GetProperty("reports")[0].Text("source").ShouldBe("vaktrapport");

        var next = await sender.UploadAsync(Csv.Replace("20/11", "22/11", StringComparison.Ordinal));
        next.GetProperty("mapping").Text("source").ShouldBe("vaktrapport");
        next.GetProperty("preview")[0].GetProperty("report").Text("category").ShouldBe("klotter");
        var other = intake.NewReporter(source: "formular");
        (await other.UploadAsync(Csv)).GetProperty("mapping").Text("source").ShouldBe("fil", "another organisation's file is another file");
    }

    [Fact]
    public async Task A_files_texts_are_read_by_the_codes_of_its_source_unless_the_file_says_otherwise()
    {
        using var set = await intake.NewReporter(role: Roles.Admin).Http.PutAsJsonAsync(
            "/api/1862/categories/sources/larmcentral", new { codes = new Dictionary<string, string> { ["B2"] = "brand", ["klotter"] = "skadegorelse", ["Ö1"] = "skadegorelse" } }, Ct);
        set.StatusCode.ShouldBe(HttpStatusCode.OK);
        var sender = intake.NewReporter(source: "formular");
        var id = (await sender.UploadAsync("Datum;Kategori\n2026-11-20;B2\n2026-11-20;klotter\n2026-11-20;Ö1\n2026-11-20;Klotter\n2026-11-20;B3\n")).Id();
        var mapped = await sender.MapAsync(id, new
        {
            columns = new Dictionary<string, string> { ["0"] = "occurredFrom", ["1"] = "category" },
            categories = new Dictionary<string, string> { ["Ö1"] = "klotter" },
            source = "larmcentral",
        });
        mapped.GetProperty("preview").EnumerateArray().Select(row => row.GetProperty("report") is { ValueKind: JsonValueKind.Object } report ? report.Text("category") : row.GetProperty("errors")[0].Text("code"))
            .ShouldBe(["brand", "skadegorelse", "klotter", "klotter", "unknown-category"]);
        (await sender.RunAsync(id)).Counts().ShouldBe((4, 0, 0, 1));
        (await sender.GetAsync("/reports")).GetProperty("reports").EnumerateArray().Select(r => r.Text("category")).Order().ShouldBe(["brand", "klotter", "klotter", "skadegorelse"]);
    }

    [Fact]
    public async Task An_address_is_a_column_like_another_and_is_kept_with_the_report()
    {
        var sender = intake.NewReporter();
        var import = await sender.UploadAsync("Datum;Kategori;Adress;Var\n2026-11-20;brand;Storgatan 1;Torget 2\n");
        import.GetProperty("mapping").GetProperty("columns").Text("2").ShouldBe("address");
        var mapped = await sender.MapAsync(import.Id(), new { columns = new Dictionary<string, string> { ["0"] = "occurredFrom", ["1"] = "category", ["3"] = "address" } });
        mapped.GetProperty("preview")[0].GetProperty("report").GetProperty("place").Text("address").ShouldBe("Torget 2");
        (await sender.RunAsync(import.Id())).Counts().ShouldBe((1, 0, 0, 0));
        var report = await sender.GetAsync($"/reports/{(await sender.GetAsync("/reports")).GetProperty("reports")[0].Id()}");
        (report.GetProperty("place").Text("precision"), report.GetProperty("place").Text("address")).ShouldBe(("municipality", "Torget 2"));
    }

    [Fact]
    public async Task Imported_again_under_another_mapping_its_reports_are_revised_and_not_doubled()
    {
        var sender = intake.NewReporter();
        const string Csv = "Datum;Kategori;Text\n2026-11-20;brand;Brand i container.\n";
        await sender.ImportAsync(Csv);
        var id = (await sender.UploadAsync(Csv)).Id();
        await sender.MapAsync(id, new { columns = new Dictionary<string, string> { ["0"] = "occurredFrom", ["1"] = "category", ["2"] = "actionTaken" } });
        (await sender.RunAsync(id)).Counts().ShouldBe((0, 1, 0, 0));
    }

    [Theory]
    [InlineData("""{"columns":{"9":"category"}}""", "columns", "unknown-column")]
    [InlineData("""{"columns":{"0":"person"}}""", "columns.0", "unknown-field")]
    [InlineData("""{"columns":{"0":"category","1":"category"}}""", "columns", "field-twice")]
    [InlineData("""{"fixed":{"lon":"14"}}""", "fixed", "unknown-field")]
    [InlineData("""{"source":"polisen"}""", "source", "taken-source")]
    [InlineData("""{"source":"../x"}""", "source", "invalid-source")]
    public async Task A_mapping_that_cannot_be_is_refused(string mapping, string field, string code)
    {
        var sender = intake.NewReporter(source: "formular");
        var import = await sender.UploadAsync(MadeFiles.Csv(2));
        (await IntakeClient.ErrorsOfAsync(await sender.TryMapAsync(import.Id(), JsonDocument.Parse(mapping).RootElement))).ShouldBe(new Dictionary<string, string> { [field] = code });
    }

    [Fact]
    public async Task A_key_imports_as_its_own_source_and_nothing_runs_without_a_time_and_a_category()
    {
        var sender = intake.NewReporter(source: "larmcentralen");
        var import = await sender.UploadAsync("Text;Nummer\nEn lång text om något.;5\n");
        import.GetProperty("mapping").Text("source").ShouldBe("larmcentralen");
        (await IntakeClient.ErrorsOfAsync(await sender.TryMapAsync(import.Id(), new { source = "vaktrapport" }))).ShouldBe(new Dictionary<string, string> { ["source"] = "not-your-source" });
        using var run = await sender.PostAsync($"/imports/{import.Id()}/run", "");
        (await run.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("errors").EnumerateArray().Select(e => e.Text("code")).ShouldBe(["time-missing", "category-missing"]);
    }
}
