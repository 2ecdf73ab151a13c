namespace Est.Gateway.Limits;

/// <summary>
/// How much one caller may ask (<c>Est:Limits</c>), as token buckets: <see cref="Bucket.Burst"/> at once, and <see cref="Bucket.Each"/> more
/// every <see cref="Bucket.Period"/>. A stream or a file is one request, whatever it carries.
/// </summary>
public sealed record LimitSettings
{
    /// <summary>For an integration key, and for a program's bearer token.</summary>
    public Bucket Key { get; init; } = new() { Burst = 5_000, Each = 1_000 };

    /// <summary>For a person's session, whose pages fetch anew whenever something changes.</summary>
    public Bucket Session { get; init; } = new() { Burst = 600, Each = 60 };

    /// <summary>Wrong keys, tokens and cookies from one address. Right ones from there are not held up.</summary>
    public Bucket Wrong { get; init; } = new() { Burst = 300, Each = 30 };

    public sealed record Bucket
    {
        public int Burst { get; init; }
        public int Each { get; init; }
        public TimeSpan Period { get; init; } = TimeSpan.FromSeconds(1);
    }

    /// <exception cref="InvalidOperationException">A setting is wrong.</exception>
    public static LimitSettings Of(IConfiguration configuration)
    {
        var limits = configuration.GetSection("Est:Limits").Get<LimitSettings>() ?? new LimitSettings();
        return new[] { limits.Key, limits.Session, limits.Wrong }.All(bucket => bucket is { Burst: > 0, Each: > 0 } && bucket.Period > TimeSpan.Zero)
            ? limits
            : throw new InvalidOperationException("Est:Limits: Burst, Each and Period must be above zero.");
    }
}
