using Est.ServiceDefaults.Geography;
using Est.SituationPicture.Areas;

namespace Est.SituationPicture.Tests.Areas;

/// <summary>SWEREF 99 against numbers that Lantmäteriet has published.</summary>
public sealed class SwedishCoordinates
{
    /// <summary>The numerical example of <i>Gauss Conformal Projection (Transverse Mercator), Krüger's formulas</i>, Lantmäteriet 2008.</summary>
    [Fact]
    public void Lantmateriets_numerical_example_of_the_formulas_holds_to_a_hundredth_of_a_millimetre()
    {
        var example = new Sweref99.Projection(13 + 35 / 60.0 + 7.692 / 3600, 1.00000254, -6_226_307.8640, 84_182.8790);
        var (easting, northing) = Sweref99.FromWgs84(24, 66, example);
        northing.ShouldBe(1_135_809.413803, 1e-5);
        easting.ShouldBe(555_304.016555, 1e-5);
        var (lon, lat) = Sweref99.ToWgs84(555_304.016555, 1_135_809.413803, example);
        lon.ShouldBe(24, 1e-10);
        lat.ShouldBe(66, 1e-10);
    }

    /// <summary>Lantmäteriet's own transformation on its web, as recorded in the tests of bjornsallarp/MightyLittleGeodesy.</summary>
    [Fact]
    public void Lantmateriets_transformation_to_SWEREF_99_TM_holds_to_a_millimetre()
    {
        var (easting, northing) = Sweref99.FromWgs84(17 + 50 / 60.0 + 6.12 / 3600, 59 + 58 / 60.0 + 55.23 / 3600);
        northing.ShouldBe(6_652_797.165, 5e-4);
        easting.ShouldBe(658_185.201, 5e-4);
        var (lon, lat) = Sweref99.ToWgs84(658_185.201, 6_652_797.165);
        lat.ShouldBe(59 + 58 / 60.0 + 55.23001 / 3600, 1e-5 / 3600);
        lon.ShouldBe(17 + 50 / 60.0 + 6.11997 / 3600, 1e-5 / 3600);
    }

    [Theory]
    [InlineData(10.9, 59.0)]
    [InlineData(12.99, 55.34)]
    [InlineData(15.0, 62.0)]
    [InlineData(24.17, 65.8)]
    [InlineData(20.55, 69.06)]
    public void There_and_back_is_where_it_began(double lon, double lat)
    {
        var (easting, northing) = Sweref99.FromWgs84(lon, lat);
        var back = Sweref99.ToWgs84(easting, northing);
        back.Lon.ShouldBe(lon, 1e-9);
        back.Lat.ShouldBe(lat, 1e-9);
    }
}
