using System.Globalization;

namespace Est.FollowUp.Effects;

/// <summary>Numbers as a Swedish reader expects them: decimal comma, thin words, right singular and plural.</summary>
public static class InSwedish
{
    public static CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("sv-SE");

    /// <summary>E.g. <c>1 rapport</c>, <c>12 rapporter</c>.</summary>
    public static string Count(int count, string one, string many) => $"{count.ToString("#,0", Culture)} {(count == 1 ? one : many)}";

    /// <summary>At most one decimal.</summary>
    public static string Number(double value) => value.ToString("#,0.#", Culture);

    /// <summary>Of a ratio, e.g. <c>49 procent färre</c> for 0.51, <c>lika många</c> for 1.</summary>
    public static string Change(double ratio) => Percent(ratio) is var percent && percent == 0 ? "lika många" : $"{percent} procent {(ratio < 1 ? "färre" : "fler")}";

    /// <summary>How far a ratio lies from 1, in whole per cent.</summary>
    public static int Percent(double ratio) => (int)Math.Round(100 * Math.Abs(ratio - 1));

    /// <summary>E.g. <c>Bruket, Centrum och Sveafallen</c>.</summary>
    public static string List(IReadOnlyList<string> names) => names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} och {names[^1]}";

    public static string Date(DateOnly day) => day.ToString("d MMMM yyyy", Culture);
}
