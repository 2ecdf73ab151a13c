using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Npgsql;

namespace Est.Gateway.Administration;

/// <summary>What an administrator says of a member, once it is found right.</summary>
internal sealed record MemberInput(string Email, string Name, string Title, Guid OrganisationId, string[] Roles)
{
    /// <param name="organisation">Id or name of an organisation in the kommun that the connection entered.</param>
    /// <param name="member">Whom it is said of, who may stay with an organisation that was taken out of use; null for a new one.</param>
    /// <returns>One entry for each field that is wrong; with any, the input must not be used.</returns>
    public static async Task<(MemberInput Input, List<FieldError> Errors)> CheckAsync(
        NpgsqlConnection connection, string municipality, string? email, string? name, string? title, string? organisation, IReadOnlyList<string>? roles,
        Guid? member, CancellationToken ct)
    {
        var fields = new Fields();
        var input = new MemberInput(
            fields.Email("email", email), fields.Name("name", name), string.IsNullOrWhiteSpace(title) ? "" : fields.Name("title", title),
            await OrganisationAsync(connection, municipality, organisation, member, fields, ct), fields.All("roles", roles, ServiceDefaults.Access.Roles.All));
        if (input.Roles.Length == 0) fields.Errors.Add(new FieldError("roles", "required", "Choose at least one role."));
        return (input, fields.Errors);
    }

    private static async Task<Guid> OrganisationAsync(
        NpgsqlConnection connection, string municipality, string? organisation, Guid? member, Fields fields, CancellationToken ct)
    {
        var named = organisation?.Trim() ?? "";
        var found = await connection.ReadAsync(row => row.GetGuid(0), ct, """
            select id from organisations
            where municipality = $1 and (id = $2 or lower(name) = lower($3))
              and (active or id = (select organisation_id from members where municipality = $1 and id = $4))
            """, municipality, Guid.TryParse(named, out var id) ? id : Guid.Empty, named, member ?? Guid.Empty);
        if (found is [var one]) return one;
        fields.Errors.Add(found.Count == 0
            ? new FieldError("organisation", "unknown", "Choose one of the kommun's active organisations, or add it first.")
            : new FieldError("organisation", "ambiguous", "Several organisations have that name: give the id of one."));
        return Guid.Empty;
    }
}
