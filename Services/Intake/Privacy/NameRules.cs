namespace Est.Intake.Privacy;

/// <summary>
/// Which words are someone's name. A known given or family name is; one that is also a word or a place is where the words beside it say
/// so; an unknown word is behind a given name or behind "heter" and the like. What ends as a street, square or church is a place.
/// </summary>
internal static class NameRules
{
    private const int MostWords = 6;
    private const Word Named = Word.AnyGiven | Word.AnyFamily;

    private static readonly string[] PlaceEndings =
    [
        "gatan", "gata", "vägen", "väg", "torget", "torg", "platsen", "plats", "parken", "park", "kyrkan", "kyrka", "skolan", "skola", "gränden", "gränd",
        "backen", "backe", "bron", "stigen", "allén", "allé", "kajen", "hamnen", "hamn", "centrum", "leden", "rondellen", "hallen", "vallen", "stranden",
        "dalen", "ängen", "kullen", "tunneln", "stationen", "sjukhuset", "badet", "viken", "holmen", "området", "bruket", "berget", "lunden", "hagen", "huset",
        "gymnasiet", "gården", "kyrkogata", "platån", "trappan", "udden", "sjön", "torpet", "borg", "köping", "stad",
    ];

    private readonly record struct Token(int From, int End, Word Meaning, bool Genitive, bool Capital);

    /// <param name="name">Of no length when there is none.</param>
    /// <returns>Where to read on.</returns>
    public static int Read(
        ReadOnlySpan<char> text, int from, int end, Word meaning, bool genitive, PrivacyGuard.Context context, out Finding name)
    {
        name = default;
        meaning = OfParts(text[from..end], meaning);
        if (!char.IsUpper(text[from])) return ReadLower(text, from, end, meaning, genitive, context, out name);
        var isInitial = end - from == 1;
        if ((meaning & Named) == 0 && (context.Previous & (Word.Calls | Word.Role)) == 0 && !isInitial) return end;

        Span<Token> tokens = stackalloc Token[MostWords];
        tokens[0] = new Token(from, end, meaning, genitive, IsCapital(text[from..end]));
        var count = Collect(text, tokens);
        var last = LastOfName(text, tokens[..count], out var placeEnd);
        if (placeEnd > 0) return placeEnd;
        if (PlaceBehind(text, tokens[last].End) is var behind and > 0) return behind;
        if ((context.Previous & Word.BeforePlace) != 0 || (context.Previous & Word.In) != 0 && last == 0 && !tokens[0].Genitive) return tokens[last].End;
        if (!IsName(text, tokens[..(last + 1)], context)) return end;
        name = Of(text, tokens[0].From, tokens[last]);
        return tokens[last].End;
    }

