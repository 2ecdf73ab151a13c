using Est.Intake.Feeds.Polisen;
using Est.ServiceDefaults.Categories;

namespace Est.Intake.Tests.Feeds;

/// <summary>What the police's types become with us.</summary>
public sealed class EventTypesTests
{
    [Fact]
    public void Every_type_has_one_of_our_categories_and_a_severity_from_1_to_3()
    {
        EventTypes.All.Count.ShouldBeGreaterThanOrEqualTo(97);
        foreach (var (type, meaning) in EventTypes.All)
        {
            DefaultCategories.ByCode(meaning.Category).ShouldNotBeNull(type);
            meaning.Severity.ShouldBeInRange(1, 3, type);
        }
    }

    [Theory]
    [InlineData("Mord/dråp, försök", "vald-hot", 3)]
    [InlineData("Lagen om hundar och katter ", "annat", 1)]
    [InlineData("Larm Överfall", "vald-hot", 2)]
    [InlineData("Rån,  försök", "vald-hot", 2)]
    [InlineData("Skadegörelse", "skadegorelse", 2)]
    public void A_type_is_known_however_it_is_written(string type, string category, int severity) =>
        EventTypes.Of(type).ShouldBe(new EventTypes.Meaning(category, severity));

    [Theory]
    [InlineData("Solförmörkelse")]
    [InlineData("")]
    public void A_new_type_counts_as_annat_with_severity_1(string type) =>
        EventTypes.Of(type).ShouldBe(new EventTypes.Meaning("annat", 1));
}
