using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Est.SituationPicture.Live;

/// <param name="Area">The area one looks at; null for none.</param>
public sealed record LivePerson(string Connection, string Name, string Organisation, string? Area, bool Writing);

/// <summary>
/// Who looks at which week. Kept in memory only: with a connection goes the person. Behind several replicas each shows those who
/// are connected to it; what is changed reaches all.
/// </summary>
public sealed class LivePeople(IHubContext<LiveHub> hub)
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, LivePerson>> groups = new();

    public Task PutAsync(string group, LivePerson person)
    {
        groups.GetOrAdd(group, _ => new())[person.Connection] = person;
        return TellAsync(group);
    }

    public Task ChangeAsync(string group, string connection, Func<LivePerson, LivePerson> change)
    {
        if (!groups.TryGetValue(group, out var people) || !people.TryGetValue(connection, out var person)) return Task.CompletedTask;
        var changed = change(person);
        if (changed == person) return Task.CompletedTask;
        people[connection] = changed;
        return TellAsync(group);
    }

    public Task RemoveAsync(string group, string connection) =>
        groups.TryGetValue(group, out var people) && people.TryRemove(connection, out _) ? TellAsync(group) : Task.CompletedTask;

    public Task RemoveEverywhereAsync(string connection) => Task.WhenAll(groups.Keys.Select(group => RemoveAsync(group, connection)));

    private Task TellAsync(string group) =>
        hub.Clients.Group(group).SendAsync(LiveHub.People, groups[group].Values.OrderBy(p => p.Organisation, StringComparer.Ordinal).ThenBy(p => p.Name, StringComparer.Ordinal));
}
