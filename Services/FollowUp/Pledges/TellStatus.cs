using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.FollowUp.Pledges;

/// <summary>Says how a pledge goes, once for each half year; said again it replaces what was said of that half year.</summary>
public static class TellStatus
{
    private const int Longest = 2000;

    public static IReadOnlyList<string> All { get; } = ["kept", "partly", "not-kept", "under-way"];

    public sealed record Request(string? Status, string? Text);

    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string municipality, Guid id, string half, Request request, Passport passport, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        if (!HalfYear.TryParse(half, out var at)) errors.Add(new("half", "not-a-half-year", "Write a half year such as 2026-H2."));
        else if (at.First > clock.Today()) errors.Add(new("half", "not-begun", "The half year has not begun."));
        if (!All.Contains(request.Status)) errors.Add(new("status", "unknown", $"Give one of {string.Join(", ", All)}."));
        if (request.Text?.Length > Longest) errors.Add(new("text", "too-long", $"Say it in at most {Longest} characters: what was done, and what was not."));
        if (errors.Count > 0) return Problems.Invalid(errors);

        await using var connection = await sources.App.OpenAsync(municipality, ct);
        // Of a half year that the pledge was in force, in one statement, so that none is told of a pledge that is being taken away.
        var told = await connection.RunAsync(ct,
            """
            insert into pledge_statuses (municipality, pledge, half, status, text, at, by)
            select municipality, id, $3, $4, $5, $6, $7 from pledges where municipality = $1 and id = $2 and valid_from <= $9 and valid_to >= $8 for share
            on conflict (municipality, pledge, half) do update set status = excluded.status, text = excluded.text, at = excluded.at, by = excluded.by
            """, municipality, id, half, request.Status, request.Text?.Trim() ?? "", clock.GetUtcNow(), $"{passport.Name}, {passport.Organisation}", at.First, at.Last);
        if (told == 1) return TypedResults.NoContent();
        return await WritePledge.IsThereAsync(connection, municipality, id, ct)
            ? Problems.Invalid([new("half", "not-in-force", "The pledge was not in force then.")])
            : Problems.NotFound("pledge");
    }
}
