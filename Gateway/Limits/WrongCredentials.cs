using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Est.Gateway.Limits;

/// <summary>
/// Counts wrong keys, tokens and cookies by the address they come from. There is nothing to guess in 256 random bits: what is held down is
/// what the attempts cost the others.
/// </summary>
internal sealed class WrongCredentials(LimitSettings limits) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> attempts = PartitionedRateLimiter.Create<IPAddress, IPAddress>(
        address => RateLimitPartition.GetTokenBucketLimiter(address, _ => limits.Wrong.ToOptions()));

    /// <summary>One more from there.</summary>
    /// <returns>True when it was one too many.</returns>
    public bool Count(HttpContext context)
    {
        using var lease = attempts.AttemptAcquire(Network(context.Connection.RemoteIpAddress));
        return !lease.IsAcquired;
    }

    /// <summary>True when what costs a query or a signature to look into must wait.</summary>
    public bool AreTooMany(HttpContext context) => attempts.GetStatistics(Network(context.Connection.RemoteIpAddress)) is { CurrentAvailablePermits: 0 };

    /// <summary>Whoever has an IPv6 address has the 2^64 beside it as well.</summary>
    internal static IPAddress Network(IPAddress? address)
    {
        if (address is null) return IPAddress.None;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[8..].Clear();
        return new IPAddress(bytes);
    }

    public void Dispose() => attempts.Dispose();
}
