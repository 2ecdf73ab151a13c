using Est.FollowUp.Effects;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Weeks;
using Npgsql;

namespace Est.FollowUp.Pledges;

/// <summary>A pledge to the residents (medborgarlöfte) by police and kommun, with what is done for it and how it goes.</summary>
/// <param name="Picture">The week of the picture it was made from; null where it came from dialogue alone.</param>
/// <param name="Dialogue">Which dialogue with residents or staff it came from.</param>
/// <param name="Due">When the next status is to be told at the latest; null when all are.</param>
public sealed record Pledge(
    Guid Id, string Title, string Text, IReadOnlyList<string> Organisations, IReadOnlyList<NamedArea> Areas, string? Picture, string Dialogue, DateOnly From, DateOnly Until,
    IReadOnlyList<Pledge.Measure> Interventions, IReadOnlyList<Pledge.Told> Statuses, DateOnly? Due, int Revision)
{
    public sealed record Measure(Guid Id, int Number, string What, string State);

    /// <param name="Half">E.g. <c>2026-H2</c>.</param>
    public sealed record Told(string Half, string Status, string Text, DateTimeOffset At, string By);

    /// <param name="Revision">The one that was seen; only with a change.</param>
    public sealed record Request(
        string? Title, string? Text, IReadOnlyList<string>? Organisations, IReadOnlyList<string>? Areas, string? Picture, string? Dialogue, DateOnly? From, DateOnly? Until,
        IReadOnlyList<Guid>? Interventions, int? Revision)
    {
        private const int LongestTitle = 200, LongestText = 2000, MostOfEach = 50;

        public List<FieldError> Check()
        {
            var errors = new List<FieldError>();
            Length(Title, "title", LongestTitle);
            Length(Text, "text", LongestText);
            if (Dialogue?.Length > LongestText) errors.Add(new("dialogue", "too-long", $"Say it in at most {LongestText} characters."));
            if (Organisations is null or { Count: 0 } || Organisations.Any(string.IsNullOrWhiteSpace)) errors.Add(new("organisations", "missing", "Name who promises."));
            if (From is null) errors.Add(new("from", "missing", "Say from when it is promised."));
            if (Until is null) errors.Add(new("until", "missing", "Say until when it is promised."));
            if (Until < From) errors.Add(new("until", "before-from", "The last day must not be before the first."));
            if (Until > From?.AddYears(10)) errors.Add(new("until", "too-long", "Promise at most ten years at a time."));
            if (!string.IsNullOrEmpty(Picture)) Week.Read(Picture, "picture", errors);
            if (Areas?.Count > MostOfEach) errors.Add(new("areas", "too-many", $"Name at most {MostOfEach}."));
            if (Interventions?.Count > MostOfEach) errors.Add(new("interventions", "too-many", $"Name at most {MostOfEach}."));
            return errors;

            void Length(string? text, string field, int longest)
            {
                if (text?.Trim() is not { Length: > 0 } given || given.Length > longest) errors.Add(new(field, "length", $"Write 1 to {longest} characters."));
            }
        }

        /// <summary>As columns of the table, from the title on.</summary>
        public object?[] Values() =>
        [
            Title!.Trim(), Text!.Trim(), Organisations!.Select(o => o.Trim()).Distinct().ToArray(), (Areas ?? []).Distinct().ToArray(), string.IsNullOrEmpty(Picture) ? null : Picture,
            Dialogue?.Trim() ?? "", From!.Value, Until!.Value, (Interventions ?? []).Distinct().ToArray(),
        ];
    }

    public static async Task<List<Pledge>> ReadAsync(NpgsqlConnection connection, string municipality, AreaTree areas, CancellationToken ct)
    {
        var statuses = (await connection.ReadAsync(
            row => (Pledge: row.GetGuid(0), Told: new Told(row.GetString(1), row.GetString(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4), row.GetString(5))), ct,
            "select pledge, half, status, text, at, by from pledge_statuses where municipality = $1 order by half desc", municipality)).ToLookup(s => s.Pledge, s => s.Told);
        var interventions = (await connection.ReadAsync(
            row => new Measure(row.GetGuid(0), row.GetInt32(1), row.GetString(2), row.GetString(3)), ct,
            "select id, number, what, state from interventions where municipality = $1 and id in (select unnest(interventions) from pledges where municipality = $1) order by number",
            municipality)).ToDictionary(i => i.Id);
        return await connection.ReadAsync(
            row =>
            {
                var (id, from, until) = (row.GetGuid(0), row.GetFieldValue<DateOnly>(7), row.GetFieldValue<DateOnly>(8));
                return new Pledge(
                    id, row.GetString(1), row.GetString(2), row.GetFieldValue<string[]>(3), [.. row.GetFieldValue<string[]>(4).Select(areas.Named)], row.Text(5), row.GetString(6), from, until,
                    [.. row.GetFieldValue<Guid[]>(9).Where(interventions.ContainsKey).Select(i => interventions[i]).OrderBy(i => i.Number)], [.. statuses[id]],
                    HalfYear.Due(from, until, [.. statuses[id].Select(s => s.Half)]), row.GetInt32(10));
            }, ct,
            """
            select id, title, text, organisations, areas, picture, dialogue, valid_from, valid_to, interventions, revision
            from pledges where municipality = $1 order by valid_from desc, title
            """, municipality);
    }
}
