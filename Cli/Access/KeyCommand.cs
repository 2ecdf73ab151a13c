using System.CommandLine;

namespace Est.Cli.Access;

/// <summary>Makes an integration key and prints it, and nothing else, on stdout. It is shown this once: the gateway keeps only its hash.</summary>
internal static class KeyCommand
{
    public static readonly string[] Kinds = ["kommun", "polis", "fastighetsbolag", "raddningstjanst", "bevakningsforetag", "forening", "ovrig"];
    public static readonly string[] Roles = ["rapportor", "samordnare", "analytiker", "insatsansvarig", "styrgrupp", "lokbra", "admin"];

    public sealed record Created(Guid Id, string Key);

    public static Command Create()
    {
        var municipality = new Option<string>("--municipality") { Description = "Four-digit kommun code; all for feeds.", Required = true };
        var organisation = new Option<string>("--organisation") { Description = "The organisation's name.", Required = true };
        var kind = new Option<string>("--kind") { Description = "The organisation's kind.", Required = true };
        var source = new Option<string>("--source") { Description = "What its reports are named by, e.g. felanmalan.", Required = true };
        var roles = new Option<string[]>("--role") { Description = "Role; may be given several times. rapportor unless told otherwise." };
        var scopes = new Option<string[]>("--scope") { Description = "Scope, e.g. feeds; may be given several times." };
        kind.AcceptOnlyFromAmong(Kinds);
        roles.AcceptOnlyFromAmong(Roles);
        var command = new Command("key", "Make an integration key.") { municipality, organisation, kind, source, roles, scopes };
        command.SetAction(async (parsed, ct) =>
        {
            var created = await CreateAsync(
                parsed.GetRequiredValue(municipality),
                parsed.GetRequiredValue(organisation),
                parsed.GetRequiredValue(kind),
                parsed.GetRequiredValue(source),
                parsed.GetValue(roles) ?? [],
                parsed.GetValue(scopes) ?? [],
                ct);
            Console.WriteLine(created.Key);
        });
        return command;
    }

    /// <summary>A key for a feed alone needs no role; any other without one is a reporter's.</summary>
    public static async Task<Created> CreateAsync(
        string municipality, string organisation, string kind, string source, string[] roles, string[] scopes, CancellationToken ct)
    {
        using var gateway = GatewayClient.ConnectAsOperator();
        if (roles.Length == 0 && scopes.Length == 0) roles = ["rapportor"];
        return await gateway.PostAsync<Created>("/access/keys", new { municipality, organisation, kind, source, roles, scopes }, ct);
    }
}
