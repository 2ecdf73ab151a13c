using Est.Contracts;
using Est.SituationPicture.Categories;

namespace Est.SituationPicture.Tests.Categories;

/// <summary>A new weight and name reach what was counted before and what is counted after; messages come twice and in any order.</summary>
public sealed class AKommunWeighsItsCategories(PictureApp app)
{
    [Fact]
    public async Task Weeks_counted_before_and_after_are_weighed_alike_and_the_others_are_told()
    {
        var kommun = PictureApp.NewMunicipality();
        var report = Made.NewReport() with { Category = "klotter", Severity = 2 };
        await app.ReceiveAsync(kommun, report);
        await ChangeAsync(kommun, 2, weight: 0.5);
        (await app.AnnouncedAsync<WeekCounted>(kommun)).SelectMany(e => e.Cells).Where(c => c.Area == kommun && c.Category == "klotter")
            .MaxBy(c => c.Revision)!.Weighted.ShouldBe(1);

        await app.ReceiveAsync(kommun, Made.NewReport() with { Category = "klotter", Severity = 2 });
        (await WeightedAsync(kommun)).ShouldBe(2, "two reports of severity 2, weighed half");
    }

    [Fact]
    public async Task An_earlier_change_that_comes_late_and_one_that_comes_twice_change_nothing()
    {
        var kommun = PictureApp.NewMunicipality();
        await app.ReceiveAsync(kommun, Made.NewReport() with { Category = "klotter", Severity = 1 });
        await ChangeAsync(kommun, 5, weight: 3);
        var told = (await app.AnnouncedAsync<WeekCounted>(kommun)).Count;
        await ChangeAsync(kommun, 5, weight: 3);
        await ChangeAsync(kommun, 4, weight: 7);
        (await WeightedAsync(kommun)).ShouldBe(3);
        (await app.AnnouncedAsync<WeekCounted>(kommun)).Count.ShouldBe(told);
    }

    private Task ChangeAsync(string kommun, long revision, double weight) =>
        app.Services.DeliverAsync<OnCategoriesChanged, CategoriesChanged>(
            new CategoriesChanged(kommun, DateTimeOffset.UtcNow, revision, [new CategoryDescription("klotter", "Klotter på fasad", weight, false)]));

    private Task<double> WeightedAsync(string kommun) => app.Database.ValueAsync<double>(
        "select sum(severities * weight) from weekly_counts where municipality = $1 and area = $1 and category = 'klotter'", kommun)!;
}
