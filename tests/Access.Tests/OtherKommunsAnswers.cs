using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Est.ServiceDefaults.Access;
using Npgsql;

namespace Est.Access.Tests;

/// <summary>
/// Every table of a part holds rows of Karlskoga. Whoever works for Degerfors asks every address that can be read, exports, features and calendars
/// too, by the ids of those rows: no answer holds a value of theirs.
/// </summary>
public sealed partial class OtherKommunsAnswers(EveryPart est)
{
    public static TheoryData<Part> Parts { get; } = [.. Part.All.Where(part => part != Part.Gateway)];

    [Theory, MemberData(nameof(Parts))]
    public async Task Hold_nothing_that_is_not_the_kommuns(Part part)
    {
        var theirs = await SeedAsync(part);
        var wrong = new List<string>();
        var (asked, seen) = (0, 0);
        foreach (var route in est[part].Routes.SelectMany(Route.Of).Distinct().Where(route => route.Method == "GET" && route.HasMunicipality))
        {
            foreach (var address in Addresses(route, theirs))
            {
                foreach (var caller in CallersOf(address))
                {
                    var values = await ValuesAsync(part, address, caller, EveryPart.Own);
                    asked++;
                    // What one asked by is no news.
                    if (values.Any(value => theirs.Contains(value) && !address.Contains(value, StringComparison.Ordinal)))
                        wrong.Add($"{address} shows {caller} of another kommun what is in its rows.");
                }
                seen += (await ValuesAsync(part, address.Replace(EveryPart.Own, EveryPart.Other, StringComparison.Ordinal), CallersOf(address)[^1], EveryPart.Other)).Count(theirs.Contains);
            }
        }
        wrong.ShouldBeEmpty($"\n{string.Join('\n', wrong)}\n");
        asked.ShouldBeGreaterThan(20);
        seen.ShouldBeGreaterThan(0, "the kommun itself is shown none of it: unproven");
    }

    /// <returns>Every made-up value of those rows; each is as good as unique.</returns>
    private async Task<HashSet<string>> SeedAsync(Part part)
    {
        var theirs = new HashSet<string>(StringComparer.Ordinal);
        await using var owner = new NpgsqlConnection(est.ConnectionString(part));
        await owner.OpenAsync();
        await using (var free = new NpgsqlCommand("set session_replication_role = replica", owner)) await free.ExecuteNonQueryAsync();
        // A relay would publish what is made up for the outbox.
        foreach (var table in (await est.TablesAsync(part)).Where(table => table is not ("outbox" or "inbox" or "__EFMigrationsHistory")))
        {
            await using (var known = new NpgsqlCommand($"select count(*) from information_schema.columns where table_name = '{table}' and column_name = 'municipality'", owner))
                if ((long)(await known.ExecuteScalarAsync())! == 0) continue;
            var insert = await SeededRows.InsertAsync(owner, table, EveryPart.Other);
            await using var command = new NpgsqlCommand(insert, owner);
            await command.ExecuteNonQueryAsync();
            theirs.UnionWith(Value().Matches(insert).Select(match => match.Value));
        }
        theirs.ShouldNotBeEmpty();
        return theirs;
    }

    /// <summary>The route's address in one's own kommun with a week and a period where such stand, and each of the others' ids where an id stands.</summary>
    private static IEnumerable<string> Addresses(Route route, HashSet<string> theirs)
    {
        using var made = route.MadeUp(EveryPart.Own);
        var plain = made.RequestUri!.OriginalString;
        yield return plain;
        if (!route.Address.Contains(":guid", StringComparison.Ordinal) && !Text().IsMatch(route.Address)) yield break;
        foreach (var value in theirs.Where(value => !route.Address.Contains(":guid", StringComparison.Ordinal) || value.Contains('-', StringComparison.Ordinal)))
            yield return route.Address.Contains(":guid", StringComparison.Ordinal)
                ? plain.Replace("0192f000-0000-7000-8000-000000000000", value, StringComparison.Ordinal)
                : plain.Replace("/x", "/" + value + (route.Address.StartsWith("/calendars", StringComparison.Ordinal) ? ".ics" : ""), StringComparison.Ordinal);
    }

    private static string[] CallersOf(string address) => address.Split('/')[1] switch
    {
        "calendars" or "follow" => [Scopes.Calendar],
        "open-data" => [Scopes.OpenData],
        _ => [Roles.Coordinator, Roles.Admin],
    };

    private async Task<List<string>> ValuesAsync(Part part, string address, string caller, string municipality)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var answer = await est.SendAsync(part, request, caller, municipality);
        if (answer.StatusCode != HttpStatusCode.OK) return [];
        var body = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync());
        return [.. Value().Matches(body).Select(match => match.Value)];
    }

    [GeneratedRegex("[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")]
    private static partial Regex Value();

    /// <summary>A part of the address that is neither the kommun, nor a week, nor of a form of its own.</summary>
    [GeneratedRegex(@"\{(?!municipality\}|week\})\w+\}")]
    private static partial Regex Text();
}
