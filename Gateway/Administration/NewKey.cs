using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Municipalities;

namespace Est.Gateway.Administration;

/// <summary>What a new key shall be, once the request for it is found right.</summary>
internal sealed record NewKey(
    string Municipality, string Organisation, string Kind, string Source, string[] Roles, string[] Scopes, DateTimeOffset? ExpiresAt)
{
    private const int LongestName = 200;

    /// <param name="isAdded">Whether a kommun works with Est.</param>
    /// <returns>One entry for each field that is wrong; with any, <paramref name="key"/> must not be used.</returns>
    public static List<FieldError> Check(CreateKey.Request request, Func<string, bool> isAdded, DateTimeOffset now, out NewKey key)
    {
        var errors = new List<FieldError>();
        key = new NewKey(
            CheckedMunicipality(), CheckedName("organisation", request.Organisation), CheckedOne("kind", request.Kind, Organisations.Kinds),
            CheckedName("source", request.Source), CheckedAll("roles", request.Roles, ServiceDefaults.Access.Roles.All),
            CheckedAll("scopes", request.Scopes, ServiceDefaults.Access.Scopes.All), request.ExpiresAt?.ToUniversalTime());
        if (key is { Roles: [], Scopes: [] }) key = key with { Roles = [ServiceDefaults.Access.Roles.Reporter] };
        if (request.ExpiresAt <= now) errors.Add(new FieldError("expiresAt", "in-the-past", "Choose a time that is still to come, or leave it out."));
        return errors;

        string CheckedMunicipality()
        {
            var code = request.Municipality ?? "";
            if (code == Passport.AllMunicipalities || isAdded(code)) return code;
            errors.Add(Municipalities.ByCode(code) is null
                ? new FieldError("municipality", "unknown-municipality", "Give the four-digit code of a kommun, or all.")
                : new FieldError("municipality", "not-added", "This kommun does not work with Est yet. Add it first."));
            return "";
        }

        string CheckedName(string field, string? text)
        {
            var name = text?.Trim() ?? "";
            if (name.Length == 0) errors.Add(new FieldError(field, "required", "This may not be blank."));
            else if (name.Length > LongestName) errors.Add(new FieldError(field, "too-long", $"At most {LongestName} characters."));
            else if (name.Any(char.IsControl)) errors.Add(new FieldError(field, "control-character", "Line breaks and control characters are not allowed."));
            return name;
        }

        string CheckedOne(string field, string? value, IReadOnlyList<string> known)
        {
            if (value is null || !known.Contains(value))
                errors.Add(new FieldError(field, "unknown", $"Choose one of {string.Join(", ", known)}."));
            return value ?? "";
        }

        string[] CheckedAll(string field, IReadOnlyList<string>? values, IReadOnlyList<string> known)
        {
            for (var i = 0; i < (values?.Count ?? 0); i++) CheckedOne($"{field}[{i}]", values![i], known);
            return [.. (values ?? []).Distinct()];
        }
    }
}
