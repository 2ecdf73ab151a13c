namespace Est.Access.Tests;

/// <summary>No answer is kept on the way by someone who cannot know whose it was, but for what is anyone's.</summary>
public sealed class WhatMayBeKept(EveryPart est)
{
    /// <summary>Anyone's, by route.</summary>
    private static readonly string[] Public = ["/open-data/{municipality}/{file}"];

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
}
