using Est.FollowUp.Storage;
using Est.ServiceDefaults.Municipalities;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Npgsql;

namespace Est.FollowUp.Council;

/// <summary>
/// A council of one or several kommuner. Each says in its own kommun who is in it; it is agreed when all name the same. This and
/// <see cref="CouncilReader"/> are the only places that enter a kommun other than the caller's, and only one that has itself named the caller's.
/// </summary>
public sealed record AgreedCouncil(string Name, IReadOnlyList<AgreedCouncil.Member> Municipalities)
{
    public sealed record Member(string Code, string Name, bool Agreed);

    public bool IsAgreed => Municipalities.All(member => member.Agreed);

    /// <summary>Null where the kommun has named none.</summary>
    public static async Task<AgreedCouncil?> ReadAsync(NpgsqlConnection connection, string municipality, CancellationToken ct)
    {
        if (await NamedAsync(connection, municipality, ct) is not { } own) return null;
        var members = new List<Member>();
        try
        {
            foreach (var code in own.Members)
            {
                await connection.EnterAsync(code, ct);
                var agrees = await NamedAsync(connection, code, ct) is { } theirs && theirs.Members.SequenceEqual(own.Members);
                members.Add(new Member(code, NameOf(code), agrees));
            }
        }
        finally
        {
            await connection.EnterAsync(municipality, ct);
        }
        return new AgreedCouncil(own.Name, members);
    }

    /// <summary>The kommun alone, before it has named a council.</summary>
    public static AgreedCouncil Of(string municipality) => new($"Lokalt brottsförebyggande råd {NameOf(municipality)}", [new Member(municipality, NameOf(municipality), true)]);

    private static async Task<(string Name, string[] Members)?> NamedAsync(NpgsqlConnection connection, string municipality, CancellationToken ct)
    {
        var named = await connection.ReadAsync(row => (row.GetString(0), row.GetFieldValue<string[]>(1)), ct,
            "select name, members from councils where municipality = $1", municipality);
        return named.Count == 0 ? null : named[0];
    }

    private static string NameOf(string code) => ServiceDefaults.Municipalities.Municipalities.ByCode(code)?.Name ?? code;
}
