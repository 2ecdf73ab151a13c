using System.Security.Cryptography;
using System.Text;
using Est.Intake.Privacy;
using Est.Intake.Reports;
using Est.ServiceDefaults.Http;

namespace Est.Intake.Quarantine;

/// <summary>What could not be taken in, with its reasons. The same text from the same source is one entry, however often it is sent.</summary>
public sealed record QuarantinedLine
{
    public const int Longest = 64 * 1024;

    /// <summary>Only <see cref="Of"/> makes one, so that none is kept unmasked.</summary>
    private QuarantinedLine(Reporter reporter, string raw, long length, IReadOnlyList<FieldError> errors)
    {
        (Municipality, OrganisationId, Organisation, Source) = (reporter.Municipality.Code, reporter.OrganisationId, reporter.Organisation, reporter.Source);
        (Raw, Length, Errors) = (raw, length, errors);
        // Of the kept text: from a hash of what was masked it could be guessed.
        var key = $"quarantine {length} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(raw)))}";
        Id = ReportIdentity.IdOf(Municipality, OrganisationId, Source, key);
    }

    public string Municipality { get; }
    public Guid Id { get; }
    public Guid OrganisationId { get; }
    public string Organisation { get; }
    public string Source { get; }

    /// <summary>As it came but for personal data, at most <see cref="Longest"/> bytes of it.</summary>
    public string Raw { get; }

    /// <summary>How many bytes came in truth.</summary>
    public long Length { get; }

    public IReadOnlyList<FieldError> Errors { get; }

    /// <param name="raw">What was kept of the text.</param>
    public static QuarantinedLine Of(Reporter reporter, ReadOnlySpan<byte> raw, long length, IReadOnlyList<FieldError> errors) =>
        // PostgreSQL's text holds every character but U+0000.
        new(reporter, GuardedRaw.Of(raw[..Math.Min(raw.Length, Longest)]).Replace('\0', '\uFFFD'), length, errors);
}
