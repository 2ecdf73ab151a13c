using Est.Gateway.Storage;
using Est.ServiceDefaults.Municipalities;
using Microsoft.EntityFrameworkCore;

namespace Est.Gateway.Administration;

/// <summary>The kommuner that work with Est, as far as the caller administers them.</summary>
public static class ListMunicipalities
{
    public sealed record Answer(IReadOnlyList<ListedMunicipality> Municipalities);

    public sealed record ListedMunicipality(string Code, string Name, string County, DateTimeOffset AddedAt);

    internal static async Task<Answer> Handle(Administrator administrator, GatewayDb db, CancellationToken ct)
    {
        var rows = await db.Municipalities.AsNoTracking().OrderBy(m => m.Code).ToListAsync(ct);
        return new Answer([.. rows.Where(row => administrator.MayAdminister(row.Code))
            .Select(row => (row.AddedAt, Municipality: Municipalities.ByCode(row.Code)!))
            .Select(row => new ListedMunicipality(row.Municipality.Code, row.Municipality.Name, row.Municipality.County, row.AddedAt))]);
    }
}
