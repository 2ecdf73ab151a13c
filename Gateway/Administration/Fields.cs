using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Municipalities;

namespace Est.Gateway.Administration;

/// <summary>Checks the fields of a request to administer access, and collects one entry for each that is wrong.</summary>
internal sealed class Fields
{
    private const int LongestName = 200;
    private const int LongestEmail = 254;

    public List<FieldError> Errors { get; } = [];

    /// <param name="isAdded">Whether a kommun works with Est.</param>
    /// <param name="or">A word that may stand for no kommun in particular.</param>
    public string Municipality(string? value, Func<string, bool> isAdded, string? or = null)
    {
        var code = value ?? "";
        if ((or is not null && code == or) || isAdded(code)) return code;
        Errors.Add(Municipalities.ByCode(code) is null
            ? new FieldError("municipality", "unknown-municipality", $"Give the four-digit code of a kommun{(or is null ? "" : $", or {or}")}.")
            : new FieldError("municipality", "not-added", "This kommun does not work with Est yet. Add it first."));
        return "";
    }

    public string Name(string field, string? text)
    {
        var name = text?.Trim() ?? "";
        if (name.Length == 0) Errors.Add(new FieldError(field, "required", "This may not be blank."));
        else if (name.Length > LongestName) Errors.Add(new FieldError(field, "too-long", $"At most {LongestName} characters."));
        else if (name.Any(char.IsControl)) Errors.Add(new FieldError(field, "control-character", "Line breaks and control characters are not allowed."));
        return name;
    }

    /// <summary>Whether there is such an address shows when its owner signs in; here only what cannot be one is refused.</summary>
    public string Email(string field, string? text)
    {
        var email = text?.Trim() ?? "";
        var parts = email.Split('@');
        if (email.Length == 0) Errors.Add(new FieldError(field, "required", "This may not be blank."));
        else if (email.Length > LongestEmail) Errors.Add(new FieldError(field, "too-long", $"At most {LongestEmail} characters."));
        else if (parts is not [{ Length: > 0 }, { Length: > 0 } domain] || !domain.Contains('.', StringComparison.Ordinal)
            || email.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || "<>\"'();,:\\".Contains(c, StringComparison.Ordinal)))
            Errors.Add(new FieldError(field, "not-an-address", "Give one e-mail address, e.g. anna@kommunen.se."));
        return email;
    }

    public string One(string field, string? value, IReadOnlyList<string> known)
    {
        if (value is null || !known.Contains(value)) Errors.Add(new FieldError(field, "unknown", $"Choose one of {string.Join(", ", known)}."));
        return value ?? "";
    }

    public string[] All(string field, IReadOnlyList<string>? values, IReadOnlyList<string> known)
    {
        for (var i = 0; i < (values?.Count ?? 0); i++) One($"{field}[{i}]", values![i], known);
        return [.. (values ?? []).Distinct()];
    }
}
