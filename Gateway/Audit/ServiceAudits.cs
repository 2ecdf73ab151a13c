using System.Globalization;
using Est.Gateway.Passports;
using Est.ServiceDefaults.Audit;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.WebUtilities;
using Yarp.ReverseProxy;

namespace Est.Gateway.Audit;

/// <summary>Reads the audit of each part: the gateway's own, and those of the services by a passport for nothing else.</summary>
internal sealed class ServiceAudits(IProxyStateLookup proxy, PassportOffice office, ServiceDataSources sources, HttpClient http)
{
    private const string Own = "gateway";
    private readonly AuditReader reader = new();

    public static readonly IReadOnlyList<string> Names = [Own, "intake", "picture", "prioritization", "followup"];

    /// <exception cref="HttpRequestException">The service does not answer. A part of an audit, unsaid, would be worse than none.</exception>
    public Task<IReadOnlyList<ListAudit.Entry>> ReadAsync(string service, string municipality, ListAudit.Query query, CancellationToken ct) =>
        service == Own ? OwnAsync(municipality, query, ct) : FetchAsync(service, municipality, query, ct);

    private async Task<IReadOnlyList<ListAudit.Entry>> OwnAsync(string municipality, ListAudit.Query query, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        // What began before its kommun was known is looked for in all of them, to see whether it was answered.
        await connection.RunAsync(ct, "select set_config('est.lookup', 'on', false)");
        return await ListAudit.ReadAsync(connection, municipality, query, ct);
    }

    private async Task<IReadOnlyList<ListAudit.Entry>> FetchAsync(string service, string municipality, ListAudit.Query query, CancellationToken ct)
    {
        if (!proxy.TryGetCluster(service, out var cluster) || cluster.DestinationsState.AllDestinations is not [var destination, ..])
            throw new HttpRequestException($"{service} has no address.");
        var address = QueryHelpers.AddQueryString($"/internal/{municipality}/audit", new Dictionary<string, string?>
        {
            ["from"] = Time(query.From),
            ["to"] = Time(query.To),
            ["by"] = query.By,
            ["before"] = Time(query.Before),
            ["beforeId"] = query.BeforeId?.ToString(CultureInfo.InvariantCulture),
            ["limit"] = query.Limit?.ToString(CultureInfo.InvariantCulture),
            ["refused"] = query.Refused is true ? "true" : null,
        }.Where(parameter => parameter.Value is not null));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(destination.Model.Config.Address), address));
        request.Headers.Add("Authorization", office.AuthorizationFor(reader, municipality));
        using var answer = await http.SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<ListAudit.Answer>(ct))!.Entries;
    }

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