    /// <summary>The word is a place's, or ends as one.</summary>
    public static bool IsPlaceWord(ReadOnlySpan<char> word)
    {
        if ((Vocabulary.Find(word) & (Word.Place | Named)) is var meaning and not 0) return (meaning & Word.Place) != 0 && (meaning & Named) == 0;
        foreach (var ending in PlaceEndings)
            if (word.Length > ending.Length + 1 && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>Without capitals: only what follows "heter", or a given name with its family name.</summary>
    private static int ReadLower(
        ReadOnlySpan<char> text, int from, int end, Word meaning, bool genitive, PrivacyGuard.Context context, out Finding name)
    {
        name = default;
        if ((meaning & Named) == 0) return end;
        var called = (context.Previous & Word.Calls) != 0 && (meaning & (Word.Given | Word.GivenOrWord | Word.AnyFamily)) != 0
            || (context.Previous & Word.Role) != 0 && (meaning & (Word.Given | Word.Family)) != 0;
        var last = new Token(from, end, meaning, genitive, false);
        var paired = false;
        if (!genitive && (meaning & (Word.Given | Word.GivenOrWord)) != 0 && Next(text, end, capital: false) is { } next
            && (next.Meaning & (called ? Word.AnyFamily : Word.Family)) != 0 && (called || (meaning & Word.Given) != 0))
            (last, paired) = (next, true);
        if (!called && !paired) return end;
        name = Of(text, from, last);
        return last.End;
    }

    private static int Collect(ReadOnlySpan<char> text, Span<Token> tokens)
    {
        var count = 1;
        while (count < MostWords)
        {
            var end = tokens[count - 1].End;
            if (tokens[count - 1].End - tokens[count - 1].From == 1 && end < text.Length && text[end] == '.') end++;
            if (Next(text, end, capital: true) is { } next)
            {
                tokens[count++] = next;
                continue;
            }
            // "von", "af": only with a name behind it.
            if (count + 1 >= MostWords || Next(text, end, capital: false) is not { } particle || (particle.Meaning & Word.Particle) == 0
                || Next(text, particle.End, capital: true) is not { } noble) break;
            tokens[count++] = particle;
            tokens[count++] = noble;
        }
        return count;
    }

    private static Token? Next(ReadOnlySpan<char> text, int end, bool capital)
    {
        if (end + 1 >= text.Length || text[end] is not (' ' or '\u00A0') || !char.IsLetter(text[end + 1]) || char.IsUpper(text[end + 1]) != capital) return null;
        var next = PrivacyGuard.WordEnd(text, end + 1);
        // A word with digits behind it is a code.
        if (next < text.Length && char.IsAsciiDigit(text[next])) return null;
        var word = text[(end + 1)..next];
        var meaning = OfParts(word, Vocabulary.FindName(word, out var genitive));
        return new Token(end + 1, next, meaning, genitive, IsCapital(word));
    }

    /// <param name="placeEnd">Where the place ends that the words are, as Erik Dahlbergsgatan; 0 when they are none.</param>
    private static int LastOfName(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, out int placeEnd)
    {
        placeEnd = 0;
        var (last, unknown) = (0, 0);
        for (var i = 1; i < tokens.Length; i++)
        {
            var (token, before) = (tokens[i], tokens[i - 1]);
            if ((token.Meaning & Word.Particle) != 0 && !token.Capital)
            {
                unknown = 0;
                continue;
            }
            if (token.End - token.From > 1 && (token.Meaning & Named) == 0)
            {
                if (IsPlaceWord(text[token.From..token.End]))
                {
                    // "Anna Svensson Storgatan 12" says where she lives.
                    if (i == 1 || before.Genitive || (before.Meaning & Word.Family) == 0) placeEnd = token.End;
                    break;
                }
                if ((token.Meaning & (Word.NotName | Word.BeforePlace)) != 0 || !token.Capital || before.Genitive || ++unknown > 1) break;
                if ((before.Meaning & Word.Family) != 0 && (before.Meaning & Word.AnyGiven) == 0) break;
            }
            else if (before.Genitive && (before.Meaning & Word.Family) != 0) break;
            last = i;
        }
        return last;
    }

    private static int PlaceBehind(ReadOnlySpan<char> text, int end) =>
        Next(text, end, capital: false) is { } next && IsPlaceWord(text[next.From..next.End]) ? next.End : 0;

    private static bool IsName(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, PrivacyGuard.Context context)
    {
        var first = tokens[0];
        var rest = Word.None;
        foreach (var token in tokens[1..]) rest |= token.Meaning;
        if (first.End - first.From == 1 && (first.Meaning & Word.Given) == 0) return tokens.Length > 1 && (tokens[1].Meaning & Word.Family) != 0;
        if ((first.Meaning & (Word.Given | Word.Family)) != 0) return true;
        if ((context.Previous & (Word.Calls | Word.Role)) != 0)
            return (first.Meaning & Named) != 0
                || first.Capital && (first.Meaning & (Word.NotName | Word.BeforePlace | Word.Place)) == 0 && !IsPlaceWord(text[first.From..first.End]);
        if ((first.Meaning & Word.GivenOrWord) != 0)
            return (rest & Word.AnyFamily) != 0 || (context.Previous & Word.Beside) != 0 || !context.SentenceStart && first.Capital;
        if ((first.Meaning & Word.GivenOrPlace) != 0) return (rest & Word.Family) != 0;
        return (first.Meaning & Word.FamilyOrWord) != 0 && ((context.Previous & Word.Beside) != 0 || (rest & Word.Family) != 0);
    }

    /// <summary>A name with a hyphen is what its halves are.</summary>
    private static Word OfParts(ReadOnlySpan<char> word, Word meaning)
    {
        var hyphen = word.IndexOf('-');
        if ((meaning & Named) != 0 || hyphen < 1) return meaning;
        var (head, tail) = (Vocabulary.Find(word[..hyphen]), Vocabulary.FindName(word[(hyphen + 1)..], out _));
        if ((head & Word.AnyGiven) != 0 && (tail & Word.AnyGiven) != 0) return meaning | Word.Given;
        return (head & Word.AnyFamily) != 0 && (tail & Word.AnyFamily) != 0 ? meaning | Word.Family : meaning;
    }

    private static bool IsCapital(ReadOnlySpan<char> word) => char.IsUpper(word[0]) && (word.Length == 1 || !char.IsUpper(word[1]));

    /// <summary>The genitive's -s stays in the text.</summary>
    private static Finding Of(ReadOnlySpan<char> text, int from, Token last)
    {
        var end = last.End;
        if (last.Genitive)
        {
            end--;
            if (text[end - 1] is ':' or '\'' or '’') end--;
        }
        else if (last.End - last.From == 1 && end < text.Length && text[end] == '.' && end + 1 < text.Length && text[end + 1] == ' ' && last.From > from) end++;
        return new Finding(PersonalData.Name, from, end - from);
    }
}
