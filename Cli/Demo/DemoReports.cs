using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Est.Cli.Demo;

/// <summary>A made report with the key of the organisation that sends it; the other members are those of the API.</summary>
internal sealed record DemoReport(
    [property: JsonIgnore] string Organisation, string ExternalId, DateTimeOffset OccurredFrom, DateTimeOffset? OccurredTo, string Category, int Severity, string Kind,
    string Description, Dictionary<string, object> Place, string? ActionTaken);

/// <summary>
/// Makes the reports of a week. Each week's reports depend on the week alone, so that loading them again, also in a later week,
/// changes nothing and adds what has come since.
/// </summary>
internal static class DemoReports
{
    /// <summary>How many more of each rising category there are in Degerfors this week, last week and the week before.</summary>
    private static readonly int[] Rise = [11, 1, 0];
    private static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");
    private static readonly string[] Rising = ["samling", "buskorning"];

    /// <param name="monday">The week's first day.</param>
    /// <param name="weeksAgo">0 for the present week, -1 for the next, which has planned events alone.</param>
    public static IEnumerable<DemoReport> OfWeek(DemoKommun kommun, DateOnly monday, int weeksAgo, DateTimeOffset now)
    {
        foreach (var pattern in DemoPattern.All)
        {
            var random = Seeded(kommun, monday, pattern.Category);
            var count = Poisson(random, pattern.PerWeek * kommun.Scale * pattern.Season(monday));
            for (var n = 0; n < count; n++)
            {
                var area = PickArea(kommun, random);
                var report = Make(kommun, monday, pattern, random, area, $"{n}");
                // Drawn for each, come or not: the week's other reports must not depend on it.
                var isLeft = random.NextDouble() < Left(kommun, area, pattern.Category, monday, now);
                if (isLeft && HasCome(report)) yield return report;
            }
        }
        if (weeksAgo < 0 || weeksAgo >= Rise.Length) yield break;

        var rising = kommun.Areas.Single(a => a.Code == kommun.Rising);
        foreach (var category in Rising)
        {
            var random = Seeded(kommun, monday, "okning " + category);
            var pattern = DemoPattern.All.Single(p => p.Category == category);
            var count = (int)Math.Round(Rise[weeksAgo] * Math.Sqrt(kommun.Scale));
            for (var n = 0; n < count; n++)
                if (Make(kommun, monday, pattern, random, rising, $"okning-{n}") is var report && HasCome(report)) yield return report;
        }

        bool HasCome(DemoReport report) => report.Kind == "planned" ? weeksAgo >= -1 : (report.OccurredTo ?? report.OccurredFrom) <= now;
    }

    /// <summary>What share of the reports the measures at this place have left.</summary>
    private static double Left(DemoKommun kommun, DemoArea area, string category, DateOnly monday, DateTimeOffset now) => kommun.Measures
        .Where(m => m.Area == area.Code && m.Categories.Contains(category) && monday >= m.StartsOn(DateOnly.FromDateTime(now.DateTime)))
        .Aggregate(1.0, (left, measure) => left * measure.Left);

    private static DemoReport Make(DemoKommun kommun, DateOnly monday, DemoPattern pattern, Random random, DemoArea area, string number)
    {
        var day = Pick(random, pattern.Days);
        var hours = Math.Clamp(pattern.Hour + pattern.Spread * Normal(random), 0, 31);
        var from = Local(monday.AddDays(day), (int)(hours * 12) * 5);
        var minutes = random.Next(pattern.Minutes.From / 5, pattern.Minutes.To / 5 + 1) * 5;
        var place = area.Places[random.Next(area.Places.Length)];
        return new DemoReport(
            pattern.Organisations[random.Next(pattern.Organisations.Length)],
            $"demo-{ISOWeek.GetYear(monday.ToDateTime(default))}-W{ISOWeek.GetWeekOfYear(monday.ToDateTime(default)):00}-{pattern.Category}-{number}",
            from, minutes > 0 ? from.AddMinutes(minutes) : null, pattern.Category, Pick(random, pattern.Severity) + 1, pattern.Kind,
            string.Format(CultureInfo.InvariantCulture, pattern.Texts[random.Next(pattern.Texts.Length)], place.Name),
            PlaceOf(area, place, random), random.NextDouble() < 0.5 ? pattern.Action : null);
    }

    /// <summary>Most reports say the point, some the street, the area or nothing nearer than the kommun.</summary>
    private static Dictionary<string, object> PlaceOf(DemoArea area, DemoPlace place, Random random)
    {
        return random.NextDouble() switch
        {
            < 0.7 => Near("point", metres: 60),
            < 0.85 => Near("street", metres: 120),
            < 0.95 => new() { ["precision"] = "area", ["areaCode"] = area.Code },
            _ => new() { ["precision"] = "municipality" },
        };

        Dictionary<string, object> Near(string precision, double metres) => new()
        {
            ["precision"] = precision,
            ["lon"] = Math.Round(place.Lon + Normal(random) * metres / (111_320 * Math.Cos(double.DegreesToRadians(place.Lat))), 5),
            ["lat"] = Math.Round(place.Lat + Normal(random) * metres / 111_320, 5),
        };
    }

    private static DemoArea PickArea(DemoKommun kommun, Random random) =>
        kommun.Areas[Pick(random, [.. kommun.Areas.Select(a => a.Weight)])];

    private static DateTimeOffset Local(DateOnly day, int minutes)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes);
        if (Stockholm.IsInvalidTime(local)) local = local.AddHours(1);
        return new DateTimeOffset(local, Stockholm.GetUtcOffset(local));
    }

    /// <summary>The same on every machine, unlike a hash code.</summary>
    private static Random Seeded(DemoKommun kommun, DateOnly monday, string what) => new(BitConverter.ToInt32(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{kommun.Code} {monday:yyyy-MM-dd} {what}"))));

    private static int Pick(Random random, double[] weights)
    {
        var left = random.NextDouble() * weights.Sum();
        for (var i = 0; i < weights.Length - 1; i++)
        {
            left -= weights[i];
            if (left < 0) return i;
        }
        return weights.Length - 1;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Knuth's: multiply until below e^-mean.</summary>
    private static int Poisson(Random random, double mean)
    {
        var (count, product, limit) = (-1, 1.0, Math.Exp(-mean));
        do
        {
            count++;
            product *= random.NextDouble();
        }
        while (product > limit);
        return count;
    }
}
