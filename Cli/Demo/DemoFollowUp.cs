using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Est.Cli.Demo;

/// <summary>
/// What a kommun has done about what it saw: interventions from problem to review, the work of the last weeks and the next, a pledge and an action plan. A kommun
/// that has interventions of its own making is left alone.
/// </summary>
internal sealed class DemoFollowUp(DemoKommun kommun, DateOnly monday, Func<HttpMethod, string, HttpContent?, Task<string>> send)
{
    private const int WeeksOfWork = 8, WeeksAhead = 3;
    private static readonly string[] Dark = ["belysning"];

    public async Task LoadAsync()
    {
        var present = (await AskAsync("interventions?limit=100"))["interventions"]!.AsArray();
        if (present.Any(i => (string?)i!["source"]!["kind"] == "own")) return;
        var causes = new List<string>();
        var first = (string?)null;
        foreach (var measure in kommun.Measures)
        {
            var (cause, intervention) = await LoadAsync(measure);
            causes.Add(cause);
            first ??= intervention;
        }
        await AnswerMeetingAsync(present, causes[0]);
        await PledgeAsync(first!);
        await PlanAsync();
    }

    private async Task<(string Cause, string Intervention)> LoadAsync(DemoMeasure measure)
    {
        var problem = await PostAsync("interventions/problems", new
        {
            title = measure.Problem,
            area = measure.Area,
            categories = measure.Categories,
            causes = new[] { new { text = measure.Cause, basis = measure.Basis } },
        });
        var cause = (string)problem["causes"]![0]!;
        var from = measure.StartsOn(monday);
        var path = "interventions/" + (string)(await PostAsync("interventions", new
        {
            what = measure.What,
            kind = measure.Kind,
            areas = new[] { measure.Area },
            categories = measure.Categories,
            cause,
            goal = new { text = "En fjärdedel färre rapporter på fyra veckor", measure = "reports", baseline = 12, target = 9, by = Day(from.AddMonths(6)) },
            owner = measure.Owner,
            partners = measure.Partners,
            from = Day(from),
            until = Day(monday.AddMonths(4)),
            reviewAt = Day(measure.Outcome is null ? monday.AddDays(25) : monday.AddDays(-3)),
        }))["id"]!;
        await PostAsync($"{path}/plan", new { });
        await PostAsync($"{path}/start", new { on = Day(from) });
        await WorkAsync(path, measure, from);
        return (cause, path["interventions/".Length..]);
    }

    private async Task WorkAsync(string path, DemoMeasure measure, DateOnly from)
    {
        var friday = monday.AddDays(4);
        var day = friday.AddDays(-7 * WeeksOfWork);
        while (day < from) day = day.AddDays(7);
        var ids = (await PostAsync($"{path}/work", new
        {
            what = measure.Work,
            organisation = measure.Owner,
            day = Day(day),
            at = "18:00",
            minutes = 120,
            everyWeeks = 1,
            until = Day(friday.AddDays(7 * WeeksAhead)),
        }))["ids"]!.AsArray();
        if (measure.Partners.Contains("Polisen"))
            await PostAsync($"{path}/work", new { what = "Vara med på platsen", organisation = "Polisen", day = Day(friday), at = "20:00", minutes = 60, everyWeeks = 1, until = Day(friday.AddDays(7 * WeeksAhead)) });
        foreach (var (id, n) in ids.Select((id, n) => ((string)id!, n)))
        {
            if (day.AddDays(7 * n) >= monday) break;
            if (n == 2) await PostAsync($"interventions/work/{id}/not-done", new { code = "weather" });
            else await PostAsync($"interventions/work/{id}/done", new { amount = measure.Amount, unit = measure.Unit });
        }
    }

