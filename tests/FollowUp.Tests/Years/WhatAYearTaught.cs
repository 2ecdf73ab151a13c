using Est.FollowUp.Effects;
using Est.FollowUp.Tests.Effects;
using Est.FollowUp.Years;
using Est.ServiceDefaults.Weeks;

namespace Est.FollowUp.Tests.Years;

/// <summary>Interventions of one kind put together, and the words for it.</summary>
public sealed class WhatAYearTaught
{
    [Fact]
    public void Only_interventions_with_comparable_areas_count_for_their_kind()
    {
        var kind = KindAnalysis.Of("belysning", "Belysning", [Effect(1, 0.5), Effect(2, 0.6), Effect(3, 0.4), Effect(4, 3, level: 2), Effect(5, null, level: 1)])!;
        (kind.Interventions, kind.Areas, kind.Weeks, kind.Basis).ShouldBe((5, 3, 60, "moderate"));
        kind.Ratio.ShouldBe(Math.Exp((Math.Log(0.5) + Math.Log(0.6) + Math.Log(0.4)) / 3), 1e-9);
        kind.Studies.Select(s => (s.Number, Math.Round(s.Weight, 6))).ShouldBe([(1, 0.333333), (2, 0.333333), (3, 0.333333), (4, 0)]);
        kind.PredictionLow!.Value.ShouldBeLessThanOrEqualTo(kind.Low);
        kind.Sentence.ShouldBe("Belysning: rapporterna blev 51 procent färre än i liknande områden, med en osäkerhet på 18 till 70 procent. En ny insats av samma slag kan ge allt mellan 71 procent färre "
            + "och 16 procent färre. Underlaget är måttligt: 3 insatser i 3 områden, sammanlagt 60 veckor.");
    }

    [Fact]
    public void One_intervention_is_a_weak_basis_and_foretells_nothing()
    {
        var kind = KindAnalysis.Of("dialog", "Dialog", [Effect(1, 0.9)])!;
        (kind.PredictionLow, kind.Basis, kind.I2).ShouldBe((null, "weak", 0));
        kind.Sentence.ShouldBe("Dialog: det går inte att säga om rapporterna har blivit färre eller fler än i liknande områden, allt mellan 39 procent färre och 33 procent fler är möjligt. "
            + "Underlaget är svagt: 1 insats i 1 område, sammanlagt 20 veckor.");
    }

    [Theory]
    [InlineData(1, "Dialog: insatsen går inte att mäta än.")]
    [InlineData(2, "Dialog: ingen av de 2 insatserna går att mäta än.")]
    public void Of_what_is_not_measured_nothing_is_said(int interventions, string sentence)
    {
        Effect[] effects = [.. Enumerable.Range(1, interventions).Select(n => Effect(n, null, level: 1))];
        (KindAnalysis.Of("dialog", "Dialog", effects), KindAnalysis.Uncompared("dialog", "Dialog", effects)).ShouldBe((null, null));
        YearSentences.NotCompared("Dialog", interventions).ShouldBe(sentence);
    }

    [Fact]
    public void A_kind_measured_against_the_time_before_alone_stands_apart_as_weak_however_many_they_are()
    {
        Effect[] effects = [.. Enumerable.Range(1, 9).Select(n => Effect(n, 0.5, level: 2))];
        KindAnalysis.Of("dialog", "Dialog", effects).ShouldBeNull();
        var kind = KindAnalysis.Uncompared("dialog", "Dialog", effects)!;
        (kind.Basis, kind.PredictionLow, kind.PredictionHigh, kind.Interventions, kind.Areas).ShouldBe(("weak", null, null, 9, 9));
        kind.Studies.Select(s => (s.Evidence, s.Against)).Distinct().ShouldBe([(2, "before")]);
        kind.Sentence.ShouldBe("Dialog: rapporterna blev 50 procent färre än före, med en osäkerhet på 42 till 57 procent. Det finns inget att jämföra med: årstiden eller att toppar går tillbaka av sig själva "
            + "kan vara hela förklaringen. Underlaget är svagt: 9 insatser i 9 områden, sammanlagt 180 veckor.");
    }

