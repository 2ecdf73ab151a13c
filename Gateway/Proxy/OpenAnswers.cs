using System.Collections.Concurrent;
using Est.Gateway.Callers;
using Est.Gateway.Keys;
using Est.Gateway.Sessions;
using Est.ServiceDefaults.Access;

namespace Est.Gateway.Proxy;

/// <summary>
/// What is still being answered: a live connection stays open for hours, while its session ends and memberships are taken. Whoever is no longer
/// what they were when they were let in is cut off; a page that may ask again does so, and is judged anew. Writes run to their end.
/// </summary>
internal sealed class OpenAnswers(SessionStore sessions, KeyCache keys, TimeProvider clock)
{
    private readonly ConcurrentDictionary<Answer, byte> open = new();

    public async Task KeepAsync(HttpContext context, Caller caller, string municipality, RequestDelegate next)
    {
        var answer = new Answer(context, caller, municipality);
        open[answer] = 0;
        try
        {
            await next(context);
        }
        finally
        {
            open.TryRemove(answer, out _);
            answer.End();
        }
    }

    public async Task CutAsync(CancellationToken ct)
    {
        if (open.IsEmpty) return;
        var answers = open.Keys.ToList();
        var people = await sessions.OpenAsync([.. answers.Select(answer => answer.Caller).OfType<StaffSession>().Select(session => session.Id).Distinct()], ct);
        foreach (var answer in answers.Where(answer => !IsStillLetIn(answer, people))) answer.Cut();
    }

    private bool IsStillLetIn(Answer answer, IReadOnlyDictionary<Guid, Person> people) => answer.Caller switch
    {
        StaffSession session => people.TryGetValue(session.Id, out var person)
            && person.PassportFor(answer.Municipality) is { } now && session.PassportFor(answer.Municipality) is { } then
            && now.OrganisationId == then.OrganisationId && now.Roles.SequenceEqual(then.Roles),
        IntegrationKey key => keys.All.Contains(key) && !key.IsExpired(clock.GetUtcNow()),
        _ => true,
    };

    /// <summary>A request's context serves the next request when it is over, which must not be cut in its stead.</summary>
    private sealed class Answer(HttpContext context, Caller caller, string municipality)
    {
        private readonly Lock ending = new();
        private bool isOver;

        public Caller Caller => caller;
        public string Municipality => municipality;

        public void Cut()
        {
            lock (ending)
                if (!isOver) context.Abort();
        }

        public void End()
        {
            lock (ending) isOver = true;
        }
    }
}
