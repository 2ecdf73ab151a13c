using System.Reflection;

namespace Est.Intake.Privacy;

/// <summary>What a word may be, or what it says of the word after it.</summary>
[Flags]
internal enum Word
{
    None = 0,
    Given = 1,
    GivenOrWord = 2,
    GivenOrPlace = 4,
    Family = 8,
    FamilyOrWord = 16,

    /// <summary>What follows is a name, known or not: "heter", "herr".</summary>
    Calls = 32,

    /// <summary>A person's part, before a name: "grannen".</summary>
    Role = 64,

    /// <summary>A known name may follow: "hos".</summary>
    Beside = 128,
    Place = 256,
    BeforePlace = 512,
    NotName = 1024,
    Flat = 2048,
    Phone = 4096,
    Plate = 8192,
    NotPlate = 16384,
    Particle = 32768,

    /// <summary>"bus 123": words that are never a plate's letters when a space stands behind them.</summary>
    Counted = 131072,

    /// <summary>"i": a lone name after it is nearly always a place's.</summary>
    In = 65536,

    AnyGiven = Given | GivenOrWord | GivenOrPlace,
    AnyFamily = Family | FamilyOrWord,
    Cue = Calls | Role | Beside,
}

/// <summary>
/// The words that the guard knows, found by a hash that is reckoned while a word is being read: no word of a text is copied or looked at
/// twice. The names are those that SCB's name statistics show to be common, and those that the guard's authors know.
/// </summary>
internal static class Vocabulary
{
    private const uint HashStart = 2166136261, HashFactor = 16777619;
    private static readonly (string Text, Word Meaning)[] Table = Load();

    /// <summary>FNV-1a over lower-case letters.</summary>
    public static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = HashStart;
        foreach (var letter in word) hash = (hash ^ Lower(letter)) * HashFactor;
        return hash;
    }

    public static Word Find(ReadOnlySpan<char> word)
    {
        for (var slot = Slot(Hash(word), Table.Length); Table[slot].Text is { } known; slot = slot + 1 & Table.Length - 1)
            if (Same(known, word)) return Table[slot].Meaning;
        return Word.None;
    }

    /// <summary>With a genitive -s taken off where only the word without it is known as a name.</summary>
    public static Word FindName(ReadOnlySpan<char> word, out bool genitive)
    {
        var meaning = Find(word);
        genitive = false;
        if ((meaning & (Word.AnyGiven | Word.AnyFamily | Word.NotName)) != 0 || word.Length < 3 || (word[^1] | 0x20) != 's') return meaning;
        var stem = word[^2] is ':' or '\'' or '’' ? word[..^2] : word[..^1];
        var named = Find(stem) & (Word.AnyGiven | Word.AnyFamily);
        genitive = named != 0;
        return meaning | named;
    }

    private static int Slot(uint hash, int length) => (int)((hash ^ hash >> 15) & (uint)(length - 1));

    private static char Lower(char letter) => letter switch
    {
        < 'A' => letter,
        <= 'Z' => (char)(letter | 0x20),
        < (char)128 => letter,
        _ => char.ToLowerInvariant(letter),
    };

    private static bool Same(string known, ReadOnlySpan<char> word)
    {
        if (known.Length != word.Length) return false;
        for (var i = 0; i < known.Length; i++)
            if (known[i] != Lower(word[i])) return false;
        return true;
    }

    private static (string, Word)[] Load()
    {
        var words = new Dictionary<string, Word>();
        foreach (var (file, meaning) in new[]
        {
            ("given-names", Word.Given), ("given-names-and-words", Word.GivenOrWord), ("given-names-and-places", Word.GivenOrPlace),
            ("family-names", Word.Family), ("family-names-and-words", Word.FamilyOrWord), ("words", Word.None),
        })
            Read(file, meaning, words);

        // Four places for each word: nearly every word that is not known is known not to be at the first look.
        var table = new (string Text, Word Meaning)[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)words.Count * 4)];
        foreach (var (text, meaning) in words)
        {
            var slot = Slot(Hash(text), table.Length);
            while (table[slot].Text is not null) slot = slot + 1 & table.Length - 1;
            table[slot] = (text, meaning);
        }
        return table;
    }

    private static void Read(string file, Word meaning, Dictionary<string, Word> words)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"Privacy.Names.{file}.txt")
            ?? throw new InvalidOperationException($"{file}.txt is not among the resources."));
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            if (line.StartsWith('['))
            {
                meaning = line switch
                {
                    "[calls]" => Word.Calls,
                    "[role]" => Word.Role,
                    "[beside]" => Word.Beside,
                    "[place]" => Word.Place,
                    "[before-place]" => Word.BeforePlace,
                    "[not-a-name]" => Word.NotName,
                    "[flat]" => Word.Flat,
                    "[phone]" => Word.Phone,
                    "[plate]" => Word.Plate,
                    "[not-a-plate]" => Word.NotPlate,
                    "[in]" => Word.In,
                    "[counted]" => Word.Counted,
                    "[particle]" => Word.Particle,
                    _ => throw new InvalidOperationException($"{line} of {file}.txt has no meaning."),
                };
                continue;
            }
            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var text = string.Concat(word.Select(Lower));
                words[text] = words.GetValueOrDefault(text) | meaning;
            }
        }
    }
}
