using System.Text.Json.Serialization;
using Est.Gateway.Callers;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Municipalities;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Gateway.Sessions;

/// <summary>Signing in and out of the staff UI, and who one is there.</summary>
public static class SessionEndpoints
{
    /// <summary>Who is signed in; without <c>signedIn</c>, only whether this is a demonstration.</summary>
    public sealed record Session(
        bool SignedIn, bool Demo,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Name = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Title = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Membership>? Municipalities = null);

    public sealed record Membership(string Code, string Name, IReadOnlyList<string> Roles, string Organisation);

    /// <param name="Id">What to send to <c>POST /session</c>.</param>
    public sealed record Persona(string Id, string Name, string Title, string Organisation, string Description);

    public sealed record SignIn(string? Persona);

    public static void MapSession(this WebApplication app)
    {
        var session = app.MapGroup("/session").WithTags("Session").AllowAnonymous();
        session.MapGet("/", Show);
        session.MapGet("/personas", ListPersonas);
        session.MapPost("/", StartAsync);
        session.MapDelete("/", EndAsync);
    }

    private static Session Show(HttpContext context, DemoPeople demo) => Caller.Of(context) is StaffSession { Person: var person }
        ? new Session(true, demo.IsDemo, person.Name, person.Title, Describe(person))
        : new Session(false, demo.IsDemo);

    private static Results<Ok<List<Persona>>, ProblemHttpResult> ListPersonas(DemoPeople demo) => demo.IsDemo
        ? TypedResults.Ok(demo.All.Select(p => new Persona(p.Id, p.Name, p.Title, p.Works[0].Organisation, p.Description)).ToList())
        : NoDemo();

    private static async Task<Results<NoContent, ProblemHttpResult>> StartAsync(
        SignIn request, HttpContext context, DemoPeople demo, SessionStore sessions, CancellationToken ct)
    {
        if (!demo.IsDemo) return NoDemo();
        if (demo.ByPersona(request.Persona ?? "") is not { } person)
            return Problems.Invalid([new FieldError("persona", "unknown", "Choose one of the personas that /session/personas lists.")]);
        if (SessionCookie.Read(context.Request) is { } old) await sessions.EndAsync(old, ct);
        SessionCookie.Write(context, await sessions.StartAsync(person, ct));
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> EndAsync(HttpContext context, SessionStore sessions, CancellationToken ct)
    {
        if (SessionCookie.Read(context.Request) is { } id) await sessions.EndAsync(id, ct);
        SessionCookie.Delete(context);
        return TypedResults.NoContent();
    }

    private static List<Membership> Describe(Person person) => [.. person.Memberships.Select(m => new Membership(
        m.Municipality, Municipalities.ByCode(m.Municipality)!.Name, m.Roles, m.Organisation))];

    private static ProblemHttpResult NoDemo() => Problems.Of(StatusCodes.Status404NotFound, "not-found", "There are no personas here",
        "Signing in as a persona is possible in a demonstration only: ./est up --demo.");
}
