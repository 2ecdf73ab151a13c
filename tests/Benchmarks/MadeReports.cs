using System.Globalization;
using System.Text;

namespace Est.Benchmarks;

/// <summary>Reports of about 450 bytes in Degerfors, each with an externalId of its own.</summary>
internal static class MadeReports
{
    private static readonly string[] Categories = ["skadegorelse", "klotter", "nedskrapning", "belysning", "samling", "buskorning", "brand", "alkohol"];
    private const string Text = "Krossad ruta vid entrén till tvättstugan. Glas på marken och spår av att någon har försökt ta sig in. Området är avspärrat med band och en glasmästare är beställd till i morgon.";

    public static byte[] Ndjson(string run, int count, int weeks = 60)
    {
        var start = new DateTimeOffset(2026, 11, 20, 21, 30, 0, TimeSpan.FromHours(1));
        var lines = new StringBuilder(count * 470);
        for (var i = 0; i < count; i++)
        {
            var from = start.AddMinutes(-(i * 7919L % (weeks * 10080L)));
            lines.Append(CultureInfo.InvariantCulture, $$"""
                {"externalId":"{{run}}-{{i}}","occurredFrom":"{{from:yyyy-MM-ddTHH:mm:sszzz}}","occurredTo":"{{from.AddMinutes(90):yyyy-MM-ddTHH:mm:sszzz}}","category":"{{Categories[i % Categories.Length]}}","severity":{{i % 3 + 1}},"kind":"incident","description":"{{Text}}","place":{"lon":{{14.30 + i % 300 * 0.001:0.000}},"lat":{{59.00 + i % 310 * 0.001:0.000}},"precision":"point"},"firstHand":true,"policeReported":false}
                """).Append('\n');
        }
        return Encoding.UTF8.GetBytes(lines.ToString());
    }
}
