using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Est.ServiceDefaults.Telemetry;

namespace Est.Intake.Tests;

/// <summary>Alone, since reports of other tests would share these commits.</summary>
[Collection(nameof(SharedCommits))]
[CollectionDefinition(nameof(SharedCommits), DisableParallelization = true)]
public sealed class SharedCommits(IntakeFixture intake)
{
    [Fact]
    public async Task A_report_alone_is_written_and_published_in_the_trace_of_its_request()
    {
        using var spans = new Spans();
        var sender = intake.NewReporter();
        var trace = Spans.Begin(sender);
        await sender.SubmitAsync(Made.Report("F-1"));
        var parents = await intake.Database.ListAsync<string>("select trace_parent from outbox where body like '%' || $1 || '%'", sender.Organisation);
        parents.Single().ShouldContain(trace.ToString());
        spans.Of(trace).ShouldContain("write reports");
        spans.Of(trace).Count(name => name != "write reports").ShouldBeGreaterThan(2, "the statements of the transaction, and the request");
    }

    [Fact]
    public async Task Reports_that_share_a_commit_are_linked_to_it()
    {
        using var spans = new Spans();
        var senders = Enumerable.Range(0, 200).Select(_ => intake.NewReporter()).ToList();
        var traces = senders.Select(Spans.Begin).ToList();
        await Task.WhenAll(senders.Select(sender => sender.SubmitAsync(Made.Report("F-1"))));
        foreach (var trace in traces) spans.IsWrittenIn(trace).ShouldBeTrue("every request's trace has the writing, or is linked from it");
        spans.Links.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_row_that_the_database_refuses_does_not_take_its_neighbours_with_it()
    {
        var sender = intake.NewReporter();
        await intake.Database.ExecuteAsync("alter table reports add constraint poison check (external_id not like 'POISON-%')");
        try
        {
            var results = await sender.StreamAsync(Enumerable.Range(1, 2_000).Select(i => Made.Report(i == 777 ? "POISON-1" : $"F-{i}")));
            results.Where(r => r.Status != "accepted").Select(r => r.Line).ShouldBe([777]);
            results[776].Codes.ShouldBe([":not-storable"]);
            (await intake.Database.ValueAsync<string>("select raw from quarantine where id = $1", results[776].Id))!.ShouldContain("POISON-1");

            var singles = Enumerable.Range(0, 100).Select(i => sender.PostAsync(Made.Report(i == 50 ? "POISON-2" : $"S-{i}"))).ToList();
            var statuses = (await Task.WhenAll(singles)).Select(response => (int)response.StatusCode).ToList();
            statuses.CountBy(s => s).ToDictionary(s => s.Key, s => s.Value).ShouldBe(new Dictionary<int, int> { [201] = 99, [400] = 1 }, ignoreOrder: true);
        }
        finally
        {
            await intake.Database.ExecuteAsync("alter table reports drop constraint poison");
        }
    }

    [Fact]
    public async Task A_retired_category_takes_no_new_reports()
    {
        const string kommun = "0184";
        await intake.Database.ExecuteAsync($"insert into categories values ('{kommun}', 'klotter', 'Klotter och graffiti', 2, false), ('{kommun}', 'a-traktor', 'A-traktor', 1, true)");
        var sender = intake.NewReporter(kommun);
        await sender.SubmitAsync(new { category = "klotter", occurredFrom = "2026-11-20T21:30:00Z" });
        (await sender.ErrorsOfAsync(new { category = "a-traktor", occurredFrom = "2026-11-20T21:30:00Z" })).ShouldBe(new Dictionary<string, string> { ["category"] = "retired-category" });
        var categories = (await sender.GetAsync("/categories")).GetProperty("categories").EnumerateArray().ToList();
        categories.Count.ShouldBe(20);
        categories.Single(c => c.GetProperty("code").GetString() == "klotter").GetProperty("name").GetString().ShouldBe("Klotter och graffiti");
        categories.Single(c => c.GetProperty("code").GetString() == "a-traktor").GetProperty("retired").GetBoolean().ShouldBeTrue();
    }

    /// <summary>Listens as the exporter would.</summary>
    private sealed class Spans : IDisposable
    {
        private readonly ConcurrentQueue<Activity> ended = new();
        private readonly ActivityListener listener;

        public Spans()
        {
            listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name is EstTelemetry.Name or "Npgsql" or "Microsoft.AspNetCore",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = ended.Enqueue,
            };
            ActivitySource.AddActivityListener(listener);
        }

        /// <summary>Gives the sender's requests a trace of their own.</summary>
        public static ActivityTraceId Begin(IntakeClient sender)
        {
            var trace = ActivityTraceId.CreateRandom();
            sender.Http.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
            return trace;
        }

        public List<string> Of(ActivityTraceId trace) => [.. ended.Where(a => a.TraceId == trace).Select(a => a.OperationName)];

        public bool IsWrittenIn(ActivityTraceId trace) =>
            Writes.Any(write => write.TraceId == trace || write.Links.Any(link => link.Context.TraceId == trace));

        public int Links => Writes.Sum(write => write.Links.Count());

        private IEnumerable<Activity> Writes => ended.Where(a => a.OperationName == "write reports");

        public void Dispose() => listener.Dispose();
    }
}
