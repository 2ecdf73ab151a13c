using Est.ServiceDefaults.Access;

namespace Est.Gateway.Callers;

/// <summary>
/// Whoever asks for an address that needs no sign-in: a calendar or feed program that knows a secret address, or a reader of open data. The passport
/// opens that and nothing else.
/// </summary>
public sealed class UnknownCaller : Caller
{
    private readonly string scope;

    private UnknownCaller(string scope) => this.scope = scope;

    public static UnknownCaller OfCalendars { get; } = new(ServiceDefaults.Access.Scopes.Calendar);

    public static UnknownCaller OfOpenData { get; } = new(ServiceDefaults.Access.Scopes.OpenData);

    protected override IEnumerable<string> Roles => [];

    protected override IEnumerable<string> Scopes => [scope];

    public override string? Home => null;

    public override Passport? PassportFor(string municipality) => new(scope, "Okänd", municipality, Guid.Empty, "Est", scope, [], [scope]);
}
