using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;

namespace Est.Gateway.Administration;

/// <summary>What a new key shall be, once the request for it is found right.</summary>
internal sealed record NewKey(
    string Municipality, string Organisation, string Kind, string Source, string[] Roles, string[] Scopes, DateTimeOffset? ExpiresAt)
{
    /// <param name="isAdded">Whether a kommun works with Est.</param>
    /// <returns>One entry for each field that is wrong; with any, <paramref name="key"/> must not be used.</returns>
    public static List<FieldError> Check(CreateKey.Request request, Func<string, bool> isAdded, DateTimeOffset now, out NewKey key)
    {
        var fields = new Fields();
        key = new NewKey(
            fields.Municipality(request.Municipality, isAdded, or: Passport.AllMunicipalities), fields.Name("organisation", request.Organisation),
            fields.One("kind", request.Kind, Organisations.Kinds), fields.Name("source", request.Source),
            fields.All("roles", request.Roles, ServiceDefaults.Access.Roles.All),
            fields.All("scopes", request.Scopes, ServiceDefaults.Access.Scopes.All), request.ExpiresAt?.ToUniversalTime());
        if (key is { Roles: [], Scopes: [] }) key = key with { Roles = [ServiceDefaults.Access.Roles.Reporter] };
        if (request.ExpiresAt <= now) fields.Errors.Add(new FieldError("expiresAt", "in-the-past", "Choose a time that is still to come, or leave it out."));
        return fields.Errors;
    }
}
