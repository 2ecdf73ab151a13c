using System.Security.Cryptography;
using System.Text;
using Est.Intake.Reports;
using Est.ServiceDefaults.Http;

namespace Est.Intake.Quarantine;

/// <summary>What could not be taken in, with its reasons. The same text from the same source is one entry, however often it is sent.</summary>
/// <param name="Raw">As it came, at most <see cref="Longest"/> bytes of it.</param>
/// <param name="Length">How many bytes came in truth.</param>
public sealed record QuarantinedLine(
    string Municipality, Guid Id, Guid OrganisationId, string Organisation, string Source,
    string Raw, long Length, IReadOnlyList<FieldError> Errors)
{
    public const int Longest = 64 * 1024;

    /// <param name="raw">What was kept of the text.</param>
    public static QuarantinedLine Of(Reporter reporter, ReadOnlySpan<byte> raw, long length, IReadOnlyList<FieldError> errors)
    {
        raw = raw[..Math.Min(raw.Length, Longest)];
        var key = $"quarantine {length} {Convert.ToHexString(SHA256.HashData(raw))}";
        return new QuarantinedLine(
            reporter.Municipality.Code, ReportIdentity.IdOf(reporter.Municipality.Code, reporter.OrganisationId, reporter.Source, key),
            reporter.OrganisationId, reporter.Organisation, reporter.Source,
            // PostgreSQL's text holds every character but U+0000.
            Encoding.UTF8.GetString(raw).Replace('\0', '\uFFFD'), length, errors);
    }
}