    /// <summary>What the last meetings decided: the lamps are mended, one was not done, and the others wait for their cause and goal.</summary>
    private async Task AnswerMeetingAsync(JsonArray present, string cause)
    {
        var decided = present.Select(i => i!).Where(i => (string?)i["source"]!["kind"] == "meeting" && (string?)i["state"] == "proposed")
            .OrderBy(i => (string?)i["source"]!["reference"], StringComparer.Ordinal).ToList();
        if (decided.Find(i => ((string)i["what"]!).Contains("belysning", StringComparison.Ordinal)) is { } done)
        {
            decided.Remove(done);
            var path = $"interventions/{done["id"]}";
            await send(HttpMethod.Put, $"/api/{kommun.Code}/{path}", JsonContent.Create(new
            {
                what = (string)done["what"]!,
                kind = "belysning",
                areas = done["areas"]!.AsArray().Select(a => (string)a!["code"]!),
                categories = Dark,
                cause,
                goal = new { text = "Alla lyktor lyser", measure = "other", by = Day(monday) },
                owner = (string?)done["owner"] ?? "Tekniska förvaltningen",
                from = Day(monday.AddDays(-14)),
                until = Day(monday),
                reviewAt = Day(monday.AddDays(11)),
                revision = (int)done["revision"]!,
            }));
            await PostAsync($"{path}/plan", new { });
            await PostAsync($"{path}/start", new { on = Day(monday.AddDays(-12)) });
            await PostAsync($"{path}/finish", new { on = Day(monday.AddDays(-5)) });
        }
        if (decided.Count > 0) await PostAsync($"interventions/{decided[0]["id"]}/drop", new { code = "no-time", text = "Personalen behövdes på annat håll." });
    }

    /// <summary>The reviews that are due: decided as the measures' outcomes say.</summary>
    public async Task ReviewAsync()
    {
        foreach (var review in (await AskAsync("reviews"))["reviews"]!.AsArray().Select(r => r!))
        {
            var measure = kommun.Measures.FirstOrDefault(m => m.What == (string?)review["intervention"]!["what"]);
            if (measure?.Outcome is not { } outcome || (string?)review["tier"] == "week") continue;
            await PostAsync($"reviews/{review["id"]}/decide", outcome switch
            {
                "extend" => new { outcome, motive = measure.Motive, until = Day(monday.AddMonths(7)), nextReview = Day(monday.AddMonths(3)) },
                "replace" => new { outcome, motive = measure.Motive, successor = new { what = "Laglig vägg tillsammans med fritidsgården", kind = "aktivitet" } },
                _ => (object)new { outcome, motive = measure.Motive, nextReview = Day(monday.AddMonths(3)) },
            });
        }
    }

    private Task<JsonNode> PledgeAsync(string intervention) => PostAsync("pledges", new
    {
        title = "Tryggare väg hem i mörker",
        text = "Vi lagar trasig belysning inom en vecka och går gemensam rond fredag och lördag kväll.",
        organisations = new[] { $"{kommun.Name} kommun", "Polisen" },
        areas = new[] { kommun.Measures[0].Area },
        dialogue = "Trygghetsvandring och medborgardialog i september",
        from = $"{monday.Year}-01-01",
        until = $"{monday.Year}-12-31",
        interventions = new[] { intervention },
    });

    private async Task PlanAsync()
    {
        var plan = await AskAsync("action-plan");
        await send(HttpMethod.Put, $"/api/{kommun.Code}/action-plan", JsonContent.Create(new
        {
            mapping = string.Join(' ', plan["suggested"]!["mapping"]!.AsArray().Select(s => (string)s!)),
            otherInformation = "Trygghetsmätning, trygghetsvandringar och samtal med skolor och bostadsbolag.",
            analysis = string.Join(' ', plan["suggested"]!["analysis"]!.AsArray().Select(s => (string)s!)),
            revision = (int)plan["revision"]!,
        }));
        plan = await AskAsync("action-plan");
        await PostAsync("action-plan/decide", new { decidedOn = Day(monday.AddMonths(-5)), reference = "KS 2026/118", revision = (int)plan["revision"]! });
    }

    private async Task<JsonNode> AskAsync(string path) => JsonNode.Parse(await send(HttpMethod.Get, $"/api/{kommun.Code}/{path}", null))!;

    private async Task<JsonNode> PostAsync(string path, object body)
    {
        var answer = await send(HttpMethod.Post, $"/api/{kommun.Code}/{path}", JsonContent.Create(body));
        return answer.Length > 0 ? JsonNode.Parse(answer)! : new JsonObject();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
