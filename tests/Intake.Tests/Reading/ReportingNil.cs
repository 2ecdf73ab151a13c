using System.Net;
using Est.ServiceDefaults.Weeks;

namespace Est.Intake.Tests.Reading;

public sealed class ReportingNil(IntakeFixture intake)
{
    [Fact]
    public async Task A_calm_week_is_noted_once_for_each_organisation()
    {
        var (sender, other) = (intake.NewReporter(), intake.NewReporter());
        var answers = new List<HttpStatusCode>();
        foreach (var client in new[] { sender, sender, other }) answers.Add((await SayAsync(client, "2026-W20")).Status);
        answers.ShouldBe([HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Created]);
        (await intake.Database.ListAsync<string>("select week from nil_reports where organisation_id = $1", sender.OrganisationId)).ShouldBe(["2026-W20"]);
    }

    [Fact]
    public async Task The_picture_hears_once_that_the_week_was_calm()
    {
        var sender = intake.NewReporter();
        await SayAsync(sender, "2026-W21");
        await SayAsync(sender, "2026-W21");
        var heard = await intake.EventItemsAsync(sender.Organisation);
        heard.Select(r => (r.Kind, r.Revision, r.OccurredFrom, r.OccurredTo)).ShouldBe(
            [("calm", 1, new DateTimeOffset(2026, 5, 18, 0, 0, 0, TimeSpan.FromHours(2)), new DateTimeOffset(2026, 5, 25, 0, 0, 0, TimeSpan.FromHours(2)))]);
    }

    [Fact]
    public async Task Next_week_may_be_spoken_for_and_no_later_one()
    {
        var sender = intake.NewReporter();
        var next = Week.Of(DateTimeOffset.UtcNow).Next;
        (await SayAsync(sender, next.ToString())).Status.ShouldBe(HttpStatusCode.Created);
        await RefusedAsync(sender, $"\"{next.Next}\"", "too-far-ahead");
    }

    [Theory]
    [InlineData("\"1999-W52\"", "too-early"), InlineData("\"2026-W54\"", "not-a-week"), InlineData("\"47\"", "not-a-week"), InlineData("null", "not-a-week")]
    public Task A_week_that_is_none_is_refused(string week, string code) => RefusedAsync(intake.NewReporter(), week, code);

    private static Task<(HttpStatusCode Status, string? Problem)> SayAsync(IntakeClient client, string week) =>
        client.TryPostAsync("/reports/nil", $$"""{"week":"{{week}}"}""");

    private static async Task RefusedAsync(IntakeClient client, string week, string code) =>
        (await IntakeClient.ErrorsOfAsync(await client.PostAsync("/reports/nil", $$"""{"week":{{week}}}"""))).ShouldBe(new Dictionary<string, string> { ["week"] = code });
}
