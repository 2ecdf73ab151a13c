using System.Globalization;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Weeks;
using NetTopologySuite.Geometries;

namespace Est.SituationPicture.Ogc;

/// <summary>What of a collection is asked for.</summary>
/// <param name="From">First instant; null without beginning.</param>
/// <param name="To">Last instant; null without end.</param>
public sealed record ItemsQuery(Envelope? Box, DateTimeOffset? From, DateTimeOffset? To, int Limit, int Offset)
{
    private const int DefaultLimit = 100, MostItems = 1_000, MostWeeks = 53;
    private static readonly string[] Known = ["bbox", "datetime", "limit", "offset", "f"];

    /// <summary>Reads the parameters; what the standard does not know is an error, as it asks for (requirements 8 and 9).</summary>
    public static ItemsQuery Read(IQueryCollection query, ICollection<FieldError> errors)
    {
        foreach (var name in query.Keys.Where(name => !Known.Contains(name)))
            errors.Add(new FieldError("", "unknown-parameter", "Use bbox, datetime, limit and offset only."));
        var (from, to) = Time(query["datetime"].ToString(), errors);
        var limit = Number(query, "limit", DefaultLimit, 1, errors);
        return new ItemsQuery(Bounds(query["bbox"].ToString(), errors), from, to, Math.Min(limit, MostItems), Number(query, "offset", 0, 0, errors));
    }

    public bool Meets(Envelope? box) => Box is null || box is not null && Box.Intersects(box);

    /// <summary>The weeks that the time meets, newest first: the current one when no time is given, 53 at most.</summary>
    public IEnumerable<Week> Weeks(DateTimeOffset now)
    {
        if (From is null && To is null) return [Week.Of(now)];
        var last = Week.Of(To < now ? To.Value : now);
        var first = From is { } from ? Week.Of(from) : last.Plus(1 - MostWeeks);
        if (first > last) return [];
        return (first < last.Plus(1 - MostWeeks) ? last.Plus(1 - MostWeeks) : first).To(last).Reverse();
    }

    /// <summary><c>west,south,east,north</c>, or six numbers of which heights are left aside.</summary>
    private static Envelope? Bounds(string text, ICollection<FieldError> errors)
    {
        if (text.Length == 0) return null;
        double[] numbers = [.. text.Split(',').Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n : double.NaN)];
        if (numbers.Length == 6) numbers = [numbers[0], numbers[1], numbers[3], numbers[4]];
        if (numbers.Length == 4 && numbers.All(double.IsFinite) && numbers[0] <= numbers[2] && numbers[1] <= numbers[3])
            return new Envelope(numbers[0], numbers[2], numbers[1], numbers[3]);
        errors.Add(new FieldError("bbox", "invalid-bbox", "Give west,south,east,north in degrees."));
        return null;
    }

    /// <summary>An instant or day, or an interval <c>from/to</c> whose ends may be <c>..</c> or empty.</summary>
    private static (DateTimeOffset?, DateTimeOffset?) Time(string text, ICollection<FieldError> errors)
    {
        if (text.Length == 0) return (null, null);
        var parts = text.Split('/');
        if (parts.Length <= 2 && Instant(parts[0], out var from) && Instant(parts[^1], out var to) && !(from > to) && !(parts.Length == 1 && from is null)) return (from, to);
        errors.Add(new FieldError("datetime", "invalid-datetime", "Give an instant such as 2026-11-20T12:00:00Z, a day, or two of them with / between; .. leaves an end open."));
        return (null, null);
    }

    private static bool Instant(string text, out DateTimeOffset? instant)
    {
        instant = null;
        if (text is "" or "..") return true;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) instant = SwedishTime.StartOf(day).AddHours(12);
        else if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)) instant = parsed;
        return instant is not null && instant.Value.Year is > 1950 and < 2900;
    }

    private static int Number(IQueryCollection query, string name, int otherwise, int least, ICollection<FieldError> errors)
    {
        if (query[name].ToString() is not { Length: > 0 } text) return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least) return number;
        errors.Add(new FieldError(name, "out-of-range", $"Give a whole number from {least}."));
        return otherwise;
    }
}
