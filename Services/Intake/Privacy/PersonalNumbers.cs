namespace Est.Intake.Privacy;

/// <summary>
/// Personnummer and samordningsnummer: a date of birth and four digits, of which the last is a check digit by Luhn over the ten
/// (Skatteverket, SKV 704). Written <c>850709-9805</c>, <c>19850709-9805</c>, <c>198507099805</c>, with + for those above a hundred, a space
/// or nothing between. A samordningsnummer has 60 added to the day.
/// </summary>
internal static class PersonalNumbers
{
    /// <summary>What stands at the first digit of a run of digits; null when it is no such number.</summary>
    public static Finding? At(ReadOnlySpan<char> text, int from)
    {
        var run = Digits(text, from);
        Span<char> digits = stackalloc char[12];
        var length = 0;
        var at = from;
        switch (run)
        {
            case 12 or 10:
                text.Slice(from, run).CopyTo(digits);
                return Check(text, digits[..run], from, from + run);
            case 8 or 6:
                text.Slice(from, run).CopyTo(digits);
                (length, at) = (run, from + run);
                break;
            case 4 when Digits(text, from + 5) == 2 && Digits(text, from + 8) == 2 && text[from + 4] == '-' && text[from + 7] == '-' && Dash(text, from + 10):
                text.Slice(from, 4).CopyTo(digits);
                text.Slice(from + 5, 2).CopyTo(digits[4..]);
                text.Slice(from + 8, 2).CopyTo(digits[6..]);
                (length, at) = (8, from + 10);
                break;
            default:
                return null;
        }
        at = PassSeparator(text, at);
        if (Digits(text, at) != 4) return null;
        text.Slice(at, 4).CopyTo(digits[length..]);
        return Check(text, digits[..(length + 4)], from, at + 4);
    }

    /// <summary>How many digits follow each other from here.</summary>
    public static int Digits(ReadOnlySpan<char> text, int from)
    {
        var at = from;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at - from;
    }

    private static bool Dash(ReadOnlySpan<char> text, int at) => at < text.Length && text[at] is '-' or '+' or '–' or '—' or '−' or '‑';

    private static int PassSeparator(ReadOnlySpan<char> text, int at)
    {
        var start = at;
        if (at < text.Length && text[at] is ' ' or '\u00A0') at++;
        if (!Dash(text, at)) return at;
        at++;
        // " - " with both its spaces, and not half of it.
        return at < text.Length && text[at] == ' ' && at - start == 2 ? at + 1 : at;
    }

    private static Finding? Check(ReadOnlySpan<char> text, ReadOnlySpan<char> digits, int from, int end)
    {
        var ten = digits[^10..];
        var (month, day) = (Two(ten, 2), Two(ten, 4));
        var coordination = day > 60;
        if (coordination) day -= 60;
        if (month is < 1 or > 12 || day < 1) return null;
        if (digits.Length == 12)
        {
            var year = Two(digits, 0) * 100 + Two(digits, 2);
            if (year is < 1850 or > 2099 || day > DateTime.DaysInMonth(year, month)) return null;
        }
        // Of two digits the century is not known; 2000 and 1900 differ in one day, and 2000 has it.
        else if (day > DateTime.DaysInMonth(2000 + Two(ten, 0), month)) return null;
        if (!Luhn(ten)) return null;
        return new Finding(coordination ? PersonalData.CoordinationNumber : PersonalData.PersonalNumber, from, end - from);
    }

    internal static bool Luhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var product = (digits[i] - '0') * ((digits.Length - i) % 2 == 0 ? 2 : 1);
            sum += product > 9 ? product - 9 : product;
        }
        return sum % 10 == 0;
    }

    private static int Two(ReadOnlySpan<char> digits, int at) => (digits[at] - '0') * 10 + digits[at + 1] - '0';
}
