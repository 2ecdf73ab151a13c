using System.Net;

namespace Est.FollowUp.Tests.Effects;

/// <summary>Effects from events and rows to the answer.</summary>
public sealed class EffectsAreAnswered(FollowUpApp app)
{
    private static readonly int[] Before = [.. Enumerable.Repeat(4, 52)], Fewer = [.. Enumerable.Repeat(2, 20)], AsMany = [.. Enumerable.Repeat(4, 20)];

    [Fact]
    public async Task A_retraction_lowers_what_is_counted_after_the_start()
    {
        var (kommun, id) = await LitAsync();
        var effect = await app.GetAsync(kommun.Code, $"effects/{id}");
        ((int)effect["treated"]!["before"]!, (int)effect["treated"]!["after"]!).ShouldBe((208, 40));
        ((double)effect["rateRatio"]!["estimate"]!).ShouldBe(0.5, 1e-9);
        ((int)effect["evidence"]!["level"]!).ShouldBe(3);
        effect["weekly"]!.AsArray().Count.ShouldBe(72);

        await kommun.CountAsync("bruket", StoredKommun.LastWeek, 0);
        ((int)(await app.GetAsync(kommun.Code, $"effects/{id}"))["treated"]!["after"]!).ShouldBe(38);
    }

    [Fact]
    public async Task The_list_holds_what_has_begun_and_nothing_of_another_kommun()
    {
        var (kommun, id) = await LitAsync();
        await kommun.InterventionAsync("bruket", StoredKommun.LastWeek.Monday, 2, state: "planned");
        await LitAsync();
        var list = (await app.GetAsync(kommun.Code, "effects"))["effects"]!.AsArray();
        list.Select(e => ((Guid)e!["intervention"]!, (int)e["number"]!, (string)e["kindName"]!, (string)e["areas"]![0]!["name"]!, (int)e["evidence"]!))
            .ShouldBe([(id, 1, "Belysning", "Område bruket", 3)]);
    }

    [Fact]
    public async Task An_intervention_of_another_kommun_is_not_there()
    {
        var (_, id) = await LitAsync();
        var other = await StoredKommun.WithAsync(app, "bruket");
        using var client = app.As("analytiker", other.Code);
        using var answer = await client.GetAsync(new Uri($"/api/{other.Code}/effects/{id}", UriKind.Relative), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>Twenty weeks since the start, and a year before it.</summary>
    private async Task<(StoredKommun Kommun, Guid Intervention)> LitAsync()
    {
        var kommun = await StoredKommun.WithAsync(app, "bruket", "centrum", "parken");
        var first = StoredKommun.LastWeek.Plus(-71);
        await kommun.CountAsync("bruket", first, [.. Before, .. Fewer]);
        await kommun.CountAsync("centrum", first, [.. Before, .. AsMany]);
        await kommun.CountAsync("parken", first, [.. Before, .. AsMany]);
        return (kommun, await kommun.InterventionAsync("bruket", first.Plus(52).Monday));
    }
}
