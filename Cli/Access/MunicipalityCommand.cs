using System.CommandLine;
using System.Text.Json;
using Est.AppHost.Local;

namespace Est.Cli.Access;

/// <summary>Adds kommuner: by code, all of a county, or all there are.</summary>
internal static class MunicipalityCommand
{
    private sealed record Answer(IReadOnlyList<Municipality> Municipalities);

    private sealed record Municipality(string Code, string Name, string County, bool Added);

    public static Command Create()
    {
        var codes = new Argument<string[]>("codes") { Description = "Four-digit kommun codes, e.g. 1862.", Arity = ArgumentArity.ZeroOrMore };
        var county = new Option<string>("--county") { Description = "Two-digit county code: all its kommuner." };
        var all = new Option<bool>("--all") { Description = "All 290 kommuner." };
        var json = new Option<bool>("--json") { Description = "For programs." };
        var add = new Command("add", "Add kommuner; those already there stay as they are.") { codes, county, all, json };
        add.SetAction((parsed, ct) => HandleAsync(
            Choose(parsed.GetValue(codes) ?? [], parsed.GetValue(county), parsed.GetValue(all)), parsed.GetValue(json), ct));
        return new Command("municipality", "Kommuner of this instance.") { add };
    }

    internal static IReadOnlyList<string> Choose(string[] codes, string? county, bool all)
    {
        var table = MunicipalityTable.Read();
        if ((codes.Length > 0 ? 1 : 0) + (county is null ? 0 : 1) + (all ? 1 : 0) != 1)
            throw new CliFailure("Say which kommuner: codes (municipality add 1862 1883), a county (--county 18), or --all.");
        if (all) return [.. table.Select(row => row.Code)];
        if (county is not null)
        {
            var inCounty = table.Where(row => row.County == county).Select(row => row.Code).ToList();
            return inCounty.Count > 0 ? inCounty : throw new CliFailure($"There is no county {county}: county codes have two digits, e.g. 18 for Örebro län.");
        }
        var unknown = codes.Where(code => table.All(row => row.Code != code)).ToList();
        return unknown.Count == 0 ? codes : throw new CliFailure($"There is no kommun {string.Join(", ", unknown)}: kommun codes have four digits, e.g. 1862 for Degerfors.");
    }

    private static async Task<int> HandleAsync(IReadOnlyList<string> codes, bool json, CancellationToken ct)
    {
        using var gateway = GatewayClient.ConnectAsOperator();
        var answer = await gateway.PostAsync<Answer>("/access/municipalities", new { codes }, ct);
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(answer, JsonSerializerOptions.Web));
        else
            Table.Write(
                Console.Out,
                ["CODE", "KOMMUN", "COUNTY", ""],
                answer.Municipalities.Select(row => new[] { row.Code, row.Name, row.County, row.Added ? "added" : "was there" }));
        return 0;
    }
}
