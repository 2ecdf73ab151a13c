using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.SignalR;

namespace Est.SituationPicture.Live;

/// <summary>
/// Those who look at the same week see each other and hear of every change at once. A connection belongs to the kommun of the
/// address it came by, which its passport was checked for; it can join weeks of that kommun and of no other.
/// </summary>
public sealed class LiveHub(LivePeople people) : Hub
{
    public const string Changed = "changed", People = "people";

    public async Task Join(string week)
    {
        if (!Week.TryParse(week, out _)) throw new HubException("Not an ISO week such as 2026-W47.");
        var group = Group(week);
        await Groups.AddToGroupAsync(Context.ConnectionId, group);
        var passport = Passport.Of(Context.User!);
        await people.PutAsync(group, new LivePerson(Context.ConnectionId, passport.Name, passport.Organisation, Area: null, Writing: false));
    }

    public async Task Leave(string week)
    {
        await Groups.RemoveFromGroupAsync(Context.ConnectionId, Group(week));
        await people.RemoveAsync(Group(week), Context.ConnectionId);
    }

    /// <param name="area">The area one looks at; null for none.</param>
    public Task PointAt(string week, string? area) => people.ChangeAsync(Group(week), Context.ConnectionId, person => person with { Area = area, Writing = false });

    /// <param name="area">The area one writes about; null when one stops.</param>
    public Task Writing(string week, string? area) =>
        people.ChangeAsync(Group(week), Context.ConnectionId, person => person with { Area = area ?? person.Area, Writing = area is not null });

    public override Task OnDisconnectedAsync(Exception? exception) => people.RemoveEverywhereAsync(Context.ConnectionId);

    public static string GroupOf(string municipality, string week) => $"{municipality}/{week}";

    private string Group(string week) => GroupOf((string)Context.GetHttpContext()!.GetRouteValue("municipality")!, week);
}
