using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Est.Intake.Imports;

/// <summary>The file in a request: the body itself, or the first file of a form, which is read as it comes.</summary>
internal static class UploadBody
{
    private const int LongestName = 200, LongestBoundary = 100;

    /// <returns>Null with an error when the request holds no file.</returns>
    public static async Task<(Stream Body, string Name)?> OpenAsync(HttpRequest request, string? name, List<FieldError> errors, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return (request.Body, NameOf(name));
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (boundary is { Length: > 0 and <= LongestBoundary })
        {
            var reader = new MultipartReader(boundary, request.Body);
            try
            {
                while (await reader.ReadNextSectionAsync(ct) is { } section)
                    if (section.GetContentDispositionHeader() is { } part && part.IsFileDisposition())
                        return (section.Body, NameOf(name ?? part.FileNameStar.Value ?? part.FileName.Value));
            }
            catch (Exception error) when (error is InvalidDataException or IOException and not BadHttpRequestException)
            {
                errors.Add(new FieldError("file", "broken-form", "The form broke off, or is not the form that it says."));
                return null;
            }
        }
        errors.Add(new FieldError("file", "required", "Send the file as the body, or as a file of a form."));
        return null;
    }

    /// <summary>The file's own name without the folders that some programs send along, for people to know it by. It is never used as an address.</summary>
    internal static string NameOf(string? sent)
    {
        var name = sent ?? "";
        name = name[(name.AsSpan().LastIndexOfAny('/', '\\', ':') + 1)..];
        // Marks that turn the direction of writing make "gpj.exe" look like "exe.jpg".
        name = string.Concat(name.Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format)).Trim().Trim('.').Trim();
        return name.Length == 0 ? "fil" : name.Length > LongestName ? name[..LongestName] : name;
    }
}
