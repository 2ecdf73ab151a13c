using System.Net;
using Est.ServiceDefaults.Access;
using static Est.Intake.Tests.Feeds.PoliceEvents;

namespace Est.Intake.Tests.Feeds;

/// <summary>Who may send police events, and who sees the feed's own memory of them.</summary>
public sealed class WhoTouchesTheFeed(FeedFixture feed) : IClassFixture<FeedFixture>
{
    [Fact]
    public async Task Only_a_feed_key_for_all_kommuner_may_send_events()
    {
        foreach (var passport in new[]
        {
            PassportOffice.Of("all", Roles.Admin),
            PassportOffice.Of("1862", Roles.Admin, "Polisen", "polisen", Scopes.Feeds),
            PassportOffice.Of("1862", Roles.Reporter),
        })
        {
            using var response = await feed.PostAsync(Array(Json(FeedFixture.NewId())), passport: passport);
            response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [Theory]
    [InlineData("police_events")]
    [InlineData("county_events")]
    [InlineData("unplaced_events")]
    public async Task No_kommun_sees_or_writes_the_feeds_tables(string table)
    {
        await feed.SendAsync(Lines(Json(FeedFixture.NewId(), "Örebro län"), "nonsense"));
        (await feed.Database.ValueAsync<long>($"select count(*) from {table}")).ShouldBeGreaterThan(0);
        foreach (var session in new[] { "", "1862", "1880", "18" })
        {
            await using var connection = await feed.OpenAsAppAsync(session);
            await using var command = connection.CreateCommand();
            command.CommandText = $"select count(*) from {table}";
            (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe(0L, $"as '{session}'");
        }
    }
}
