using Est.Intake.Categories;

namespace Est.Intake.Imports.Inspecting;

/// <summary>What a column of a file can be for a report.</summary>
internal static class Fields
{
    public const string OccurredFrom = "occurredFrom", OccurredTo = "occurredTo", Date = "date", Time = "time", Category = "category", Severity = "severity",
        Kind = "kind", Description = "description", Lon = "lon", Lat = "lat", Easting = "easting", Northing = "northing", AreaCode = "areaCode",
        Address = "address", ExternalId = "externalId", ActionTaken = "actionTaken", Ignore = "ignore";

    public static IReadOnlyList<string> All { get; } =
        [OccurredFrom, OccurredTo, Date, Time, Category, Severity, Kind, Description, Lon, Lat, Easting, Northing, AreaCode, Address, ExternalId, ActionTaken, Ignore];
}

/// <summary>Suggests what each column is, by its heading and by what stands in it. Where the two differ, the values are right.</summary>
internal static class Columns
{
    private const double Most = 0.8;

    private static readonly (string Field, string[] Headings)[] Known =
    [
        (Fields.ExternalId, ["externalid", "id", "arendenummer", "arendeid", "arendenr", "arende", "handelsenummer", "handelseid", "referens", "referensnummer", "diarienummer", "dnr", "rapportnummer", "rapportid", "lopnummer", "nummer"]),
        (Fields.OccurredFrom, ["occurredfrom", "tidpunkt", "handelsetid", "handelsetidpunkt", "datumochtid", "datumtid", "datetime", "timestamp", "start", "starttid", "startad", "intraffade", "intraffat", "franochmed", "fran", "fromtid", "borjade", "skapad", "rapporterad", "inrapporterad"]),
        (Fields.OccurredTo, ["occurredto", "slut", "sluttid", "slutade", "till", "tillochmed", "tom", "avslutad", "avslutades", "end"]),
        (Fields.Date, ["date", "datum", "handelsedatum", "dag", "dat"]),
        (Fields.Time, ["time", "tid", "klockslag", "klockan", "kl", "handelsetid"]),
        (Fields.Category, ["category", "kategori", "typ", "handelsetyp", "typavhandelse", "handelse", "arendetyp", "brottstyp", "rubrik", "felkategori", "type", "kod", "handelsekod"]),
        (Fields.Severity, ["severity", "allvarlighet", "allvarlighetsgrad", "allvar", "allvarsgrad", "niva", "prioritet", "prio"]),
        (Fields.Kind, ["kind", "slag"]),
        (Fields.Description, ["description", "beskrivning", "text", "fritext", "handelsebeskrivning", "kommentar", "anteckning", "notering", "vadhande", "vadharhant", "sammanfattning"]),
        (Fields.ActionTaken, ["actiontaken", "atgard", "atgarder", "vidtagenatgard", "vidtagnaatgarder", "insats"]),
        (Fields.Lon, ["lon", "lng", "long", "longitude", "longitud"]),
        (Fields.Lat, ["lat", "latitude", "latitud"]),
        (Fields.Easting, ["easting", "east", "e", "ost", "ostlig", "sweref99e", "x"]),
        (Fields.Northing, ["northing", "north", "n", "nord", "nordlig", "norr", "sweref99n", "y"]),
        (Fields.AreaCode, ["areacode", "omradeskod", "omrade", "area", "deso", "omradesid"]),
        (Fields.Address, ["address", "adress", "gatuadress", "plats", "gata", "platsbeskrivning"]),
    ];

    /// <summary>The field that a heading names; null for one that is not known.</summary>
    public static string? OfHeading(string heading)
    {
        var plain = Plain(heading);
        foreach (var (field, headings) in Known)
            if (headings.Contains(plain)) return field;
        return null;
    }

    /// <param name="headings">One for each column; empty texts where there is no header row.</param>
    /// <param name="rows">Some rows, from which the values are judged.</param>
    public static string[] Suggest(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows, Manner manner, Taxonomy taxonomy)
    {
        var suggested = new string?[headings.Count];
        var values = Enumerable.Range(0, headings.Count).Select(i => rows.Select(r => i < r.Count ? r[i] : "").Where(v => v.Length > 0).ToList()).ToList();
        SuggestPlace(headings, values, manner, suggested);
        for (var i = 0; i < headings.Count; i++)
            suggested[i] ??= OfHeading(headings[i]) is { } field && field is not (Fields.Lon or Fields.Lat or Fields.Easting or Fields.Northing) ? Fitting(field, values[i], manner) : null;
        for (var i = 0; i < headings.Count; i++)
            suggested[i] ??= ByValues(values[i], manner, taxonomy, suggested);
        KeepOneOfEach(suggested);
        if (!suggested.Contains(Fields.OccurredFrom) && !suggested.Contains(Fields.Time) && Array.IndexOf(suggested, Fields.Date) is >= 0 and var day)
            suggested[day] = Fields.OccurredFrom;
        return [.. suggested.Select(s => s ?? Fields.Ignore)];
    }

