using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Weeks;

namespace Est.ServiceDefaultsTests;

/// <summary>From when on a week without reports is a calm week, and not one before anybody reported.</summary>
public sealed class WhenHistoryBegins
{
    [Theory]
    [InlineData("2026-W10", "2026-W10")]
    [InlineData("2025-W40 2025-W41 2026-W10", "2025-W40")]
    [InlineData("2019-W09 2019-W10 2025-W40 2025-W41 2026-W10", "2025-W40")]
    [InlineData("2025-W01 2025-W27 2026-W01", "2025-W01")]      // 25 silent weeks, twice
    [InlineData("2025-W01 2025-W28 2026-W01", "2025-W28")]      // 26 silent weeks, then 25
    public void It_begins_after_the_last_half_year_of_silence(string reported, string began) =>
        ReportedHistory.BeganIn([.. reported.Split(' ').Select(Week.Parse)]).ShouldBe(Week.Parse(began));
}
