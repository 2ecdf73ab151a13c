using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace Est.Gateway.SignIn;

/// <summary>Why somebody was not signed in. The page says it in its own words: the provider's are for engineers, and could be anyone's.</summary>
internal static class Refusal
{
    /// <summary>The provider knows the person, and nobody has given them a role here. The kommun's administrator can.</summary>
    public const string NoMembership = "no-membership";

    /// <summary>An administrator has shut the person out.</summary>
    public const string NotActive = "not-active";

    /// <summary>Nobody has seen that the e-mail address is the person's own: an invitation to it cannot be theirs.</summary>
    public const string NotVerified = "not-verified";

    /// <summary>One said no at the provider, or it said no to the person.</summary>
    public const string Declined = "declined";

    /// <summary>The answer belongs to no sign-in of this browser, or to one that began more than ten minutes ago. Trying again helps.</summary>
    public const string Expired = "expired";

    /// <summary>The provider does not answer.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>The provider's answer did not hold. Trying again may help; else whoever runs Est must look.</summary>
    public const string Failed = "failed";

    /// <summary>The page that says so, from where one can try again to come to the page one wanted.</summary>
    public static RedirectHttpResult To(string reason, string? @return = null) => TypedResults.Redirect(QueryHelpers.AddQueryString(
        "/logga-in", new Dictionary<string, string?> { ["fel"] = reason, ["till"] = @return }.Where(part => part.Value is not null)));
}
