using Est.FollowUp.Interventions;

namespace Est.FollowUp.Tests.Interventions;

/// <summary>Every state and every step that there is, one by one, against the table that people agreed on.</summary>
public sealed class TheStateMachine
{
    /// <summary>Rows are states, columns steps; a dash where the step cannot be taken.</summary>
    private const string Table = """
                 plan     start    finish  drop      continue extend   replace  end
        proposed planned  -        -       not-done  -        -        -        -
        planned  -        ongoing  -       not-done  -        -        -        -
        ongoing  -        -        done    -         ongoing  ongoing  ended    ended
        done     -        -        -       -         ongoing  ongoing  ended    ended
        not-done -        -        -       -         -        -        -        -
        ended    -        -        -       -         -        -        -        -
        """;

    public static TheoryData<string, string, string?> Pairs()
    {
        var rows = Table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var pairs = new TheoryData<string, string, string?>();
        foreach (var row in rows.Skip(1))
            for (var i = 0; i < rows[0].Length; i++) pairs.Add(row[0], rows[0][i], row[i + 1] == "-" ? null : row[i + 1]);
        return pairs;
    }

    [Theory, MemberData(nameof(Pairs))]
    public void A_step_leads_where_the_table_says(string from, string step, string? to) => InterventionStates.After(from, step).ShouldBe(to);

    [Fact]
    public void The_table_has_every_state_and_every_step() =>
        Pairs().Select(pair => (pair.Data.Item1, pair.Data.Item2)).ShouldBe(
            InterventionStates.All.SelectMany(state => InterventionStates.Steps.Select(step => (state, step))), ignoreOrder: true);

    [Fact]
    public void Every_state_is_reached_and_only_the_last_two_are_never_left()
    {
        var reached = new HashSet<string> { InterventionStates.Proposed };
        while (InterventionStates.All.Any(state => reached.Contains(state)
            && InterventionStates.Steps.Any(step => InterventionStates.After(state, step) is { } next && reached.Add(next))))
        {
        }
        reached.ShouldBe(InterventionStates.All, ignoreOrder: true);
        InterventionStates.All.Where(state => !InterventionStates.IsOpen(state)).ShouldBe([InterventionStates.NotDone, InterventionStates.Ended]);
    }

    [Fact]
    public void Nothing_that_has_begun_ends_without_a_review() =>
        (from state in InterventionStates.All
         from step in InterventionStates.Steps
         where InterventionStates.After(state, step) == InterventionStates.Ended
         select step).Distinct().ShouldBe([InterventionStates.Replace, InterventionStates.End]);
}
