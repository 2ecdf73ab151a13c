using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Pictures;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.SituationPicture.Signals;

/// <summary>The signals of one week or a span of weeks, newest week first, in each the surest first.</summary>
public static class ListSignals
{
    private const int MostWeeks = 530, DefaultWeeks = 12, PageSize = 500;

    /// <param name="Next">Send as <c>to</c>, with the same <c>from</c>, for the weeks before these; null when there are none.</param>
    public sealed record Answer(IReadOnlyList<PictureSignal> Signals, string? Next);

    /// <param name="week">One week alone; with it, from and to are not looked at.</param>
    /// <param name="from">First week; 12 weeks up to the last when absent.</param>
    /// <param name="to">Last week; the current one when absent.</param>
    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, ServiceDataSources sources, TimeProvider clock, CancellationToken ct, string? week = null, string? from = null, string? to = null)
    {
        var errors = new List<FieldError>();
        if (week is not null && Week.Read(week, "week", errors) is { } alone) (from, to) = (alone.ToString(), alone.ToString());
        var weeks = errors.Count > 0 ? [] : Week.ReadSpan(from, to, Week.Of(clock.GetUtcNow()), DefaultWeeks, MostWeeks, errors);
        if (errors.Count > 0) return Problems.Invalid(errors);

        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var signals = await SignalRows.ReadAsync(connection, municipality, [.. weeks.Select(w => w.ToString())], ct);
        if (signals.Count <= PageSize) return TypedResults.Ok(new Answer(signals, null));
        // A page holds whole weeks, and one at least: a week's signals belong together.
        var page = signals.TakeWhile((signal, i) => i < PageSize || signal.Week == signals[PageSize - 1].Week).ToList();
        return TypedResults.Ok(new Answer(page, page.Count == signals.Count ? null : signals[page.Count].Week));
    }
}
