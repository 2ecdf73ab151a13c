using System.Diagnostics;
using Est.Intake.Categories;
using Est.Intake.Privacy;
using Est.Intake.Quarantine;
using Est.Intake.Reports;
using Est.Intake.Writing;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Telemetry;

namespace Est.Intake.Streams;

/// <summary>
/// One stream, from lines to answers. While a batch is written the next one is parsed. A batch is closed when it is full, or
/// when nothing more has arrived and the former is written: a trickle is answered line by line, a flood in large transactions.
/// </summary>
internal sealed class ReportStream(
    LineReader lines, Reporter reporter, Taxonomy taxonomy, ReportWriter writer, StreamAnswers answers, TimeProvider clock)
{
    private static readonly FieldError TooLong = new("", "line-too-long", "A line is at most 64 KiB. Its beginning is kept, the rest was passed over.");
    private static readonly FieldError BrokenCompression = new("", "broken-compression", "The gzip data is damaged here: this line and all after it are lost.");
    private readonly ReportInput input = new();
    private readonly List<FieldError> errors = [];
    private StreamBatch filling = new();
    private StreamBatch.Parsed? held;
    private Task writing = Task.CompletedTask;

    /// <summary>Number of the last line that was read.</summary>
    public int LastLine { get; private set; }

    /// <summary>Returns when every line that came whole is durable, or the body broke off.</summary>
    /// <returns>False when the body broke off: then nobody waits for an answer.</returns>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        var whole = true;
        try
        {
            for (var more = true; more;)
            {
                var reading = lines.ReadAsync(ct);
                await WriteWhileWaitingAsync(reading);
                more = await reading;
                while (!ParseWhatCame()) await HandOverAsync();
            }
        }
        catch (InvalidDataException)
        {
            held = Quarantine(lines.TakeRest(), BrokenCompression);
            while (!ParseWhatCame()) await HandOverAsync();
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // What came whole is stored all the same; the piece of a line after it is not guessed at.
            whole = false;
        }
        await HandOverAsync();
        await writing;
        return whole;
    }

    private async Task WriteWhileWaitingAsync(Task reading)
    {
        while (!reading.IsCompleted && !(filling.IsEmpty && writing.IsCompleted))
        {
            if (writing.IsCompleted) await HandOverAsync();
            else await Task.WhenAny(reading, writing);
        }
        // A sender that waits for its answer must learn that there will be none.
        if (writing.IsFaulted) await writing;
    }

    /// <summary>False when the batch is full: then hand it over and call again.</summary>
    private bool ParseWhatCame()
    {
        var now = clock.GetUtcNow();
        while (true)
        {
            if (held is { } waiting)
            {
                if (!filling.TryAdd(waiting)) return false;
                held = null;
            }
            if (!lines.TryTake(out var line)) return true;
            LastLine = line.Number;
            if (line.IsTooLong) held = Quarantine(line, TooLong);
            else if (line.Bytes.ContainsAnyExcept((byte)' ', (byte)'\t')) held = Parse(line, now);
        }
    }

    private StreamBatch.Parsed Parse(Line line, DateTimeOffset now)
    {
        errors.Clear();
        ReportParser.Parse(line.Bytes, input, errors);
        var report = errors is [{ Field: "" }] ? null : ReportRules.Check(input, reporter, taxonomy, now, errors);
        if (report is not null) return new StreamBatch.Parsed(line.Number, report, null, []);
        return PrivacyRules.KeepNothing(errors) ? new StreamBatch.Parsed(line.Number, null, null, [.. errors]) : Quarantine(line, [.. errors]);
    }

    private StreamBatch.Parsed Quarantine(Line line, params IReadOnlyList<FieldError> reasons) =>
        new(line.Number, null, QuarantinedLine.Of(reporter, line.Bytes, line.Length, reasons), []);

    /// <summary>Waits for the batch that is being written, and begins to write the one that was filled.</summary>
    private async Task HandOverAsync()
    {
        await writing;
        if (filling.IsEmpty) return;
        writing = WriteAsync(filling);
        filling = new StreamBatch();
    }

    private async Task WriteAsync(StreamBatch batch)
    {
        // Each batch is a trace of its own: one of a hundred thousand reports could be neither shown nor read.
        var stream = Activity.Current?.Context ?? default;
        Activity.Current = null;
        using var activity = EstTelemetry.Source.StartActivity("write batch of stream", ActivityKind.Internal, default(ActivityContext), links: [new(stream)]);
        activity?.SetTag("est.reports", batch.Content.Reports.Count);
        // A sender who is gone does not stop the writing of what it sent.
        var results = await writer.WriteAsync(batch.Content, CancellationToken.None);
        batch.Answer(results, await writer.QuarantineRefusedAsync(reporter, batch.Content, results), answers);
        await answers.FlushAsync();
    }
}
