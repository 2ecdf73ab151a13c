using System.Globalization;
using Est.Intake.Categories;
using Est.Intake.Reports;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Weeks;

namespace Est.Intake.Walks;

/// <summary>What a walk saw, as reports of the source <c>trygghetsvandring</c>. Pure: the same walk always gives the same reports.</summary>
internal static class WalkReports
{
    public const string Source = "trygghetsvandring";

    /// <summary>The same observation of the same walk is the same report, however often it is published.</summary>
    public static string ExternalId(Guid walk, Guid observation) => $"{walk:N}/{observation:N}";

    /// <summary>A report for each observation, or the errors in <paramref name="errors"/>.</summary>
    /// <param name="reporter">The organisation that arranged the walk.</param>
    public static IReadOnlyList<Report> Of(Walk walk, Reporter reporter, Taxonomy taxonomy, DateTimeOffset now, List<FieldError> errors)
    {
        var (from, to) = When(walk);
        var reports = new List<Report>();
        for (var i = 0; i < walk.Observations.Count; i++)
        {
            var seen = walk.Observations[i];
            var wrong = new List<FieldError>();
            var report = ReportRules.Check(new ReportInput
            {
                ExternalId = ExternalId(walk.Id, seen.Id),
                OccurredFrom = from,
                OccurredTo = to,
                Category = seen.Category,
                Severity = seen.Severity,
                // What is good stands beside what troubles, and is not added to it.
                Kind = seen.Positive ? Kinds.Calm : Kinds.Observation,
                Description = seen.What,
                HasPlace = seen.Lon is not null || walk.Area is not null,
                Precision = seen.Lon is not null ? Precisions.Point : Precisions.Area,
                Lon = seen.Lon,
                Lat = seen.Lat,
                AreaCode = walk.Area,
                FirstHand = true,
            }, reporter, taxonomy, now, wrong);
            if (report is not null) reports.Add(report);
            errors.AddRange(wrong.Select(error => error with { Field = $"observations[{i}].{error.Field}" }));
        }
        return reports;
    }

    /// <summary>The moment it began; without one, the whole day.</summary>
    private static (DateTimeOffset From, DateTimeOffset? To) When(Walk walk) => walk.Time is { } time
        ? (SwedishTime.At(walk.Date, TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture)), null)
        : (SwedishTime.StartOf(walk.Date), SwedishTime.StartOf(walk.Date.AddDays(1)));
}
