using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Est.Gateway.Site;

/// <summary>
/// The build puts a Brotli copy beside each script and stylesheet (<c>index.js.br</c>). Who takes it gets it: on a slow phone that is the difference
/// between two seconds and five. Only files that are the same for everyone are compressed, so that no secret's length can be guessed from an answer's.
/// </summary>
internal sealed class Compressed : IContentTypeProvider
{
    private const string Ending = ".br";
    private static readonly FileExtensionContentTypeProvider Known = new();

    /// <summary>Points the request at the copy, where there is one and the browser takes it.</summary>
    public static void Choose(HttpContext context, IFileProvider files)
    {
        var path = context.Request.Path.Value;
        if (path is null || path.EndsWith('/') || path.EndsWith(Ending, StringComparison.Ordinal) || !Accepts(context.Request)) return;
        if (files.GetFileInfo(path + Ending).Exists) context.Request.Path = path + Ending;
    }

    public static void Describe(StaticFileResponseContext file)
    {
        // On both: what is kept on the way for one who takes the copy is not for one who does not, nor the other way round.
        file.Context.Response.Headers.Vary = "Accept-Encoding";
        if (file.File.Name.EndsWith(Ending, StringComparison.Ordinal)) file.Context.Response.Headers.ContentEncoding = "br";
    }

    /// <summary>A copy is of the type of what it is a copy of.</summary>
    public bool TryGetContentType(string subpath, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out string contentType) =>
        Known.TryGetContentType(subpath.EndsWith(Ending, StringComparison.Ordinal) ? subpath[..^Ending.Length] : subpath, out contentType);

    private static bool Accepts(HttpRequest request) =>
        request.Headers.AcceptEncoding.ToString().Split(',').Any(coding => coding.Trim().Equals("br", StringComparison.OrdinalIgnoreCase));
}
