using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Unicode;
using Est.ServiceDefaults.Http;

namespace Est.Intake.Streams;

/// <summary>
/// Writes the result lines. They wait here while the sender does not read: many clients read nothing before they have
/// sent everything, and would otherwise wait for us as we for them.
/// </summary>
internal sealed class StreamAnswers : IAsyncDisposable
{
    /// <summary>About 300,000 results; whoever sends more must read meanwhile.</summary>
    private const int MostWaiting = 32 * 1024 * 1024;
    private readonly Pipe waiting = new(new PipeOptions(pauseWriterThreshold: MostWaiting, resumeWriterThreshold: MostWaiting / 2, useSynchronizationContext: false));
    private readonly HttpResponse response;
    private Task? sending;

    public StreamAnswers(HttpResponse response)
    {
        this.response = response;
        response.ContentType = "application/x-ndjson";
    }

    public void Add(int line, string status, Guid id)
    {
        var writer = waiting.Writer;
        var text = writer.GetSpan(160);
        Utf8.TryWrite(text, $$"""{"line":{{line}},"status":"{{status}}","id":"{{id}}","errors":[]}""", out var written);
        text[written++] = (byte)'\n';
        writer.Advance(written);
    }

    public void AddQuarantined(int line, Guid id, IReadOnlyList<FieldError> errors) => Add(new StreamReports.LineResult(line, "quarantined", id, errors));

    public void AddRefused(int line, IReadOnlyList<FieldError> errors) => Add(new StreamReports.LineResult(line, "refused", null, errors));

    private void Add(StreamReports.LineResult result)
    {
        var answer = JsonSerializer.SerializeToUtf8Bytes(result, JsonSerializerOptions.Web);
        waiting.Writer.Write(answer);
        waiting.Writer.Write("\n"u8);
    }

    /// <summary>Lets the added lines go. The answer begins with the first of them, so that a failure before it can still have its own status.</summary>
    public async Task FlushAsync()
    {
        sending ??= waiting.Reader.CopyToAsync(response.BodyWriter);
        await waiting.Writer.FlushAsync();
    }

    /// <summary>Returns when every line is sent.</summary>
    public async Task CompleteAsync()
    {
        await waiting.Writer.CompleteAsync();
        await (sending ?? response.StartAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await waiting.Writer.CompleteAsync();
        if (sending is not null) await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
