using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Est.Cli.Demo;

/// <summary>
/// The areas of this quarter are chosen, and next quarter's round is under way: some have judged what they can do, some have not.
/// </summary>
/// <param name="asOrganisation">Runs something with a key of one of the kommun's organisations.</param>
internal sealed class DemoRounds(
    DemoKommun kommun, DateOnly today, Func<HttpMethod, string, HttpContent?, Task<string>> send,
    Func<DemoOrganisation, Func<Func<HttpMethod, string, HttpContent?, Task<string>>, Task>, Task> asOrganisation)
{
    private const int AnsweredNext = 4;

    public async Task LoadAsync()
    {
        var rounds = JsonNode.Parse(await send(HttpMethod.Get, Path(""), null))!["rounds"]!.AsArray().Select(r => (string)r!["period"]!).ToHashSet();
        var (current, next) = (QuarterOf(today), QuarterOf(today.AddMonths(3)));
        if (!rounds.Contains(current))
        {
            await PostAsync("", new { period = current });
            await JudgeAsync(current, kommun.Organisations);
            var round = JsonNode.Parse(await send(HttpMethod.Get, Path("/" + current), null))!;
            await PostAsync($"/{current}/decide", new
            {
                chosen = round["areas"]!.AsArray().Where(a => (bool)a!["proposed"]!).Select(a => new { area = (string)a!["area"]! }),
                motive = "Vi följer förslaget: där är behovet störst och flera aktörer kan göra något.",
                revision = (int)round["revision"]!,
            });
        }
        if (rounds.Contains(next)) return;
        await PostAsync("", new { period = next });
        await JudgeAsync(next, kommun.Organisations.Take(AnsweredNext));
    }

    private async Task JudgeAsync(string period, IEnumerable<DemoOrganisation> organisations)
    {
        foreach (var (organisation, n) in organisations.Select((o, n) => (o, n)))
        {
            // Each sees its own means: housing where it has houses, guards where they walk.
            await asOrganisation(organisation, sendAs => sendAs(HttpMethod.Put, Path($"/{period}/influence"), JsonContent.Create(new
            {
                areas = kommun.Areas.Select((area, i) => new
                {
                    area = area.Code,
                    mandate = Score(i, n, 1),
                    owners = Score(i, n, 2),
                    measures = Score(i, n, 3),
                    time = Score(i, n, 4),
                    motive = (i + n) % 3 == 0 ? $"{organisation.Name} arbetar redan vid {area.Places[0].Name}." : "Vi kan bidra när andra leder.",
                }),
            })));
        }

        // Larger areas, which stand first, are where most can be done; the actors differ by a step.
        static int Score(int area, int organisation, int question) => Math.Clamp(5 - area + (organisation + question) % 3 - 1, 1, 5);
    }

    private Task<string> PostAsync(string path, object body) => send(HttpMethod.Post, Path(path), JsonContent.Create(body));

    private string Path(string rest) => $"/api/{kommun.Code}/rounds{rest}";

    private static string QuarterOf(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}-Q{(day.Month - 1) / 3 + 1}");
}
