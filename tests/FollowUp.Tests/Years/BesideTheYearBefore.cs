using Est.FollowUp.Effects;
using Est.FollowUp.Years;
using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Weeks;

namespace Est.FollowUp.Tests.Years;

/// <summary>Which weeks of a year can be set beside the year before: four reports a week from the first, in one area and the kommun.</summary>
public sealed class BesideTheYearBefore
{
    [Fact]
    public void A_year_before_with_all_its_weeks_is_compared_whole()
    {
        var year = Year(first: new(2024, 30), last: new(2026, 46));
        (year.Total, year.LastYear, year.Compared).ShouldBe((184, 184, new("2026-W01", 46, 184, 184)));
        year.Areas.Single().ShouldSatisfyAllConditions(a => a.LastYear.ShouldBe(184), a => a.Compared.ShouldBe(new("2026-W01", 46, 184, 184)));
        year.Sentences[0].ShouldBe("184 rapporter kom på 46 veckor, lika många som samma veckor året före (184).");
    }

    [Fact]
    public void Reports_that_began_in_the_year_before_are_compared_from_the_week_they_began()
    {
        var year = Year(first: new(2025, 30), last: new(2026, 46));
        (year.Total, year.LastYear, year.Compared).ShouldBe((184, null, new("2026-W30", 17, 68, 68)));
        year.Areas.Single().ShouldSatisfyAllConditions(a => a.Total.ShouldBe(184), a => a.LastYear.ShouldBeNull(), a => a.Compared.ShouldBe(new("2026-W30", 17, 68, 68)));
        year.Sentences[0].ShouldBe("184 rapporter kom på 46 veckor. Rapporterna började komma under året före. På de 17 veckor som går att jämföra, från och med vecka 30, kom 68 rapporter, lika många som samma veckor året före (68).");
    }

    [Theory]
    [InlineData(39, 8)]
    [InlineData(40, null)]
    [InlineData(52, null)]
    public void Fewer_than_eight_weeks_are_not_compared(int first, int? weeks)
    {
        var year = Year(first: new(2025, first), last: new(2026, 46));
        year.Compared?.Weeks.ShouldBe(weeks!.Value);
        (year.Compared is null, year.Areas.Single().Compared is null).ShouldBe((weeks is null, weeks is null));
        if (weeks is null) year.Sentences[0].ShouldBe("184 rapporter kom på 46 veckor. Året före har för få veckor med rapporter att jämföra med.");
    }

    [Fact]
    public void An_area_that_was_silent_while_others_reported_had_none() =>
        Year(first: new(2025, 30), last: new(2026, 46), silentUntil: new(2025, 50)).Areas.Single().Compared.ShouldBe(new("2026-W30", 17, 68, 0));

    [Fact]
    public void A_week_53_has_no_week_of_its_own_to_be_set_beside() =>
        Year(first: new(2025, 1), last: new(2026, 53)).ShouldSatisfyAllConditions(y => y.Total.ShouldBe(212), y => y.Compared.ShouldBe(new("2026-W01", 52, 208, 208)), y => y.LastYear.ShouldBe(208));

    private static YearReport Year(Week first, Week last, Week? silentUntil = null)
    {
        var history = new CountedHistory(first, last);
        foreach (var week in first.To(last))
        {
            history.Add("1862", "klotter", week, 4);
            if (silentUntil is not { } until || week >= until) history.Add("bruket", "klotter", week, 4);
        }
        KnownArea Area(string code, string? parent) => new() { Municipality = "1862", Code = code, Name = code, Parent = parent, Population = null, ValidFrom = new(2020, 1, 1), ValidTo = null, Neighbours = [] };
        return MakeYear.Of(
            2026, last, new EffectReader([], new AreaTree([Area("1862", null), Area("bruket", "1862")]), history, "1862"), new KindNames([]),
            new(new Dictionary<string, YearReport.Levels>(), new(0, 0, 0, 0, 0, []), new(0, 0, 0, 0, 0), new(0, 0, 0, 0)));
    }
}
