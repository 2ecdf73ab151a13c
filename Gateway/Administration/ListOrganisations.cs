using Est.Gateway.Storage;
using Est.ServiceDefaults.Storage;

namespace Est.Gateway.Administration;

/// <summary>The organisations of the kommuner that the caller administers.</summary>
public static class ListOrganisations
{
    public sealed record Answer(IReadOnlyList<ListedOrganisation> Organisations);

    public sealed record ListedOrganisation(Guid Id, string Municipality, string Name, string Kind, bool Active);

    internal static async Task<Answer> Handle(
        Administrator administrator, ServiceDataSources sources, string? municipality, CancellationToken ct)
    {
        var rows = await AllMunicipalities.ReadAsync(sources,
            "select id, municipality, name, kind, active from organisations where $1 in ('', municipality) order by municipality, name, kind",
            row => new ListedOrganisation(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetBoolean(4)),
            ct, municipality ?? "");
        return new Answer([.. rows.Where(row => administrator.MayAdminister(row.Municipality))]);
    }
}