    [Fact]
    public void What_is_compared_and_what_is_not_are_never_one_number()
    {
        Effect[] effects = [Effect(1, 0.5), Effect(2, 0.1, level: 2)];
        KindAnalysis.Uncompared("dialog", "Dialog", effects).ShouldBeNull();
        KindAnalysis.Of("dialog", "Dialog", effects)!.Ratio.ShouldBe(0.5, 1e-9);
        // Compared with areas that were unlike: neither after against before, nor comparable.
        KindAnalysis.Uncompared("dialog", "Dialog", [Effect(3, 0.5, level: 2) with { Against = Est.FollowUp.Effects.Effect.LikeAreas }]).ShouldBeNull();
        KindAnalysis.Uncompared("dialog", "Dialog", [Effect(3, 0.5, level: 2) with { Against = Est.FollowUp.Effects.Effect.LikeAreas }, Effect(4, 0.8, level: 2)])!
            .ShouldSatisfyAllConditions(k => k.Ratio.ShouldBe(0.8, 1e-9), k => k.Studies.Select(s => s.Weight).ShouldBe([0, 1]));
    }

    [Fact]
    public void Compared_with_the_rest_of_the_kommun_the_words_say_no_likeness() =>
        KindAnalysis.Of("dialog", "Dialog", [Effect(1, 0.5) with { Against = Est.FollowUp.Effects.Effect.RestOfKommun }])!.Sentence.ShouldStartWith("Dialog: rapporterna blev 50 procent färre än i områdena de jämförs med, ");

    [Fact]
    public void Many_that_agree_are_a_good_basis_and_many_that_do_not_are_none()
    {
        KindAnalysis.Of("x", "X", [.. Enumerable.Range(1, 8).Select(n => Effect(n, 0.8))])!.Basis.ShouldBe("good");
        KindAnalysis.Of("x", "X", [.. Enumerable.Range(1, 8).Select(n => Effect(n, n % 2 == 0 ? 0.1 : 3))])!.Basis.ShouldBe("moderate");
    }

    [Fact]
    public void The_year_in_words()
    {
        var year = new YearReport(2026, 40, 120, 100, new("2026-W01", 40, 120, 100), [KindAnalysis.Of("belysning", "Belysning", [Effect(1, 0.4), Effect(2, 0.4), Effect(3, 0.4)])!, KindAnalysis.Of("dialog", "Dialog", [Effect(4, 1)])!],
            [KindAnalysis.Uncompared("patrullering", "Patrullering", [Effect(5, 0.5, level: 2)])!], [], [], new(6, 1, 2, 2, 1, [new("no-time", "Tid eller personal saknades", 2)]), new(1, 0, 0, 2, 1), new(1, 1, 0, 0), []);
        YearSentences.Of(year).ShouldBe(
        [
            "120 rapporter kom på 40 veckor, 20 procent fler än samma veckor året före (100).",
            "6 insatser beslutades för året: 1 är gjord, 2 pågår, 2 blev inte av och om 1 är inget hört. Vanligaste skälet till att en insats inte blev av: tid eller personal saknades.",
            "3 uppföljningar beslutades: 1 fortsätter och 2 avslutades. 1 uppföljning skulle ha gjorts men är försenad.",
            "Av 2 medborgarlöften är 1 hållna och 1 delvis hållna.",
            "Färre rapporter än i områdena de jämförs med hade insatser av slaget belysning.",
            "1 slags insats kan bara mätas mot tiden före. Det finns inga områden att jämföra med, så årstiden eller att toppar går tillbaka av sig själva kan vara hela förklaringen.",
            "Jämförelsen mellan olika slags insatser visar ett samband, inte vad det beror på: de har gjorts på olika platser, vid olika tider och av olika skäl.",
        ]);
    }

    [Fact]
    public void A_report_of_a_year_knows_nothing_of_the_year_after()
    {
        var (kommun, last) = (new MadeKommun().With("bruket", [4], [2]).With("like", [4], [4]), MadeKommun.Start.Plus(9));
        kommun.Interventions.Add(MadeKommun.Made(["bruket"]));
        var kinds = MakeYear.Kinds(2026, kommun.Known(last), new KindNames([]));
        kinds.Single().Weeks.ShouldBe(10);
        MakeYear.Kinds(2025, kommun.Known(last), new KindNames([])).ShouldBeEmpty();
    }

    private static Effect Effect(int number, double? ratio, int level = 3)
    {
        var start = new Week(2026, 1);
        return new(
            new(Guid.NewGuid(), number, $"Insats {number}", "belysning", null), new(start.Plus(-52), start.Previous), new(start, start.Plus(19)), level == 2 ? Est.FollowUp.Effects.Effect.BeforeAlone : Est.FollowUp.Effects.Effect.LikeAreas, new([new($"a{number}", "")], 100, 50), null, null, null,
            null, ratio is { } r ? new(r, r / 1.5, r * 1.5, Math.Log(r), 0.2, 1) : null, null, null, [], new(level, []), [], "");
    }
}
