namespace Est.Intake.Privacy;

/// <summary>
/// Telephone numbers as they are written in Sweden: <c>070-123 45 67</c>, <c>0586-123 45</c>, <c>08/12345678</c>, <c>+46 (0)70 123 45 67</c>,
/// <c>0046…</c>, other countries' with a plus. Lengths and area codes by PTS's numbering plan. Numbers that are nobody's (020, 077, 0900)
/// are left, so that a text may say whom to call.
/// </summary>
internal static class PhoneNumbers
{
    private const int MostGroups = 8;

    /// <summary>The area codes of three digits; 08 has two, and all others four.</summary>
    private static ReadOnlySpan<short> ThreeDigitAreas => [10, 11, 13, 16, 18, 19, 21, 23, 26, 31, 33, 35, 36, 40, 42, 44, 46, 54, 60, 63, 90];

    private readonly record struct Groups(int Count, int First, bool Dotted, bool AllPairs);

    /// <param name="from">A first digit, or a plus.</param>
    /// <param name="announced">"tel" or the like stands before: then a number may lack its area code.</param>
    public static Finding? At(ReadOnlySpan<char> text, int from, bool announced)
    {
        Span<char> digits = stackalloc char[20];
        Span<(int Digits, int End)> ends = stackalloc (int, int)[MostGroups];
        var groups = Read(text, text[from] == '+' ? from + 1 : from, digits, ends);
        var best = -1;
        for (var group = 0; group < groups.Count; group++)
            if (IsNumber(digits[..ends[group].Digits], text[from] == '+', announced, Before(groups, ends, group))) best = group;
        return best < 0 ? null : new Finding(PersonalData.Phone, from, ends[best].End - from);
    }

    private static Groups Before(Groups groups, Span<(int Digits, int End)> ends, int last)
    {
        var pairs = true;
        for (var i = 0; i <= last; i++) pairs &= ends[i].Digits - (i == 0 ? 0 : ends[i - 1].Digits) == 2;
        return groups with { Count = last + 1, AllPairs = pairs };
    }

    private static Groups Read(ReadOnlySpan<char> text, int at, Span<char> digits, Span<(int, int)> ends)
    {
        var (count, length, first, dotted) = (0, 0, 0, false);
        while (count < MostGroups)
        {
            var run = PersonalNumbers.Digits(text, at);
            if (run == 0 || length + run > digits.Length) break;
            text.Slice(at, run).CopyTo(digits[length..]);
            length += run;
            at += run;
            if (count == 0) first = run;
            ends[count++] = (length, at);
            var separator = at;
            while (separator < text.Length && separator - at < 3 && text[separator] is ' ' or '\u00A0' or '-' or '–' or '‑' or '/' or '.' or '(' or ')') separator++;
            if (separator == at || separator >= text.Length || !char.IsAsciiDigit(text[separator])) break;
            dotted |= count == 1 && text[at] == '.';
            at = separator;
        }
        return new Groups(count, first, dotted, false);
    }

    private static bool IsNumber(ReadOnlySpan<char> digits, bool plus, bool announced, Groups groups)
    {
        if (plus) return IsAbroadOrHome(digits);
        if (digits.StartsWith("00")) return digits.Length >= 10 && IsAbroadOrHome(digits[2..]);
        if (digits[0] != '0') return announced && digits.Length is >= 6 and <= 9 && (groups.Count > 1 || digits.Length > 6);
        if (digits.Length is < 8 or > 10 || digits[1] == '0') return false;
        if (IsNobodys(digits)) return false;
        if (digits[1] == '7') return digits.Length == 10 && digits[2] is '0' or '2' or '3' or '4' or '6' or '9' or '1' or '5';

        var area = AreaLength(digits);
        if (groups.Count == 1) return digits.Length >= 9 && digits.Length - area is >= 5 and <= 8;
        // The opening hours 08-16 10-14 and 08.00-16.30 look like a number of Stockholm's.
        if (groups.First != area || groups.Dotted && area == 2 || groups.AllPairs && (digits.Length == 8 || AreHours(digits))) return false;
        return digits.Length - area is >= 5 and <= 8;
    }

    private static bool IsAbroadOrHome(ReadOnlySpan<char> digits)
    {
        if (!digits.StartsWith("46")) return digits.Length is >= 8 and <= 15 && digits[0] != '0';
        var national = digits[2..];
        if (national.StartsWith("0")) national = national[1..];
        return national.Length is >= 7 and <= 9 && !national.StartsWith("20") && !national.StartsWith("77");
    }

    private static bool IsNobodys(ReadOnlySpan<char> digits) => digits.StartsWith("020") || digits.StartsWith("077") || digits.StartsWith("0900");

    private static int AreaLength(ReadOnlySpan<char> digits) =>
        digits[1] == '8' ? 2 : ThreeDigitAreas.Contains((short)((digits[1] - '0') * 10 + digits[2] - '0')) ? 3 : 4;

    private static bool AreHours(ReadOnlySpan<char> digits)
    {
        for (var i = 0; i + 1 < digits.Length; i += 2)
            if ((digits[i] - '0') * 10 + digits[i + 1] - '0' > 24) return false;
        return true;
    }
}
