using System.Globalization;
using Est.Intake.Reports;
using Est.ServiceDefaults.Http;

namespace Est.Intake.Privacy;

/// <summary>What becomes of a report in which the guard finds something. Pure.</summary>
internal static class PrivacyRules
{
    public const string Refused = "personal-data";
    public const string Held = "personal-data-held";

    /// <summary>An id made of a date says when the report was made; a date of birth lies long before.</summary>
    private const int YoungestYears = 10;

    /// <summary>The report's texts as they may be stored; where the kommun does not mask, each field with something in it is an error.</summary>
    public static GuardedTexts Guard(ReportInput input, string mode, List<FieldError> errors)
    {
        var texts = GuardedTexts.Of(input.Description, input.ActionTaken, input.Address);
        if (texts.Masked is null || mode == PrivacyModes.Mask) return texts;
        if (!ReferenceEquals(texts.Description, input.Description)) Add("description");
        if (!ReferenceEquals(texts.ActionTaken, input.ActionTaken)) Add("actionTaken");
        if (!ReferenceEquals(texts.Address, input.Address)) Add("place.address");
        return texts;

        void Add(string field) => errors.Refuse(field, mode == PrivacyModes.Refuse ? Refused : Held,
            "The text tells of a person (a name, a number, an address). Write what happened and where, not who.");
    }

    /// <summary>
    /// Ids and codes cannot be masked: what was different would become the same. One that holds a person's number or e-mail address is an
    /// error, whatever the kommun does with texts.
    /// </summary>
    public static void CheckIdentifier(string? text, string field, DateTimeOffset? occurred, List<FieldError> errors)
    {
        if (text is null) return;
        var found = new List<Finding>(0);
        PrivacyGuard.Find(text, found);
        foreach (var finding in found)
        {
            if (finding.Kind == PersonalData.Email || IsBirthNumber(text.AsSpan(finding.From, finding.Length), finding.Kind, occurred))
            {
                errors.Refuse(field, Refused, "An id or a code must not say who someone is.");
                return;
            }
        }
    }

    /// <summary>Nothing of what came may be kept.</summary>
    public static bool KeepNothing(IReadOnlyList<FieldError> errors) => errors.Any(error => error.Code == Refused);

    /// <summary>Nothing is wrong but that someone must decide.</summary>
    public static bool MayWait(IReadOnlyList<FieldError> errors) => errors.Count > 0 && errors.All(error => error.Code == Held);

    private static bool IsBirthNumber(ReadOnlySpan<char> number, PersonalData kind, DateTimeOffset? occurred)
    {
        if (kind is not (PersonalData.PersonalNumber or PersonalData.CoordinationNumber)) return false;
        var digits = 0;
        foreach (var letter in number) digits += char.IsAsciiDigit(letter) ? 1 : 0;
        var now = occurred?.Year ?? 2026;
        if (digits == 12) return int.Parse(number[..4], CultureInfo.InvariantCulture) <= now - YoungestYears;
        return (now % 100 - int.Parse(number[..2], CultureInfo.InvariantCulture) + 100) % 100 >= YoungestYears;
    }
}
