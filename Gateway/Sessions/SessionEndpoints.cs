using Est.Gateway.Callers;
using Est.Gateway.Headers;
using Est.Gateway.SignIn;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Municipalities;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Gateway.Sessions;

/// <summary>Signing in and out of the staff UI, and who one is there.</summary>
public static class SessionEndpoints
{
    public static void MapSession(this WebApplication app)
    {
        // Failing at start beats failing at the first sign-in.
        app.Services.GetRequiredService<SignInSettings>();
        var session = app.MapGroup("/session").WithTags("Session").AllowAnonymous();
        session.AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            return next(context);
        });
        session.MapGet("/", Show);
        session.MapGet("/personas", ListPersonas);
        session.MapGet("/sign-in", BeginSignIn.Handle).WithName("BeginSignIn");
        session.MapGet("/callback", CompleteSignIn.Handle).WithName("CompleteSignIn");
        session.MapPost("/", StartAsync);
        session.MapDelete("/", EndAsync);
    }

    private static SessionAnswer Show(HttpContext context, DemoPeople demo, SignInSettings settings, IConfiguration configuration)
    {
        var signIn = settings.IsConfigured ? OwnAddress.SignIn : null;
        var map = MapTiles.Of(configuration);
        return Caller.Of(context) is StaffSession { Person: var person }
            ? new SessionAnswer(true, demo.IsDemo, signIn, map, person.Name, person.Title, Describe(person))
            : new SessionAnswer(false, demo.IsDemo, signIn, map);
    }

    private static Results<Ok<List<PersonaAnswer>>, ProblemHttpResult> ListPersonas(DemoPeople demo) => demo.IsDemo
        ? TypedResults.Ok(demo.All.Select(p => new PersonaAnswer(p.Id, p.Name, p.Title, p.Works[0].Organisation, p.Description)).ToList())
        : NoDemo();

    private static async Task<Results<NoContent, ProblemHttpResult>> StartAsync(
        SignInRequest request, HttpContext context, DemoPeople demo, People people, SessionStore sessions, CancellationToken ct)
    {
        if (!demo.IsDemo) return NoDemo();
        if (demo.ByPersona(request.Persona ?? "") is not { } person)
            return Problems.Invalid([new FieldError("persona", "unknown", "Choose one of the personas that /session/personas lists.")]);
        await people.SeenAsync(person.Subject, DemoPeople.Issuer, person.Memberships, ct);
        if (SessionCookie.Read(context.Request) is { } old) await sessions.EndAsync(old, ct);
        SessionCookie.Write(context, await sessions.StartAsync(person, DemoPeople.Issuer, ct), sessions.Longest);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<SignedOut>> EndAsync(
        HttpContext context, SessionStore sessions, SignInSettings settings, Provider provider, IConfiguration configuration, CancellationToken ct)
    {
        if (SessionCookie.Read(context.Request) is { } id) await sessions.EndAsync(id, ct);
        SessionCookie.Delete(context);
        var isProviders = Caller.Of(context) is StaffSession { Issuer: not DemoPeople.Issuer };
        return TypedResults.Ok(new SignedOut(isProviders ? await EndAtProvider.AddressAsync(context.Request, settings, provider, configuration, ct) : null));
    }

    private static List<OwnMunicipality> Describe(Person person) => [.. person.Memberships.Select(m => new OwnMunicipality(
        m.Municipality, Municipalities.ByCode(m.Municipality)!.Name, m.Roles, m.Organisation))];

    private static ProblemHttpResult NoDemo() => Problems.Of(StatusCodes.Status404NotFound, "not-found", "There are no personas here",
        "Signing in as a persona is possible in a demonstration only: ./est up --demo.");
}
