using System.Net;

namespace Est.Intake.Tests;

public sealed class SubmittingReports(IntakeFixture intake)
{
    [Fact]
    public async Task A_new_report_is_created_at_its_address_and_told_of_in_an_event()
    {
        var sender = intake.NewReporter();
        using var response = await sender.PostAsync(Made.Report("F-1"));
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Headers.Location!.ToString().ShouldStartWith("/api/1862/reports/");
    }

    [Fact]
    public async Task The_same_report_twice_is_one_report()
    {
        var sender = intake.NewReporter();
        var first = await sender.SubmitAsync(Made.Report("F-1"));
        first.ShouldBe(new(first.Id, 1, "accepted"));
        using var response = await sender.PostAsync(Made.Report("F-1"));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await sender.SubmitAsync(Made.Report("F-1"))).ShouldBe(new(first.Id, 1, "unchanged"));
        (await intake.Database.ValueAsync<long>("select count(*) from reports where organisation = $1", sender.Organisation)).ShouldBe(1);
    }

    [Fact]
    public async Task A_changed_report_is_a_new_revision_and_the_former_is_kept()
    {
        var sender = intake.NewReporter();
        var first = await sender.SubmitAsync(Made.Report("F-1", severity: 1));
        (await sender.SubmitAsync(Made.Report("F-1", severity: 3))).ShouldBe(new(first.Id, 2, "revised"));
        (await intake.Database.ListAsync<short>("select severity from report_revisions where id = $1 order by revision", first.Id)).ShouldBe([(short)1]);
        (await intake.Database.ValueAsync<short>("select severity from reports where id = $1", first.Id)).ShouldBe((short)3);
    }
}
