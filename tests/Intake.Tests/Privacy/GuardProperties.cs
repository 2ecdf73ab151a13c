using Est.Intake.Privacy;
using FsCheck;
using FsCheck.Fluent;

namespace Est.Intake.Tests.Privacy;

/// <summary>What holds of the guard for every text.</summary>
public sealed class GuardProperties
{
    /// <summary>Texts that look like reports with something in them: plain random characters hardly ever hold a number or a name.</summary>
    private static readonly Arbitrary<string> Texts = Gen.Elements(
            "Anna", "svensson", "Björn", "heter", "lgh", "1203", "850709-9805", "ABC123", "@", "a@b.se", "070-1740605", "+46", " ", ", ", ". ", "-", "\n", "Storgatan 12",
            "ÅÄÖ", "é", "😀", "s", "'", ":", "0", "tel", "\u0000", "torg", "i", "von", "ABC", "K.", "\u00A0", "１２３")
        .ListOf().Select(parts => string.Concat(parts)).ToArbitrary();

    /// <summary>The same as words: two numbers written into each other are a third, which masking one of them may lay bare.</summary>
    private static readonly Arbitrary<string> Words = Gen.Elements("Anna", "svensson", "heter", "850709-9805", "ABC123", "a@b.se", "070-1740605", "Storgatan", "på")
        .ListOf().Select(parts => string.Join(' ', parts)).ToArbitrary();

    [Fact]
    public void Findings_are_in_order_apart_and_within_the_text() => Prop.ForAll(Texts, text =>
    {
        var found = Find(text);
        return found.All(f => f.Length > 0 && f.From >= 0 && f.End <= text.Length) && found.Zip(found.Skip(1)).All(pair => pair.First.End <= pair.Second.From);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_at_all_is_read_to_its_end() => Prop.ForAll<NonNull<string>>(text => Find(text.Get).Count >= 0).QuickCheckThrowOnFailure();

    [Fact]
    public void A_masked_text_has_no_number_address_or_plate_left() => Prop.ForAll(Words, text =>
        Find(PrivacyGuard.Mask(text, Find(text))).All(f => f.Kind == PersonalData.Name)).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_number_of_a_person_is_found_wherever_it_stands() =>
        Prop.ForAll(Gen.Choose(0, 40_000).Zip(Gen.Choose(980, 999)).Zip(Gen.Elements("-", "+", " ", "")).Zip(Gen.Elements("Han är ", "", "(", "pnr: ")).ToArbitrary(), made =>
        {
            var (((day, birth), between), before) = made;
            var date = new DateTime(1900, 1, 1).AddDays(day);
            var nine = $"{date:yyMMdd}{birth}";
            var number = $"{date:yyMMdd}{between}{birth}{Enumerable.Range(0, 10).Single(check => PersonalNumbers.Luhn(nine + check))}";
            return Find($"{before}{number}.").Any(f => f.Kind == PersonalData.PersonalNumber && f.From == before.Length && f.Length == number.Length);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_text_with_nothing_in_it_costs_no_memory()
    {
        const string text = "Krossad ruta vid entrén på Storgatan 12 kl 21.30, ungdomar sprang mot Karl Johans torg. Skadan är 8 000 kr.";
        var (found, counts) = (new List<Finding>(8), new MaskedCounts());
        PrivacyGuard.Mask(text, counts);
        PrivacyGuard.Find(text, found);
        var before = GC.GetAllocatedBytesForCurrentThread();
        PrivacyGuard.Find(text, found);
        PrivacyGuard.Mask(text, counts);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static List<Finding> Find(string text)
    {
        var found = new List<Finding>();
        PrivacyGuard.Find(text, found);
        return found;
    }
}
