namespace Est.Intake.Privacy;

/// <summary>E-mail addresses, flat numbers and registration plates.</summary>
internal static class Addresses
{
    /// <param name="at">An at sign.</param>
    public static Finding? Email(ReadOnlySpan<char> text, int at)
    {
        var from = at;
        while (from > 0 && IsLocal(text[from - 1])) from--;
        while (from < at && text[from] is '.' or '-' or '\'') from++;
        var end = at + 1;
        var dot = -1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '.'))
        {
            if (text[end] == '.') dot = end;
            end++;
        }
        while (end > at && text[end - 1] is '.' or '-') end--;
        if (dot >= end) dot = text[..end].LastIndexOf('.');
        if (from == at || dot <= at + 1 || end - dot < 3) return null;
        foreach (var letter in text[(dot + 1)..end])
            if (!char.IsLetter(letter)) return null;
        return new Finding(PersonalData.Email, from, end - from);
    }

    private static bool IsLocal(char letter) => char.IsLetterOrDigit(letter) || letter is '.' or '_' or '%' or '+' or '-' or '\'';

    /// <summary>The number after "lgh", "lägenhet nr" and the like; not a flat of so many rooms or square metres.</summary>
    /// <param name="after">Where the word ends.</param>
    public static Finding? FlatAfter(ReadOnlySpan<char> text, int after)
    {
        var at = PassAny(text, after, ".:-# ", 3);
        if (StartsWith(text, at, "nummer")) at = PassAny(text, at + 6, ".: ", 2);
        else if (StartsWith(text, at, "nr")) at = PassAny(text, at + 2, ".: ", 2);
        var run = PersonalNumbers.Digits(text, at);
        if (run is 0 or > 4) return null;
        var end = at + run;
        if (end < text.Length && text[end] is ',' or '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])) return null;
        if (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            if (end + 1 < text.Length && char.IsLetter(text[end + 1])) return null;
            end++;
        }
        var next = PassAny(text, end, " ", 1);
        foreach (var unit in (ReadOnlySpan<string>)["rum", "rok", "rk", "kvm", "kvadrat", "m2", "m²", "kr", "st "])
            if (StartsWith(text, next, unit)) return null;
        return new Finding(PersonalData.Flat, at, end - at);
    }

    /// <summary>Lantmäteriet's number of four digits (floor 10 is the ground) behind a street and a house: <c>Storgatan 12, 1203</c>.</summary>
    /// <param name="from">Its first digit.</param>
    public static Finding? FlatOfAddress(ReadOnlySpan<char> text, int from)
    {
        if (PersonalNumbers.Digits(text, from) != 4 || text[from] is not ('0' or '1' or '2') || text[from + 2] > '3') return null;
        // A year, or the time of day that a span begins with.
        if (text.Slice(from, 2) is "19" or "20" || from + 4 < text.Length && text[from + 4] is '-' or ':' or '.' && from + 5 < text.Length && char.IsAsciiDigit(text[from + 5])) return null;
        var at = from;
        while (at > 0 && text[at - 1] is ' ' or ',' or '/' or '(') at--;
        if (at == from || from - at > 3) return null;
        if (at > 0 && char.IsAsciiLetter(text[at - 1])) at--;
        var house = at;
        while (house > 0 && char.IsAsciiDigit(text[house - 1])) house--;
        if (house == at || at - house > 3 || house < 2 || text[house - 1] != ' ') return null;
        var street = house - 1;
        while (street > 0 && char.IsLetter(text[street - 1])) street--;
        return NameRules.IsPlaceWord(text[street..(house - 1)]) ? new Finding(PersonalData.Flat, from, 4) : null;
    }

    /// <summary>
    /// <c>ABC123</c>, <c>ABC 123</c>, <c>ABC12D</c>: three letters, two digits, a digit or letter. I, Q, V, Å, Ä and Ö are on no plate, O is
    /// never last (Transportstyrelsen), and some words were never given out.
    /// </summary>
    /// <param name="from">The first of three letters that stand alone or before a digit.</param>
    /// <param name="announced">"reg" or "bil" stands before.</param>
    public static Finding? Plate(ReadOnlySpan<char> text, int from, Word meaning, bool announced)
    {
        var at = from + 3;
        if (at + 3 > text.Length || (meaning & Word.NotPlate) != 0 && !announced) return null;
        var together = char.IsAsciiDigit(text[at]);
        // Small letters are a plate's only where nothing else can be meant.
        if ((meaning & Word.Counted) != 0 && !announced && !(together && char.IsAsciiLetterUpper(text[from]))) return null;
        if (!together && text[at] is ' ' or '-' or '\u00A0') at++;
        if (at + 3 > text.Length || !char.IsAsciiDigit(text[at]) || !char.IsAsciiDigit(text[at + 1])) return null;
        var last = text[at + 2];
        if (!char.IsAsciiDigit(last) && (!IsPlateLetter(last) || (last | 0x20) == 'o')) return null;
        if (at + 3 < text.Length && (char.IsLetterOrDigit(text[at + 3]) || text[at + 3] is '-' && at + 4 < text.Length && char.IsAsciiDigit(text[at + 4]))) return null;
        var upper = true;
        for (var i = from; i < from + 3; i++)
        {
            if (!IsPlateLetter(text[i])) return null;
            upper &= char.IsAsciiLetterUpper(text[i]);
        }
        return upper || announced || together && char.IsAsciiLetterLower(text[from]) ? new Finding(PersonalData.Plate, from, at + 3 - from) : null;
    }

    private static bool IsPlateLetter(char letter) => char.IsAsciiLetter(letter) && (letter | 0x20) is not ('i' or 'q' or 'v');

    private static int PassAny(ReadOnlySpan<char> text, int at, string these, int most)
    {
        for (var passed = 0; passed < most && at < text.Length && these.Contains(text[at], StringComparison.Ordinal); passed++) at++;
        return at;
    }

    private static bool StartsWith(ReadOnlySpan<char> text, int at, string word) =>
        at <= text.Length && text[at..].StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
