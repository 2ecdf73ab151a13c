using System.Text.RegularExpressions;
using Est.Intake.Privacy;
using Est.Intake.Reports;
using Est.ServiceDefaults.Http;

namespace Est.Intake.Walks;

/// <summary>The texts of walks on their way into the database: this is the one place where the privacy guard sees them.</summary>
internal sealed partial class WalkTexts(Func<string, string> masked)
{
    private const int LongestRole = 100;

    /// <summary>Text that someone wrote freely, as it may be stored; null where nothing was written or something is wrong.</summary>
    public string? Text(string? text, int longest, string field, bool isRequired, List<FieldError> errors)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            if (isRequired) errors.Refuse(field, "required", "Say it in a few words.");
            return null;
        }
        if (text.Length > longest) errors.Refuse(field, "too-long", $"At most {longest} characters.");
        else if (text.Contains('\0', StringComparison.Ordinal) || HasHalfAPair(text)) errors.Refuse(field, "not-text", "The text has characters that are not Unicode text.");
        else return masked(text);
        return null;
    }

    /// <summary>A role or an organisation. A person's name is refused rather than masked: what stands here is shown to residents, and somebody else must be named.</summary>
    public string? Role(string? name, string field, bool isRequired, List<FieldError> errors)
    {
        var role = Text(name, LongestRole, field, isRequired, errors);
        if (role is null || role == name!.Trim()) return role;
        errors.Refuse(field, "personal-data", "Write a role or an organisation, not a person.");
        return null;
    }

    /// <summary>A code such as that of an area.</summary>
    public static string? Code(string? code, string field, List<FieldError> errors)
    {
        code = code?.Trim();
        if (string.IsNullOrEmpty(code)) return null;
        if (code.Length <= ReportRules.LongestAreaCode && AnyCode().IsMatch(code)) return code;
        errors.Refuse(field, "not-a-code", "Give the code as it is listed.");
        return null;
    }

    private static bool HasHalfAPair(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(text[i])) return true;
        }
        return false;
    }

    [GeneratedRegex(@"^[^\p{C}]+$")]
    private static partial Regex AnyCode();
}

/// <summary>How texts of walks are guarded: always masked, since what is noted on a walk has no quarantine to wait in.</summary>
public sealed class WalkGuard
{
    private readonly WalkTexts guarded = new(text => PrivacyGuard.Mask(text, new MaskedCounts()));

    internal ValueTask<WalkTexts> OfAsync(string municipality, CancellationToken ct) => ValueTask.FromResult(guarded);
}
