using Est.ServiceDefaults.Access;

namespace Est.Gateway.Sessions;

/// <summary>Somebody who works with Est, in one kommun or several.</summary>
internal sealed record Person(string Subject, string Name, string Title, IReadOnlyList<Membership> Memberships)
{
    /// <summary>What is reported in the staff UI comes from its form.</summary>
    private const string Form = "formular";

    public Passport? PassportFor(string municipality) =>
        Memberships.FirstOrDefault(membership => membership.Municipality == municipality) is { } own
            ? new Passport(Subject, Name, municipality, own.OrganisationId, own.Organisation, own.Source ?? Form, own.Roles, [])
            : null;
}

/// <summary>For whom, and as what, a person works in a kommun.</summary>
internal sealed record Membership(string Municipality, Guid OrganisationId, string Organisation, IReadOnlyList<string> Roles, string? Source = null);
