using System.Net;

namespace Est.Intake.Tests;

/// <summary>A request body that a test sends piece by piece, ends, or breaks off.</summary>
internal sealed class OpenBody : HttpContent
{
    private readonly TaskCompletionSource<Stream> opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task SendAsync(byte[] bytes)
    {
        var stream = await opened.Task;
        await stream.WriteAsync(bytes);
        await stream.FlushAsync();
    }

    public void End() => ended.SetResult();

    public void Break() => ended.SetException(new IOException("The sender breaks off."));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        opened.SetResult(stream);
        return ended.Task;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
