using Est.Contracts;
using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Live;
using Est.SituationPicture.Signals.Statistics;
using Est.SituationPicture.Storage;
using Npgsql;

namespace Est.SituationPicture.Signals;

/// <summary>
/// Looks for signals in the current week and the seven before it, which late reports may still change. New ones are stored and announced together; those that are
/// none any more are withdrawn. Does nothing when no count has changed since it last looked.
/// </summary>
public static class RefreshSignals
{
    private const int Weeks = 8;
    private const int Space = 719_028;

    /// <returns>False when there was nothing to do.</returns>
    public static async Task<bool> Handle(ServiceDataSources sources, string municipality, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Replicas take turns; those who count do not wait for those who look.
        await using (var turn = transaction.Command("select pg_advisory_xact_lock($1, hashtext($2))", Space, municipality))
            await turn.ExecuteNonQueryAsync(ct);
        if (await StaleSignals.ReadAsync(transaction, municipality, ct) is not { } seen) return false;

        var current = Week.Of(now);
        var weeks = current.Plus(1 - Weeks).To(current).ToList();
        var signals = Find(municipality, await CountedHistory.ReadAsync(transaction, municipality, weeks[0], current, ct), weeks);
        var (raised, withdrawn) = await SignalRows.ReplaceAsync(transaction, municipality, weeks, signals, now, ct);
        await transaction.PublishAsync([.. raised.Select(r => OutboxRow.Of(new SignalRaised(
            municipality, now, r.Id, r.Signal.Area, r.Signal.Category, r.Signal.Week.ToString(), r.Signal.Method,
            r.Signal.Expected, r.Signal.Threshold, r.Signal.Observed)))], ct);
        foreach (var week in raised.Select(r => r.Signal.Week.ToString()).Union(withdrawn))
            await transaction.TellAsync(new LiveChange(municipality, week, "picture", Area: null, Revision: 0), ct);
        await StaleSignals.ClearAsync(transaction, municipality, seen, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>The signals of the weeks, from counts alone.</summary>
    public static IReadOnlyList<Signal> Find(string municipality, CountedHistory? history, IEnumerable<Week> weeks)
    {
        if (history is null) return [];
        var surveillance = new Surveillance(municipality, history.Series);
        var signals = new List<Signal>();
        foreach (var week in weeks.Where(week => week >= history.First))
        {
            var place = history.PlaceOf(week);
            var weeksOfHistory = (week.Monday.DayNumber - history.FirstReport.Monday.DayNumber) / 7;
            foreach (var finding in surveillance.Judge(place, CountedHistory.YearLags(week)))
                signals.Add(Signal.Of(finding, week, place, weeksOfHistory));
        }
        return signals;
    }
}
