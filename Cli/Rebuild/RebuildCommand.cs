using System.CommandLine;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Est.Cli.Access;

namespace Est.Cli.Rebuild;

/// <summary>Makes a kommun's picture anew from Intake's reports, step by step, with progress on stderr and the outcome on stdout.</summary>
internal static class RebuildCommand
{
    private const int Tries = 6;
    private static readonly string[] Roles = ["admin"];

    private sealed record Begun(Guid Id);

    private sealed record Step(int Taken, Outcome? Recount);

    private sealed record Outcome(int Facts, int Mended, int Forgotten);

    public static Command Create()
    {
        var municipality = new Option<string>("--municipality") { Description = "Four-digit kommun code.", Required = true };
        var json = new Option<bool>("--json") { Description = "The outcome as JSON." };
        var picture = new Command("picture", "Count a kommun's picture anew from the reports that Intake holds.") { municipality, json };
        picture.SetAction((parsed, ct) => HandleAsync(parsed.GetRequiredValue(municipality), parsed.GetValue(json), ct));
        return new Command("rebuild", "Make a read model anew.") { picture };
    }

    private static async Task<int> HandleAsync(string municipality, bool json, CancellationToken ct)
    {
        if (MunicipalityTable.Read().All(row => row.Code != municipality))
            throw new CliFailure($"There is no kommun {municipality}: kommun codes have four digits, e.g. 1862 for Degerfors.");
        using var gateway = GatewayClient.ConnectAsOperator();
        // The operator reads no reports and so has no passport: a key of the kommun's administrator, for this while only.
        var key = await gateway.PostAsync<KeyCommand.Created>("/access/keys",
            new { municipality, organisation = "Est", kind = "ovrig", source = "rebuild", roles = Roles, expiresAt = DateTimeOffset.UtcNow.AddHours(6) }, ct);
        try
        {
            var outcome = await RebuildAsync(gateway, municipality, key.Key, ct);
            if (json) Console.WriteLine(JsonSerializer.Serialize(new { municipality, outcome.Facts, outcome.Mended, outcome.Forgotten }, JsonSerializerOptions.Web));
            else Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"The picture of {municipality} is counted anew from {outcome.Facts:N0} reports: {outcome.Mended:N0} were missing or not as Intake has them, {outcome.Forgotten:N0} Intake does not have."));
            return 0;
        }
        finally
        {
            try { (await gateway.SendAsync($"/access/keys/{key.Id}/revoke", new StringContent(""), CancellationToken.None)).Dispose(); }
            catch (GatewayAwayException) { await Console.Error.WriteLineAsync($"The key {key.Id} could not be revoked; it expires in six hours."); }
        }
    }

    private static async Task<Outcome> RebuildAsync(GatewayClient gateway, string municipality, string key, CancellationToken ct)
    {
        var address = $"/api/{municipality}/pictures/rebuilds";
        var id = (await PostAsync<Begun>(gateway, address, key, ct)).Id;
        while (true)
        {
            var step = await PostAsync<Step>(gateway, $"{address}/{id}", key, ct);
            if (step.Recount is { } outcome) return outcome;
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{step.Taken:N0} reports read from Intake."));
        }
    }

    /// <summary>A step may be asked for again: what passes is waited for.</summary>
    private static async Task<T> PostAsync<T>(GatewayClient gateway, string address, string key, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var answer = await gateway.SendAsync(address, new StringContent(""), ct, key);
                if (answer.IsSuccessStatusCode)
                    return await answer.Content.ReadFromJsonAsync<T>(ct) ?? throw new CliFailure($"The gateway gave an empty answer to {address}.");
                if (attempt == Tries || (int)answer.StatusCode < 500) throw new CliFailure(await GatewayClient.RefusalAsync(answer, ct));
            }
            catch (GatewayAwayException) when (attempt < Tries)
            {
            }
            await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt - 1)), ct);
        }
    }
}
