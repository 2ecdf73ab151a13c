using System.CommandLine;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Est.Cli.Access;

/// <summary>Invites a person: the way to a kommun's first administrator, who invites the others in the pages.</summary>
internal static class MemberCommand
{
    public static Command Create()
    {
        var municipality = new Option<string>("--municipality") { Description = "Four-digit kommun code.", Required = true };
        var email = new Option<string>("--email") { Description = "The address that the identity provider knows the person by.", Required = true };
        var name = new Option<string>("--name") { Description = "The person's name.", Required = true };
        var organisation = new Option<string>("--organisation") { Description = "The organisation's name.", Required = true };
        var kind = new Option<string>("--kind") { Description = "The organisation's kind.", DefaultValueFactory = _ => "kommun" };
        var roles = new Option<string[]>("--role") { Description = "Role; may be given several times. admin unless told otherwise." };
        kind.AcceptOnlyFromAmong(KeyCommand.Kinds);
        roles.AcceptOnlyFromAmong(KeyCommand.Roles);
        var add = new Command("add", "Invite a person, who then signs in with that address.") { municipality, email, name, organisation, kind, roles };
        add.SetAction(async (parsed, ct) =>
        {
            using var gateway = GatewayClient.ConnectAsOperator();
            var (code, employer) = (parsed.GetRequiredValue(municipality), parsed.GetRequiredValue(organisation));
            await EnsureAsync(gateway, code, employer, parsed.GetRequiredValue(kind), ct);
            var given = parsed.GetValue(roles) ?? [];
            await gateway.PostAsync<JsonElement>("/access/members", new
            {
                municipality = code,
                email = parsed.GetRequiredValue(email),
                name = parsed.GetRequiredValue(name),
                organisation = employer,
                roles = given.Length == 0 ? ["admin"] : given,
            }, ct);
            Console.WriteLine($"{parsed.GetRequiredValue(email)} may sign in for {code}.");
        });
        return new Command("member", "People of this instance.") { add };
    }

    /// <summary>The organisation is there afterwards, as it may have been before.</summary>
    private static async Task EnsureAsync(GatewayClient gateway, string municipality, string name, string kind, CancellationToken ct)
    {
        using var body = JsonContent.Create(new { municipality, name, kind });
        using var answer = await gateway.SendAsync("/access/organisations", body, ct);
        if (!answer.IsSuccessStatusCode && answer.StatusCode != HttpStatusCode.Conflict) throw new CliFailure(await GatewayClient.RefusalAsync(answer, ct));
    }
}
