namespace Est.Intake.Feeds.Polisen.Live;

/// <summary><c>Est:Polisen</c> in the configuration.</summary>
public sealed class PollSettings
{
    /// <summary>At most 60 calls an hour and 1,440 a day, at least 10 seconds apart: one a minute keeps all three.</summary>
    private static readonly TimeSpan Fastest = TimeSpan.FromMinutes(1);

    public bool Poll { get; init; }
    public Uri Address { get; init; } = new("https://polisen.se/api/events");

    /// <summary>Says who calls and how to reach them, e.g. <c>Est (Degerfors kommun; sakerhet@degerfors.se)</c>.</summary>
    public string? UserAgent { get; init; }

    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(5);
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <exception cref="InvalidOperationException">The settings break the police's rules for the use of their API.</exception>
    public void Check()
    {
        if (string.IsNullOrWhiteSpace(UserAgent))
            throw new InvalidOperationException("Est:Polisen:UserAgent is not set: the police require that a caller says who it is, e.g. \"Est (Degerfors kommun; sakerhet@degerfors.se)\".");
        if (Every < Fastest)
            throw new InvalidOperationException($"Est:Polisen:Every is {Every}: the police allow one call a minute at most.");
        if (Address.Scheme != Uri.UriSchemeHttps && !Address.IsLoopback)
            throw new InvalidOperationException("Est:Polisen:Address must begin with https.");
    }
}
