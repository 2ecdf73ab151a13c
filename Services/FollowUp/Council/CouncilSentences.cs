using System.Globalization;
using Est.FollowUp.Feedback;
using Est.ServiceDefaults.Weeks;

namespace Est.FollowUp.Council;

/// <summary>The report in plain Swedish, of what its table shows and of nothing that it hides.</summary>
public static class CouncilSentences
{
    private const int Named = 3;
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static IReadOnlyList<string> Of(
        Period period, IReadOnlyList<CouncilReport.Category> categories, IReadOnlyList<CouncilReport.Municipality> municipalities, CouncilReport.Sums total,
        CouncilReport.States interventions)
    {
        ArgumentNullException.ThrowIfNull(municipalities);
        var names = categories.ToDictionary(c => c.Code, c => c.Name.ToLower(Swedish));
        var sentences = new List<string>();
        if (total.Total.Count is { } all)
            sentences.Add($"{(municipalities.Count > 1 ? "Tillsammans kom" : "Det kom")} {all.ToString("#,0", Swedish)} rapporter under {Letter.NameOf(period)}.");
        foreach (var kommun in municipalities)
        {
            var most = kommun.Total.Cells.Where(cell => cell.Count is not null).OrderByDescending(cell => cell.Count).ThenBy(cell => cell.Category, StringComparer.Ordinal)
                .Take(Named).Select(cell => $"{names.GetValueOrDefault(cell.Category, cell.Category)} ({cell.Count})").ToList();
            if (most.Count > 0) sentences.Add($"I {kommun.Name} gällde de största talen som visas {Listed(most)}.");
        }
        if (interventions.Ongoing + interventions.Done + interventions.Ended > 0)
            sentences.Add($"Pågående insatser: {interventions.Ongoing}. Genomförda eller avslutade: {interventions.Done + interventions.Ended}.");
        var hidden = municipalities.SelectMany(m => m.Rows).Sum(row => row.Cells.Count(cell => cell.Count is null));
        if (hidden > 0) sentences.Add("Tal under fyra visas som ”färre än 4”. Några andra tal är skyddade, för att de små inte ska gå att räkna ut.");
        return sentences;
    }

    private static string Listed(List<string> all) => all.Count == 1 ? all[0] : $"{string.Join(", ", all.SkipLast(1))} och {all[^1]}";
}
