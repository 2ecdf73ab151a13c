using System.Net;
using System.Text.Json.Nodes;
using Est.ServiceDefaults.Access;

namespace Est.Intake.Tests.Walks;

/// <summary>From plan to protocol.</summary>
public sealed class ArrangingAWalk(IntakeFixture intake)
{
    private readonly Walker walker = new(intake);

    [Fact]
    public async Task A_plan_is_kept_as_it_was_written()
    {
        var walk = await walker.PlanAsync();
        var read = (await walker.SendAsync(HttpMethod.Get, $"walks/{walk["id"]}")).Answer!;
        foreach (var (name, value) in Walker.Plan()) read[name]!.ToJsonString().ShouldBe(value!.ToJsonString(), name);
        ((string?)read["state"], (string?)read["organisation"], (string?)read["target"], (int)read["revision"]!)
            .ShouldBe(("planned", walker.Client.Organisation, $"{Walker.Day.AddMonths(6):yyyy-MM-dd}", 1));
        (await walker.SendAsync(HttpMethod.Get, "walks")).Answer!["walks"]!.AsArray().Count(w => (string?)w!["id"] == (string?)walk["id"]).ShouldBe(1);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_plan_is_said_at_once()
    {
        (await walker.ErrorsAsync(HttpMethod.Post, "walks", new JsonObject
        {
            ["title"] = " ",
            ["time"] = "25:00",
            ["light"] = "dusk",
            ["route"] = new JsonObject { ["type"] = "LineString", ["coordinates"] = new JsonArray(new JsonArray(59.2377, 14.4301), new JsonArray(59.2381, 14.4322)) },
            ["area"] = new string('x', 101),
            ["invited"] = new JsonArray("Boende", ""),
            ["participants"] = new JsonArray(new JsonObject { ["organisation"] = new string('x', 101), ["count"] = 0 }),
            ["state"] = "published",
        })).ShouldBe([
            "title: required",
            "date: required",
            "time: not-a-time",
            "light: unknown-light",
            "route: outside-municipality",
            "area: not-a-code",
            "state: unknown-state",
            "invited[1]: required",
            "participants[0].count: out-of-range",
            "participants[0].organisation: too-long",
        ], ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"type":"Point","coordinates":[[14.43,59.23],[14.43,59.23]]}""")]
    [InlineData("""{"type":"LineString","coordinates":[[14.43,59.23]]}""")]
    [InlineData("""{"type":"LineString","coordinates":[[14.43],[14.43,59.23]]}""")]
    [InlineData("""{"type":"LineString","coordinates":[null,[14.43,59.23]]}""")]
    [InlineData("""{"type":"LineString"}""")]
    public async Task A_route_is_a_line(string route)
    {
        var plan = Walker.Plan();
        plan["route"] = JsonNode.Parse(route);
        (await walker.ErrorsAsync(HttpMethod.Post, "walks", plan)).ShouldBe(["route: not-a-route"]);
    }

    [Fact]
    public async Task A_walk_to_come_is_not_walked()
    {
        var plan = Walker.Plan();
        plan["date"] = $"{Walker.Day.AddDays(10):yyyy-MM-dd}";
        var walk = await walker.PlanAsync(plan);
        plan["state"] = "walked";
        (await walker.ErrorsAsync(HttpMethod.Put, $"walks/{walk["id"]}", plan)).ShouldBe(["state: not-walked-yet"]);
    }

    [Fact]
    public async Task What_was_noted_can_be_changed_and_taken_away()
    {
        var walk = await walker.PlanAsync();
        var path = $"walks/{walk["id"]}/observations";
        var noted = (await walker.MustAsync(HttpMethod.Post, path, Walker.Dark()))["observations"]![0]!;
        JsonNode.DeepEquals(noted, JsonNode.Parse($$"""{"id":"{{noted["id"]}}","what":"Mörkt bakom kiosken.","category":"belysning","severity":2,"positive":false,"lon":14.431,"lat":59.2379,"report":null}""")).ShouldBeTrue(noted.ToJsonString());

        var good = new JsonObject { ["what"] = "Fint upplyst lekplats.", ["positive"] = true };
        var changed = (await walker.MustAsync(HttpMethod.Put, $"{path}/{noted["id"]}", good))["observations"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)changed["what"], (string?)changed["category"], (bool)changed["positive"]!).ShouldBe(("Fint upplyst lekplats.", "lugnt", true));
        (await walker.SendAsync(HttpMethod.Delete, $"{path}/{noted["id"]}")).Answer!["observations"]!.AsArray().ShouldBeEmpty();
        (await walker.RefusedAsync(HttpMethod.Delete, $"{path}/{noted["id"]}")).ShouldBe("404 not-found");
    }

    [Fact]
    public async Task A_phone_that_sends_its_note_again_notes_it_once()
    {
        var walk = await walker.PlanAsync();
        var path = $"walks/{walk["id"]}/observations/{Guid.NewGuid()}";
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => walker.MustAsync(HttpMethod.Put, path, Walker.Dark())));
        (await walker.MustAsync(HttpMethod.Put, path, Walker.Dark()))["observations"]!.AsArray().Count.ShouldBe(1);
        (await walker.RefusedAsync(HttpMethod.Put, path.Replace((string)walk["id"]!, (string)(await walker.PlanAsync())["id"]!, StringComparison.Ordinal), Walker.Dark()))
            .ShouldBe("404 not-found", "the note is another walk's");
    }

    [Fact]
    public async Task What_is_wrong_with_a_note_is_said()
    {
        var walk = await walker.PlanAsync();
        (await walker.ErrorsAsync(HttpMethod.Post, $"walks/{walk["id"]}/observations", new JsonObject { ["what"] = new string('x', 1001), ["category"] = "finns-inte", ["severity"] = 4, ["lon"] = 14.43 }))
            .ShouldBe(["what: too-long", "category: unknown-category", "severity: out-of-range", "lat: required"], ignoreOrder: true);
        (await walker.ErrorsAsync(HttpMethod.Post, $"walks/{walk["id"]}/observations", new JsonObject { ["what"] = "a\u0000b", ["lon"] = 18.07, ["lat"] = 59.33 }))
            .ShouldBe(["what: not-text", "category: required", "lon: outside-municipality"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_will_not_be_done_has_a_reason()
    {
        var walk = await walker.PlanAsync();
        var path = $"walks/{walk["id"]}/proposals";
        var proposal = Walker.Lamps();
        proposal["decision"] = "will-not";
        (await walker.ErrorsAsync(HttpMethod.Post, path, proposal)).ShouldBe(["reason: required"]);
        proposal["reason"] = "Marken är privat, ägaren säger nej.";
        var kept = (await walker.MustAsync(HttpMethod.Post, path, proposal))["proposals"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)kept["decision"], (string?)kept["reason"], (string?)kept["timing"]).ShouldBe(("will-not", "Marken är privat, ägaren säger nej.", null));
    }

    [Fact]
    public async Task Two_who_change_the_plan_at_once_do_not_undo_each_other()
    {
        var walk = await walker.PlanAsync();
        var plan = Walker.Plan();
        plan["revision"] = 1;
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => walker.RefusedAsync(HttpMethod.Put, $"walks/{walk["id"]}", plan.DeepClone().AsObject())));
        answers.Order().ShouldBe(["200 ", "409 changed-meanwhile", "409 changed-meanwhile"]);
    }

    [Fact]
    public async Task A_plan_can_be_taken_away_until_something_is_noted()
    {
        var (empty, noted) = (await walker.PlanAsync(), await walker.WalkedAsync([Walker.Dark()], []));
        (await walker.RefusedAsync(HttpMethod.Delete, $"walks/{noted["id"]}")).ShouldBe("409 walk-kept");
        (await walker.SendAsync(HttpMethod.Delete, $"walks/{empty["id"]}")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await walker.RefusedAsync(HttpMethod.Delete, $"walks/{empty["id"]}")).ShouldBe("404 not-found");
    }

    [Fact]
    public async Task Script_and_sql_in_a_text_are_text()
    {
        const string Nasty = "<script>alert(1)</script>'; drop table walks; --";
        var plan = Walker.Plan();
        plan["title"] = Nasty;
        var walk = await walker.PlanAsync(plan);
        ((string?)(await walker.SendAsync(HttpMethod.Get, $"walks/{walk["id"]}")).Answer!["title"]).ShouldBe(Nasty);
    }

    [Theory]
    [InlineData(Roles.Reporter), InlineData(Roles.Council)]
    public async Task Who_does_not_work_with_walks_sees_no_draft(string role)
    {
        var walk = await walker.PlanAsync();
        (await new Walker(intake, role).RefusedAsync(HttpMethod.Get, $"walks/{walk["id"]}")).ShouldBe("403 not-allowed");
        (await new Walker(intake, role).RefusedAsync(HttpMethod.Get, $"walks/{walk["id"]}/protocol")).ShouldBe("404 not-found");
    }
}
