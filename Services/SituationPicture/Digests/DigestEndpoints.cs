using Est.ServiceDefaults.Access;

namespace Est.SituationPicture.Digests;

public static class DigestEndpoints
{
    public static void MapDigests(this IEndpointRouteBuilder api)
    {
        var digest = api.MapGroup("/digest").WithTags("Digest").AllowRoles(Roles.WorkingGroup);
        digest.MapGet("", GetDigest.Handle).WithName("GetDigest");
        digest.MapPost("/seen", FollowDigest.See).WithName("SeeDigest");
        digest.MapPut("/address", FollowDigest.SetAddress).WithName("SetDigestAddress");
    }
}
