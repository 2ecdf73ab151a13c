using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Est.ServiceDefaults.Audit;

namespace Est.Gateway.Tests;

public sealed class Audit(GatewayFixture fixture)
{
    [Fact]
    public async Task Who_administers_access_is_found_in_the_audit_of_that_kommun_and_of_no_other()
    {
        var own = await fixture.StartOwnAsync();
        var (adminId, adminKey) = await own.Gateway.NewKeyAsync(organisation: "Degerfors kommun", kind: "kommun", source: "katalog", roles: ["admin"]);
        var admin = own.Gateway.WithKey(adminKey);
        var (id, _) = await own.Gateway.NewKeyAsync();
        (await admin.StatusAsync($"/access/keys/{id}/revoke?why=hemligt", HttpMethod.Post)).ShouldBe("204");

        (await DescribedAsync(admin, "1862")).ShouldBe(
        [
            $"gateway Degerfors kommun (katalog), Degerfors kommun: RevokeKey /access/keys/{id}/revoke 204",
            "gateway Driften, Est: CreateKey /access/keys 201",
            "gateway Driften, Est: CreateKey /access/keys 201",
        ]);
        (await DescribedAsync(own.Gateway.Operator, "1883")).ShouldBeEmpty();
        (await DescribedAsync(own.Gateway.Operator, "1862", $"&by=key:{adminId}")).Count.ShouldBe(1);
        // Both were added at once, by the operator, and not for one kommun.
        (await DescribedAsync(own.Gateway.Operator, "all")).ShouldBe(["gateway Driften, Est: AddMunicipalities /access/municipalities 200"]);
        (await own.Database.ListAsync<string>("select to_jsonb(a)::text from audit a")).ShouldAllBe(row => !row.Contains("hemligt"));
    }

    [Fact]
    public async Task The_administrator_of_one_kommun_reads_no_others_audit()
    {
        var (_, key) = await fixture.Gateway.NewKeyAsync(roles: ["admin"]);
        var admin = fixture.Gateway.WithKey(key);

        (await admin.StatusAsync("/access/audit?municipality=1883")).ShouldBe("403 wrong-municipality");
        (await admin.StatusAsync("/access/audit?municipality=all")).ShouldBe("403 wrong-municipality");
        (await admin.StatusAsync("/access/audit")).ShouldBe("400 invalid-input");
        (await admin.StatusAsync("/access/audit?municipality=1862&limit=201")).ShouldBe("400 invalid-input");
        (await admin.StatusAsync("/access/audit?municipality=1862&after=x")).ShouldBe("400 invalid-input");
    }

    [Fact]
    public async Task The_services_entries_stand_between_each_other_by_time_and_none_is_lost_or_shown_twice_between_pages()
    {
        var own = await fixture.StartOwnAsync();
        var at = new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);
        // The stub stands for four services: each moment comes four times, one of them eight.
        own.Service.Audit = [.. new[] { at.AddSeconds(2), at.AddSeconds(1), at.AddSeconds(1), at }.Select((time, i) => new ListAudit.Entry(
            40 - i, time, "subject", "Namn", "Aktör", null, "Action" + i, "/api/1862/x", 204))];

        foreach (var size in new[] { 1, 3, 5, 200 })
        {
            var seen = new List<string>();
            string? next = "";
            while (next is not null)
            {
                var page = (await own.Gateway.Operator.GetFromJsonAsync<JsonNode>($"/access/audit?municipality=1862&limit={size}&after={next}"))!;
                seen.AddRange(page["entries"]!.AsArray().Select(entry => $"{entry!["action"]} {entry["service"]}"));
                next = page["next"]?.GetValue<string>();
            }
            string[] services = ["followup", "intake", "picture", "prioritization"];
            seen.ShouldBe([.. Of(0), .. services.SelectMany(service => new[] { $"Action1 {service}", $"Action2 {service}" }), .. Of(3)], $"{size} at a time");
            IEnumerable<string> Of(int i) => services.Select(service => $"Action{i} {service}");
        }
    }

    [Fact]
    public async Task An_audit_with_a_part_missing_is_not_shown_as_if_it_were_whole()
    {
        var own = await fixture.StartOwnAsync();
        own.Service.Audit = null;

        (await own.Gateway.Operator.StatusAsync("/access/audit?municipality=1862")).ShouldBe("503 service-unavailable");
    }

    [Fact]
    public async Task Signing_in_and_out_stands_in_the_audit_of_every_kommun_that_the_person_works_for_and_of_no_other()
    {
        var own = await fixture.StartOwnAsync();
        var browser = await own.Gateway.SignInAsync("samordnare");
        var session = (await browser.SeenAsync("/api/1862/reports")).Passport.Session;
        (await browser.StatusAsync("/session", HttpMethod.Delete)).ShouldBe("200");
        // There is no session left to end.
        (await browser.StatusAsync("/session", HttpMethod.Delete)).ShouldBe("200");

        foreach (var (municipality, organisation) in new[] { ("1862", "Degerfors kommun"), ("1883", "Karlskoga kommun") })
            (await DescribedAsync(own.Gateway.Operator, municipality)).ShouldBe(
                [$"gateway Anna Bergström, {organisation}: SignOut /session 204", $"gateway Anna Bergström, {organisation}: SignIn /session 204"]);
        (await DescribedAsync(own.Gateway.Operator, "all")).ShouldBe(["gateway Driften, Est: AddMunicipalities /access/municipalities 200"]);
        (await own.Database.ListAsync<string>("select distinct session from audit where session is not null")).ShouldBe([session!]);
        (await own.Database.ListAsync<string>("select distinct municipality from audit where session is not null order by 1")).ShouldBe(["1862", "1883"]);
    }

    private static async Task<List<string>> DescribedAsync(HttpClient client, string municipality, string query = "") =>
        [.. (await client.GetFromJsonAsync<JsonNode>($"/access/audit?municipality={municipality}{query}"))!["entries"]!.AsArray().Select(entry =>
            $"{entry!["service"]} {entry["by"]}, {entry["organisation"]}: {entry["action"]} {entry["target"]} {entry["status"]}")];
}
