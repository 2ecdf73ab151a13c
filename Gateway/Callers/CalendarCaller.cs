using Est.ServiceDefaults.Access;

namespace Est.Gateway.Callers;

/// <summary>A calendar program that asks for the secret address of a kommun's meetings. Its passport opens that and nothing else.</summary>
public sealed class CalendarCaller : Caller
{
    public static CalendarCaller Instance { get; } = new();

    protected override IEnumerable<string> Roles => [];

    protected override IEnumerable<string> Scopes => [ServiceDefaults.Access.Scopes.Calendar];

    public override string? Home => null;

    public override Passport? PassportFor(string municipality) =>
        new("calendar", "Kalender", municipality, Guid.Empty, "Est", "kalender", [], [ServiceDefaults.Access.Scopes.Calendar]);
}
