using Est.Intake.Categories;
using Est.Intake.Privacy;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Municipalities;

namespace Est.Intake.Reports;

/// <summary>Who reports, from the passport: never from the body.</summary>
/// <param name="Subject">Subject of the passport.</param>
public sealed record Reporter(Municipality Municipality, Guid OrganisationId, string Organisation, string Source, string? Subject)
{
    /// <exception cref="InvalidOperationException">The passport names a kommun that does not exist.</exception>
    public static Reporter Of(Passport passport) => new(
        Municipalities.ByCode(passport.Municipality) ?? throw new InvalidOperationException("The passport names no kommun."),
        passport.OrganisationId, passport.Organisation, passport.Source, passport.Subject);
}

/// <summary>What a report must be to be taken in. Pure: the same input, kommun, categories and time give the same answer.</summary>
internal static class ReportRules
{
    public const int LongestText = 2000;
    public const int LongestExternalId = 200;
    public const int LongestAreaCode = 100;
    public const int LongestAddress = 200;
    public const double MarginKilometres = 10;

    /// <summary>Midnight in Sweden when the year 2000 began.</summary>
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.FromHours(1));
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(24);

    /// <summary>The report, or null with every broken limit in <paramref name="errors"/>, one entry per field.</summary>
    /// <param name="errors">May hold what the parser found already.</param>
    public static Report? Check(ReportInput input, Reporter reporter, Taxonomy taxonomy, DateTimeOffset now, List<FieldError> errors)
    {
        var kind = OneOf(input.Kind ?? Kinds.Incident, Kinds.All, "kind", errors);
        var category = CheckCategory(input.Category, taxonomy, errors, reporter.Source);
        if (input.Severity is < 1 or > 3) errors.Refuse("severity", "out-of-range", "Must be 1, 2 or 3.");
        CheckTimes(input, planned: kind == Kinds.Planned, now, errors);
        var precision = CheckPlace(input, reporter.Municipality, errors);
        CheckLength(input.ExternalId, LongestExternalId, "externalId", errors);
        CheckLength(input.Description, LongestText, "description", errors);
        CheckLength(input.ActionTaken, LongestText, "actionTaken", errors);
        PrivacyRules.CheckIdentifier(input.ExternalId, "externalId", input.OccurredFrom, errors);
        PrivacyRules.CheckIdentifier(input.AreaCode, "place.areaCode", input.OccurredFrom, errors);
        var texts = PrivacyRules.Guard(input, taxonomy.Privacy, errors);
        if (errors.Count > 0) return null;

        var located = precision is Precisions.Point or Precisions.Street;
        return new Report
        {
            Municipality = reporter.Municipality.Code,
            OrganisationId = reporter.OrganisationId,
            Organisation = reporter.Organisation,
            Source = reporter.Source,
            ExternalId = input.ExternalId,
            Kind = kind!,
            Category = category!,
            Severity = (short)(input.Severity ?? 1),
            OccurredFrom = Normalised(input.OccurredFrom!.Value),
            OccurredTo = input.OccurredTo is { } to ? Normalised(to) : null,
            Texts = texts,
            Precision = precision!,
            Lon = located ? input.Lon : null,
            Lat = located ? input.Lat : null,
            AreaCode = precision == Precisions.Area ? input.AreaCode : null,
            FirstHand = input.FirstHand,
            PoliceReported = input.PoliceReported,
            ReportedBy = reporter.Subject,
        };
    }

    /// <summary>UTC in whole microseconds: what PostgreSQL gives back is what was hashed.</summary>
    internal static DateTimeOffset Normalised(DateTimeOffset time) =>
        new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);

    /// <param name="source">Where it came from, since a source may have codes of its own.</param>
    internal static string? CheckCategory(string? code, Taxonomy taxonomy, List<FieldError> errors, string source = "")
    {
        if (code is null) errors.Refuse("category", "required", "Give one of the kommun's categories.");
        else if (taxonomy.Find(source, code) is not { } known) errors.Refuse("category", "unknown-category", "The kommun has no such category; see GET /categories.");
        else if (known.Retired) errors.Refuse("category", "retired-category", "The kommun no longer uses this category; see GET /categories.");
        else return known.Code;
        return null;
    }

    private static void CheckTimes(ReportInput input, bool planned, DateTimeOffset now, List<FieldError> errors)
    {
        if (input.OccurredFrom is not { } from)
        {
            errors.Refuse("occurredFrom", "required", "Say when it happened, or when the span in which it happened began.");
            if (input.OccurredTo is { } end) CheckTime(end, "occurredTo");
            return;
        }
        CheckTime(from, "occurredFrom");
        if (input.OccurredTo is not { } to) return;
        if (to < from) errors.Refuse("occurredTo", "before-start", "The span must not end before it begins.");
        CheckTime(to, "occurredTo");

        void CheckTime(DateTimeOffset time, string field)
        {
            if (time < Earliest) errors.Refuse(field, "too-early", "Reports from before the year 2000 are not taken in.");
            else if (!planned && time - now > Ahead) errors.Refuse(field, "too-far-ahead", "Only planned events may lie more than 24 hours ahead.");
        }
    }

    private static string? CheckPlace(ReportInput input, Municipality municipality, List<FieldError> errors)
    {
        if (!input.HasPlace) return Precisions.Municipality;
        if (input.Lon is { } lon && !municipality.Covers(lon, (municipality.MinLat + municipality.MaxLat) / 2, MarginKilometres))
            Outside("place.lon");
        if (input.Lat is { } lat && !municipality.Covers((municipality.MinLon + municipality.MaxLon) / 2, lat, MarginKilometres))
            Outside("place.lat");
        CheckLength(input.AreaCode, LongestAreaCode, "place.areaCode", errors);
        CheckLength(input.Address, LongestAddress, "place.address", errors);

        if (input.Precision is null) errors.Refuse("place.precision", "required", "Say how exact the place is: point, street, area or municipality.");
        else if (OneOf(input.Precision, Precisions.All, "place.precision", errors) is { } precision)
        {
            if (precision is Precisions.Point or Precisions.Street)
            {
                if (input.Lon is null) errors.Refuse("place.lon", "required", "A point or street has lon and lat in WGS 84 degrees.");
                if (input.Lat is null) errors.Refuse("place.lat", "required", "A point or street has lon and lat in WGS 84 degrees.");
            }
            else if (precision == Precisions.Area && input.AreaCode is null)
                errors.Refuse("place.areaCode", "required", "Name the area by its code; see GET /areas.");
            return precision;
        }
        return null;

        void Outside(string field) => errors.Refuse(field, "outside-municipality",
            "The place lies more than 10 km outside the kommun. Are lon and lat in WGS 84 degrees, and not swapped?");
    }

    /// <summary>The known value itself, so that a million reports share a few strings.</summary>
    private static string? OneOf(string value, IReadOnlyList<string> known, string field, List<FieldError> errors)
    {
        foreach (var candidate in known)
            if (candidate == value) return candidate;
        errors.Refuse(field, "unknown-" + field[(field.LastIndexOf('.') + 1)..], $"Must be one of {string.Join(", ", known)}.");
        return null;
    }

    private static void CheckLength(string? text, int longest, string field, List<FieldError> errors)
    {
        if (text?.Length > longest) errors.Refuse(field, "too-long", $"At most {longest} characters.");
    }
}
