using System.Globalization;
using Est.Intake.Categories;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Weeks;

namespace Est.Intake.Reports;

/// <summary>Which reports are asked for; what is null does not narrow.</summary>
/// <param name="Week">The ISO week that the report counts in: that of its start.</param>
/// <param name="Area">The area that the reporter named. Which polygon covers a point is SituationPicture's knowledge.</param>
internal sealed record ReportFilter(Week? Week, string? Area, string? Category, string? Source, BoundingBox? Box)
{
    private const int LongestSource = 200;

    /// <summary>Every parameter that is wrong is one error.</summary>
    public static ReportFilter Read(
        string municipality, Taxonomy taxonomy, string? week, string? area, string? category, string? source, string? bbox, List<FieldError> errors)
    {
        if (category is not null && taxonomy.Find(category) is null)
            errors.Refuse("category", "unknown-category", "The kommun has no such category; see GET /categories.");
        return new ReportFilter(
            week is null ? null : ServiceDefaults.Weeks.Week.Read(week, "week", errors),
            // The kommun itself is the root of its areas.
            area == municipality ? null : Text(area, ReportRules.LongestAreaCode, "area", errors),
            category,
            Text(source, LongestSource, "source", errors),
            bbox is null ? null : BoundingBox.Read(bbox, errors));
    }

    public IQueryable<StoredReport> Apply(IQueryable<StoredReport> reports)
    {
        if (Week is { } week)
        {
            // PostgreSQL takes instants in UTC only.
            var (start, end) = (week.Start.ToUniversalTime(), week.End.ToUniversalTime());
            reports = reports.Where(r => r.OccurredFrom >= start && r.OccurredFrom < end);
        }
        if (Area is not null) reports = reports.Where(r => r.AreaCode == Area);
        if (Category is not null) reports = reports.Where(r => r.Category == Category);
        if (Source is not null) reports = reports.Where(r => r.Source == Source);
        if (Box is { } box)
            reports = reports.Where(r => r.Lon >= box.MinLon && r.Lon <= box.MaxLon && r.Lat >= box.MinLat && r.Lat <= box.MaxLat);
        return reports;
    }

    private static string? Text(string? text, int longest, string field, List<FieldError> errors)
    {
        if (text?.Length == 0) errors.Refuse(field, "required", "Give a value, or leave the parameter out.");
        else if (text?.Length > longest) errors.Refuse(field, "too-long", $"At most {longest} characters.");
        else if (text?.Contains('\0', StringComparison.Ordinal) == true) errors.Refuse(field, "not-text", "The text has characters that are not Unicode text.");
        return text;
    }
}

/// <summary>WGS 84 degrees; the edges belong to it.</summary>
internal sealed record BoundingBox(double MinLon, double MinLat, double MaxLon, double MaxLat)
{
    /// <summary>Reads e.g. <c>14.40,59.22,14.46,59.26</c>: the order of GeoJSON.</summary>
    public static BoundingBox? Read(string text, List<FieldError> errors)
    {
        var numbers = text.Split(',')
            .Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN)
            .ToArray();
        if (numbers is [>= -180, >= -90, <= 180, <= 90] && numbers[0] <= numbers[2] && numbers[1] <= numbers[3])
            return new BoundingBox(numbers[0], numbers[1], numbers[2], numbers[3]);
        errors.Refuse("bbox", "not-a-bbox", "Write minLon,minLat,maxLon,maxLat in WGS 84 degrees, such as 14.40,59.22,14.46,59.26.");
        return null;
    }
}
