namespace Est.Gateway.Headers;

/// <summary>Which addresses are for programs: what is not found there is an error, never a page, and what is found there is never run.</summary>
internal static class OwnPaths
{
    public static readonly string[] Data =
        ["/api", "/access", "/feeds", "/session", "/openapi", "/open311", "/internal", "/.well-known"];

    private static readonly string[] OpenData = ["/ogc", "/open-data", "/calendars", "/follow", "/health", "/alive"];

    public static bool AreData(PathString path)
    {
        foreach (var start in Data) if (path.StartsWithSegments(start)) return true;
        foreach (var start in OpenData) if (path.StartsWithSegments(start)) return true;
        return false;
    }
}
