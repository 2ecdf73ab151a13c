namespace Est.Intake.Privacy;

/// <summary>
/// Finds personal data in Swedish text: one pass that stops at digits, at signs and words, and asks the rules of each kind whether what
/// begins there is one. Pure, and allocates nothing but the list that it is handed.
/// </summary>
public static class PrivacyGuard
{
    /// <summary>How many words a "tel" or "reg" speaks for.</summary>
    private const int Reach = 3;

    [ThreadStatic]
    private static List<Finding>? lent;

    /// <summary>The text with what was found replaced by its kind; the same string when nothing was.</summary>
    /// <param name="counts">Grows by what was found.</param>
    public static string Mask(string text, MaskedCounts counts)
    {
        var found = lent ??= [];
        Find(text, found);
        if (found.Count == 0) return text;
        foreach (var finding in found) counts.Add(finding.Kind);
        return Mask(text, found);
    }

    /// <summary>The text with what was found replaced by its kind.</summary>
    public static string Mask(string text, IReadOnlyList<Finding> found)
    {
        var masked = new System.Text.StringBuilder(text.Length + 16 * found.Count);
        var at = 0;
        foreach (var finding in found)
        {
            masked.Append(text, at, finding.From - at).Append(finding.Kind.Mask());
            at = finding.End;
        }
        return masked.Append(text, at, text.Length - at).ToString();
    }

    /// <param name="found">Filled with what is found, in order and without overlaps.</param>
    public static void Find(ReadOnlySpan<char> text, List<Finding> found)
    {
        found.Clear();
        var (at, phone, plate) = (0, 0, 0);
        var context = new Context(Word.None, SentenceStart: true);
        while (at < text.Length)
        {
            var letter = text[at];
            if (char.IsAsciiDigit(letter) || letter == '+')
            {
                at = Number(text, at, phone > 0, found);
                context = default;
            }
            else if (char.IsLetter(letter))
            {
                var end = WordEnd(text, at);
                var meaning = Vocabulary.FindName(text[at..end], out var genitive);
                phone = (meaning & Word.Phone) != 0 ? Reach : phone - 1;
                plate = (meaning & Word.Plate) != 0 ? Reach : plate - 1;
                if (Code(text, at, end, meaning, plate > 0) is { } code)
                {
                    found.Add(code);
                    (at, context) = (code.End, default);
                    continue;
                }
                at = NameRules.Read(text, at, end, meaning, genitive, context, out var name);
                if (name.Length > 0) found.Add(name);
                context = new Context(at == end ? meaning : Word.None, SentenceStart: false);
            }
            else
            {
                if (letter is '@' or '＠' && Addresses.Email(text, at) is { } email)
                {
                    // Its first half was read as words, and may have been taken for a name.
                    while (found.Count > 0 && found[^1].End > email.From) found.RemoveAt(found.Count - 1);
                    found.Add(email);
                    at = email.End;
                    continue;
                }
                context = context.After(letter);
                at++;
            }
        }
    }

    /// <summary>Letters, with hyphens, apostrophes and colons between them: Anna-Karin, S:t.</summary>
    internal static int WordEnd(ReadOnlySpan<char> text, int from)
    {
        var end = from + 1;
        while (end < text.Length && (char.IsLetter(text[end])
            || text[end] is '-' or '\'' or '’' or ':' && end + 1 < text.Length && char.IsLetter(text[end + 1]))) end++;
        return end;
    }

    private static Finding? Code(ReadOnlySpan<char> text, int at, int end, Word meaning, bool announced)
    {
        if (at > 0 && (char.IsAsciiDigit(text[at - 1]) || text[at - 1] == '-' && at > 1 && char.IsLetterOrDigit(text[at - 2]))) return null;
        if ((meaning & Word.Flat) != 0) return Addresses.FlatAfter(text, end);
        if (end - at == 3) return Addresses.Plate(text, at, meaning, announced);
        return null;
    }

    private static int Number(ReadOnlySpan<char> text, int at, bool announced, List<Finding> found)
    {
        var end = at + Math.Max(1, PersonalNumbers.Digits(text, at));
        // Behind a letter it is part of a code, and behind "2026-" or "5000/" of a longer number.
        if (at > 0 && char.IsLetterOrDigit(text[at - 1])) return end;
        if (at > 1 && text[at - 1] is '-' or '/' or '.' or ',' or ':' && char.IsLetterOrDigit(text[at - 2])) return end;
        Finding? number = null;
        if (text[at] != '+') number = PersonalNumbers.At(text, at) ?? Addresses.FlatOfAddress(text, at);
        number ??= PhoneNumbers.At(text, at, announced);
        if (number is not { } one || one.End < text.Length && char.IsLetterOrDigit(text[one.End])) return end;
        found.Add(one);
        return one.End;
    }

    /// <summary>What stands before a word.</summary>
    /// <param name="Previous">What the word before it may mean.</param>
    internal readonly record struct Context(Word Previous, bool SentenceStart)
    {
        public Context After(char mark) => mark switch
        {
            ' ' or '\u00A0' or ':' => this,
            '.' when (Previous & Word.Cue) != 0 => this,        // "fam. Berg"
            ',' or '(' or ')' or '/' => new((Previous & Word.Cue) != 0 ? Word.Beside : Word.None, SentenceStart),
            '"' or '”' or '\'' or '’' => new(Previous, SentenceStart: true),
            _ => new(Word.None, SentenceStart: true),
        };
    }
}
