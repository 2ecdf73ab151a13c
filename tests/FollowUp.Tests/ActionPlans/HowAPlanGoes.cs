using Est.FollowUp.ActionPlans;

namespace Est.FollowUp.Tests.ActionPlans;

/// <summary>The two-year clock, and green, yellow and red of a row.</summary>
public sealed class HowAPlanGoes
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData(null, null, null, "none")]
    [InlineData("2026-06-12", "2028-06-12", 568, "green")]
    [InlineData("2025-05-24", "2027-05-24", 183, "green")]
    [InlineData("2025-05-23", "2027-05-23", 182, "yellow")]
    [InlineData("2024-11-22", "2026-11-22", 0, "yellow")]
    [InlineData("2024-11-21", "2026-11-21", -1, "red")]
    [InlineData("2024-02-29", "2026-02-28", -267, "red")]
    public void The_plan_is_renewed_within_two_years(string? decided, string? due, int? left, string colour) =>
        PlanClock.Read(Day(decided), Today).ShouldBe(new PlanClock.Reading(Day(due), left, colour));

    [Theory]
    [InlineData("planned", "2026-12-01", null, null, null, "yellow", "Börjar 1 december 2026.")]
    [InlineData("planned", "2026-11-22", null, null, null, "yellow", "Börjar 22 november 2026.")]
    [InlineData("planned", "2026-11-21", null, null, null, "red", "Skulle ha börjat 21 november 2026.")]
    [InlineData("ongoing", "2026-11-01", "2026-11-22", null, null, "green", "Pågår enligt plan.")]
    [InlineData("ongoing", "2026-10-01", "2026-11-21", null, null, "yellow", "Skulle ha varit klar 21 november 2026.")]
    [InlineData("ongoing", "2026-10-01", null, null, "2026-11-21", "yellow", "Uppföljningen är 1 dag försenad.")]
    [InlineData("done", "2026-10-01", null, null, "2026-10-22", "red", "Uppföljningen är 31 dagar försenad.")]
    [InlineData("done", "2026-10-01", null, null, null, "green", "Gjord.")]
    [InlineData("ended", "2026-10-01", null, null, null, "green", "Avslutad efter uppföljning.")]
    [InlineData("not-done", "2026-10-01", null, "no-money", null, "red", "Blev inte av: pengar saknades.")]
    public void A_measure(string state, string? from, string? until, string? whyNot, string? overdue, string colour, string because) =>
        PlanProgress.Of(new(state, Day(from), Day(until), whyNot, Day(overdue)), Today).ShouldBe((colour, because));

    [Fact]
    public void A_cause_without_a_measure_is_red() => PlanProgress.Of(null, Today).ShouldBe(("red", "Orsaken har ingen beslutad åtgärd än."));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
