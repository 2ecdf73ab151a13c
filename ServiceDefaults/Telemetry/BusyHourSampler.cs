using OpenTelemetry.Trace;

namespace Est.ServiceDefaults.Telemetry;

/// <summary>
/// Follows every request while there are few, and some of them when there are many: at thousands a second
/// the collector of traces becomes the busiest process of all. A request that comes with a trace of its own is followed whenever its sender follows it.
/// </summary>
/// <param name="perSecond">How many new traces are begun each second.</param>
internal sealed class BusyHourSampler(int perSecond, TimeProvider clock) : Sampler
{
    private long second;
    private int begun;

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        if (Interlocked.Exchange(ref second, now) != now) Interlocked.Exchange(ref begun, 0);
        return new SamplingResult(Interlocked.Increment(ref begun) <= perSecond ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);
    }
}
