using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Est.Contracts;

namespace Est.Testing;

/// <summary>
/// What a service has heard of the picture, from the broker to the answer. Compiled into the tests of each service that keeps this read model.
/// </summary>
/// <param name="address">Where the service answers, e.g. <c>rounds/facts</c>.</param>
public abstract class WeekFactsAreAnswered<TMarker>(ServiceApp<TMarker> app, string address) where TMarker : class
{
    [Fact]
    public async Task Events_by_the_broker_are_answered_per_area_and_week()
    {
        var now = DateTimeOffset.UtcNow;
        await app.PublishAsync(new WeekCounted("1862", now,
        [
            new CountedCell("1862", "2026-W47", "skadegorelse", 3, 6, 1), new CountedCell("1862", "2026-W47", "brand", 1, 3, 1),
            new CountedCell("bruket", "2026-W46", "brand", 2, 5, 1), new CountedCell("1862", "2026-W44", "brand", 9, 9, 1),
        ]));
        await app.PublishAsync(new AreasChanged("1862", now, 4,
        [
            new AreaDescription("bruket", "Bruket", "1862", 1200, new DateOnly(2026, 1, 1), null, []),
            new AreaDescription("1862", "Degerfors", null, 9_500, new DateOnly(2000, 1, 1), null, []),
        ]));
        var expected = JsonNode.Parse("""
            {"municipality":"1862","areasVersion":4,"areas":[
              {"code":"1862","name":"Degerfors","parent":null,"population":9500,"weeks":[{"week":"2026-W45","count":0,"weighted":0},{"week":"2026-W46","count":0,"weighted":0},{"week":"2026-W47","count":4,"weighted":9}]},
              {"code":"bruket","name":"Bruket","parent":"1862","population":1200,"weeks":[{"week":"2026-W45","count":0,"weighted":0},{"week":"2026-W46","count":2,"weighted":5},{"week":"2026-W47","count":0,"weighted":0}]}]}
            """)!.ToJsonString();
        await Eventually.SeesAsync("both events are in the answer",
            async () => (await app.GetAsync("1862", $"{address}?from=2026-W45&to=2026-W47")).ToJsonString(), seen => seen == expected);
    }

    [Fact]
    public async Task Without_events_and_a_span_it_is_an_empty_quarter() =>
        (await app.GetAsync("1883", address)).ToJsonString().ShouldBe("""{"municipality":"1883","areasVersion":0,"areas":[]}""");

    [Theory]
    [InlineData("from=2026-47", "from not-a-week")]
    [InlineData("from=2026-W47&to=2026-W46", "to before-from")]
    [InlineData("from=1999-W01&to=2026-W46", "from too-long")]
    public async Task A_bad_span_is_told_by_field(string query, string error)
    {
        using var client = app.As("analytiker", "1862");
        using var answer = await client.GetAsync(new Uri($"/api/1862/{address}?{query}", UriKind.Relative), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
        problem["errors"]!.AsArray().Select(e => $"{e!["field"]} {e["code"]}").ShouldBe([error]);
    }
}
