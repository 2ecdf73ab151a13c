using System.Net;
using System.Text.Json.Nodes;
using Npgsql;

namespace Est.FollowUp.Tests.Council;

/// <summary>From counts to a published report: what is hidden, what is frozen, who agrees, and what everyone may have as open data.</summary>
public sealed class WhatACouncilIsTold(FollowUpApp app)
{
    private readonly string kommun = FollowUpApp.NewMunicipality(), neighbour = FollowUpApp.NewMunicipality();

    [Fact]
    public async Task A_report_shows_large_counts_hides_small_ones_and_has_a_row_for_places_in_no_area()
    {
        await CountAsync(kommun, ("bruket", "klotter", 40), ("bruket", "nedskrapning", 25), ("bruket", "brand", 2), ("torget", "klotter", 30), ("torget", "nedskrapning", 35),
            ("torget", "brand", 12), (kommun, "klotter", 90), (kommun, "nedskrapning", 80), (kommun, "brand", 30));
        var report = await PublishAsync("2026-Q3", "Så gick sommaren.");
        var own = report["municipalities"]![0]!;
        own["rows"]!.AsArray().Select(row => (row!["name"]!.GetValue<string>(), row["total"]!["count"]!.GetValue<int>())).ShouldBe([("Bruket", 67), ("Torget", 77), ("Övriga platser", 56)]);
        own["total"]!["total"]!["count"]!.GetValue<int>().ShouldBe(200);
        Cell(own["rows"]![0]!, "brand").ShouldBe((null, "few"));
        Cell(own["rows"]![0]!, "alkohol").ShouldBe((null, "few"));
        // The total less what is shown would be two: one of the larger counts is hidden as well.
        Cell(own["rows"]![0]!, "nedskrapning").ShouldBe((null, "protected"));
        Cell(own["rows"]![0]!, "klotter").ShouldBe((40, null));
        report["text"]!.GetValue<string>().ShouldBe("Så gick sommaren.");
        report["sentences"]!.AsArray().Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_published_report_stays_as_it_was_also_when_late_reports_come()
    {
        await CountAsync(kommun, (kommun, "klotter", 50));
        await PublishAsync("2026-Q3");
        var first = (await app.GetAsync(kommun, "council/2026-Q3", "lokbra")).ToJsonString();
        await CountAsync(kommun, (kommun, "klotter", 53));
        (await app.AskAsync(kommun, "POST", "council/2026-Q3/publish", new { text = "Igen" })).Status.ShouldBe(HttpStatusCode.Conflict);
        (await app.GetAsync(kommun, "council/2026-Q3", "lokbra")).ToJsonString().ShouldBe(first);
        foreach (var change in new[] { "update council_reports set published_by = 'x'", "delete from council_reports", "delete from council_weeks" })
            (await Should.ThrowAsync<PostgresException>(() => app.Database.ExecuteAsync($"{change} where municipality = '{kommun}'"))).MessageText.ShouldContain("never changed");
    }

    [Fact]
    public async Task No_week_is_published_twice_in_periods_that_could_be_subtracted()
    {
        await CountAsync(kommun, (kommun, "klotter", 50));
        await PublishAsync("2026-Q3");
        (await app.AskAsync(kommun, "POST", "council/2026-T2/publish", new { text = (string?)null })).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_year_is_put_together_of_what_was_published_of_its_parts()
    {
        foreach (var (week, brand) in new[] { ("2025-W05", 10), ("2025-W20", 2), ("2025-W30", 11), ("2025-W45", 12) })
            await CountAsync(kommun, week, ("bruket", "klotter", 20), ("bruket", "nedskrapning", 10), (kommun, "klotter", 50), (kommun, "nedskrapning", 60), (kommun, "brand", brand));
        (await app.AskAsync(kommun, "GET", "council/2025/preview")).Body!["type"]!.GetValue<string>().ShouldBe("urn:est:problem:parts-missing");
        var parts = new List<JsonNode>();
        foreach (var quarter in new[] { "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4" }) parts.Add(await PublishAsync(quarter));
        // Counted after the parts were published: the year tells what they told.
        await CountAsync(kommun, "2025-W05", (kommun, "klotter", 70));
        var total = (await PublishAsync("2025"))["total"]!;
        foreach (var category in new[] { "klotter", "nedskrapning", "brand" })
        {
            var all = parts.Select(part => Cell(part["total"]!, category).Item1).ToList();
            Cell(total, category).ShouldBe(all.Contains(null) ? (null, "protected") : (all.Sum(), null));
        }
        total["total"]!["count"]!.GetValue<int>().ShouldBe(4 * 110 + 35);
    }

    [Fact]
    public async Task A_period_that_goes_on_is_not_published()
    {
        var (status, problem) = await app.AskAsync(kommun, "POST", "council/2099-Q1/publish", new { text = "" });
        (status, problem!["errors"]![0]!["code"]!.GetValue<string>()).ShouldBe((HttpStatusCode.BadRequest, "not-over"));
        (await app.AskAsync(kommun, "POST", "council/2026-W40/publish", new { text = "" })).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Kommuner_report_together_only_when_each_has_named_the_other()
    {
        await CountAsync(kommun, ("bruket", "klotter", 30), ("bruket", "nedskrapning", 20), (kommun, "klotter", 50), (kommun, "nedskrapning", 40), (kommun, "brand", 3));
        await CountAsync(neighbour, ("torget", "klotter", 30), ("torget", "nedskrapning", 30), (neighbour, "klotter", 60), (neighbour, "nedskrapning", 45), (neighbour, "brand", 2));
        await app.SendAsync(kommun, "PUT", "council", new { name = "LokBrå", municipalities = new[] { neighbour } });
        (await app.SendAsync(kommun, "GET", "council"))!["council"]!["municipalities"]!.AsArray().Select(m => (m!["code"]!.GetValue<string>(), m["agreed"]!.GetValue<bool>()))
            .ShouldBe([(kommun, true), (neighbour, false)], ignoreOrder: true);
        (await app.SendAsync(kommun, "GET", "council/2026-Q3/preview"))!["municipalities"]!.AsArray().Select(m => m!["code"]!.GetValue<string>()).ShouldBe([kommun]);
        (await app.AskAsync(kommun, "POST", "council/2026-Q3/publish", new { text = "" })).Body!["type"]!.GetValue<string>().ShouldBe("urn:est:problem:not-agreed");

        await app.SendAsync(neighbour, "PUT", "council", new { name = "LokBrå", municipalities = new[] { kommun } });
        var report = await PublishAsync("2026-Q3");
        report["municipalities"]!.AsArray().Count.ShouldBe(2);
        report["total"]!["total"]!["count"]!.GetValue<int>().ShouldBe(200);
        // 3 and 2 make 5, which tells of both.
        Cell(report["total"]!, "brand").ShouldBe((null, "protected"));
        (await app.GetAsync(neighbour, "council/2026-Q3", "lokbra")).ToJsonString().ShouldBe((await app.GetAsync(kommun, "council/2026-Q3", "lokbra")).ToJsonString());
        (await app.AskAsync(neighbour, "POST", "council/2026-Q3/publish", new { text = "" })).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Open_data_are_nothing_until_switched_on_and_then_the_kommuns_own_frozen_table()
    {
        await CountAsync(kommun, ("=bruket", "klotter", 40), ("=bruket", "nedskrapning", 20), (kommun, "klotter", 60), (kommun, "nedskrapning", 30));
        await PublishAsync("2026-Q3");
        foreach (var file in new[] { "catalog.jsonld", "2026-Q3.csv", "2026-Q3.json" }) (await OpenAsync(file)).Status.ShouldBe(HttpStatusCode.NotFound);
        await app.SendAsync(kommun, "PUT", "council/open-data", new { on = true });
        var csv = (await OpenAsync("2026-Q3.csv")).Text.Split("\r\n");
        csv[0].ShouldBe("period,municipality,municipalityName,area,areaName,category,categoryName,count,mark");
        csv.ShouldContain(line => line.Contains(",'=bruket,'=Bruket,total,Alla,60,", StringComparison.Ordinal));
        csv.Count(line => line.EndsWith(",few", StringComparison.Ordinal)).ShouldBeGreaterThan(10);
        csv.ShouldAllBe(line => !line.Contains(",=", StringComparison.Ordinal));
        JsonNode.Parse((await OpenAsync("2026-Q3.json")).Text)!["total"]!["total"]!["count"]!.GetValue<int>().ShouldBe(90);
        var graph = JsonNode.Parse((await OpenAsync("catalog.jsonld")).Text)!["@graph"]!.AsArray();
        graph.Select(node => node!["@type"]!.GetValue<string>()).ShouldBe(["dcat:Catalog", "foaf:Agent", "dcat:Dataset", "dcat:Distribution", "dcat:Distribution"]);
        await app.SendAsync(kommun, "PUT", "council/open-data", new { on = false });
        (await OpenAsync("2026-Q3.csv")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<JsonNode> PublishAsync(string period, string? text = null) => (await app.SendAsync(kommun, "POST", $"council/{period}/publish", new { text }))!;

    private async Task<(HttpStatusCode Status, string Text)> OpenAsync(string file)
    {
        using var client = app.WithScope(kommun, "open-data");
        using var answer = await client.GetAsync(new Uri($"/open-data/{kommun}/{file}", UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static (int?, string?) Cell(JsonNode row, string category)
    {
        var cell = row["cells"]!.AsArray().Single(c => c!["category"]!.GetValue<string>() == category)!;
        return (cell["count"]?.GetValue<int>(), cell["mark"]?.GetValue<string>());
    }

    private Task CountAsync(string municipality, params (string Area, string Category, int Count)[] counts) => CountAsync(municipality, "2026-W30", counts);

    private async Task CountAsync(string municipality, string week, params (string Area, string Category, int Count)[] counts)
    {
        foreach (var (area, category, count) in counts)
        {
            if (area != municipality)
                await app.Database.ExecuteAsync($"""
                    insert into areas (municipality, code, name, parent, valid_from, neighbours)
                    values ('{municipality}', '{area}', initcap('{area}'), '{municipality}', '2020-01-01', array[]::text[]) on conflict do nothing
                    """);
            await app.Database.ExecuteAsync($"""
                insert into weekly_counts (municipality, week, area, category, count, weighted, revision) values ('{municipality}', '{week}', '{area}', '{category}', {count}, {count}, 1)
                on conflict (municipality, week, area, category) do update set count = excluded.count
                """);
        }
    }
}
