using Est.ServiceDefaults.Municipalities;

namespace Est.ServiceDefaultsTests;

public sealed class MunicipalitiesTests
{
    [Fact]
    public void There_are_290_kommuner_in_21_counties()
    {
        Municipalities.All.Count.ShouldBe(290);
        Municipalities.All.Select(m => m.CountyCode).Distinct().Count().ShouldBe(21);
        Municipalities.All.ShouldAllBe(m => m.Code.StartsWith(m.CountyCode, StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_is_found_whatever_its_letter_case()
    {
        Municipalities.ByName("Upplands väsby")!.Code.ShouldBe("0114");
        Municipalities.ByName(" dals-ed ")!.Code.ShouldBe("1438");
        Municipalities.ByName("Oslo").ShouldBeNull();
    }

    [Theory]
    [InlineData(14.4301, 59.2377, true)] // Degerfors station
    [InlineData(14.6151, 59.3182 + 0.089, true)] // 9.9 km north of the box
    [InlineData(14.6151, 59.3182 + 0.091, false)] // 10.1 km north of it
    [InlineData(10.7522, 59.9139, false)] // Oslo
    public void A_point_belongs_when_it_is_at_most_ten_kilometres_outside(double lon, double lat, bool covered) =>
        Municipalities.ByCode("1862")!.Covers(lon, lat, 10).ShouldBe(covered);
}
