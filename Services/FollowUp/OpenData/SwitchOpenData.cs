using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.FollowUp.OpenData;

/// <summary>Opens what was published to the council to everyone, or closes it again. Off until a kommun says otherwise.</summary>
public static class SwitchOpenData
{
    public sealed record Request(bool On);

    public static async Task<NoContent> Handle(
        string municipality, Request request, Passport passport, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await connection.RunAsync(ct,
            """
            insert into open_data (municipality, is_on, changed_at, changed_by) values ($1, $2, $3, $4)
            on conflict (municipality) do update set is_on = excluded.is_on, changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """, municipality, request.On, clock.GetUtcNow().UtcDateTime, $"{passport.Name}, {passport.Organisation}");
        return TypedResults.NoContent();
    }
}
