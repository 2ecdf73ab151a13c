using Est.SituationPicture.Facts;
using Est.SituationPicture.Storage;
using Npgsql;

namespace Est.SituationPicture.Areas;

/// <summary>
/// Moves a kommun's facts to the current version of its areas, in the order of their ids. A step is a transaction under the kommun's
/// lock: facts, counts and how far the job is commit together, so that a job which is killed goes on where it was, and reports come in
/// between two steps. What comes in meanwhile is counted in the current version by itself, behind or before the job.
/// </summary>
public static class MoveFacts
{
    /// <summary>Some tenths of a second: as long as a report may have to wait.</summary>
    public const int FactsPerStep = 5_000;

    public static async Task<Guid> BeginAsync(NpgsqlTransaction transaction, string municipality, int version, DateTimeOffset now, CancellationToken ct)
    {
        var id = Guid.CreateVersion7(now);
        // Counting the facts themselves takes seconds where there are millions; those taken back are missing here, and make the end come early.
        await using var command = transaction.Command(
            """
            insert into area_jobs (municipality, id, version, state, expected, began_at)
            select $1, $2, $3, 'running', coalesce(sum(reports + planned + calm), 0), $4 from weekly_organisations where municipality = $1
            """, municipality, id, version, now);
        await command.ExecuteNonQueryAsync(ct);
        return id;
    }

    /// <summary>Does the next step of the kommun's oldest job.</summary>
    /// <returns>False when no job is left.</returns>
    public static async Task<bool> StepAsync(
        NpgsqlTransaction transaction, string municipality, AreaMaps areaMaps, DateTimeOffset now, CancellationToken ct, int count = FactsPerStep)
    {
        await transaction.LockAsync(municipality, ct);
        if (await NextAsync(transaction, municipality, ct) is not { } job) return false;
        var facts = await FactRows.ReadPageAsync(transaction, municipality, job.After, count, ct);
        var areas = await areaMaps.CurrentAsync(transaction, municipality, ct);
        var countedIn = await areaMaps.CountedInAsync(transaction, municipality, facts, ct);

        var (moves, tally) = (new List<(Guid, string)>(), new Tally());
        foreach (var fact in facts)
        {
            var area = areas.Place(fact);
            var (from, to) = (countedIn.Upwards(fact), areas.Upwards(area));
            if (from.SequenceEqual(to)) continue;
            moves.Add((fact.ReportId, area));
            tally.Remove(fact, from);
            tally.Add(fact, to);
        }
        if (moves.Count > 0) await FactRows.MoveAsync(transaction, municipality, areas.Version, moves, ct);
        await CountRows.ApplyAsync(transaction, municipality, tally, now, ct);
        await KeepAsync(transaction, municipality, job, facts, isLast: facts.Count < count, now, ct);
        return true;
    }

    private sealed record Job(Guid Id, Guid? After);

    private static async Task<Job?> NextAsync(NpgsqlTransaction transaction, string municipality, CancellationToken ct)
    {
        await using var command = transaction.Command(
            "select id, after from area_jobs where municipality = $1 and state = 'running' order by id limit 1", municipality);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? new Job(reader.GetGuid(0), reader.IsDBNull(1) ? null : reader.GetGuid(1)) : null;
    }

    private static async Task KeepAsync(
        NpgsqlTransaction transaction, string municipality, Job job, List<Fact> facts, bool isLast, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = transaction.Command(
            """
            update area_jobs set done = done + $3, expected = case when $6 then done + $3 else greatest(expected, done + $3) end,
                after = $4, state = case when $6 then 'done' else state end, ended_at = case when $6 then $5 end
            where municipality = $1 and id = $2
            """,
            municipality, job.Id, facts.Count, facts.Count > 0 ? facts[^1].ReportId : job.After ?? Guid.Empty, now, isLast);
        await command.ExecuteNonQueryAsync(ct);
    }
}
