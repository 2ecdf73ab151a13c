using System.Net;
using System.Text.Json.Nodes;
using Est.Contracts;
using Est.Intake.Outcomes;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Weeks;

namespace Est.Intake.Tests.Open311;

/// <summary>The reading side: services, requests with what became of them, and the same in both formats.</summary>
public sealed class AskingForRequests
{
    private readonly IntakeFixture intake;
    private readonly IntakeClient client;
    private readonly GeoReport open311;

    public AskingForRequests(IntakeFixture intake)
    {
        this.intake = intake;
        client = intake.NewReporter();
        open311 = new(client);
    }

    [Theory]
    [InlineData("discovery", "discovery")]
    [InlineData("services", "services")]
    [InlineData("services/klotter", "service_definition")]
    [InlineData("requests", "service_requests")]
    [InlineData("requests/finns-inte", "errors")]
    public async Task Xml_and_json_say_the_same(string path, string root)
    {
        await open311.SubmitAsync();
        var xml = await open311.XmlAsync(path + ".xml");
        xml.Name.LocalName.ShouldBe(root);
        var (_, type, json) = await open311.GetAsync(path + ".json");
        type.ShouldBe("application/json; charset=utf-8");
        // The Spark convention: what holds like-named elements alone is an array; the root falls away.
        JsonNode.DeepEquals(Spark(xml), Texts(JsonNode.Parse(json))).ShouldBeTrue(json);

        static JsonNode? Spark(System.Xml.Linq.XElement element) =>
            element.Name.LocalName is "services" or "service_requests" or "errors" or "attributes" or "values" or "endpoints" or "formats"
                ? new JsonArray([.. element.Elements().Select(Spark)])
                : element.HasElements ? new JsonObject(element.Elements().Select(e => KeyValuePair.Create(e.Name.LocalName, Spark(e))))
                : element.Value.Length == 0 ? null : element.Value;

        static JsonNode? Texts(JsonNode? node) => node switch
        {
            JsonArray many => new JsonArray([.. many.Select(Texts)]),
            JsonObject fields => new JsonObject(fields.Select(m => KeyValuePair.Create(m.Key, Texts(m.Value)))),
            null => null,
            _ => node.ToString(),
        };
    }

