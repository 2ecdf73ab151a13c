using System.Text.Json;
using Est.Gateway.SignIn;
using FsCheck;
using FsCheck.Fluent;

namespace Est.Gateway.Tests.SignIn;

public sealed class WhatClaimsAreWorth
{
    private static readonly RoleRule[] Rules =
    [
        Rule("groups", "a", "1862", "Kommunen", "samordnare"),
        Rule("groups", "b", "1862", "Bolaget", "admin"),
        Rule("groups", "c", "1862", "Kommunen", "analytiker"),
        Rule("realm.roles", "c", "1883", "Kommunen", "lokbra"),
        Rule("client_id", "c", "1862", "Kommunen", "admin") with { Source = "felanmalan" },
    ];

    [Theory]
    [InlineData("""{"groups":["c","a"]}""", "1862 Kommunen samordnare analytiker")]
    [InlineData("""{"groups":["a","b","c"]}""", "1862 Kommunen samordnare analytiker")]
    [InlineData("""{"groups":"b"}""", "1862 Bolaget admin")]
    [InlineData("""{"groups":["a b"],"roles":["c"]}""", "")]
    [InlineData("""{"realm":{"roles":["x","c"]}}""", "1883 Kommunen lokbra")]
    [InlineData("""{"client_id":"c","groups":["A"]}""", "")]
    [InlineData("""{}""", "")]
    public void The_first_rule_that_fits_names_the_organisation_in_a_kommun_and_others_for_it_add_their_roles(string claims, string places) =>
        string.Join("; ", RoleRule.PlacesOf(Rules, ClaimsOf(claims), isMachine: false)
            .Select(place => $"{place.Municipality} {place.Organisation} {string.Join(' ', place.Roles)}")).ShouldBe(places);

    [Fact]
    public void A_program_gets_what_rules_with_a_source_give_and_nothing_that_is_meant_for_people() =>
        RoleRule.PlacesOf(Rules, ClaimsOf("""{"client_id":"c","groups":["a"]}"""), isMachine: true).ShouldHaveSingleItem().Source.ShouldBe("felanmalan");

    [Theory]
    [InlineData("""{"email":"a@x.se","email_verified":true}""", """{}""", "a@x.se")]
    [InlineData("""{"email":"a@x.se","email_verified":"true"}""", """{}""", "a@x.se")]
    [InlineData("""{"email":"a@x.se","email_verified":false}""", """{}""", null)]
    [InlineData("""{"email":"a@x.se"}""", """{}""", null)]
    [InlineData("""{}""", """{"email":"a@x.se","email_verified":true}""", "a@x.se")]
    [InlineData("""{"email":"admin@x.se"}""", """{"email":"a@x.se","email_verified":true}""", null)]
    [InlineData("""{"email":"a@x.se","email_verified":true}""", """{"email":"admin@x.se","email_verified":true}""", "a@x.se")]
    public void An_address_is_verified_by_whoever_says_it(string idToken, string userinfo, string? address) =>
        ClaimsOf(idToken).With(ClaimsOf(userinfo)).VerifiedEmail.ShouldBe(address);

    /// <summary>As a browser reads it (the WHATWG's URL): tabs and line breaks are dropped first, and a backslash is a slash.</summary>
    [Fact]
    public void No_text_leads_from_sign_in_to_another_site()
    {
        var pieces = Gen.Elements("/", "\\", "//", "evil.example", "\t", "\n", " ", "https:", "@", "1862", "?", "#", ".", "%2f", ":");
        Prop.ForAll(pieces.ListOf().Select(list => string.Concat(list)).ToArbitrary(), text =>
        {
            var page = OwnAddress.Page(text);
            var read = page.Replace("\t", "").Replace("\n", "").Replace("\r", "").Replace('\\', '/').Trim();
            return new Uri(new Uri("https://est.example"), read).Host == "est.example" && page.StartsWith('/') && !read.StartsWith("//", StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
    }

    private static RoleRule Rule(string claim, string value, string municipality, string organisation, string role) =>
        new() { Claim = claim, Value = value, Municipality = municipality, Organisation = organisation, Role = role };

    private static Claims ClaimsOf(string json) => Claims.Of(JsonDocument.Parse(json).RootElement);
}
