using System.Net;

namespace Est.Access.Tests;

/// <summary>No answer is kept on the way by someone who cannot know whose it was, but for what is anyone's.</summary>
public sealed class WhatMayBeKept(EveryPart est)
{
    /// <summary>Anyone's, by route.</summary>
    private static readonly string[] Public = ["/open-data/{municipality}/{file}"];

    /// <summary>The page that the UI begins with, where it is built: the same file for everyone, with nobody's data.</summary>
    private static readonly string[] ThePage = ["/{*path:nonfile}", "/{*path}"];

    public static TheoryData<Part> Parts { get; } = [.. Part.All];

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_nothing_that_was_answered_to_somebody(Part part)
    {
        var wrong = new List<string>();
        foreach (var route in est[part].Routes.SelectMany(Route.Of).Distinct().Where(route => !Public.Contains(route.Address)))
        {
            foreach (var caller in new[] { "admin", EveryPart.Anonymous })
            {
                using var answer = await est.SendAsync(part, route.MadeUp(EveryPart.Own), caller);
                var said = answer.Headers.CacheControl;
                if (said is null || !(said.NoStore || said.Private || said.NoCache)) wrong.Add($"{route} answers {caller} with Cache-Control: {said}");
            }
        }
        wrong.ShouldBeEmpty($"\n{string.Join('\n', wrong)}\n");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_never_confirmed_to_somebody_who_only_claims_to_have_it(Part part)
    {
        var wrong = new List<string>();
        foreach (var route in est[part].Routes.SelectMany(Route.Of).Distinct().Where(route => (route.Method is "GET" or "HEAD" or "*") && !ThePage.Contains(route.Address)))
        {
            foreach (var caller in new[] { "admin", "samordnare", EveryPart.Anonymous })
            {
                using var asked = await est.SendAsync(part, route.MadeUp(EveryPart.Own), caller);
                foreach (var (name, value) in new[] { ("If-None-Match", asked.Headers.ETag?.ToString() ?? "*"), ("If-None-Match", "*"), ("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT") })
                {
                    using var request = route.MadeUp(EveryPart.Own);
                    request.Headers.TryAddWithoutValidation(name, value);
                    using var answer = await est.SendAsync(part, request, caller);
                    // Only what says of itself that anyone may keep it may be said to be unchanged.
                    if (answer.StatusCode == HttpStatusCode.NotModified && answer.Headers.CacheControl is not { Public: true }) wrong.Add($"{route} answers {caller} with 304 to {name}: {value}");
                }
            }
        }
        wrong.ShouldBeEmpty($"\n{string.Join('\n', wrong)}\n");
    }
}
