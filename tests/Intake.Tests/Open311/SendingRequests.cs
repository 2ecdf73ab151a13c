using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Est.ServiceDefaults.Access;

namespace Est.Intake.Tests.Open311;

/// <summary>POST requests: what is taken in, and every way in which it is refused.</summary>
public sealed class SendingRequests
{
    private readonly IntakeFixture intake;
    private readonly IntakeClient client;
    private readonly GeoReport open311;

    public SendingRequests(IntakeFixture intake)
    {
        this.intake = intake;
        client = intake.NewReporter(source: "felanmalan-app");
        open311 = new(client);
    }

    [Fact]
    public async Task A_request_becomes_a_report_with_what_the_attributes_say()
    {
        var fields = GeoReport.Fields();
        (fields["attribute[precision]"], fields["attribute[external_id]"], fields["address_string"]) = ("street", "A-17", "Storgatan 1, Degerfors");
        var report = await client.GetAsync($"/reports/{await open311.SubmitAsync(fields)}");
        (report.GetProperty("category").GetString(), report.GetProperty("severity").GetInt32(), report.GetProperty("externalId").GetString(), report.GetProperty("source").GetString(),
            report.GetProperty("description").GetString(), report.GetProperty("occurredFrom").GetDateTimeOffset(), report.GetProperty("occurredTo").GetDateTimeOffset())
            .ShouldBe(("klotter", 2, "A-17", "felanmalan-app", "Klotter på gaveln.", new(2026, 11, 20, 20, 30, 0, TimeSpan.Zero), new(2026, 11, 20, 22, 0, 0, TimeSpan.Zero)));
        var place = report.GetProperty("place");
        (place.GetProperty("precision").GetString(), place.GetProperty("lon").GetDouble(), place.GetProperty("lat").GetDouble(), place.GetProperty("address").GetString())
            .ShouldBe(("street", 14.4301, 59.2377, "Storgatan 1, Degerfors"));
        var told = (await intake.EventItemsAsync(client.Organisation)).ShouldHaveSingleItem();
        (told.Category, told.Severity, told.Precision).ShouldBe(("klotter", 2, "street"));
    }

    [Fact]
    public async Task Whoever_sends_it_is_kept_nowhere()
    {
        await open311.SubmitAsync();
        var row = (await intake.Database.ListAsync<string>("select row_to_json(r)::text from reports r where organisation = $1", client.Organisation)).ShouldHaveSingleItem();
        foreach (var personal in new[] { "asa@example.org", "Åsa", "070-123" }) row.ShouldNotContain(personal);
    }

