namespace Est.Intake.Tests.Imports;

public sealed class ImportingWorkbooks(IntakeFixture intake)
{
    [Fact]
    public async Task A_workbook_is_read_with_its_dates_numbers_and_texts()
    {
        var sender = intake.NewReporter();
        // SWEREF 99 TM, north first: 59.2377 N 14.4301 E.
        var import = await sender.UploadAsync(MadeFiles.Workbook(
            ["Ärendenummer", "Tidpunkt", "Slut", "Kategori", "Prio", "Beskrivning", "N", "E"],
            ["A-1", new DateTime(2026, 11, 20, 21, 30, 0), new DateTime(2026, 11, 20, 23, 0, 0), "Skadegörelse", 2, "Krossad ruta <vid> entrén & glas.", 6_567_000.5, 467_500],
            [],
            ["A-2", new DateTime(2026, 7, 1), null, "brand", 3, "Brand i container vid torget.", 6_567_010, 467_510]), "felanmälan.xlsx");
        import.GetProperty("found").ToString().ShouldBe(
            """{"kind":"xlsx","encoding":null,"separator":null,"decimal":".","dateOrder":"ymd","coordinates":"sweref99tm","sheet":"Blad1","header":true,"rows":2}""");
        import.GetProperty("columns").EnumerateArray().Select(c => c.Text("suggested"))
            .ShouldBe(["externalId", "occurredFrom", "occurredTo", "category", "severity", "description", "northing", "easting"]);
        import.GetProperty("preview").EnumerateArray().Select(p => p.GetProperty("row").GetInt32()).ShouldBe([2, 4]);
        (await sender.RunAsync(import.Id())).Counts().ShouldBe((2, 0, 0, 0));

        var reports = (await sender.GetAsync("/reports")).GetProperty("reports");
        var first = reports[0];
        (first.GetProperty("occurredFrom").GetDateTimeOffset(), first.GetProperty("occurredTo").GetDateTimeOffset(), first.Text("category"), first.Text("description")).ShouldBe(
            (new DateTimeOffset(2026, 11, 20, 21, 30, 0, TimeSpan.FromHours(1)), new DateTimeOffset(2026, 11, 20, 23, 0, 0, TimeSpan.FromHours(1)), "skadegorelse", "Krossad ruta <vid> entrén & glas."));
        first.GetProperty("place").GetProperty("lon").GetDouble().ShouldBe(14.43, 0.01);
        first.GetProperty("place").GetProperty("lat").GetDouble().ShouldBe(59.24, 0.01);
        (reports[1].GetProperty("occurredFrom").GetDateTimeOffset(), reports[1].GetProperty("occurredTo").GetDateTimeOffset()).ShouldBe(
            (new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.FromHours(2)), new DateTimeOffset(2026, 7, 2, 0, 0, 0, TimeSpan.FromHours(2))), "a day without a time is the whole of it");
        (await sender.OutcomeAsync(import.Id())).Select(l => l.Split(';')[0]).ShouldBe(["2", "4"]);
    }

    [Fact]
    public async Task Thousands_of_rows_go_the_same_way_and_the_same_workbook_again_adds_nothing()
    {
        var sender = intake.NewReporter();
        var file = MadeFiles.Workbook([["Id", "Tidpunkt", "Kategori", "Beskrivning"],
            .. Enumerable.Range(1, 10_000).Select(i => new object?[] { $"R-{i}", new DateTime(2026, 11, 1).AddMinutes(i), "klotter", $"Klotter på väggen nr {i}." })]);
        (await sender.ImportAsync(file)).Counts().ShouldBe((10_000, 0, 0, 0));
        (await sender.ImportAsync(file)).Counts().ShouldBe((0, 0, 10_000, 0));
    }
}
