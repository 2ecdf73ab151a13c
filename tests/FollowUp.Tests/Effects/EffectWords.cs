using Est.FollowUp.Effects;
using Est.ServiceDefaults.Weeks;

namespace Est.FollowUp.Tests.Effects;

/// <summary>What a civil servant reads of an effect.</summary>
public sealed class EffectWords
{
    [Theory]
    [InlineData(0.51, 0.39, 0.68, -107, 33, "Rapporterna blev 49 procent färre jämfört med liknande områden, med en osäkerhet på 32 till 61 procent. Det är omkring 107 rapporter färre på 33 veckor.")]
    [InlineData(1.5, 1.1, 2.05, 0.8, 4, "Rapporterna blev 50 procent fler jämfört med liknande områden, med en osäkerhet på 10 till 105 procent. Det är omkring 1 rapport fler på 4 veckor.")]
    [InlineData(0.51, 0.39, 0.68, 3, 33, "Rapporterna blev 49 procent färre jämfört med liknande områden, med en osäkerhet på 32 till 61 procent.")]
    [InlineData(0.9, 0.7, 1.16, -9, 33, "Det går inte att säga om rapporterna har blivit färre eller fler jämfört med liknande områden: allt mellan 30 procent färre och 16 procent fler är möjligt.")]
    [InlineData(1, 1, 1.3, 0, 33, "Det går inte att säga om rapporterna har blivit färre eller fler jämfört med liknande områden: allt mellan lika många och 30 procent fler är möjligt.")]
    public void With_comparison(double ratio, double low, double high, double difference, int weeks, string sentence) =>
        EffectSentence.Of(Made(ratio, low, high, weeks) with { Wdd = new(new(difference, 1, 0, 0, 0), null, null) }).ShouldBe(sentence);

    [Fact]
    public void Without_comparison() => EffectSentence.Of(Made(0.5, 0.3, 0.8, 20) with { Against = Effect.BeforeAlone, Comparison = null, Wdd = null }).ShouldBe(
        "Rapporterna blev 50 procent färre jämfört med tiden före, med en osäkerhet på 20 till 70 procent. Utan områden att jämföra med kan det ha andra orsaker.");

    [Fact]
    public void With_the_rest_of_the_kommun() => EffectSentence.Of(Made(0.5, 0.3, 0.8, 20) with { Against = Effect.RestOfKommun, Wdd = null }).ShouldBe(
        "Rapporterna blev 50 procent färre jämfört med resten av kommunen, med en osäkerhet på 20 till 70 procent.");

    [Theory]
    [InlineData(1, "Det är för tidigt att säga något: 1 hel vecka har gått sedan insatsen började.")]
    [InlineData(3, "Det är för tidigt att säga något: 3 hela veckor har gått sedan insatsen började.")]
    public void Too_early(int weeks, string sentence) => EffectSentence.Of(Made(1, 1, 1, weeks) with { RateRatio = null }).ShouldBe(sentence);

    [Fact]
    public void Nothing_to_say()
    {
        EffectSentence.Of(Made(1, 1, 1, 1) with { After = null }).ShouldBe("Det är för tidigt att säga något: ingen hel vecka har gått sedan insatsen började.");
        EffectSentence.Of(Made(1, 1, 1, 30) with { Before = null }).ShouldBe("Det går inte att säga något om effekten: det finns för få veckor med rapporter från tiden före insatsen.");
        EffectSentence.Of(Made(1, 1, 1, 30) with { Treated = new([], 0, 0) }).ShouldBe("Det går inte att säga något om effekten: området har inga rapporter, varken före eller efter.");
    }

    [Fact]
    public void Numbers_are_written_as_in_sweden()
    {
        InSwedish.Number(1234.55).ShouldBe("1\u00a0234,6");
        InSwedish.Count(1, "rapport", "rapporter").ShouldBe("1 rapport");
        InSwedish.List(["A", "B", "C"]).ShouldBe("A, B och C");
    }

    private static Effect Made(double ratio, double low, double high, int weeks)
    {
        var start = new Week(2026, 1);
        return new(
            new(Guid.Empty, 1, "", null, null), new(start.Plus(-52), start.Previous), new(start, start.Plus(weeks - 1)), Effect.LikeAreas, new([], 100, 50), new([], 100, 100), null, null, null,
            new(ratio, low, high, 0, 0, 1), null, null, [], new(3, []), [], "");
    }
}
