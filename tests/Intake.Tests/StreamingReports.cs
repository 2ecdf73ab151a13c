using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Est.Intake.Tests;

public sealed class StreamingReports(IntakeFixture intake)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_line_is_answered_in_order_and_stored()
    {
        var sender = intake.NewReporter();
        var results = await sender.StreamAsync(Enumerable.Range(1, 20_000).Select(i => Made.Report($"F-{i}")));
        results.Select(r => r.Line).ShouldBe(Enumerable.Range(1, 20_000));
        results.ShouldAllBe(r => r.Status == "accepted" && r.Errors.Count == 0);
        (await StoredAsync(sender)).ShouldBe(20_000);
        results.Select(r => r.Id).ShouldBeUnique();
        (await intake.EventItemsAsync(sender.Organisation)).Select(item => item.Id).ShouldBe(results.Select(r => r.Id), ignoreOrder: true);
    }

    [Fact]
    public async Task The_same_stream_again_changes_nothing()
    {
        var sender = intake.NewReporter();
        var reports = Enumerable.Range(1, 2_000).Select(i => Made.Report($"F-{i}")).ToList();
        var first = await sender.StreamAsync(reports);
        var again = await sender.StreamAsync(reports);
        again.ShouldAllBe(r => r.Status == "unchanged");
        again.Select(r => r.Id).ShouldBe(first.Select(r => r.Id));
        (await intake.EventItemsAsync(sender.Organisation)).Count.ShouldBe(2_000);
    }

    [Fact]
    public async Task Changed_lines_are_new_revisions_and_what_they_said_before_is_kept()
    {
        var sender = intake.NewReporter();
        await sender.StreamAsync(Enumerable.Range(1, 2_000).Select(i => Made.Report($"F-{i}", severity: 1)));
        var results = await sender.StreamAsync(Enumerable.Range(1, 2_000).Select(i => Made.Report($"F-{i}", severity: i % 2 + 1)));
        results.Select(r => r.Status).ShouldBe(Enumerable.Range(1, 2_000).Select(i => i % 2 == 0 ? "unchanged" : "revised"));
        (await intake.Database.ValueAsync<long>("select count(*) from report_revisions where organisation = $1 and revision = 1 and severity = 1", sender.Organisation)).ShouldBe(1_000);
        (await intake.Database.ValueAsync<long>("select count(*) from reports where organisation = $1 and revision = 2 and severity = 2", sender.Organisation)).ShouldBe(1_000);
    }

    [Fact]
    public async Task The_same_externalId_twice_in_one_stream_is_one_report_with_two_revisions()
    {
        var sender = intake.NewReporter();
        var results = await sender.StreamAsync(Made.Report("F-1", severity: 1), Made.Report("F-2"), Made.Report("F-1", severity: 3), Made.Report("F-1", severity: 3));
        results.Select(r => r.Status).ShouldBe(["accepted", "accepted", "revised", "unchanged"]);
        results[2].Id.ShouldBe(results[0].Id);
        (await StoredAsync(sender)).ShouldBe(2);
    }

    [Fact]
    public async Task Broken_JSON_in_the_middle_goes_to_quarantine_and_the_stream_goes_on()
    {
        var sender = intake.NewReporter();
        var results = await sender.StreamAsync(Made.Report("F-1"), """{"externalId":"F-2","description":"Krossad" ruta}""", Made.Report("F-3"));
        results.Select(r => r.Status).ShouldBe(["accepted", "quarantined", "accepted"]);
        results[1].Codes.ShouldBe([":broken-json"]);
        (await QuarantineAsync(sender, results[1].Id)).ShouldBe("""{"externalId":"F-2","description":"Krossad" ruta}""");
    }

    [Fact]
    public async Task A_line_that_breaks_limits_goes_to_quarantine_with_all_of_its_errors()
    {
        var sender = intake.NewReporter();
        var bad = Made.Report("F-1", severity: 9);
        bad["category"] = "finns-inte";
        bad["occurredFrom"] = "1970-01-01T00:00:00Z";
        bad["place"] = new { lon = 10.75, lat = 59.91, precision = "point" };
        var results = await sender.StreamAsync(bad);
        results.Single().Status.ShouldBe("quarantined");
        results.Single().Codes.ShouldBe(["category:unknown-category", "severity:out-of-range", "occurredFrom:too-early", "place.lon:outside-municipality", "place.lat:outside-municipality"], ignoreOrder: true);
        (await intake.Database.ValueAsync<int>("select jsonb_array_length(errors) from quarantine where id = $1", results.Single().Id)).ShouldBe(5);
    }

    [Fact]
    public async Task A_line_of_50_MB_is_quarantined_by_its_beginning_and_takes_no_memory()
    {
        var sender = intake.NewReporter();
        var huge = new byte[50_000_000];
        Array.Fill(huge, (byte)'x');
        var body = new MemoryStream();
        body.Write(Line(Made.Report("F-1")));
        body.Write(huge);
        body.WriteByte((byte)'\n');
        body.Write(Line(Made.Report("F-3")));
        body.Position = 0;

        var before = GC.GetTotalAllocatedBytes();
        var results = await sender.StreamAsync(new StreamContent(body));
        results.Select(r => r.Status).ShouldBe(["accepted", "quarantined", "accepted"]);
        results[1].Codes.ShouldBe([":line-too-long"]);
        (await intake.Database.ValueAsync<long>("select length from quarantine where id = $1", results[1].Id)).ShouldBe(50_000_000);
        (await QuarantineAsync(sender, results[1].Id))!.Length.ShouldBe(64 * 1024);
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(50_000_000, "the sender's and the server's allocations together");
    }

    [Fact]
    public async Task Blank_lines_are_not_answered_and_still_count()
    {
        var sender = intake.NewReporter();
        var results = await sender.StreamAsync("", Made.Report("F-1"), "  \t", "\r", Made.Report("F-2"));
        results.Select(r => (r.Line, r.Status)).ShouldBe([(2, "accepted"), (5, "accepted")]);
    }

    [Fact]
    public async Task A_byte_order_mark_and_Windows_line_ends_do_no_harm_and_the_last_line_needs_none()
    {
        var sender = intake.NewReporter();
        var text = "\uFEFF" + JsonSerializer.Serialize(Made.Report("F-1")) + "\r\n" + JsonSerializer.Serialize(Made.Report("F-2"));
        (await sender.StreamAsync(new ByteArrayContent(Encoding.UTF8.GetBytes(text)))).Select(r => r.Status).ShouldBe(["accepted", "accepted"]);
    }

    [Fact]
    public async Task An_empty_stream_is_answered_with_nothing() =>
        (await intake.NewReporter().StreamAsync(new ByteArrayContent([]))).ShouldBeEmpty();

    [Fact]
    public async Task A_gzipped_stream_is_read_as_if_it_were_not()
    {
        var sender = intake.NewReporter();
        var results = await sender.StreamAsync(Gzipped(Compress(Enumerable.Range(1, 1_000).Select(i => Made.Report($"F-{i}")))));
        results.Count.ShouldBe(1_000);
        results.ShouldAllBe(r => r.Status == "accepted");
    }

    [Fact]
    public async Task Gzip_that_lies_about_its_size_costs_its_end_and_nothing_that_was_acknowledged()
    {
        var sender = intake.NewReporter();
        var data = Compress(Enumerable.Range(1, 5_000).Select(i => Made.Report($"F-{i}")));
        data[^1] ^= 0x55;       // the last four bytes say how large the whole is
        var results = await sender.StreamAsync(Gzipped(data));
        results.Count.ShouldBeGreaterThan(4_000);
        results.SkipLast(1).ShouldAllBe(r => r.Status == "accepted");
        results[^1].Codes.ShouldBe([":broken-compression"]);
        (await StoredAsync(sender)).ShouldBe(results.Count - 1);
    }

    [Fact]
    public async Task Gzip_that_is_cut_off_stores_the_whole_lines_before_the_cut()
    {
        var sender = intake.NewReporter();
        var data = Compress(Enumerable.Range(1, 5_000).Select(i => Made.Report($"F-{Guid.NewGuid()}")));
        var results = await sender.StreamAsync(Gzipped(data[..(data.Length / 2)]));
        results.Count.ShouldBeInRange(100, 4_900);
        results.SkipLast(1).ShouldAllBe(r => r.Status == "accepted");
        results[^1].Status.ShouldBe("quarantined");
        (await StoredAsync(sender)).ShouldBe(results.Count - 1);
    }

    [Fact]
    public async Task A_small_gzip_of_one_endless_line_takes_no_memory()
    {
        var sender = intake.NewReporter();
        using var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
            for (var i = 0; i < 300; i++) gzip.Write(new byte[1_000_000]);
        var before = GC.GetTotalAllocatedBytes();
        var results = await sender.StreamAsync(Gzipped(bomb.ToArray()));
        results.Single().Codes.ShouldBe([":line-too-long"]);
        (await intake.Database.ValueAsync<long>("select length from quarantine where id = $1", results.Single().Id)).ShouldBe(300_000_000);
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(50_000_000);
    }

    [Fact]
    public async Task An_encoding_that_is_not_gzip_is_refused_before_anything_is_read()
    {
        var body = new ByteArrayContent([1, 2, 3]) { Headers = { ContentEncoding = { "zstd" } } };
        using var response = await intake.NewReporter().OpenStreamAsync(body);
        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_trickle_is_answered_line_by_line_while_the_stream_is_open()
    {
        var sender = intake.NewReporter();
        var body = new OpenBody();
        var opening = sender.OpenStreamAsync(body);
        await body.SendAsync(Line(Made.Report("F-1")));
        using var response = await opening;
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Ct));
        (await reader.ReadLineAsync(Ct))!.ShouldContain("accepted");
        await body.SendAsync(Line(Made.Report("F-1")));
        (await reader.ReadLineAsync(Ct))!.ShouldContain("unchanged");
        body.End();
        (await reader.ReadLineAsync(Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_body_that_stops_half_way_keeps_the_whole_lines_and_guesses_nothing()
    {
        var sender = intake.NewReporter();
        var body = new OpenBody();
        var opening = sender.OpenStreamAsync(body);
        await body.SendAsync(Line(Made.Report("F-1")));
        using var response = await opening;
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Ct));
        await reader.ReadLineAsync(Ct);
        await body.SendAsync([.. Line(Made.Report("F-2")), .. Line(Made.Report("F-3")), .. Line(Made.Report("F-4"))[..^20]]);
        // What lies unread when a sender breaks off is lost with the connection: this one breaks off behind lines that were read.
        for (var line = 2; line <= 3; line++) (await reader.ReadLineAsync(Ct))!.ShouldContain("accepted");
        body.Break();
        await Should.ThrowAsync<Exception>(async () => await reader.ReadLineAsync(Ct), "nobody is told that all of it came");
        (await StoredAsync(sender)).ShouldBe(3);
        (await intake.Database.ValueAsync<long>("select count(*) from quarantine where organisation = $1", sender.Organisation)).ShouldBe(0);
    }

    private Task<long> StoredAsync(IntakeClient sender) =>
        intake.Database.ValueAsync<long>("select count(*) from reports where organisation = $1", sender.Organisation);

    private Task<string?> QuarantineAsync(IntakeClient sender, Guid id) =>
        intake.Database.ValueAsync<string>("select raw from quarantine where id = $1 and organisation = $2 and state = 'waiting'", id, sender.Organisation);

    private static byte[] Line(object report) => [.. JsonSerializer.SerializeToUtf8Bytes(report), (byte)'\n'];

    private static byte[] Compress(IEnumerable<object> reports)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            foreach (var report in reports) gzip.Write(Line(report));
        return compressed.ToArray();
    }

    private static ByteArrayContent Gzipped(byte[] data) => new(data) { Headers = { ContentEncoding = { "gzip" } } };
}
