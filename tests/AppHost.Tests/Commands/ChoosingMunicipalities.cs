extern alias cli;
using cli::Est.Cli;
using cli::Est.Cli.Access;

namespace Est.AppHostTests.Commands;

public sealed class ChoosingMunicipalities
{
    [Fact]
    public void Codes_are_taken_as_they_are() => MunicipalityCommand.Choose(["1862", "1883"], null, all: false).ShouldBe(["1862", "1883"]);

    [Fact]
    public void A_county_is_all_its_kommuner() =>
        MunicipalityCommand.Choose([], "18", all: false).ShouldBe(
            ["1814", "1860", "1861", "1862", "1863", "1864", "1880", "1881", "1882", "1883", "1884", "1885"]);

    [Fact]
    public void All_are_290() => MunicipalityCommand.Choose([], null, all: true).Count.ShouldBe(290);

    [Fact]
    public void What_does_not_exist_is_named()
    {
        Should.Throw<CliFailure>(() => MunicipalityCommand.Choose(["1862", "9999"], null, all: false)).Message.ShouldStartWith("There is no kommun 9999:");
        Should.Throw<CliFailure>(() => MunicipalityCommand.Choose([], "02", all: false)).Message.ShouldStartWith("There is no county 02:");
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "18")]
    public void One_way_of_choosing_is_needed(bool all, string? county) =>
        Should.Throw<CliFailure>(() => MunicipalityCommand.Choose([], county, all)).Message.ShouldStartWith("Say which kommuner:");
}
