using Est.FollowUp.Council;
using FsCheck;
using FsCheck.Fluent;

namespace Est.FollowUp.Tests.Council;

/// <summary>What a table hides cannot be worked out of what it shows.</summary>
public sealed class SmallNumbersAreHidden
{
    [Fact]
    public void Made_tables_hold_out_against_solving_the_linear_system() =>
        Prop.ForAll(Tables, made =>
        {
            var table = new CountTable(made);
            var broken = Broken(made, table, Suppression.Of(table));
            return (broken.Count == 0).Label(string.Join("; ", broken));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(4_711UL, 7UL));

    [Fact]
    public void The_attack_before_publishing_finds_what_the_linear_system_finds() =>
        Prop.ForAll(Tables, made =>
        {
            var table = new CountTable(made);
            var marks = Suppression.Of(table, complementary: false);
            var found = Disclosure.Find(table, marks);
            var broken = Broken(made, table, marks);
            return (broken.Count == found.Count).Label($"{broken.Count} by the system, {found.Count} by the flow");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(4_711UL, 7UL));

    [Fact]
    public void Without_complementary_suppression_a_single_small_count_is_computed_back()
    {
        IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> made = [[[2, 10, 9], [12, 8, 7]], [[9, 9, 9], [8, 8, 8]]];
        var table = new CountTable(made);
        Broken(made, table, Suppression.Of(table, complementary: false)).ShouldBe(["0: 2 to 2"]);
        var marks = Suppression.Of(table);
        Broken(made, table, marks).ShouldBeEmpty();
        // One more in its row and in its column, and the fourth corner.
        marks.Count(mark => mark == Mark.Protected).ShouldBe(3);
        marks[0].ShouldBe(Mark.Few);
    }

    [Fact]
    public void A_table_of_zeros_hides_every_cell()
    {
        var table = new CountTable([[[0, 0], [0, 0]]]);
        Suppression.Of(table).ShouldAllBe(mark => mark == Mark.Few);
    }

    [Fact]
    public void Two_small_kommuner_with_a_sum_of_four_or_more_keep_their_sum_to_themselves()
    {
        // 3 + 2 = 5: whoever knew that the sum is at least four would know that neither is 0.
        IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> made = [[[3, 20], [0, 20]], [[2, 20], [0, 20]]];
        var table = new CountTable(made);
        var marks = Suppression.Of(table);
        Broken(made, table, marks).ShouldBeEmpty();
        Enumerable.Range(4, 3).Select(row => marks[table.At(row, 0)]).ShouldAllBe(mark => mark == Mark.Protected);
    }

    [Fact]
    public void Large_counts_are_all_shown()
    {
        var table = new CountTable([[[4, 10], [12, 8]]]);
        Suppression.Of(table).ShouldAllBe(mark => mark == Mark.Shown);
    }

    [Fact]
    public void A_kommun_of_sixty_areas_and_its_neighbour_hold_out()
    {
        var random = new Random(60);
        IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> made =
            [.. new[] { 61, 31 }.Select(areas => Enumerable.Range(0, areas).Select(_ => Enumerable.Range(0, 20).Select(c => c < 8 ? random.Next(random.Next(60)) : random.Next(4)).ToArray()).ToArray())];
        var table = new CountTable(made);
        var marks = Suppression.Of(table);
        Disclosure.Find(table, marks).ShouldBeEmpty();
        marks.Count(mark => mark == Mark.Shown).ShouldBeGreaterThan(500);
    }

    private static List<string> Broken(IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> made, CountTable table, IReadOnlyList<Mark> marks)
    {
        var (rows, columns) = (table.Areas + table.Municipalities + 1, table.Categories + 1);
        var (shown, few) = (new int?[rows, columns], new bool[rows, columns]);
        for (var i = 0; i < marks.Count; i++)
        {
            shown[i / columns, i % columns] = marks[i] == Mark.Shown ? table.Cells[i].Count : null;
            few[i / columns, i % columns] = marks[i] == Mark.Few;
        }
        return [.. new Attacker(shown, few, [.. made.Select(kommun => kommun.Count)]).Work()
            .Where(cell => table.Cells[cell.Cell].Count < 4 ? cell.Least > 1e-6 || cell.Greatest < 3 - 1e-6 : cell.Greatest - cell.Least < 3 - 1e-6)
            .Select(cell => $"{cell.Cell}: {cell.Least:0.##} to {cell.Greatest:0.##}")];
    }

    private static Arbitrary<IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>>> Tables =>
        (from kommuner in Gen.Choose(1, 3)
         from categories in Gen.Choose(1, 4)
         from small in Gen.Choose(1, 9)
         from areas in Gen.Choose(1, 4).ListOf(kommuner)
         from tables in Gen.CollectToList(areas, count => Gen.Frequency((small, Gen.Choose(0, 4)), (10 - small, Gen.Choose(0, 30))).ListOf(categories).ListOf(count))
         select (IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>>)[.. tables.Select(kommun => kommun.Select(area => (IReadOnlyList<int>)[.. area]).ToList())]).ToArbitrary();
}
