using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Est.ServiceDefaults.Access;

namespace Est.Intake.Tests.Privacy;

/// <summary>Each test has a kommun of its own, since the choice holds for all of a kommun.</summary>
public sealed class ChoosingWhatBecomesOfIt(IntakeFixture intake)
{
    [Fact]
    public async Task Unless_told_otherwise_it_is_masked_counted_and_taken_in()
    {
        var sender = intake.NewReporter("0120");
        var report = new Dictionary<string, object?>(Made.Report("P-1", description: "Lisa Svensson, 850709-9805, kastade sten.")) { ["place"] = null };
        var receipt = await sender.SubmitAsync(report);
        (await sender.GetAsync($"/reports/{receipt.Id}")).GetProperty("description").GetString().ShouldBe("[namn], [personnummer], kastade sten.");
        (await intake.Database.ValueAsync<string>("select masked::text from reports where id = $1", receipt.Id)).ShouldBe("""{"namn": 1, "personnummer": 1}""");
        (await sender.SubmitAsync(report)).Status.ShouldBe("unchanged");
    }

    [Fact]
    public async Task In_quarantine_it_waits_masked_for_someone_who_decides()
    {
        await ChooseAsync("0123", "quarantine");
        var sender = intake.NewReporter("0123");
        using var held = await sender.PostAsync(Report("Q-1"));
        held.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var receipt = (await held.Content.ReadFromJsonAsync<IntakeClient.Receipt>())!;
        receipt.Status.ShouldBe("quarantined");
        (await sender.StreamAsync(Report("Q-2"))).Single().Codes.ShouldBe(["description:personal-data-held"]);
        (await sender.GetAsync("/quarantine")).GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("raw").GetString()!)
            .ShouldAllBe(raw => raw.Contains("[namn] kastade", StringComparison.Ordinal));
        (await sender.TryPostAsync($"/quarantine/{receipt.Id}/release", "")).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Refused_it_is_told_to_the_sender_and_kept_nowhere()
    {
        await ChooseAsync("0125", "refuse");
        var sender = intake.NewReporter("0125");
        (await sender.ErrorsOfAsync(Report("R-1"))).ShouldBe(new Dictionary<string, string> { ["description"] = "personal-data" });
        using var stream = await sender.OpenStreamAsync(new StringContent(JsonSerializer.Serialize(Report("R-2")) + "\n"));
        var line = JsonElement.Parse(await stream.Content.ReadAsStringAsync());
        (line.GetProperty("status").GetString(), line.GetProperty("id").ValueKind).ShouldBe(("refused", JsonValueKind.Null));
        (await sender.GetAsync("/quarantine")).GetProperty("entries").GetArrayLength().ShouldBe(0);
        (await sender.GetAsync("/reports")).GetProperty("reports").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("anna.svensson@example.se", true), InlineData("850709-9805", true), InlineData("pnr 198507099805", true)]
    [InlineData("F-2026-1183", false), InlineData("2611220018", false), InlineData("202611220018", false), InlineData("ABC123", false)]
    public async Task An_id_that_says_who_someone_is_is_an_error_since_it_cannot_be_masked(string id, bool refused)
    {
        using var response = await intake.NewReporter().PostAsync(Made.Report(id));
        response.IsSuccessStatusCode.ShouldBe(!refused, id);
    }

    [Fact]
    public async Task Whoever_writes_can_see_beforehand_what_would_be_masked()
    {
        using var response = await intake.NewReporter().PostAsync("/reports/check-text", """{"text":"Ring Lisa på 070-174 06 05."}""");
        (await response.Content.ReadAsStringAsync()).ShouldBe(
            """{"found":[{"kind":"namn","from":5,"length":4},{"kind":"telefon","from":13,"length":13}],"masked":"Ring [namn] på [telefon]."}""");
    }

    private async Task ChooseAsync(string kommun, string mode)
    {
        using var response = await intake.NewReporter(kommun, Roles.Admin).Http.PutAsJsonAsync($"/api/{kommun}/categories/privacy", new { mode });
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static Dictionary<string, object?> Report(string id) => new(Made.Report(id, description: "Lisa Svensson kastade sten.")) { ["place"] = null };
}
