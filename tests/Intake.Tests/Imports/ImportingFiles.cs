using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Est.ServiceDefaults.Access;

namespace Est.Intake.Tests.Imports;

public sealed class ImportingFiles(IntakeFixture intake)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_from_Swedish_Excel_is_understood_as_it_is()
    {
        var sender = intake.NewReporter();
        var csv = Encoding.Latin1.GetBytes(MadeFiles.Csv(3));
        var import = await sender.UploadAsync(csv, "Händelser vecka 47.csv");
        (import.Text("state"), import.Text("name")).ShouldBe(("inspected", "Händelser vecka 47.csv"));
        import.GetProperty("found").ToString().ShouldBe(
            """{"kind":"csv","encoding":"windows-1252","separator":";","decimal":",","dateOrder":"ymd","coordinates":"wgs84","sheet":null,"header":true,"rows":3}""");
        import.GetProperty("columns").EnumerateArray().Select(c => (c.Text("header"), c.Text("suggested"))).ShouldBe(
            [("Händelse-id", "externalId"), ("Datum", "date"), ("Tid", "time"), ("Kategori", "category"), ("Allvarlighetsgrad", "severity"), ("Beskrivning", "description"), ("Lat", "lat"), ("Long", "lon")]);
        var first = import.GetProperty("preview")[0];
        (first.GetProperty("row").GetInt32(), first.GetProperty("errors").GetArrayLength()).ShouldBe((2, 0));
        var report = first.GetProperty("report");
        (report.Text("externalId"), report.GetProperty("occurredFrom").GetDateTimeOffset(), report.Text("category"), report.GetProperty("severity").GetInt32(), report.Text("description"))
            .ShouldBe(("H-1", new DateTimeOffset(2026, 11, 2, 21, 1, 0, TimeSpan.FromHours(1)), "klotter", 2, "Klotter på väggen till förrådet nr 1."));
        (report.GetProperty("place").GetProperty("lon").GetDouble(), report.GetProperty("place").GetProperty("lat").GetDouble()).ShouldBe((14.4311, 59.2311));

        (await sender.RunAsync(import.Id())).Counts().ShouldBe((3, 0, 0, 0));
        (await sender.GetAsync("/reports?source=felanmalan")).GetProperty("reports").GetArrayLength().ShouldBe(3);
        (await intake.EventItemsAsync(sender.Organisation)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_same_file_twice_adds_nothing()
    {
        var sender = intake.NewReporter();
        var csv = MadeFiles.Csv(5_000);
        (await sender.ImportAsync(csv)).Counts().ShouldBe((5_000, 0, 0, 0));
        (await sender.ImportAsync(csv)).Counts().ShouldBe((0, 0, 5_000, 0));
        (await intake.EventItemsAsync(sender.Organisation)).Count.ShouldBe(5_000);
    }

    [Fact]
    public async Task The_same_file_twice_quarantines_its_wrong_rows_once_and_one_that_was_discarded_stays_so()
    {
        var sender = intake.NewReporter();
        const string Csv = "Datum;Kategori;Beskrivning\n2026-11-20;brand;Brand i container.\n2026-11-20;trams;Någon ropade.\n2026-11-21;trams;Ingen ropade.\n";
        (await sender.ImportAsync(Csv)).Counts().ShouldBe((1, 0, 0, 2));
        var waiting = await WaitingAsync();
        waiting.Count.ShouldBe(2);
        using var discarded = await intake.NewReporter(role: Roles.Coordinator).Http.PostAsJsonAsync($"/api/1862/quarantine/{waiting[0]}/discard", new { reason = "Ett prov." }, Ct);
        discarded.EnsureSuccessStatusCode();

        (await sender.ImportAsync(Csv)).Counts().ShouldBe((0, 0, 1, 2));
        (await WaitingAsync()).ShouldBe([waiting[1]]);

        async Task<List<Guid>> WaitingAsync() => [.. (await sender.GetAsync("/quarantine?state=waiting")).GetProperty("entries").EnumerateArray().Select(entry => entry.Id())];
    }

    [Fact]
    public async Task Rows_without_an_id_are_known_by_what_they_say_and_two_that_say_the_same_are_two()
    {
        var sender = intake.NewReporter();
        const string Csv = "Datum;Kategori;Beskrivning\n2026-11-20;brand;Brand i container.\n2026-11-20;brand;Brand i container.\n2026-11-21;klotter;Klotter.\n";
        (await sender.ImportAsync(Csv)).Counts().ShouldBe((3, 0, 0, 0));
        (await sender.ImportAsync(Csv)).Counts().ShouldBe((0, 0, 3, 0));
        (await sender.ImportAsync(Csv + "2026-11-22;klotter;Mer klotter.\n")).Counts().ShouldBe((1, 0, 3, 0), "next week's file holds this week's rows too");
    }

    [Fact]
    public async Task A_row_that_fails_goes_to_quarantine_as_a_report_to_mend_and_the_others_go_on()
    {
        var sender = intake.NewReporter();
        var id = (await sender.UploadAsync("Id;Tidpunkt;Kategori;Nivå\nA;2026-11-20 21:30;klotter;2\nB;i går;trams;7\nC;2026-11-20 kl. 22.15;brand;3\n")).Id();
        await sender.MapAsync(id, new { columns = new Dictionary<string, string> { ["0"] = "externalId", ["1"] = "occurredFrom", ["2"] = "category", ["3"] = "severity" } });
        (await sender.RunAsync(id)).Counts().ShouldBe((2, 0, 0, 1));

        var entry = (await sender.GetAsync("/quarantine")).GetProperty("entries").EnumerateArray().ShouldHaveSingleItem();
        entry.Text("source").ShouldBe("felanmalan");
        entry.Text("raw").ShouldBe("""{"externalId":"B","occurredFrom":"i går","category":"trams","severity":"7"}""");
        entry.GetProperty("errors").EnumerateArray().Select(e => (e.Text("field"), e.Text("code")))
            .ShouldBe([("severity", "out-of-range"), ("occurredFrom", "not-a-time"), ("category", "unknown-category")]);
        var lines = await sender.OutcomeAsync(id);
        lines.Select(l => string.Join(';', l.Split(';')[..2])).ShouldBe(["2;ny", "3;i karantän", "4;ny"]);
        lines[1].ShouldEndWith($"{entry.Id()};Allvarlighet: ska vara 1, 2 eller 3. När det hände: går inte att läsa som ett datum eller en tid. Skriv till exempel 2026-11-20 21:30. Kategori: är ingen av kommunens kategorier.");
        lines[1].ShouldNotContain("trams");
    }

    [Fact]
    public async Task A_file_is_a_file_whatever_its_type_is_called()
    {
        var sender = intake.NewReporter();
        foreach (var type in new[] { "application/x-www-form-urlencoded", "text/plain", "application/json" })
        {
            using var file = new StringContent("Datum;Kategori\n2026-11-20;brand\n", Encoding.UTF8, type);
            using var answer = await sender.Http.PostAsync(new Uri("/api/1862/imports?name=a.csv", UriKind.Relative), file, Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.Created, type);
        }
    }

    [Fact]
    public async Task A_form_is_taken_as_well_as_the_file_alone()
    {
        var sender = intake.NewReporter();
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent("ett fält"), "kommentar");
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(MadeFiles.Csv(2))) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } }, "file", "C:\\Users\\x\\rapport.csv");
        using var answer = await sender.Http.PostAsync(new Uri("/api/1862/imports", UriKind.Relative), form, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var import = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        import.Text("name").ShouldBe("rapport.csv");
        answer.Headers.Location!.ToString().ShouldBe($"/api/1862/imports/{import.Id()}");
    }

    [Fact]
    public async Task What_is_not_run_can_be_thrown_away_and_what_is_done_cannot()
    {
        var sender = intake.NewReporter();
        var import = await sender.UploadAsync(MadeFiles.Csv(2));
        (await DeleteAsync(sender, import.Id())).ShouldBe(HttpStatusCode.NoContent);
        (await DeleteAsync(sender, import.Id())).ShouldBe(HttpStatusCode.NotFound);
        (await intake.Database.ValueAsync<long>("select count(*) from import_pieces where import_id = $1", import.Id())).ShouldBe(0);
        var done = await sender.ImportAsync(MadeFiles.Csv(2));
        (await DeleteAsync(sender, done.Id())).ShouldBe(HttpStatusCode.Conflict);
        (await sender.TryPostAsync($"/imports/{done.Id()}/run", "")).ShouldBe((HttpStatusCode.Conflict, "already-run"));
    }

    [Fact]
    public async Task The_file_is_kept_unreadable_and_no_longer_than_it_is_needed()
    {
        var sender = intake.NewReporter();
        var import = await sender.UploadAsync(MadeFiles.Csv(2));
        var piece = await intake.Database.ValueAsync<byte[]>("select bytes from import_pieces where import_id = $1", import.Id());
        Encoding.UTF8.GetString(piece!).ShouldNotContain("Klotter");
        await sender.RunAsync(import.Id());
        (await intake.Database.ValueAsync<long>("select count(*) from import_pieces where import_id = $1", import.Id())).ShouldBe(0);

        var unused = await sender.UploadAsync(MadeFiles.Csv(2));
        await intake.Database.ExecuteAsync($"update import_work set due_at = now() - interval '1 second' where import_id = '{unused.Id()}'");
        await Eventually.SeesAsync("what nobody runs is forgotten", async () => (await sender.TryGetAsync($"/imports/{unused.Id()}")).StatusCode, s => s == HttpStatusCode.NotFound, TimeSpan.FromSeconds(30));
        (await intake.Database.ValueAsync<long>("select count(*) from import_pieces where import_id = $1", unused.Id())).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_goes_while_it_is_looked_at_is_no_failure()
    {
        var sender = intake.NewReporter();
        var import = await sender.UploadAsync(MadeFiles.Csv(2));
        await intake.Database.ExecuteAsync($"delete from import_pieces where import_id = '{import.Id()}'"); // as a run does at its end
        (await sender.GetAsync($"/imports/{import.Id()}")).GetProperty("columns").ValueKind.ShouldBe(JsonValueKind.Null);
        (await sender.TryMapAsync(import.Id(), new { })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Another_organisation_does_not_see_it_and_an_admin_sees_it_without_its_text()
    {
        var sender = intake.NewReporter();
        var import = await sender.UploadAsync(MadeFiles.Csv(2));
        var stranger = intake.NewReporter();
        (await stranger.TryGetAsync($"/imports/{import.Id()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.TryGetAsync($"/imports/{import.Id()}/outcome.csv")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.TryPostAsync($"/imports/{import.Id()}/run", "")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.TryMapAsync(import.Id(), new { })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await DeleteAsync(stranger, import.Id())).ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync("/imports")).GetProperty("imports").GetArrayLength().ShouldBe(0);

        var seen = await intake.NewReporter(role: Roles.Admin).GetAsync($"/imports/{import.Id()}");
        (seen.Text("state"), seen.GetProperty("preview").ValueKind, seen.GetProperty("columns").ValueKind).ShouldBe(("inspected", JsonValueKind.Null, JsonValueKind.Null));
        var coordinator = intake.NewReporter(role: Roles.Coordinator, source: "formular");
        await coordinator.RunAsync(import.Id());
        (await sender.GetAsync("/reports")).GetProperty("reports").GetArrayLength().ShouldBe(2, "the reports are those of the organisation that sent the file");
    }

    private static async Task<HttpStatusCode> DeleteAsync(IntakeClient client, Guid id) =>
        (await client.Http.DeleteAsync(new Uri($"/api/1862/imports/{id}", UriKind.Relative), Ct)).StatusCode;
}
