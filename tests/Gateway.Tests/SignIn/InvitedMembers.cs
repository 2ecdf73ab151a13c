namespace Est.Gateway.Tests.SignIn;

public sealed class InvitedMembers(ProviderFixture fixture) : IClassFixture<ProviderFixture>
{
    private const string NoMembership = "/logga-in?fel=no-membership&till=/1862/start";

    [Fact]
    public async Task An_invitation_becomes_theirs_who_has_the_address_in_every_kommun_that_sent_one()
    {
        var email = NewAddress();
        await InviteAsync("1862", email, "insatsansvarig");
        await InviteAsync("1883", email.ToUpperInvariant(), "lokbra");
        var subject = await fixture.Provider.AddPersonAsync(new { name = "Bo Ek", email, email_verified = true });

        (await MunicipalitiesAfterSignInAsync(subject)).ShouldBe(["1862 insatsansvarig Brukets Bostäder", "1883 lokbra Brukets Bostäder"]);
        (await fixture.Own.Database.ListAsync<string>("select subject || ' ' || issuer from members where lower(email) = $1 and last_seen_at is not null", email))
            .ShouldBe([$"{subject} {fixture.Provider.Address}", $"{subject} {fixture.Provider.Address}"]);
    }

    [Fact]
    public async Task An_address_that_the_provider_has_not_verified_is_nobodys()
    {
        var email = NewAddress();
        await InviteAsync("1862", email, "admin");
        var subject = await fixture.Provider.AddPersonAsync(new { email, email_verified = false });

        (await SignInAsync(subject)).ShouldBe("/logga-in?fel=not-verified&till=/1862/start");
        (await fixture.Own.Database.ValueAsync<string>("select subject from members where email = $1", email)).ShouldBeNull();
    }

    [Fact]
    public async Task An_invitation_that_somebody_took_is_not_the_next_ones_with_the_same_address()
    {
        var email = NewAddress();
        await InviteAsync("1862", email, "samordnare");
        var first = await fixture.Provider.AddPersonAsync(new { email, email_verified = true });
        (await SignInAsync(first)).ShouldBe("/1862/start");

        (await SignInAsync(await fixture.Provider.AddPersonAsync(new { email, email_verified = true }))).ShouldBe(NoMembership);
    }

    [Fact]
    public async Task A_member_stays_a_member_when_the_address_changes_at_the_provider()
    {
        var email = NewAddress();
        await InviteAsync("1862", email, "samordnare");
        var subject = await fixture.Provider.AddPersonAsync(new { email, email_verified = true });
        (await SignInAsync(subject)).ShouldBe("/1862/start");

        await fixture.Own.Database.ExecuteAsync($"update members set email = 'annan@example.se' || random() where email = '{email}'");

        (await SignInAsync(subject)).ShouldBe("/1862/start");
    }

    [Fact]
    public async Task What_an_administrator_changes_counts_in_the_sessions_that_are_open()
    {
        var own = await fixture.StartOwnAsync();
        var email = NewAddress();
        await InviteAsync("1862", email, "samordnare", own);
        var subject = await fixture.Provider.AddPersonAsync(new { email, email_verified = true });
        using var browser = new Browser(own.Gateway);
        (await browser.SignInAsync(subject)).ShouldBe("/1862/start");
        (await RolesAsync()).ShouldBe("samordnare");

        await own.Database.ExecuteAsync("update members set roles = array['analytiker']");
        await Eventually.SeesAsync("the new role", RolesAsync, roles => roles == "analytiker");
        await own.Database.ExecuteAsync("update members set active = false");
        await Eventually.SeesAsync("the door shut", () => browser.Http.StatusAsync("/api/1862/pictures/2026-W47"), status => status == "403 wrong-municipality");
        (await browser.SignInAsync(subject)).ShouldBe("/logga-in?fel=not-active&till=/1862/start");

        async Task<string> RolesAsync() => string.Join(' ', (await browser.Http.SeenAsync("/api/1862/pictures/2026-W47")).Passport.Roles);
    }

    [Fact]
    public async Task A_member_is_what_the_administrators_say_and_not_what_the_groups_say()
    {
        var email = NewAddress();
        await InviteAsync("1862", email, "rapportor");
        var subject = await fixture.Provider.AddPersonAsync(new { email, email_verified = true, groups = new[] { "est-samordnare" } });
        (await MunicipalitiesAfterSignInAsync(subject)).ShouldBe(["1862 rapportor Brukets Bostäder", "1883 samordnare Kommunen"]);

        await fixture.Own.Database.ExecuteAsync($"update members set active = false where email = '{email}'");

        (await MunicipalitiesAfterSignInAsync(subject)).ShouldBe(["1883 samordnare Kommunen"], "who was shut out stays out, whatever the groups say");
    }

    [Fact]
    public async Task An_organisation_that_is_no_longer_active_takes_its_people_with_it()
    {
        var own = await fixture.StartOwnAsync();
        var subject = await fixture.Provider.AddPersonAsync(new { email = NewAddress(), email_verified = true, groups = new[] { "est-samordnare" } });
        using var browser = new Browser(own.Gateway);
        (await browser.SignInAsync(subject)).ShouldBe("/1862/start");

        await own.Database.ExecuteAsync("update organisations set active = false where municipality = '1862'");

        await Eventually.SeesAsync("the door shut", () => browser.Http.StatusAsync("/api/1862/pictures/2026-W47"), status => status == "403 wrong-municipality");
        (await browser.Http.StatusAsync("/api/1883/pictures/2026-W47")).ShouldBe("200");
    }

    private static string NewAddress() => $"{Guid.NewGuid():N}@bruket.example";

    private async Task InviteAsync(string municipality, string email, string role, OwnGateway? own = null)
    {
        own ??= fixture.Own;
        await own.Database.ExecuteAsync($"""
            insert into organisations (id, municipality, name, kind, created_at)
            values (gen_random_uuid(), '{municipality}', 'Brukets Bostäder', 'fastighetsbolag', now()) on conflict do nothing;
            insert into members (id, municipality, organisation_id, email, name, roles, created_at, created_by)
            select gen_random_uuid(), '{municipality}', id, '{email}', 'Inbjuden', array['{role}'], now(), 'test'
            from organisations where municipality = '{municipality}' and name = 'Brukets Bostäder';
            """);
    }

    private async Task<string> SignInAsync(string subject)
    {
        using var browser = new Browser(fixture.Own.Gateway);
        return await browser.SignInAsync(subject);
    }

    private async Task<List<string>> MunicipalitiesAfterSignInAsync(string subject)
    {
        using var browser = new Browser(fixture.Own.Gateway);
        await browser.SignInAsync(subject);
        return [.. (await browser.SessionAsync())["municipalities"]!.AsArray().Select(own => $"{own!["code"]} {string.Join(' ', own["roles"]!.AsArray())} {own["organisation"]}")];
    }
}
