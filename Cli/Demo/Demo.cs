using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Est.Cli.Access;

namespace Est.Cli.Demo;

/// <summary>
/// Loads the demonstration through the gateway as its users would: kommuner, keys, areas, 60 weeks of reports and nil reports, and
/// the meetings of the latest weeks.
/// Loading again changes nothing, and adds what has come since.
/// </summary>
internal sealed class Demo(GatewayClient gateway, DateTimeOffset now)
{
    private const int Weeks = 60, MostTries = 60;

    /// <summary>So few that the answer fits on its way while the question is still being sent.</summary>
    private const int ReportsPerStream = 400;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly DateOnly monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(ISOWeek.GetYear(now.DateTime), ISOWeek.GetWeekOfYear(now.DateTime), DayOfWeek.Monday));

    /// <summary>How many reports and nil reports there now are.</summary>
    public async Task<(int Reports, int Nil)> LoadAsync(CancellationToken ct)
    {
        await gateway.PostAsync<JsonElement>("/access/municipalities", new { codes = DemoKommun.All.Select(k => k.Code) }, ct);
        var loaded = await Task.WhenAll(DemoKommun.All.Select(kommun => LoadAsync(kommun, ct)));
        await new DemoCouncil(DateOnly.FromDateTime(now.DateTime), async (kommun, method, path, content) =>
        {
            var answer = "";
            await WithKeyAsync(kommun, Coordinating(kommun), "samordnare", async key => answer = await SendAsync(method, $"/api/{kommun.Code}/{path}", content, key, ct), ct);
            return answer;
        }).LoadAsync();
        return (loaded.Sum(l => l.Reports), loaded.Sum(l => l.Nil));
    }

    private async Task<(int Reports, int Nil)> LoadAsync(DemoKommun kommun, CancellationToken ct)
    {
        await WithKeyAsync(kommun, Coordinating(kommun), "samordnare", key => PutAreasAsync(kommun, key, ct), ct);
        var weeks = Enumerable.Range(-1, Weeks + 1).Select(ago => (Ago: ago, Monday: monday.AddDays(-7 * ago))).ToList();
        var reports = weeks.SelectMany(week => DemoReports.OfWeek(kommun, week.Monday, week.Ago, now)).ToLookup(report => report.Organisation);
        await WithKeyAsync(kommun, kommun.Organisations[1], "rapportor", key => LeaveInQuarantineAsync(kommun, key, ct), ct);
        var nil = 0;
        foreach (var organisation in kommun.Organisations)
        {
            await WithKeyAsync(kommun, organisation, "rapportor", async key =>
            {
                foreach (var chunk in reports[organisation.Key].Chunk(ReportsPerStream)) await StreamAsync(kommun, key, chunk, ct);
                var reported = reports[organisation.Key].Select(report => WeekOf(report.OccurredFrom)).ToHashSet();
                // The present week is not over, and one who is silent now and then is what the picture has to show.
                foreach (var week in weeks.Where(w => w.Ago > 0 && w.Ago % 5 != 0).Select(w => WeekOf(w.Monday)).Where(w => !reported.Contains(w)))
                {
                    await SendAsync(HttpMethod.Post, $"/api/{kommun.Code}/reports/nil", JsonContent.Create(new { week }), key, ct);
                    nil++;
                }
            }, ct);
        }
        // The meetings agree on what is counted, so the counting comes first.
        await WithKeyAsync(kommun, Coordinating(kommun), "samordnare", async key =>
        {
            await CountedAsync(kommun, key, ct);
            await new DemoMeetings(kommun, monday, (method, path, content) => SendAsync(method, path, content, key, ct)).LoadAsync();
            var followUp = new DemoFollowUp(kommun, monday, (method, path, content) => SendAsync(method, path, content, key, ct));
            await followUp.LoadAsync();
            await followUp.ReviewAsync();
            await new DemoWalks(kommun, DateOnly.FromDateTime(now.DateTime), (method, path, content) => SendAsync(method, path, content, key, ct)).LoadAsync();
            await new DemoRounds(kommun, DateOnly.FromDateTime(now.DateTime), (method, path, content) => SendAsync(method, path, content, key, ct),
                (organisation, use) => WithKeyAsync(kommun, organisation, "insatsansvarig", own => use((method, path, content) => SendAsync(method, path, content, own, ct)), ct)).LoadAsync();
        }, ct);
        return (reports.Sum(o => o.Count()), nil);
    }

    /// <summary>Lines as a housing company's system writes them when something has gone wrong in it: there is something to mend. Sent again they are the same entries.</summary>
    private async Task LeaveInQuarantineAsync(DemoKommun kommun, string key, CancellationToken ct)
    {
        var (at, place) = (monday.AddDays(-4).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), kommun.Areas[0].Places[0]);
        object[] broken =
        [
            new { externalId = "F-fel-1", occurredFrom = $"{at}T20:15:00+01:00", category = "vandalisering", severity = 2, description = $"Rutan vid {place.Name} är krossad." },
            new { externalId = "F-fel-2", occurredFrom = $"{at}T22:40:00+01:00", category = "skadegorelse", severity = 5, description = "Dörren till cykelförrådet är uppbruten." },
            new { externalId = "F-fel-3", occurredFrom = $"{at}T18:05:00+01:00", category = "klotter", place = new { lon = place.Lat, lat = place.Lon, precision = "point" }, description = "Klotter i trapphuset." },
        ];
        using var lines = new StringContent(string.Concat(broken.Select(line => JsonSerializer.Serialize(line, Json) + "\n")), new MediaTypeHeaderValue("application/x-ndjson"));
        await SendAsync(HttpMethod.Post, $"/api/{kommun.Code}/reports/stream", lines, key, ct);
    }

    private static DemoOrganisation Coordinating(DemoKommun kommun) => new("", $"{kommun.Name} kommun", "kommun", "samordning");

    /// <summary>Waits until the present week's total stands still.</summary>
    private async Task CountedAsync(DemoKommun kommun, string key, CancellationToken ct)
    {
        var (before, now) = (-1, -2);
        for (var tries = 0; tries < MostTries && before != now; tries++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), ct);
            before = now;
            using var list = JsonDocument.Parse(await SendAsync(HttpMethod.Get, $"/api/{kommun.Code}/pictures?limit=60", null, key, ct));
            now = list.RootElement.GetProperty("pictures").EnumerateArray().Sum(week => week.GetProperty("total").GetInt32());
        }
    }

    /// <summary>The key is for the loading alone and revoked after it.</summary>
    private async Task WithKeyAsync(DemoKommun kommun, DemoOrganisation organisation, string role, Func<string, Task> use, CancellationToken ct)
    {
        var key = await KeyCommand.CreateAsync(kommun.Code, organisation.Name, organisation.Kind, organisation.Source, [role], [], ct);
        try
        {
            await use(key.Key);
        }
        finally
        {
            using var none = JsonContent.Create(new { });
            (await gateway.SendAsync($"/access/keys/{key.Id}/revoke", none, ct)).Dispose();
        }
    }

    private async Task PutAreasAsync(DemoKommun kommun, string key, CancellationToken ct)
    {
        using var present = JsonDocument.Parse(await SendAsync(HttpMethod.Get, $"/api/{kommun.Code}/areas", null, key, ct));
        var codes = present.RootElement.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties").GetProperty("code").GetString());
        // A new version of the areas places every report anew: not for nothing, and not over what someone has drawn since.
        if (codes.Any(code => code != kommun.Code)) return;
        await SendAsync(HttpMethod.Put, $"/api/{kommun.Code}/areas", JsonContent.Create(new
        {
            type = "FeatureCollection",
            features = kommun.Areas.Select(area => new
            {
                type = "Feature",
                properties = new { code = area.Code, name = area.Name, population = area.Population, validFrom = "2020-01-01" },
                geometry = new { type = "Polygon", coordinates = new[] { area.Ring.Append(area.Ring[0]).Select(p => new[] { p.Lon, p.Lat }) } },
            }),
        }), key, ct);
    }

    private async Task StreamAsync(DemoKommun kommun, string key, DemoReport[] reports, CancellationToken ct)
    {
        using var lines = new MemoryStream();
        foreach (var report in reports)
        {
            await JsonSerializer.SerializeAsync(lines, report, Json, ct);
            lines.WriteByte((byte)'\n');
        }
        var content = new ByteArrayContent(lines.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } };
        var results = (await SendAsync(HttpMethod.Post, $"/api/{kommun.Code}/reports/stream", content, key, ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (results.FirstOrDefault(result => result.Contains("\"quarantined\"", StringComparison.Ordinal)) is { } refused)
            throw new CliFailure($"A made report was not taken in: {refused}");
        if (results.Length != reports.Length) throw new CliFailure($"Of {reports.Length} made reports {results.Length} were answered.");
    }

    private async Task<string> SendAsync(HttpMethod method, string path, HttpContent? content, string key, CancellationToken ct)
    {
        using (content)
        {
            using var answer = await gateway.SendAsync(method, path, content, ct, key);
            if (!answer.IsSuccessStatusCode) throw new CliFailure(await GatewayClient.RefusalAsync(answer, ct));
            return await answer.Content.ReadAsStringAsync(ct);
        }
    }

    private static string WeekOf(DateTimeOffset time) => WeekOf(DateOnly.FromDateTime(time.DateTime));

    private static string WeekOf(DateOnly day) =>
        $"{ISOWeek.GetYear(day.ToDateTime(default))}-W{ISOWeek.GetWeekOfYear(day.ToDateTime(default)):00}";
}
