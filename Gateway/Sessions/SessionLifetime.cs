namespace Est.Gateway.Sessions;

/// <summary>How long a session may be idle, and how long it may last at all: <c>Est:Sessions</c>.</summary>
public sealed record SessionLifetime
{
    /// <summary>Ends a session that nobody uses.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Ends every session, used or not: a working day.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(12);

    /// <exception cref="InvalidOperationException">A setting is wrong.</exception>
    public static SessionLifetime Of(IConfiguration configuration)
    {
        var lifetime = configuration.GetSection("Est:Sessions").Get<SessionLifetime>() ?? new SessionLifetime();
        return lifetime.Idle >= TimeSpan.FromMinutes(1) && lifetime.Longest >= lifetime.Idle
            ? lifetime
            : throw new InvalidOperationException("Est:Sessions: Idle must be a minute at least (00:01:00), and Longest no shorter than Idle.");
    }
}
