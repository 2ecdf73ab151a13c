using System.Net;
using System.Net.Http.Json;

namespace Est.Intake.Tests;

public sealed class SubmittingReports(IntakeFixture intake)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_report_is_created_at_its_address_and_told_of_without_its_text()
    {
        var sender = intake.NewReporter();
        using var response = await sender.PostAsync(Made.Report("F-1"));
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var receipt = (await response.Content.ReadFromJsonAsync<IntakeClient.Receipt>(Ct))!;
        receipt.ShouldBe(new(receipt.Id, 1, "accepted"));
        response.Headers.Location!.ToString().ShouldBe($"/api/1862/reports/{receipt.Id}");

        (await intake.EventItemsAsync(sender.Organisation)).ShouldBe([new(
            receipt.Id, 1, "incident", "skadegorelse", 2, new(2026, 11, 20, 20, 30, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 20, 22, 0, 0, TimeSpan.Zero),
            "point", 14.4301, 59.2377, null, sender.Organisation, "felanmalan", Retracted: false)]);
        (await intake.Database.ListAsync<string>("select body from outbox where body like '%Krossad%'")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_least_report_counts_for_the_kommun_with_severity_1()
    {
        var sender = intake.NewReporter();
        await sender.SubmitAsync(new { category = "brand", occurredFrom = "2026-11-20T21:30:00Z", organisation = "Någon annan", somethingElse = new { deep = new[] { 1 } } });
        (await intake.EventItemsAsync(sender.Organisation)).Select(e => (e.Kind, e.Severity, e.Precision, e.OccurredTo, e.Organisation))
            .ShouldBe([("incident", 1, "municipality", null, sender.Organisation)]);
    }

    [Fact]
    public async Task The_same_report_twice_is_one_report()
    {
        var sender = intake.NewReporter();
        var first = await sender.SubmitAsync(Made.Report("F-1"));
        using var response = await sender.PostAsync(Made.Report("F-1"));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await sender.SubmitAsync(Made.Report("F-1"))).ShouldBe(new(first.Id, 1, "unchanged"));
        (await StoredAsync(sender)).ShouldBe(1);
        (await intake.EventItemsAsync(sender.Organisation)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_moment_written_with_another_offset_is_no_change()
    {
        var sender = intake.NewReporter();
        await sender.SubmitAsync(Made.Report("F-1"));
        var same = Made.Report("F-1");
        (same["occurredFrom"], same["occurredTo"]) = ("2026-11-20T20:30:00Z", "2026-11-20T22:00:00.0000000+00:00");
        (await sender.SubmitAsync(same)).Status.ShouldBe("unchanged");
    }

    [Fact]
    public async Task A_changed_report_is_a_new_revision_and_the_former_is_kept()
    {
        var sender = intake.NewReporter();
        var first = await sender.SubmitAsync(Made.Report("F-1", severity: 1));
        (await sender.SubmitAsync(Made.Report("F-1", severity: 3))).ShouldBe(new(first.Id, 2, "revised"));
        (await sender.SubmitAsync(Made.Report("F-1", severity: 1))).ShouldBe(new(first.Id, 3, "revised"));
        (await intake.Database.ListAsync<short>("select severity from report_revisions where id = $1 order by revision", first.Id)).ShouldBe([(short)1, (short)3]);
        (await intake.EventItemsAsync(sender.Organisation)).Select(e => (e.Revision, e.Severity)).ShouldBe([(1, 1), (2, 3), (3, 1)]);
    }

    [Fact]
    public async Task The_same_externalId_of_another_organisation_source_or_kommun_is_another_report()
    {
        var organisation = $"Org {Guid.NewGuid():N}";
        IntakeClient[] senders =
        [
            intake.Client("1862", "rapportor", organisation), intake.Client("1862", "rapportor", organisation, "vakter"),
            intake.Client("1883", "rapportor", organisation), intake.NewReporter(),
        ];
        var ids = new List<Guid>();
        foreach (var sender in senders) ids.Add((await sender.SubmitAsync(new { externalId = "1", category = "brand", occurredFrom = "2026-11-20T21:30:00Z" })).Id);
        ids.ShouldBeUnique();
    }

    [Fact]
    public async Task Without_an_id_each_is_new_unless_its_Idempotency_Key_was_seen()
    {
        var sender = intake.NewReporter();
        await sender.SubmitAsync(Made.Report());
        await sender.SubmitAsync(Made.Report());
        sender.Http.DefaultRequestHeaders.Add("Idempotency-Key", "försök-1".Replace("ö", "o", StringComparison.Ordinal));
        (await sender.SubmitAsync(Made.Report())).Status.ShouldBe("accepted");
        (await sender.SubmitAsync(Made.Report())).Status.ShouldBe("unchanged");
        (await StoredAsync(sender)).ShouldBe(3);
    }

    [Fact]
    public async Task Sixty_four_at_once_are_each_stored_once_in_few_transactions()
    {
        var sender = intake.NewReporter();
        var receipts = await Task.WhenAll(Enumerable.Range(0, 640).Select(i => sender.SubmitAsync(Made.Report($"F-{i}"))));
        receipts.ShouldAllBe(r => r.Status == "accepted");
        (await StoredAsync(sender)).ShouldBe(640);
        (await intake.EventItemsAsync(sender.Organisation)).Select(e => e.Id).ShouldBe(receipts.Select(r => r.Id), ignoreOrder: true);
        (await intake.Database.ValueAsync<long>("select count(distinct xmin::text) from reports where organisation = $1", sender.Organisation)).ShouldBeLessThan(320);
    }

    [Fact]
    public async Task The_same_report_from_many_at_once_is_stored_once_and_acknowledged_to_all()
    {
        var sender = intake.NewReporter();
        var receipts = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => sender.SubmitAsync(Made.Report("F-1"))));
        receipts.Count(r => r.Status == "accepted").ShouldBe(1);
        receipts.Count(r => r.Status == "unchanged").ShouldBe(31);
        (await StoredAsync(sender)).ShouldBe(1);
    }

    [Fact]
    public async Task Reports_of_two_kommuner_share_a_transaction_and_stay_apart()
    {
        var organisation = $"Org {Guid.NewGuid():N}";
        var (degerfors, karlskoga) = (intake.Client("1862", "rapportor", organisation), intake.Client("1883", "rapportor", organisation));
        var report = new { category = "brand", occurredFrom = "2026-11-20T21:30:00Z" };
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => (i % 2 == 0 ? degerfors : karlskoga).SubmitAsync(report)));
        (await intake.Database.ListAsync<long>("select count(*) from reports where organisation = $1 group by municipality", organisation)).ShouldBe([50L, 50L]);
        (await intake.Database.ValueAsync<long>(
            "select count(*) from outbox, jsonb_array_elements(body::jsonb->'reports') item where item->>'organisation' = $1 and outbox.municipality <> body::jsonb->>'municipality'", organisation)).ShouldBe(0);
    }

    private Task<long> StoredAsync(IntakeClient sender) =>
        intake.Database.ValueAsync<long>("select count(*) from reports where organisation = $1", sender.Organisation);
}
