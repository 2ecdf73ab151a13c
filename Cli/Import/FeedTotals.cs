using System.Globalization;
using System.Text.Json;
using Est.AppHost.Local;

namespace Est.Cli.Import;

/// <summary>What became of the events, as the answers to <c>POST /feeds/polisen</c> say it, and their sum.</summary>
internal sealed record FeedTotals(int Received, int Accepted, int Revised, int Unchanged, int County, int UnknownPlace, int Quarantined)
{
    public static FeedTotals None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    public static FeedTotals operator +(FeedTotals one, FeedTotals other) => new(
        one.Received + other.Received,
        one.Accepted + other.Accepted,
        one.Revised + other.Revised,
        one.Unchanged + other.Unchanged,
        one.County + other.County,
        one.UnknownPlace + other.UnknownPlace,
        one.Quarantined + other.Quarantined);

    public void Write(TextWriter writer, bool json)
    {
        if (json)
            writer.WriteLine(JsonSerializer.Serialize(this, JsonSerializerOptions.Web));
        else
            Table.Write(writer, ["EVENTS", ""], Rows().Select(row => new[] { row.What, row.Count.ToString("N0", CultureInfo.InvariantCulture).PadLeft(12) }));
    }

    private IEnumerable<(string What, int Count)> Rows() =>
    [
        ("received", Received),
        ("accepted", Accepted),
        ("revised", Revised),
        ("unchanged", Unchanged),
        ("of a whole county", County),
        ("of an unknown place", UnknownPlace),
        ("in quarantine", Quarantined),
    ];
}
