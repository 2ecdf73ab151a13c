using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Weeks;

namespace Est.SituationPicture.Facts;

public readonly record struct CountKey(string Week, string Area, string Category);
public readonly record struct HoursKey(string Week, string Area);
public readonly record struct OrganisationKey(string Week, string Organisation);

public readonly record struct CountChange(int Count, long Severities);
public readonly record struct OrganisationChange(int Reports, int Planned, int Calm);

/// <summary>
/// What a number of new, revised and retracted facts change in the weekly counts: whole numbers to add, so that what is
/// taken away is exactly what was added. A fact counts in the week in which it began.
/// </summary>
public sealed class Tally
{
    private readonly Dictionary<CountKey, CountChange> counts = [];
    private readonly Dictionary<HoursKey, long[]> hours = [];
    private readonly Dictionary<OrganisationKey, OrganisationChange> organisations = [];

    /// <summary>Changes that are not nothing, in the one order in which all writers take them.</summary>
    public IReadOnlyList<KeyValuePair<CountKey, CountChange>> Counts =>
        [.. counts.Where(c => c.Value != default).OrderBy(c => c.Key.Week, StringComparer.Ordinal)
            .ThenBy(c => c.Key.Area, StringComparer.Ordinal).ThenBy(c => c.Key.Category, StringComparer.Ordinal)];

    public IReadOnlyList<KeyValuePair<HoursKey, long[]>> Hours => [.. hours.Where(h => h.Value.AsSpan().ContainsAnyExcept(0))];

    public IReadOnlyList<KeyValuePair<OrganisationKey, OrganisationChange>> Organisations =>
        [.. organisations.Where(o => o.Value != default)];

    /// <param name="areas">The fact's area and every area above it.</param>
    public void Add(Fact fact, IReadOnlyList<string> areas) => Change(fact, areas, +1);

    /// <inheritdoc cref="Add"/>
    public void Remove(Fact fact, IReadOnlyList<string> areas) => Change(fact, areas, -1);

    private void Change(Fact fact, IReadOnlyList<string> areas, int sign)
    {
        if (fact.Retracted) return;
        var week = Week.Of(fact.OccurredFrom).ToString();
        Note(new OrganisationKey(week, fact.Organisation), fact, sign);
        if (!fact.Counts) return;

        var shares = HoursOfWeek.Spread(fact.OccurredFrom, fact.OccurredTo);
        foreach (var area in areas)
        {
            var key = new CountKey(week, area, fact.Category);
            var count = counts.GetValueOrDefault(key);
            counts[key] = new CountChange(count.Count + sign, count.Severities + sign * fact.Severity);

            var hoursKey = new HoursKey(week, area);
            if (!hours.TryGetValue(hoursKey, out var bins)) hours[hoursKey] = bins = new long[HoursOfWeek.Count];
            foreach (var share in shares) bins[share.Hour] += sign * share.Millionths;
        }
    }

    private void Note(OrganisationKey key, Fact fact, int sign)
    {
        var known = organisations.GetValueOrDefault(key);
        organisations[key] = new OrganisationChange(
            known.Reports + (fact.Counts ? sign : 0),
            known.Planned + (fact.Kind == "planned" ? sign : 0),
            known.Calm + (fact.Kind == "calm" ? sign : 0));
    }
}