    [Fact]
    public async Task The_same_own_id_is_the_same_request()
    {
        var fields = GeoReport.Fields();
        fields["attribute[external_id]"] = "A-18";
        var ids = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => open311.SubmitAsync(fields)));
        ids.Distinct().ShouldHaveSingleItem();
        (await intake.EventItemsAsync(client.Organisation)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_address_alone_is_the_kommuns_and_an_area_is_named_by_its_id()
    {
        var (address, area) = (GeoReport.Fields(), GeoReport.Fields());
        foreach (var fields in new[] { address, area }) (fields["lat"], fields["long"]) = ("", "");
        (address["address_string"], area["address_id"]) = ("Torget, Degerfors", "torget");
        string Place(System.Text.Json.JsonElement report) => $"{report.GetProperty("place").GetProperty("precision").GetString()} {report.GetProperty("place").GetProperty("areaCode").GetString()}";
        Place(await client.GetAsync($"/reports/{await open311.SubmitAsync(address)}")).ShouldBe("municipality ");
        Place(await client.GetAsync($"/reports/{await open311.SubmitAsync(area)}")).ShouldBe("area torget");
    }

    [Fact]
    public async Task One_json_object_is_understood_as_well()
    {
        const string Json = """
            {"jurisdiction_id":"1862","service_code":"belysning","lat":59.2377,"long":14.4301,"description":"Mörkt.","attribute":{"severity":3,"occurred_from":"2026-11-20T21:30:00Z"}}
            """;
        var (status, type, body) = await open311.PostAsync(GeoReport.Body(Json, "application/json"));
        (status, type).ShouldBe((HttpStatusCode.OK, "application/json; charset=utf-8"));
        var report = await client.GetAsync($"/reports/{JsonNode.Parse(body)![0]!["service_request_id"]}");
        (report.GetProperty("category").GetString(), report.GetProperty("severity").GetInt32()).ShouldBe(("belysning", 3));
    }

    [Fact]
    public async Task The_answer_is_the_standards_in_both_formats()
    {
        var (status, type, body) = await open311.PostAsync(GeoReport.Fields(), "xml");
        (status, type).ShouldBe((HttpStatusCode.OK, "text/xml; charset=utf-8"));
        var request = GeoReport.Xml(body).Elements().ShouldHaveSingleItem();
        (GeoReport.Xml(body).Name.LocalName, request.Name.LocalName, string.Join(' ', request.Elements().Select(e => e.Name.LocalName)))
            .ShouldBe(("service_requests", "request", "service_request_id service_notice account_id"));
        var json = JsonNode.Parse((await open311.PostAsync(GeoReport.Fields())).Body)!.AsArray().ShouldHaveSingleItem()!.AsObject();
        json.Select(m => m.Key).ShouldBe(["service_request_id", "service_notice", "account_id"]);
        json["account_id"].ShouldBeNull();
    }

    [Theory]
    [InlineData("service_code", "", "400 service_code was not provided")]
    [InlineData("service_code", "finns-inte", "404 service_code provided was not found")]
    [InlineData("service_code", "'; drop table reports; --", "404 service_code provided was not found")]
    [InlineData("lat", "", "400 lat")]
    [InlineData("lat", "NaN", "400 lat")]
    [InlineData("lat", "59,2377", "400 lat")]
    [InlineData("long", "18.07", "400 long")]
    [InlineData("attribute[severity]", "4", "400 attribute[severity]")]
    [InlineData("attribute[severity]", "allvarligt", "400 attribute[severity]")]
    [InlineData("attribute[precision]", "centimetre", "400 attribute[precision]")]
    [InlineData("attribute[occurred_from]", "2026-11-20T21:30:00", "400 attribute[occurred_from]")]
    [InlineData("attribute[occurred_to]", "2026-11-19T21:30:00Z", "400 attribute[occurred_to]")]
    public async Task What_is_wrong_is_said_by_its_name_in_the_standard(string field, string value, string refusal)
    {
        var fields = GeoReport.Fields();
        fields[field] = value;
        (await open311.RefusedAsync(fields)).ShouldBe(refusal);
    }

    [Fact]
    public async Task Nowhere_is_no_place()
    {
        var fields = GeoReport.Fields();
        (fields["lat"], fields["long"]) = ("", "");
        (await open311.RefusedAsync(fields)).ShouldBe("400 lat");
    }

    [Theory]
    [InlineData("description", 2001), InlineData("address_string", 201), InlineData("attribute[external_id]", 201)]
    public async Task Texts_that_are_too_long_are_refused_and_not_repeated(string field, int length)
    {
        var fields = GeoReport.Fields();
        fields[field] = new string('å', length);
        (await open311.RefusedAsync(fields)).ShouldBe($"400 {field}");
        (await open311.PostAsync(fields)).Body.ShouldNotContain("åå");
    }

    [Theory]
    [InlineData("", "400 jurisdiction_id was not provided")]
    [InlineData("1883", "404 jurisdiction_id provided was not found")]
    [InlineData("9999", "404 jurisdiction_id provided was not found")]
    public async Task The_kommun_is_the_keys_own(string jurisdiction, string refusal)
    {
        (await new GeoReport(client, jurisdiction).RefusedAsync(GeoReport.Fields())).ShouldBe(refusal);
        (await intake.EventItemsAsync(client.Organisation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_no_text_is_refused()
    {
        const string Json = """{"jurisdiction_id":"1862","service_code":"belysning","lat":59.2377,"long":14.4301,"description":"a\u0000b"}""";
        var (status, _, body) = await open311.PostAsync(GeoReport.Body(Json, "application/json"));
        (status, ((string)JsonNode.Parse(body)![0]!["description"]!).Split(':')[0]).ShouldBe((HttpStatusCode.BadRequest, "description"));
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "jurisdiction_id=1862&service_code=klotter&description=a%00b")]
    [InlineData("text/xml", """<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><request><service_code>klotter</service_code><description>&a;</description></request>""")]
    [InlineData("application/xml", """<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><request><description>&b;</description></request>""")]
    [InlineData("application/json", """{"service_code": """)]
    [InlineData("application/json", """[{"service_code":"klotter"}]""")]
    [InlineData("text/plain", "service_code=klotter")]
    public async Task A_body_that_is_neither_form_nor_json_is_not_read(string type, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/open311/v2/requests.xml?jurisdiction_id=1862", UriKind.Relative)) { Content = GeoReport.Body(body, type) };
        using var answer = await client.Http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var text = await answer.Content.ReadAsStringAsync();
        GeoReport.Xml(text).Elements("error").ShouldHaveSingleItem().Element("code")!.Value.ShouldBe("400");
        text.ShouldNotContain("root:");
        (await intake.EventItemsAsync(client.Organisation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_the_kommun_holds_personal_data_back_a_token_leads_to_what_becomes_of_it()
    {
        const string Kommun = "0126";
        await ChooseAsync(Kommun, "quarantine");
        var sender = intake.NewReporter(Kommun, source: "felanmalan-app");
        var sent = new GeoReport(sender, Kommun);
        var (status, _, body) = await sent.PostAsync(AboutSomeone());
        var answer = JsonNode.Parse(body)!.AsArray().ShouldHaveSingleItem()!.AsObject();
        (status, string.Join(' ', answer.Select(m => m.Key))).ShouldBe((HttpStatusCode.OK, "token service_notice account_id"));
        var token = (Guid)answer["token"]!;
        (await sent.GetAsync($"tokens/{token}.json")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await intake.EventItemsAsync(sender.Organisation)).ShouldBeEmpty();

        (await sender.TryPostAsync($"/quarantine/{token}/release", "")).Status.ShouldBe(HttpStatusCode.Created);
        var request = (await sent.JsonAsync($"tokens/{token}.json")).ShouldHaveSingleItem()!["service_request_id"];
        var report = await sender.GetAsync($"/reports/{request}");
        (report.GetProperty("description").GetString(), report.GetProperty("severity").GetInt32(), report.GetProperty("place").GetProperty("precision").GetString())
            .ShouldBe(("[namn] kastade sten.", 2, "municipality"));
    }

    [Fact]
    public async Task Where_the_kommun_refuses_personal_data_nothing_of_it_is_kept()
    {
        const string Kommun = "0127";
        await ChooseAsync(Kommun, "refuse");
        var sender = intake.NewReporter(Kommun);
        (await new GeoReport(sender, Kommun).RefusedAsync(AboutSomeone())).ShouldBe("400 description");
        (await sender.GetAsync("/quarantine")).GetProperty("entries").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_sources_own_codes_are_understood()
    {
        using var set = await intake.NewReporter(role: Roles.Admin).Http.PutAsJsonAsync($"/api/{IntakeFixture.Degerfors}/categories/sources/egna-koder", new { codes = new Dictionary<string, string> { ["K-17"] = "klotter" } });
        set.StatusCode.ShouldBe(HttpStatusCode.OK);
        var own = intake.NewReporter(source: "egna-koder");
        var fields = GeoReport.Fields();
        fields["service_code"] = "K-17";
        (await own.GetAsync($"/reports/{await new GeoReport(own).SubmitAsync(fields)}")).GetProperty("category").GetString().ShouldBe("klotter");
        (await open311.RefusedAsync(fields)).ShouldBe("404 service_code provided was not found");
    }

    [Theory]
    [InlineData(Roles.Council), InlineData(Roles.Analyst)]
    public async Task Who_does_not_report_is_turned_away(string role) =>
        (await new GeoReport(intake.NewReporter(role: role)).PostAsync(GeoReport.Fields())).Status.ShouldBe(HttpStatusCode.Forbidden);

    private static Dictionary<string, string> AboutSomeone()
    {
        var fields = GeoReport.Fields();
        (fields["lat"], fields["long"], fields["address_string"], fields["description"]) = ("", "", "Torget", "Lisa Svensson kastade sten.");
        return fields;
    }

    private async Task ChooseAsync(string kommun, string mode)
    {
        using var response = await intake.NewReporter(kommun, Roles.Admin).Http.PutAsJsonAsync($"/api/{kommun}/categories/privacy", new { mode });
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
