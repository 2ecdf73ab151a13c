using Est.Intake.Reports;

namespace Est.Intake.Open311;

/// <summary>Which requests are asked for.</summary>
/// <param name="Ids">Overrides all else; null when none is named.</param>
/// <param name="From">The earliest that it came in.</param>
/// <param name="To">The latest.</param>
internal sealed record RequestQuery(IReadOnlyList<Guid>? Ids, IReadOnlyList<string> Codes, IReadOnlyList<string> Statuses, DateTimeOffset From, DateTimeOffset To)
{
    public const string Open = "open", Closed = "closed";

    private const int MostIds = 1000;

    /// <summary>The longest span that may be asked for, and the one that is answered when none is.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    public static RequestQuery Of(Guid id) => new([id], [], [], default, default);

    public bool Wants(string status) => Statuses.Count == 0 || Statuses.Contains(status);

    public static RequestQuery Read(IQueryCollection query, DateTimeOffset now, List<string> errors)
    {
        if (Listed("service_request_id") is { Count: > 0 } ids)
        {
            if (ids.Count > MostIds) errors.Add($"service_request_id: ask for at most {MostIds}.");
            // What is no id of ours is the id of nothing.
            return new([.. ids.Where(id => Guid.TryParse(id, out _)).Select(Guid.Parse)], [], [], default, default);
        }
        var statuses = Listed("status");
        if (statuses.Any(status => status is not (Open or Closed))) errors.Add("status: must be open or closed.");
        var (start, end) = (Time("start_date"), Time("end_date"));
        if (end < start) errors.Add("end_date: must not be before start_date.");
        else if (end - start > Longest) errors.Add("end_date: a span may not be longer than 90 days.");
        var to = end ?? (start is { } first && first + Longest < now ? first + Longest : now);
        return new(null, Listed("service_code"), statuses, (start ?? to - Longest).ToUniversalTime(), to.ToUniversalTime());

        List<string> Listed(string name) => [.. query[name].SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

        DateTimeOffset? Time(string name)
        {
            if (query[name].ToString() is not { Length: > 0 } text) return null;
            // Years in which one can be reckoned back and forth.
            if (W3CTime.TryParse(text, out var time) && time.Year is >= 2000 and <= 2999) return time;
            errors.Add($"{name}: write an ISO 8601 time with offset, such as 2010-01-01T00:00:00Z.");
            return null;
        }
    }

    public IQueryable<StoredReport> Apply(IQueryable<StoredReport> reports)
    {
        if (Ids is { } ids) return reports.Where(r => ids.Contains(r.Id));
        if (Codes.Count > 0) reports = reports.Where(r => Codes.Contains(r.Category));
        // No revision came in before the first did: this is what the index on the time can answer.
        return reports.Where(r => r.ReceivedAt >= From);
    }
}
