using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Est.Gateway.Audit;

/// <summary>The last entry that was shown. Entries stand by time, newest first; of the same time, by service, and then by their number in it.</summary>
internal sealed record AuditCursor(DateTimeOffset At, string Service, long Id)
{
    public string Encode() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{At.UtcTicks}|{Service}|{Id}"));

    public static AuditCursor? Decode(string text)
    {
        if (!Base64Url.IsValid(text)) return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|');
        return parts.Length == 3
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.Ticks
            && ServiceAudits.Names.Contains(parts[1])
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new AuditCursor(new DateTimeOffset(ticks, TimeSpan.Zero), parts[1], id)
            : null;
    }

    /// <summary>Which entries of a service are still to be shown: those before (this time, this number).</summary>
    public (DateTimeOffset At, long Id) For(string service) => (At, string.CompareOrdinal(service, Service) switch
    {
        0 => Id,
        < 0 => 0,               // its entries of that time were shown already
        _ => long.MaxValue,
    });
}
