using System.Globalization;
using System.Net.Http.Json;

namespace Est.Cli.Demo;

/// <summary>What the meetings of the last weeks agreed and decided: a demonstration in which nobody has ever met would show half of Est.</summary>
internal sealed class DemoMeetings(DemoKommun kommun, DateOnly monday, Func<HttpMethod, string, HttpContent?, Task<string>> send)
{
    private const int Weeks = 3;

    private static readonly (string What, string Who)[] Decided =
    [
        ("Laga belysningen på gångvägen", "Tekniska förvaltningen"),
        ("Gå förbi platsen fredag och lördag kväll", "Möckelns bevakning"),
        ("Prata med ungdomarna på fritidsgården", "Barn- och utbildningsförvaltningen"),
        ("Klipp buskarna så att vägen syns", "Tekniska förvaltningen"),
        ("Hastighetskontroll vid två tillfällen", "Polisen"),
    ];

    public async Task LoadAsync()
    {
        await PutAsync("meetings/plan", new { weekday = 3, time = "09:00", minutes = 30, everyWeeks = 1, place = "Stadshuset, rum 2", skipHolidays = true, from = "2026-01-07" });
        for (var ago = Weeks; ago >= 1; ago--)
        {
            var week = WeekOf(monday.AddDays(-7 * ago));
            if ((await send(HttpMethod.Get, $"/api/{kommun.Code}/pictures/{week}", null)).Contains("\"state\":\"agreed\"", StringComparison.Ordinal)) continue;
            var area = kommun.Areas[ago % kommun.Areas.Length];
            await PutAsync($"pictures/{week}/focus", new { focus = new[] { $"{area.Name}: {area.Places[0].Name} på kvällarna", "Trasig belysning lagas inom en vecka" } });
            for (var n = 0; n < 2; n++)
            {
                var (what, who) = Decided[(2 * ago + n) % Decided.Length];
                await PostAsync($"meetings/{week}/decisions", new { what, who, area = area.Code, until = monday.AddDays(7 * (1 - ago) + 4).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
            }
            await PostAsync($"pictures/{week}/compile", new { });
            await PostAsync($"pictures/{week}/agree", new { });
        }
    }

    private Task<string> PutAsync(string path, object body) => send(HttpMethod.Put, $"/api/{kommun.Code}/{path}", JsonContent.Create(body));

    private Task<string> PostAsync(string path, object body) => send(HttpMethod.Post, $"/api/{kommun.Code}/{path}", JsonContent.Create(body));

    private static string WeekOf(DateOnly day) =>
        $"{ISOWeek.GetYear(day.ToDateTime(default))}-W{ISOWeek.GetWeekOfYear(day.ToDateTime(default)):00}";
}
