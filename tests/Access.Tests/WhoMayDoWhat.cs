using System.Net;
using Est.ServiceDefaults.Access;

namespace Est.Access.Tests;

/// <summary>Tries every route of every part as every kind of caller, and compares with the table in docs/access.md.</summary>
public sealed class WhoMayDoWhat(EveryPart est)
{
    public static TheoryData<Part> Parts { get; } = [.. Part.All];

    [Theory, MemberData(nameof(Parts))]
    public async Task Every_route_lets_in_whom_the_table_names_and_nobody_else(Part part)
    {
        var table = AccessTable.Read().Rows(part);
        var routes = est[part].Routes.SelectMany(Route.Of).Distinct().ToList();
        var wrong = new List<string>();
        foreach (var route in routes)
        {
            var letIn = new HashSet<string>();
            foreach (var caller in EveryPart.CallersOf(part))
            {
                // Feeds go to any kommun: their key belongs to none.
                var home = Scopes.All.Contains(caller) && !route.HasMunicipality ? Passport.AllMunicipalities : EveryPart.Own;
                using var answer = await est.SendAsync(part, route.MadeUp(EveryPart.Own), caller, home);
                if (answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)) letIn.Add(caller);
                if (part != Part.Gateway && answer.StatusCode >= HttpStatusCode.InternalServerError)
                    wrong.Add($"{route} answers {(int)answer.StatusCode} to {caller}: made-up input is the sender's error, not the service's.");
            }
            if (!table.TryGetValue(route, out var expected))
                wrong.Add($"{route} is not in the table. Decide who may use it, see that .AllowRoles says the same, and add under '## {part}':\n" +
                    AccessTable.Line(route, EveryPart.CallersOf(part), letIn));
            else
                wrong.AddRange(letIn.Except(expected).Select(caller => $"{route} lets {caller} in, and the table says it does not.")
                    .Concat(expected.Except(letIn).Select(caller => $"{route} turns {caller} away, and the table says it does not.")));
        }
        wrong.AddRange(table.Keys.Except(routes).Select(route => $"{route} is in the table under '## {part}' and is no route: take the row out."));

        wrong.ShouldBeEmpty($"docs/access.md and {part} do not say the same:\n{string.Join('\n', wrong)}\n");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task No_role_of_another_kommun_opens_anything(Part part)
    {
        var open = new List<string>();
        foreach (var route in est[part].Routes.SelectMany(Route.Of).Distinct().Where(route => route.HasMunicipality && !IsOpenToAll(part, route)))
        {
            // To the gateway one comes with a key of Degerfors; to a service, with a passport of Karlskoga.
            var (address, home) = part == Part.Gateway ? (EveryPart.Other, EveryPart.Own) : (EveryPart.Own, EveryPart.Other);
            foreach (var role in Roles.All)
            {
                using var answer = await est.SendAsync(part, route.MadeUp(address), role, home);
                if (answer.StatusCode != HttpStatusCode.Forbidden) open.Add($"{route} answers {(int)answer.StatusCode} to {role} of another kommun.");
            }
        }
        open.ShouldBeEmpty(string.Join('\n', open));
    }

    /// <summary>Whoever sends nothing is let in: what such an address gives is not for one kommun's people only.</summary>
    private static bool IsOpenToAll(Part part, Route route) => AccessTable.Read().Rows(part).TryGetValue(route, out var callers) && callers.Contains("anonymous");
}
