using System.Text.Json;
using Est.FollowUp.Effects;
using Est.FollowUp.Storage;
using Est.FollowUp.Years;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Npgsql;

namespace Est.FollowUp.ActionPlans;

/// <summary>Reads the plan: the draft with what Est knows now, or a version as it was decided.</summary>
public static class ActionPlanReader
{
    internal sealed record Texts(string Mapping, string OtherInformation, string Analysis, int Revision)
    {
        public static Texts None => new("", "", "", 0);
    }

    public static async Task<ActionPlan> DraftAsync(string municipality, ServiceDataSources sources, FollowUpDb db, TimeProvider clock, CancellationToken ct)
    {
        var (today, last) = (clock.Today(), Week.Of(clock.GetUtcNow()).Previous);
        var read = await EffectReader.ReadAsync(municipality, sources, db, last, ct, from: last.Plus(-103));
        var kinds = MakeYear.Kinds(last.Year, read, await KindNames.ReadAsync(db, ct));
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var rows = await PlanRows.ReadAsync(connection, municipality, read.Areas, today, ct);
        var known = await KnownAsync(connection, municipality, today, last, ct);
        var texts = await TextsAsync(connection, municipality, ct);
        var versions = await VersionsAsync(connection, municipality, ct);
        var reading = PlanClock.Read(Latest(versions), today);
        return new(
            0, ActionPlan.Draft, texts.Revision, null, null, null, reading.DueBy, reading.DaysLeft, reading.Colour, texts.Mapping, texts.OtherInformation, texts.Analysis,
            PlanSuggestions.Of(read, last, rows, kinds, known), rows, versions);
    }

    /// <returns>Null where there is no such version. Its content is as it was; the clock is of the latest version and of now.</returns>
    public static async Task<ActionPlan?> DecidedAsync(string municipality, int version, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var documents = await connection.ReadAsync(row => row.GetString(0), ct, "select document from action_plans where municipality = $1 and version = $2", municipality, version);
        if (documents is not [var document]) return null;
        var versions = await VersionsAsync(connection, municipality, ct);
        var reading = PlanClock.Read(Latest(versions), clock.Today());
        return JsonSerializer.Deserialize<ActionPlan>(document, JsonSerializerOptions.Web)! with
        {
            DueBy = reading.DueBy,
            DaysLeft = reading.DaysLeft,
            Clock = reading.Colour,
            Versions = versions,
        };
    }

    internal static async Task<Texts> TextsAsync(NpgsqlConnection connection, string municipality, CancellationToken ct, bool locked = false) =>
        (await connection.ReadAsync(
            row => new Texts(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3)), ct,
            $"select mapping, other_information, analysis, revision from action_plan_drafts where municipality = $1 {(locked ? "for update" : "")}", municipality)).SingleOrDefault() ?? Texts.None;

    internal static Task<List<ActionPlan.Decided>> VersionsAsync(NpgsqlConnection connection, string municipality, CancellationToken ct) => connection.ReadAsync(
        row => new ActionPlan.Decided(row.GetInt32(0), row.GetFieldValue<DateOnly>(1)), ct,
        "select version, decided_on from action_plans where municipality = $1 order by version desc", municipality);

    private static DateOnly? Latest(List<ActionPlan.Decided> versions) => versions.Count == 0 ? null : versions.Max(v => v.DecidedOn);

    private static async Task<PlanSuggestions.Known> KnownAsync(NpgsqlConnection connection, string municipality, DateOnly today, Week last, CancellationToken ct) =>
        (await connection.ReadAsync(
            row => new PlanSuggestions.Known(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2)), ct,
            """
            select (select count(distinct organisation)::int from agreed_reporting where municipality = $1 and reports > 0 and week >= $3),
                (select count(*)::int from pledges where municipality = $1 and valid_from <= $2 and valid_to >= $2),
                (select count(*)::int from problems p where municipality = $1 and state = 'open' and not exists (select from causes c where c.municipality = $1 and c.problem = p.id))
            """, municipality, today, last.Plus(-51).ToString())).Single();
}
