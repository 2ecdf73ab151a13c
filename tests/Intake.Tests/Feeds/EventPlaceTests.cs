using Est.Intake.Feeds.Polisen;
using Est.ServiceDefaults.Municipalities;

namespace Est.Intake.Tests.Feeds;

/// <summary>Which kommun or county a police event belongs to, from the name of its place.</summary>
public sealed class EventPlaceTests
{
    [Fact]
    public void Every_kommun_and_every_county_is_found_by_its_name_in_any_letter_case()
    {
        foreach (var kommun in Municipalities.All)
        {
            foreach (var name in new[] { kommun.Name, kommun.Name.ToUpperInvariant(), kommun.Name.ToLowerInvariant() })
                EventPlace.Of(name).ShouldBe(new EventPlace(kommun.Code, null), name);
            EventPlace.Of(kommun.County).ShouldBe(new EventPlace(null, kommun.CountyCode), kommun.County);
        }
    }

    [Theory]
    [InlineData("Upplands väsby", "0114")]
    [InlineData("Upplands-bro", "0139")]
    [InlineData("Östra göinge", "1256")]
    [InlineData("Lilla edet", "1462")]
    [InlineData("Dals-ed", "1438")]
    [InlineData("Dals Ed", "1438")]
    [InlineData(" Örebro ", "1880")]
    [InlineData("O\u0308rebro", "1880")]            // "Ö" as two characters
    [InlineData("Gotland", "0980")]
    [InlineData("Region Gotland", "0980")]
    [InlineData("Heby", "0331")]                    // moved to Uppsala län in 2007, under the same name
    [InlineData("Malung", "2023")]                  // Malung-Sälen since 2008
    [InlineData("Malungs kommun", "2023")]
    [InlineData("Falu kommun", "2080")]
    [InlineData("Karlskoga kommun", "1883")]
    [InlineData("Degerfors kommun", "1862")]
    [InlineData("Stockholms stad", "0180")]
    [InlineData("Halmstad", "1380")]
    public void A_kommun_is_found_however_its_name_is_written(string location, string code) =>
        EventPlace.Of(location).ShouldBe(new EventPlace(code, null));

    [Theory]
    [InlineData("Örebro län", "18")]
    [InlineData("Gotlands län", "09")]              // a county of one kommun: what the police say of the county stays there
    [InlineData("Kopparbergs län", "20")]           // Dalarnas län since 1997
    [InlineData("Malmöhus län", "12")]              // Skåne län since 1997
    [InlineData("Skaraborgs län", "14")]            // Västra Götalands län since 1998
    public void A_county_is_no_kommun(string location, string code) =>
        EventPlace.Of(location).ShouldBe(new EventPlace(null, code));

    [Theory]
    [InlineData("")]
    [InlineData("Atlantis")]
    [InlineData("län")]
    [InlineData("kommun")]
    [InlineData("Sverige")]
    [InlineData("59.602496,18.138438")]
    public void Another_place_is_unknown(string location) => EventPlace.Of(location).ShouldBe(EventPlace.Unknown);
}
