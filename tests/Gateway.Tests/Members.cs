using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;

namespace Est.Gateway.Tests;

public sealed class Members(GatewayFixture fixture)
{
    [Fact]
    public async Task A_member_is_invited_changed_and_shut_out()
    {
        var (own, admin) = await StartAsync();
        var id = await InviteAsync(admin, "anna@degerfors.se", "samordnare", "admin");
        await InviteAsync(admin, "chef@degerfors.se", "admin");

        (await ListedAsync(admin)).ShouldBe(
        [
            "Namn anna@degerfors.se Degerfors kommun samordnare,admin active",
            "Namn chef@degerfors.se Degerfors kommun admin active",
        ]);
        (await PutAsync(admin, id, new { name = "Anna B", email = "anna@degerfors.se", organisation = "degerfors KOMMUN", roles = new[] { "analytiker" }, active = false }))
            .ShouldBe("204");
        (await ListedAsync(admin)).ShouldBe(
        [
            "Anna B anna@degerfors.se Degerfors kommun analytiker shut out",
            "Namn chef@degerfors.se Degerfors kommun admin active",
        ]);
        (await own.Database.ValueAsync<string>("select created_by from members where id = $1", id))!.ShouldStartWith("key:");
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_member_is_said_at_once()
    {
        var (_, admin) = await StartAsync();

        using var answer = await admin.PostAsJsonAsync("/access/members", new
        {
            municipality = "1862",
            email = "anna@degerfors.se,erik@degerfors.se",
            name = new string('x', 201),
            organisation = "Okänd",
            roles = new[] { "rapportor", "operator", "kung" },
        });

        var errors = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["errors"]!.AsArray().Select(error => $"{error!["field"]} {error["code"]}");
        errors.ShouldBe(["email not-an-address", "name too-long", "organisation unknown", "roles[1] unknown", "roles[2] unknown"]);
        (await admin.StatusAsync("/access/members", HttpMethod.Post, Member("anna@degerfors.se", []))).ShouldBe("400 invalid-input");
    }

    [Fact]
    public async Task An_address_is_one_persons_in_a_kommun_and_may_be_a_members_in_another()
    {
        var (own, admin) = await StartAsync();
        await InviteAsync(admin, "anna@degerfors.se", "samordnare");
        var second = await InviteAsync(admin, "erik@degerfors.se", "samordnare");
        await own.Gateway.NewKeyAsync("1883", "Karlskoga kommun", "kommun");

        (await admin.StatusAsync("/access/members", HttpMethod.Post, Member("ANNA@degerfors.se", ["rapportor"]))).ShouldBe("409 already-a-member");
        (await PutAsync(admin, second, Member("Anna@degerfors.se", ["rapportor"]))).ShouldBe("409 already-a-member");
        (await own.Gateway.Operator.StatusAsync("/access/members", HttpMethod.Post, Member("anna@degerfors.se", ["analytiker"], "1883", "Karlskoga kommun"))).ShouldBe("201");

        // What one kommun decides of the person, the other does not notice.
        var id = await own.Database.ValueAsync<Guid>("select id from members where municipality = '1862' and email = 'anna@degerfors.se'");
        (await PutAsync(admin, id, new { name = "Anna", email = "anna@degerfors.se", organisation = "Degerfors kommun", roles = new[] { "lokbra" }, active = false })).ShouldBe("204");
        (await own.Database.ValueAsync<string>("select name || roles::text || active from members where municipality = '1883'")).ShouldBe("Namn{analytiker}true");
    }

    [Fact]
    public async Task The_last_administrator_cannot_be_taken_away_but_by_the_operator()
    {
        var (own, admin) = await StartAsync();
        var last = await InviteAsync(admin, "chef@degerfors.se", "admin");
        var other = await InviteAsync(admin, "anna@degerfors.se", "samordnare");
        var organisation = await own.Database.ValueAsync<Guid>("select organisation_id from members where id = $1", last);
        object Changed(bool active, params string[] roles) => new { name = "Chef", email = "chef@degerfors.se", organisation = "Degerfors kommun", roles, active };

        (await PutAsync(admin, last, Changed(true, "samordnare"))).ShouldBe("409 last-administrator");
        (await PutAsync(admin, last, Changed(false, "admin"))).ShouldBe("409 last-administrator");
        (await admin.StatusAsync($"/access/organisations/{organisation}", HttpMethod.Put, new { name = "Degerfors kommun", kind = "kommun", active = false }))
            .ShouldBe("409 last-administrator");
        (await PutAsync(admin, other, Member("anna@degerfors.se", ["analytiker"]))).ShouldBe("204");
        (await own.Database.ValueAsync<string>("select roles::text || active from members where id = $1", last)).ShouldBe("{admin}true");

        (await PutAsync(own.Gateway.Operator, last, Changed(true, "samordnare"))).ShouldBe("204");
    }

    [Fact]
    public async Task Two_administrators_who_take_each_others_role_away_at_the_same_moment_leave_one()
    {
        var (own, admin) = await StartAsync();
        var (one, two) = (await InviteAsync(admin, "a@degerfors.se", "admin"), await InviteAsync(admin, "b@degerfors.se", "admin"));
        Task<string[]> changing;
        await using (var connection = new NpgsqlConnection(own.Database.ConnectionString))
        {
            // Both have begun and neither can change its row before the rows are let go: the same moment, made certain.
            await connection.OpenAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using (var hold = new NpgsqlCommand("select 1 from members for update", connection)) await hold.ExecuteNonQueryAsync();
            changing = Task.WhenAll(PutAsync(admin, one, Member("a@degerfors.se", ["rapportor"])), PutAsync(admin, two, Member("b@degerfors.se", ["rapportor"])));
            await Eventually.SeesAsync("both wait",
                () => own.Database.ValueAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"), waiting => waiting == 2);
        }

        (await changing).Order().ShouldBe(["204", "409 last-administrator"]);
    }

    [Fact]
    public async Task A_member_of_another_kommun_is_as_if_it_were_not_there()
    {
        var (own, admin) = await StartAsync();
        await own.Gateway.NewKeyAsync("1883", "Karlskoga kommun", "kommun");
        using var created = await own.Gateway.Operator.PostAsJsonAsync("/access/members", Member("k@karlskoga.se", ["admin"], "1883", "Karlskoga kommun"));
        var theirs = (await created.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<Guid>();
        var before = await RowAsync(theirs);
        var nobody = Guid.NewGuid();

        foreach (var id in new[] { theirs, nobody })
        {
            (await PutAsync(admin, id, Member("k@karlskoga.se", ["rapportor"]))).ShouldBe("404 not-found");
            (await admin.StatusAsync($"/access/members/{id}/sign-out", HttpMethod.Post)).ShouldBe("404 not-found");
        }
        (await admin.StatusAsync("/access/members", HttpMethod.Post, Member("me@degerfors.se", ["admin"], "1883", "Karlskoga kommun"))).ShouldBe("403 wrong-municipality");
        (await admin.StatusAsync("/access/members", HttpMethod.Post, Member("me@degerfors.se", ["admin"], "all"))).ShouldBe("400 invalid-input");
        (await admin.StatusAsync("/access/sessions?municipality=1883")).ShouldBe("403 wrong-municipality");
        (await ListedAsync(admin, "1883")).ShouldBeEmpty();
        (await ListedAsync(admin, "")).ShouldBeEmpty();
        (await RowAsync(theirs)).ShouldBe(before);

        Task<string?> RowAsync(Guid id) => own.Database.ValueAsync<string>("select to_jsonb(m)::text from members m where id = $1", id);
    }

    [Fact]
    public async Task A_body_can_set_nothing_that_is_not_asked_for()
    {
        var (own, admin) = await StartAsync();
        await InviteAsync(admin, "chef@degerfors.se", "admin");
        await own.Gateway.NewKeyAsync("1883", "Karlskoga kommun", "kommun");
        var foreign = await own.Database.ValueAsync<Guid>("select id from organisations where municipality = '1883' and name = 'Karlskoga kommun'");
        var id = await InviteAsync(admin, "anna@degerfors.se", "samordnare");
        var wanted = new Dictionary<string, object>
        {
            ["name"] = "Anna",
            ["email"] = "anna@degerfors.se",
            ["organisation"] = "Degerfors kommun",
            ["roles"] = new[] { "samordnare" },
            ["id"] = Guid.NewGuid(),
            ["municipality"] = "1883",
            ["organisationId"] = foreign,
            ["issuer"] = "https://evil.example",
            ["subject"] = "evil",
            ["createdBy"] = "operator",
            ["lastSeenAt"] = "2020-01-01T00:00:00Z",
        };

        (await PutAsync(admin, id, wanted)).ShouldBe("204");
        (await own.Database.ValueAsync<string>("""
            select concat_ws(' ', municipality, coalesce(issuer, '-'), coalesce(subject, '-'), coalesce(last_seen_at::text, '-'), created_by <> 'operator', organisation_id <> $2)
            from members where id = $1
            """, id, foreign)).ShouldBe("1862 - - - t t");
        wanted["organisation"] = foreign;
        (await PutAsync(admin, id, wanted)).ShouldBe("400 invalid-input");
    }

    [Fact]
    public async Task Signing_a_member_out_ends_that_persons_sessions_and_no_others()
    {
        var (own, admin) = await StartAsync();
        var id = await InviteAsync(admin, "anna@degerfors.se", "samordnare");
        await own.Database.ExecuteAsync($"""
            update members set issuer = 'https://op', subject = 'anna' where id = '{id}';
            insert into sessions (id_hash, subject, issuer, person, created_at, last_seen_at, ends_at)
            select sha256(convert_to(s.issuer || s.subject || n, 'UTF8')), s.subject, s.issuer, s.person::jsonb, now(), now(), now() + interval '1 hour'
            from (values ('anna', 'https://op', '{Of("anna")}'), ('erik', 'https://op', '{Of("erik")}'), ('anna', 'https://other', '{Of("anna")}')) s (subject, issuer, person),
                generate_series(1, 2) n;
            """);

        var listed = (await admin.GetFromJsonAsync<JsonNode>("/access/sessions?municipality=1862"))!["sessions"]!.AsArray();
        listed.Select(session => $"{session!["name"]} {session["organisation"]}").ShouldBe(["Namn Degerfors kommun", "Namn Degerfors kommun"]);
        listed[0]!["member"]!.GetValue<Guid>().ShouldBe(id);

        (await admin.StatusAsync($"/access/members/{id}/sign-out", HttpMethod.Post)).ShouldBe("204");

        (await own.Database.ListAsync<string>("select issuer || ' ' || subject from sessions order by 1")).ShouldBe(
            ["https://op erik", "https://op erik", "https://other anna", "https://other anna"]);

        static string Of(string subject) => $$"""{"Subject":"{{subject}}","Name":"Namn","Title":"","Memberships":[]}""";
    }

    [Fact]
    public async Task A_demonstrations_people_are_members_who_are_signed_out_like_any_others()
    {
        var own = await fixture.StartOwnAsync();
        var browser = await own.Gateway.SignInAsync("samordnare");
        var admin = await own.Gateway.SignInAsync("admin");

        var anna = (await admin.GetFromJsonAsync<JsonNode>("/access/sessions?municipality=1862"))!["sessions"]!.AsArray().Single(session => (string?)session!["name"] == "Anna Bergström")!;
        (await admin.StatusAsync($"/access/members/{anna["member"]}/sign-out", HttpMethod.Post)).ShouldBe("204");

        (await browser.StatusAsync("/api/1862/pictures/2026-W47")).ShouldBe("401 not-signed-in");
        (await admin.StatusAsync("/access/sessions?municipality=1862")).ShouldBe("200");
    }

    [Fact]
    public async Task A_new_address_is_a_new_invitation()
    {
        var (own, admin) = await StartAsync();
        var id = await InviteAsync(admin, "anna@degerfors.se", "samordnare");
        await own.Database.ExecuteAsync($"update members set issuer = 'https://op', subject = 'anna' where id = '{id}'");

        (await PutAsync(admin, id, Member("ANNA@degerfors.se", ["analytiker"]))).ShouldBe("204");
        (await own.Database.ValueAsync<string>("select coalesce(subject, '-') from members where id = $1", id)).ShouldBe("anna");
        (await PutAsync(admin, id, Member("erik@degerfors.se", ["analytiker"]))).ShouldBe("204");
        (await own.Database.ValueAsync<string>("select coalesce(subject, '-') from members where id = $1", id)).ShouldBe("-");
    }

    /// <summary>A gateway where nobody is a member, and an administrator of Degerfors there.</summary>
    private async Task<(OwnGateway Own, HttpClient Admin)> StartAsync()
    {
        var own = await fixture.StartOwnAsync(new() { ["Est:Demo"] = "false" });
        var (_, key) = await own.Gateway.NewKeyAsync(organisation: "Degerfors kommun", kind: "kommun", source: "katalog", roles: ["admin"]);
        return (own, own.Gateway.WithKey(key));
    }

    private static object Member(string email, string[] roles, string municipality = "1862", string organisation = "Degerfors kommun") =>
        new { municipality, email, name = "Namn", organisation, roles };

    private static async Task<Guid> InviteAsync(HttpClient admin, string email, params string[] roles)
    {
        using var answer = await admin.PostAsJsonAsync("/access/members", Member(email, roles));
        (await answer.DescribeAsync()).ShouldBe("201");
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<Guid>();
    }

    private static Task<string> PutAsync(HttpClient admin, Guid id, object member) => admin.StatusAsync($"/access/members/{id}", HttpMethod.Put, member);

    private static async Task<List<string>> ListedAsync(HttpClient admin, string municipality = "1862") =>
        [.. (await admin.GetFromJsonAsync<JsonNode>($"/access/members?municipality={municipality}"))!["members"]!.AsArray().Select(member =>
            $"{member!["name"]} {member["email"]} {member["organisation"]} {string.Join(',', member["roles"]!.AsArray())} {(member["active"]!.GetValue<bool>() ? "active" : "shut out")}")];
}
