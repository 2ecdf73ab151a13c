using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Tenancy;

namespace Est.Intake.Open311;

/// <summary>Every call names its kommun by <c>jurisdiction_id</c>, the four-digit code: the key's own, or there is none.</summary>
internal static class Jurisdiction
{
    /// <summary>Enters the kommun; or the answer that refuses the call.</summary>
    public static Open311Answer? Enter(string format, string? jurisdictionId, Passport passport, Tenant tenant)
    {
        if (format is not (Open311Answer.Xml or Open311Answer.Json))
            return Open311Answer.Refuse(Open311Answer.Json, StatusCodes.Status404NotFound, "The address must end with .json or .xml.");
        if (string.IsNullOrEmpty(jurisdictionId))
            return Open311Answer.Refuse(format, StatusCodes.Status400BadRequest, "jurisdiction_id was not provided. Send the kommun's four-digit code.");
        // Another kommun's answer is the same as that of none: which of them use Est is not told here.
        if (jurisdictionId != passport.Municipality)
            return Open311Answer.Refuse(format, StatusCodes.Status404NotFound, "jurisdiction_id provided was not found. Send the code of the kommun that the key is for.");
        tenant.Enter(passport.Municipality);
        return null;
    }
}