    /// <summary>The system that the columns' values are in: <c>wgs84</c>, <c>sweref99tm</c> or <c>none</c>.</summary>
    public static string SystemOf(IEnumerable<string> suggested) =>
        suggested.Contains(Fields.Lon) ? "wgs84" : suggested.Contains(Fields.Easting) ? "sweref99tm" : "none";

    private static void SuggestPlace(IReadOnlyList<string> headings, List<List<string>> values, Manner manner, string?[] suggested)
    {
        foreach (var (one, other, fieldOne, fieldOther) in new[]
        {
            (Coordinates.Axis.Lon, Coordinates.Axis.Lat, Fields.Lon, Fields.Lat), (Coordinates.Axis.Easting, Coordinates.Axis.Northing, Fields.Easting, Fields.Northing),
        })
        {
            if (BestOf(one) is not { } first || BestOf(other) is not { } second) continue;
            (suggested[first], suggested[second]) = (fieldOne, fieldOther);
            return;
        }

        int? BestOf(Coordinates.Axis axis)
        {
            var fitting = Enumerable.Range(0, values.Count).Where(i => values[i].Count > 0 && Share(values[i], v => Looks(v, axis)) >= Most).ToList();
            // A heading that speaks of a place before one that does not: ages and house numbers may lie in the range too.
            return fitting.Count == 0 ? null : fitting.MinBy(i => OfHeading(headings[i]) is Fields.Lon or Fields.Lat or Fields.Easting or Fields.Northing ? 0 : 1);
        }

        // A degree is written with decimals; a count or an age is not.
        bool Looks(string value, Coordinates.Axis axis) =>
            Coordinates.TryNumber(value, manner.DecimalComma, out var number) && Coordinates.AxisOf(number) == axis
            && (axis is Coordinates.Axis.Easting or Coordinates.Axis.Northing || value.AsSpan().IndexOfAny('.', ',') >= 0);
    }

    /// <summary>The field that the heading names, or the one like it that the values are.</summary>
    private static string? Fitting(string field, List<string> values, Manner manner)
    {
        if (values.Count == 0) return field;
        switch (field)
        {
            case Fields.OccurredFrom or Fields.OccurredTo or Fields.Date or Fields.Time:
                if (field != Fields.OccurredTo && Share(values, v => SwedishDates.TryReadTime(v, out _)) >= Most) return Fields.Time;
                if (Share(values, v => SwedishDates.TryRead(v, manner.DateOrder, out _)) >= Most)
                    return field == Fields.OccurredTo ? field : Share(values, v => HasTime(v, manner)) >= Most ? Fields.OccurredFrom : Fields.Date;
                return field == Fields.OccurredTo && Share(values, v => SwedishDates.TryReadTime(v, out _)) >= Most ? field : null;
            // "Nivå" with texts is anything; with 1 to 3 it is ours.
            case Fields.Severity: return Share(values, v => Words.SeverityOf(v) is not null) >= Most ? field : null;
            case Fields.Kind: return Share(values, v => Words.KindOf(v) is not null) >= Most ? field : null;
            default: return field;
        }
    }

    private static string? ByValues(List<string> values, Manner manner, Taxonomy taxonomy, string?[] suggested)
    {
        if (values.Count == 0) return null;
        if (!suggested.Contains(Fields.OccurredFrom) && !suggested.Contains(Fields.Date) && Share(values, v => SwedishDates.TryRead(v, manner.DateOrder, out _)) >= Most)
            return Share(values, v => HasTime(v, manner)) >= Most ? Fields.OccurredFrom : Fields.Date;
        if (!suggested.Contains(Fields.OccurredFrom) && !suggested.Contains(Fields.Time) && values[0].AsSpan().ContainsAny(':', '.') && Share(values, v => SwedishDates.TryReadTime(v, out _)) >= Most)
            return Fields.Time;
        if (!suggested.Contains(Fields.Category) && Share(values, v => Words.CategoryOf(v, taxonomy) is not null) >= Most) return Fields.Category;
        if (!suggested.Contains(Fields.Description) && Share(values, v => v.Length > 20 && v.Contains(' ', StringComparison.Ordinal)) >= Most) return Fields.Description;
        return null;
    }

    /// <summary>The first column of each field; a description may be written in several.</summary>
    private static void KeepOneOfEach(string?[] suggested)
    {
        for (var i = 0; i < suggested.Length; i++)
            if (suggested[i] is { } field && field != Fields.Description && Array.IndexOf(suggested, field) < i) suggested[i] = null;
    }

    private static bool HasTime(string text, Manner manner) => SwedishDates.TryRead(text, manner.DateOrder, out var moment) && moment.Time is not null;

    private static double Share(List<string> values, Func<string, bool> has) => values.Count == 0 ? 0 : (double)values.Count(has) / values.Count;

    private static string Plain(string heading) => string.Concat(heading.ToLowerInvariant().Select(c => c switch
    {
        'å' or 'ä' or 'á' or 'à' => "a",
        'ö' or 'ø' => "o",
        'é' or 'è' => "e",
        _ => char.IsLetterOrDigit(c) ? c.ToString() : "",
    }));
}
