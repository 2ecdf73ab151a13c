using System.Globalization;
using Est.Intake.Reports;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Municipalities;

namespace Est.Intake.Walks;

/// <summary>What people say of a walk beside its observations and proposals.</summary>
/// <param name="Time">When it begins, e.g. <c>18:30</c>.</param>
/// <param name="Light"><c>day</c> or <c>dark</c>.</param>
/// <param name="Route">A GeoJSON LineString in WGS 84.</param>
/// <param name="Area">Area code; null for the whole kommun.</param>
/// <param name="Invited">Roles and organisations, never people's names.</param>
/// <param name="Participants">How many came from each.</param>
/// <param name="State"><c>planned</c> or <c>walked</c>; unchanged when absent. Publishing has an address of its own.</param>
/// <param name="Revision">With a change: the one that was seen.</param>
public sealed record WalkInput(
    string? Title, DateOnly? Date, string? Time, string? Light, WalkRoute? Route, string? Area,
    IReadOnlyList<string>? Invited, IReadOnlyList<Participants>? Participants, string? State, int? Revision)
{
    private const int LongestTitle = 200, MostInvited = 50, MostPoints = 2000, MostFromEach = 1000;
    private static readonly string[] Lights = ["day", "dark"];

    /// <summary>What is stored of it, or null with every error in <paramref name="errors"/>.</summary>
    /// <param name="walk">The walk as it stands; null when it is planned now.</param>
    internal static WalkInput? Check(WalkInput input, string municipality, string? walk, WalkTexts texts, DateOnly today, List<FieldError> errors)
    {
        var title = texts.Text(input.Title, LongestTitle, "title", isRequired: true, errors);
        if (input.Date is not { } date) errors.Refuse("date", "required", "Say which day it is walked.");
        else if (date.Year is < 2000 || date > today.AddYears(2)) errors.Refuse("date", "out-of-range", "Give a day from the year 2000 to two years ahead.");
        var time = TimeOnly.TryParseExact(input.Time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at.ToString("HH:mm", CultureInfo.InvariantCulture) : null;
        if (time is null && !string.IsNullOrEmpty(input.Time)) errors.Refuse("time", "not-a-time", "Write a time such as 18:30.");
        if (!Lights.Contains(input.Light)) errors.Refuse("light", "unknown-light", "Must be day or dark.");
        CheckRoute(input.Route, municipality, errors);
        var area = WalkTexts.Code(input.Area, "area", errors);
        var state = input.State ?? walk ?? WalkStates.Planned;
        if (state is not (WalkStates.Planned or WalkStates.Walked) && state != walk) errors.Refuse("state", "unknown-state", "Must be planned or walked; publish it at its own address.");
        else if (state == WalkStates.Walked && input.Date > today) errors.Refuse("state", "not-walked-yet", "The day of the walk has not come.");

        if (input.Invited?.Count > MostInvited) errors.Refuse("invited", "too-many", $"Name at most {MostInvited}.");
        if (input.Participants?.Count > MostInvited) errors.Refuse("participants", "too-many", $"Name at most {MostInvited}.");
        if (errors.Any(error => error.Code == "too-many")) return null;
        string?[] invited = [.. (input.Invited ?? []).Select((name, i) => texts.Role(name, $"invited[{i}]", isRequired: true, errors))];
        Participants?[] participants = [.. (input.Participants ?? []).Select((from, i) => Came(from, $"participants[{i}]"))];
        return errors.Count > 0 ? null : input with
        {
            Title = title,
            Time = time,
            Area = area,
            Invited = [.. invited.OfType<string>().Distinct()],
            Participants = [.. participants.OfType<Participants>()],
            State = state,
        };

        Participants? Came(Participants? from, string field)
        {
            if (from?.Count is not (>= 1 and <= MostFromEach)) errors.Refuse($"{field}.count", "out-of-range", $"Give a number from 1 to {MostFromEach}.");
            return texts.Role(from?.Organisation, $"{field}.organisation", isRequired: true, errors) is { } organisation ? new(organisation, from!.Count) : null;
        }
    }

    private static void CheckRoute(WalkRoute? route, string municipality, List<FieldError> errors)
    {
        if (route is null) return;
        if (route.Type != "LineString" || route.Coordinates is not { Count: >= 2 and <= MostPoints } points || points.Any(p => p is not { Count: 2 or 3 }))
            errors.Refuse("route", "not-a-route", $"Send a GeoJSON LineString of 2 to {MostPoints} points.");
        else if (Municipalities.ByCode(municipality) is { } kommun && points.Any(p => !kommun.Covers(p[0], p[1], ReportRules.MarginKilometres)))
            errors.Refuse("route", "outside-municipality", "The route lies more than 10 km outside the kommun. Longitude comes first, in WGS 84 degrees.");
    }
}

/// <summary>A GeoJSON LineString.</summary>
public sealed record WalkRoute(string? Type, IReadOnlyList<IReadOnlyList<double>>? Coordinates);

/// <param name="Organisation">An organisation or a group, such as Boende.</param>
public sealed record Participants(string? Organisation, int Count);