    [Fact]
    public async Task The_services_are_the_kommuns_categories_with_their_attributes()
    {
        var services = await open311.JsonAsync("services.json");
        services.Select(s => (string?)s!["service_code"]).ShouldContain("klotter");
        services.ShouldAllBe(s => (bool)s!["metadata"]! && (string?)s["type"] == "realtime");
        var definition = JsonNode.Parse((await open311.GetAsync("services/klotter.json")).Body)!;
        definition["attributes"]!.AsArray().Select(a => $"{a!["order"]} {a["code"]} {a["datatype"]} {a["values"]!.AsArray().Count}")
            .ShouldBe(["1 severity singlevaluelist 3", "2 occurred_from datetime 0", "3 occurred_to datetime 0", "4 precision singlevaluelist 2", "5 external_id string 0"]);
        (await open311.GetAsync("services/finns-inte.json")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Discovery_names_the_address_that_was_asked()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/open311/v2/discovery.json?jurisdiction_id=1862", UriKind.Relative));
        request.Headers.Add("X-Forwarded-Host", "est.degerfors.se");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var answer = await client.Http.SendAsync(request);
        var endpoint = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["endpoints"]!.AsArray().ShouldHaveSingleItem()!;
        (string.Join(' ', endpoint["formats"]!.AsArray()), (string?)endpoint["url"], (string?)endpoint["specification"])
            .ShouldBe(("text/xml application/json", "https://est.degerfors.se/open311/v2", "http://wiki.open311.org/GeoReport_v2"));
    }

    [Fact]
    public async Task A_request_is_an_array_of_one_with_every_field_of_the_standard()
    {
        var id = await open311.SubmitAsync();
        var request = (await open311.JsonAsync($"requests/{id}.json")).ShouldHaveSingleItem()!.AsObject();
        request.Select(m => m.Key).ShouldBe(
        [
            "service_request_id", "status", "status_notes", "service_name", "service_code", "description", "agency_responsible", "service_notice", "requested_datetime", "updated_datetime",
            "expected_datetime", "address", "address_id", "zipcode", "lat", "long", "media_url",
        ]);
        ((string?)request["status"], (string?)request["service_name"], (double)request["lat"]!, (double)request["long"]!).ShouldBe(("open", "Klotter", 59.2377, 14.4301));
        ((string)request["requested_datetime"]!).ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$");
        (await open311.GetAsync($"requests/{Guid.NewGuid()}.json")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Status_and_notes_tell_what_became_of_it()
    {
        var fields = GeoReport.Fields();
        (fields["attribute[occurred_from]"], fields["attribute[occurred_to]"]) = ("2010-06-16T12:00:00Z", "");
        var (counted, retracted, waiting) = (await open311.SubmitAsync(fields), await open311.SubmitAsync(fields), await open311.SubmitAsync());
        await client.TryPostAsync($"/reports/{retracted}/retract", """{"reason":"Dubblett."}""");
        var week = Week.Of(new DateOnly(2010, 6, 16));
        await intake.Service.Services.DeliverAsync<OnPictureAgreed, PictureAgreed>(new PictureAgreed("1862", TimeProvider.System.GetUtcNow().AddHours(1), week.ToString(), 1, [], []));
        var (area, intervention) = ($"o{Guid.NewGuid():N}", Guid.NewGuid());
        intake.Picture.Areas[counted] = area;

        (await StatusAsync(counted)).ShouldStartWith("closed Rapporten räknades i lägesbilden för vecka 24 2010");
        (await StatusAsync(retracted)).ShouldBe("closed Rapporten är återtagen och räknas inte.");
        (await StatusAsync(waiting)).ShouldStartWith("open Rapporten är mottagen.");
        await ChangeAsync("ongoing", 1);
        (await StatusAsync(counted)).ShouldStartWith("open Rapporten räknades", customMessage: "there is more to be done");
        await ChangeAsync("done", 2);
        (await StatusAsync(counted)).ShouldEndWith("Insats 3 (Sanering) är genomförd.");

        (await IdsAsync("requests.json?status=closed")).ShouldBe([retracted, counted]);
        (await IdsAsync("requests.json?status=open")).ShouldBe([waiting]);
        (await IdsAsync("requests.json?status=open,closed")).ShouldBe([waiting, retracted, counted]);

        Task ChangeAsync(string state, int revision) => intake.Service.Services.DeliverAsync<OnInterventionChanged, InterventionChanged>(new InterventionChanged(
            "1862", TimeProvider.System.GetUtcNow(), intervention, revision, state, "x", [area], "Kommunen", null, null, null, null, null, null, 3, "Sanering", ["klotter"]));
    }

    [Fact]
    public async Task Requests_are_asked_for_by_id_code_and_time()
    {
        var dark = GeoReport.Fields();
        dark["service_code"] = "belysning";
        var (first, second) = (await open311.SubmitAsync(), await open311.SubmitAsync(dark));
        (await IdsAsync("requests.json")).ShouldBe([second, first]);
        (await IdsAsync("requests.json?service_code=belysning,brand")).ShouldBe([second]);
        (await IdsAsync($"requests.json?service_request_id={first},{Guid.NewGuid()},skräp&status=closed")).ShouldBe([first], "the ids override all else");

        await intake.Database.ExecuteAsync($"update reports set received_at = received_at - interval '100 days' where id = '{first}'");
        var day = TimeProvider.System.GetUtcNow().AddDays(-100);
        (await IdsAsync("requests.json")).ShouldBe([second], "the last 90 days");
        (await IdsAsync($"requests.json?start_date={Time(day.AddHours(-1))}&end_date={Time(day.AddHours(1))}")).ShouldBe([first]);
        (await IdsAsync($"requests.json?start_date={Time(day.AddHours(-1))}")).ShouldBe([first], "90 days from the start");
        (await IdsAsync($"requests.json?end_date={Time(day.AddHours(1))}")).ShouldBe([first]);

        static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z", "end_date")]
    [InlineData("start_date=2026-01-02T00:00:00Z&end_date=2026-01-01T00:00:00Z", "end_date")]
    [InlineData("start_date=2026-01-01", "start_date")]
    [InlineData("start_date=0001-01-01T00:00:00Z", "start_date")]
    [InlineData("end_date=9999-12-31T23:59:59Z", "end_date")]
    [InlineData("status=maybe", "status")]
    public async Task What_cannot_be_asked_is_said(string query, string field)
    {
        var (status, _, body) = await open311.GetAsync($"requests.json?{query}");
        status.ShouldBe(HttpStatusCode.BadRequest);
        var error = JsonNode.Parse(body)!.AsArray().ShouldHaveSingleItem()!;
        ((int)error["code"]!, ((string)error["description"]!).Split(':')[0]).ShouldBe((400, field));
    }

    [Fact]
    public async Task Script_entities_and_control_characters_are_shown_harmlessly()
    {
        const string Nasty = "<script>alert('&xxe;')</script>]]> \u0001 \"; drop table reports; -- 🙂";
        var fields = GeoReport.Fields();
        fields["description"] = Nasty;
        var id = await open311.SubmitAsync(fields);
        (await open311.XmlAsync($"requests/{id}.xml")).Element("request")!.Element("description")!.Value.ShouldBe(Nasty.Replace('\u0001', '\uFFFD'));
        var (_, _, xml) = await open311.GetAsync($"requests/{id}.xml");
        xml.ShouldNotContain("<script");
        var (_, _, json) = await open311.GetAsync($"requests/{id}.json");
        json.ShouldNotContain("<script");
        ((string?)JsonNode.Parse(json)![0]!["description"]).ShouldBe(Nasty);
    }

    [Fact]
    public async Task Another_organisation_and_another_kommun_see_nothing_of_it()
    {
        var id = await open311.SubmitAsync();
        var other = new GeoReport(intake.NewReporter());
        (await other.JsonAsync("requests.json")).ShouldBeEmpty();
        (await other.JsonAsync($"requests.json?service_request_id={id}")).ShouldBeEmpty();
        (await other.GetAsync($"requests/{id}.json")).Status.ShouldBe(HttpStatusCode.NotFound);
        var karlskoga = new GeoReport(intake.NewReporter(IntakeFixture.Karlskoga, Roles.Coordinator), IntakeFixture.Karlskoga);
        (await karlskoga.GetAsync($"requests/{id}.json")).Status.ShouldBe(HttpStatusCode.NotFound);
        var analyst = new GeoReport(intake.NewReporter(role: Roles.Analyst));
        ((string?)(await analyst.JsonAsync($"requests/{id}.json"))[0]!["description"]).ShouldBeNull("facts, not text");
    }

    [Theory]
    [InlineData("requests.json"), InlineData("services.json"), InlineData("services/klotter.json"), InlineData("discovery.json"), InlineData("tokens/x.json"), InlineData("requests/x.json")]
    public async Task A_kommun_must_be_named_and_be_ones_own(string path)
    {
        (await new GeoReport(client, "1883").GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await new GeoReport(client, "").GetAsync(path)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_unknown_format_is_not_found() => (await open311.GetAsync("requests.html")).Status.ShouldBe(HttpStatusCode.NotFound);

    private async Task<string> StatusAsync(Guid id)
    {
        var request = (await open311.JsonAsync($"requests/{id}.json"))[0]!;
        return $"{request["status"]} {request["status_notes"]}";
    }

    private async Task<List<Guid>> IdsAsync(string query) => [.. (await open311.JsonAsync(query)).Select(r => (Guid)r!["service_request_id"]!)];
}
