namespace Est.Ui.Tests;

/// <summary>Whatever somebody writes is text on every page: it is shown as it was written, and none of it runs.</summary>
public sealed class NoScriptRuns(Browser browser)
{
    private const string Written = "<img src=x onerror=window.ran=1>'; drop table reports; --";

    /// <summary>Puts what was written in front of every text that an answer holds. Codes, ids, times and addresses are not text.</summary>
    private static readonly string Poison = $$"""
        (() => {
          const real = window.fetch;
          const isText = value => /[\p{Lu} åäö]/u.test(value) && !/^[\d/]|@|^https?:|^(Feature|FeatureCollection|Polygon|MultiPolygon|LineString|Point)$/.test(value);
          const poison = value => Array.isArray(value) ? value.map(poison)
            : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, poison(one)]))
            : typeof value === 'string' && isText(value) ? {{System.Text.Json.JsonSerializer.Serialize(Written)}} + value : value;
          window.fetch = async (...asked) => {
            const answer = await real(...asked);
            if (!answer.headers.get('content-type')?.includes('json')) return answer;
            return new Response(JSON.stringify(poison(await answer.json())), { status: answer.status, headers: { 'Content-Type': 'application/json' } });
          };
        })();
        """;

    [Theory]
    [InlineData("Anna Bergström")]
    [InlineData("Sara Nyman")]
    public async Task On_every_page_that_the_navigation_leads_to(string persona)
    {
        await using var staff = await browser.OpenAsync();
        await staff.AnswerFollowUpAsync();
        await staff.AnswerWalksAsync();
        await staff.AnswerAccessAsync();
        await staff.SignInAsync(persona);
        await staff.Page.AddInitScriptAsync(Poison);
        await staff.GoToAsync("/1862/start");
        await Expect(staff.Page.Locator(".frame-pages a").First).ToBeVisibleAsync();
        var paths = await staff.Page.Locator(".frame-pages a").EvaluateAllAsync<string[]>("links => links.map(link => link.pathname)");
        paths.ShouldContain("/1862/vandringar");
        string[] more = ["/1862/vandringar/w1", "/1862/vandringar/w1?del=plan", "/1862/vandringar/w1?del=protokoll", "/1862/installningar/kategorier", .. persona == "Sara Nyman"
            ? new[] { "/1862/administration/aktorer", "/1862/administration/nycklar", "/1862/administration/logg" } : []];
        foreach (var path in paths.Concat(more))
        {
            await staff.GoToAsync(path);
            await Expect(staff.Page.GetByText("<img src=x onerror").First).ToBeVisibleAsync();
            await staff.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await Expect(staff.Page.Locator(".skeleton")).ToHaveCountAsync(0);
            (await staff.Page.EvaluateAsync<string>("String(window.ran)")).ShouldBe("undefined", path);
            (await staff.Page.Locator("img[src='x']").CountAsync()).ShouldBe(0, path);
        }
        // The policy would have refused the script and said so: what it never saw was never markup.
        staff.Complaints.Where(complaint => complaint.Contains("inline", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }
}
