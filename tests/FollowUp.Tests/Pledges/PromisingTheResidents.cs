using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Est.FollowUp.Pledges;
using Est.FollowUp.Tests.Effects;

namespace Est.FollowUp.Tests.Pledges;

/// <summary>A pledge from the day it is made to its last status.</summary>
public sealed class PromisingTheResidents(FollowUpApp app)
{
    private static readonly int Year = DateTime.UtcNow.Year;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_tied_to_areas_and_interventions_and_followed_twice_a_year()
    {
        var kommun = await StoredKommun.WithAsync(app, "bruket");
        var intervention = await kommun.InterventionAsync("bruket", new DateOnly(Year, 1, 5), 12);
        using var client = app.As("samordnare", kommun.Code);
        var id = await MakeAsync(client, kommun, Body(intervention));
        var pledge = (await app.GetAsync(kommun.Code, "pledges"))["pledges"]!.AsArray().Single()!;
        ((string)pledge["title"]!, (string)pledge["areas"]![0]!["name"]!, (int)pledge["interventions"]![0]!["number"]!, (string)pledge["interventions"]![0]!["state"]!, (string)pledge["due"]!)
            .ShouldBe(("Tryggare stationsområde", "Område bruket", 12, "ongoing", $"{Year}-06-30"));

        (await TellAsync(client, kommun, id, $"{Year}-H1", "partly")).ShouldBe(HttpStatusCode.NoContent);
        (await TellAsync(client, kommun, id, $"{Year}-H1", "kept")).ShouldBe(HttpStatusCode.NoContent);
        pledge = (await app.GetAsync(kommun.Code, "pledges"))["pledges"]![0]!;
        pledge["statuses"]!.AsArray().Select(s => ((string)s!["half"]!, (string)s["status"]!)).ShouldBe([($"{Year}-H1", "kept")]);
        ((string)pledge["due"]!).ShouldBe($"{Year}-12-31");
        (await app.GetAsync(kommun.Code, $"years/{Year}"))["pledges"]!.ToJsonString().ShouldBe("""{"kept":1,"partly":0,"notKept":0,"underWay":0}""");
    }

    [Fact]
    public async Task One_that_has_a_status_is_kept_and_one_without_can_be_taken_away()
    {
        var kommun = await StoredKommun.WithAsync(app, "bruket");
        using var client = app.As("samordnare", kommun.Code);
        var (told, untold) = (await MakeAsync(client, kommun, Body()), await MakeAsync(client, kommun, Body()));
        await TellAsync(client, kommun, told, $"{Year}-H1", "under-way");
        (await client.DeleteAsync(Address(kommun, $"/{told}"), Ct)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await client.DeleteAsync(Address(kommun, $"/{untold}"), Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.DeleteAsync(Address(kommun, $"/{untold}"), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_change_of_what_someone_has_changed_is_refused()
    {
        var kommun = await StoredKommun.WithAsync(app, "bruket");
        using var client = app.As("samordnare", kommun.Code);
        var id = await MakeAsync(client, kommun, Body());
        var change = Body();
        change["revision"] = 1;
        (await client.PutAsJsonAsync(Address(kommun, $"/{id}"), change, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.PutAsJsonAsync(Address(kommun, $"/{id}"), change, Ct)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await client.PutAsJsonAsync(Address(kommun, $"/{Guid.NewGuid()}"), change, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("title", "", "title length")]
    [InlineData("until", "2020-01-01", "until before-from")]
    [InlineData("picture", "vecka 4", "picture not-a-week")]
    [InlineData("from", null, "from missing")]
    public async Task What_is_wrong_is_told_by_field(string field, string? value, string error)
    {
        var kommun = await StoredKommun.WithAsync(app, "bruket");
        using var client = app.As("samordnare", kommun.Code);
        var body = Body();
        body[field] = value;
        (await ErrorsAsync(await client.PostAsJsonAsync(Address(kommun, ""), body, Ct))).ShouldBe([error]);
    }

    [Fact]
    public async Task Areas_and_interventions_of_others_are_unknown()
    {
        var kommun = await StoredKommun.WithAsync(app, "bruket");
        var other = await StoredKommun.WithAsync(app, "parken");
        using var client = app.As("samordnare", kommun.Code);
        var body = Body(await other.InterventionAsync("parken", new DateOnly(Year, 1, 5)));
        body["areas"] = new JsonArray("parken");
        (await ErrorsAsync(await client.PostAsJsonAsync(Address(kommun, ""), body, Ct))).ShouldBe(["areas unknown-area", "interventions unknown-intervention"]);
    }

    [Theory]
    [InlineData("2019-H1", "kept", "half not-in-force")]
    [InlineData("2999-H1", "kept", "half not-begun")]
    [InlineData("2026-Q1", "kept", "half not-a-half-year")]
    [InlineData("2026-H1", "good", "status unknown")]
    public async Task A_status_must_be_of_a_half_year_of_the_pledge(string half, string status, string error)
    {
        var kommun = await StoredKommun.WithAsync(app, "bruket");
        using var client = app.As("samordnare", kommun.Code);
        var id = await MakeAsync(client, kommun, Body());
        (await ErrorsAsync(await client.PutAsJsonAsync(Address(kommun, $"/{id}/statuses/{half}"), new { status, text = "Läget" }, Ct))).ShouldBe([error]);
    }

    [Theory]
    [InlineData("", "2026-06-30")]
    [InlineData("2026-H1", "2026-12-31")]
    [InlineData("2026-H1 2027-H1", "2026-12-31")]
    [InlineData("2026-H1 2026-H2 2027-H1", null)]
    public void The_next_status_is_due_at_the_end_of_the_first_half_year_without_one(string told, string? due) =>
        HalfYear.Due(new(2026, 3, 1), new(2027, 2, 28), told.Split(' ')).ShouldBe(due is null ? null : DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture));

    private static JsonObject Body(params Guid[] interventions) => new()
    {
        ["title"] = "Tryggare stationsområde",
        ["text"] = "Vi patrullerar varje helgkväll.",
        ["organisations"] = new JsonArray("Polisen", "Kommunen"),
        ["areas"] = new JsonArray("bruket"),
        ["picture"] = "2026-W40",
        ["dialogue"] = "Trygghetsvandringen i september",
        ["from"] = $"{Year}-01-01",
        ["until"] = $"{Year}-12-31",
        ["interventions"] = new JsonArray([.. interventions.Select(i => JsonValue.Create(i))]),
    };

    private static async Task<Guid> MakeAsync(HttpClient client, StoredKommun kommun, JsonObject body)
    {
        using var answer = await client.PostAsJsonAsync(Address(kommun, ""), body, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return (Guid)(await answer.Content.ReadFromJsonAsync<JsonNode>(Ct))!["id"]!;
    }

    private static async Task<HttpStatusCode> TellAsync(HttpClient client, StoredKommun kommun, Guid id, string half, string status) =>
        (await client.PutAsJsonAsync(Address(kommun, $"/{id}/statuses/{half}"), new { status, text = "Läget" }, Ct)).StatusCode;

    private static async Task<IEnumerable<string>> ErrorsAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(Ct))!["errors"]!.AsArray().Select(e => $"{e!["field"]} {e["code"]}");
    }

    private static Uri Address(StoredKommun kommun, string rest) => new($"/api/{kommun.Code}/pledges{rest}", UriKind.Relative);
}
