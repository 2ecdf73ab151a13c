using System.Collections.Frozen;
using Est.Gateway.Administration;
using Est.Gateway.SignIn;
using Est.Gateway.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;

namespace Est.Gateway.Sessions;

/// <summary>
/// People one may be in a demonstration, without a password. There are none unless <c>Est:Demo</c> is true; then their
/// kommuner, organisations and memberships are made at start, to be administered like anybody's.
/// </summary>
internal sealed class DemoPeople(
    ServiceDataSources sources, IServiceScopeFactory scopes, Places places, IConfiguration configuration, TimeProvider clock) : IHostedService
{
    /// <summary>Stands where a provider stands that vouches for people.</summary>
    public const string Issuer = "demo";

    private static readonly Work Degerfors = new("1862", "Degerfors kommun", "kommun");
    private static readonly Work Karlskoga = new("1883", "Karlskoga kommun", "kommun");
    private static readonly Work Housing = new("1862", "Degerforsbyggen", "fastighetsbolag");
    private static readonly Work PoliceDegerfors = new("1862", "Polisen", "polis");
    private static readonly Work PoliceKarlskoga = new("1883", "Polisen", "polis");

    private static readonly IReadOnlyList<Persona> Personas =
    [
        new("samordnare", "Anna Bergström", "Trygghetssamordnare", "Tar fram lägesbilden och leder veckomötet.", [Degerfors, Karlskoga], [Roles.Coordinator]),
        new("analytiker", "Johan Ek", "Analytiker", "Läser alla siffror och söker mönster i dem.", [Degerfors, Karlskoga], [Roles.Analyst]),
        new("rapportor", "Maria Lindqvist", "Fastighetsskötare", "Lämnar rapporter från sin telefon och ser sina egna.", [Housing], [Roles.Reporter]),
        new("kommunpolis", "Erik Sund", "Kommunpolis", "Rapporterar, läser lägesbilden och ansvarar för insatser.", [PoliceDegerfors, PoliceKarlskoga], [Roles.Reporter, Roles.InterventionOwner]),
        new("styrgrupp", "Karin Holm", "Kommundirektör", "Läser lägesbilden i styrgruppen.", [Degerfors], [Roles.SteeringGroup]),
        new("lokbra", "Lars Öberg", "Ledamot i LokBrå", "Får information som inte pekar ut någon.", [Degerfors, Karlskoga], [Roles.Council]),
        new("admin", "Sara Nyman", "Systemförvaltare", "Sköter aktörer, nycklar och behörigheter.", [Degerfors, Karlskoga], [Roles.Admin]),
    ];

    private FrozenDictionary<string, Person> people = FrozenDictionary<string, Person>.Empty;

    public bool IsDemo { get; } = configuration.GetValue<bool>("Est:Demo");

    public IReadOnlyList<Persona> All => IsDemo ? Personas : [];

    public Person? Find(string subject) => people.GetValueOrDefault(subject);

    public Person? ByPersona(string persona) => Find(Persona.SubjectOf(persona));

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!IsDemo) return;
        var ids = new Dictionary<Work, Guid>();
        foreach (var work in Personas.SelectMany(persona => persona.Works).Distinct()) ids[work] = await EnsureAsync(work, cancellationToken);
        people = Personas.ToFrozenDictionary(persona => persona.Subject, persona => persona.ToPerson(ids));
        foreach (var persona in Personas)
            foreach (var work in persona.Works) await AddMemberAsync(persona, work.Municipality, ids[work], cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<Guid> EnsureAsync(Work work, CancellationToken ct)
    {
        await using (var scope = scopes.CreateAsyncScope())
            await AddMunicipalities.AddAsync(scope.ServiceProvider.GetRequiredService<GatewayDb>(), [work.Municipality], clock.GetUtcNow(), ct);
        return await places.EnsureAsync(work.Municipality, work.Organisation, work.Kind, ct);
    }

    private async Task AddMemberAsync(Persona persona, string municipality, Guid organisation, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await connection.RunAsync(ct, """
            insert into members (id, municipality, organisation_id, email, name, title, roles, issuer, subject, created_at, created_by)
            values ($2, $1, $3, $4, $5, $6, $7, $8, $9, $10, $8) on conflict (municipality, lower(email)) do nothing
            """,
            municipality, Guid.CreateVersion7(), organisation, $"{persona.Id}@example.se", persona.Name, persona.Title, persona.Roles.ToArray(),
            Issuer, persona.Subject, clock.GetUtcNow());
    }

    internal sealed record Work(string Municipality, string Organisation, string Kind);

    internal sealed record Persona(string Id, string Name, string Title, string Description, IReadOnlyList<Work> Works, IReadOnlyList<string> Roles)
    {
        public string Subject => SubjectOf(Id);

        public static string SubjectOf(string id) => "demo:" + id;

        public Person ToPerson(Dictionary<Work, Guid> organisations) => new(
            Subject, Name, Title, [.. Works.Select(work => new Membership(work.Municipality, organisations[work], work.Organisation, Roles))]);
    }
}
