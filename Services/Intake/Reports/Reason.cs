using Est.Intake.Privacy;
using Est.ServiceDefaults.Http;

namespace Est.Intake.Reports;

/// <summary>Why someone took something back or put it aside, for those who look at it later.</summary>
internal static class Reason
{
    private const int Longest = 500;

    /// <summary>The reason without personal data, or null with an error.</summary>
    public static string? Read(string? text, List<FieldError> errors)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text)) errors.Refuse("reason", "required", "Say why, in a few words.");
        else if (text.Length > Longest) errors.Refuse("reason", "too-long", $"At most {Longest} characters.");
        else if (text.Contains('\0', StringComparison.Ordinal)) errors.Refuse("reason", "not-text", "The text has characters that are not Unicode text.");
        else return PrivacyGuard.Mask(text, new MaskedCounts());
        return null;
    }
}
