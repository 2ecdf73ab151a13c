using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Est.Intake.Reports;

/// <summary>
/// Ids and content hashes from what a report says, so that the same report is recognised without asking the database
/// first. Both are SHA-256 cut to the 128 bits of a uuid, the cheapest fixed-size type to index and compare.
/// </summary>
internal static class ReportIdentity
{
    public static Guid IdOf(Report report) => report.ExternalId is { } externalId
        ? IdOf(report.Municipality, report.OrganisationId, report.Source, externalId)
        : Guid.CreateVersion7();

    public static Guid IdOf(string municipality, Guid organisationId, string source, string key)
    {
        var hash = new Canonical(stackalloc byte[512], municipality.Length + source.Length + key.Length);
        hash.Add(municipality);
        hash.Add(organisationId);
        hash.Add(source);
        hash.Add(key);
        return hash.ToGuid();
    }

    public static Guid HashOf(Report report)
    {
        var hash = new Canonical(stackalloc byte[2048],
            (report.Description?.Length ?? 0) + (report.ActionTaken?.Length ?? 0) + (report.AreaCode?.Length ?? 0) + (report.Origin?.Length ?? 0) +
            (report.Address?.Length ?? 0));
        hash.Add(report.Kind);
        hash.Add(report.Category);
        hash.Add(report.Severity);
        hash.Add(report.OccurredFrom.UtcTicks);
        hash.Add(report.OccurredTo?.UtcTicks ?? -1);
        hash.Add(report.Description);
        hash.Add(report.Precision);
        hash.Add(BitConverter.DoubleToInt64Bits(report.Lon ?? double.NaN));
        hash.Add(BitConverter.DoubleToInt64Bits(report.Lat ?? double.NaN));
        hash.Add(report.AreaCode);
        hash.Add(Flag(report.FirstHand) * 3 + Flag(report.PoliceReported));
        hash.Add(report.ActionTaken);
        hash.Add(report.Origin);
        // Came later than the rest: a report without it keeps its hash.
        if (report.Address is not null) hash.Add(report.Address);
        return hash.ToGuid();
    }

    private static int Flag(bool? value) => value switch { null => 0, false => 1, true => 2 };

    /// <summary>The bytes that are hashed: every text with its length before it, so that no two contents look alike.</summary>
    private ref struct Canonical
    {
        private const int FixedParts = 256;
        private readonly byte[]? rented;
        private readonly Span<byte> bytes;
        private int length;

        /// <param name="characters">Total length of the texts that may be long.</param>
        public Canonical(Span<byte> scratch, int characters)
        {
            var most = FixedParts + characters * 3;
            if (most > scratch.Length) rented = ArrayPool<byte>.Shared.Rent(most);
            bytes = rented ?? scratch;
        }

        public void Add(string? text)
        {
            if (text is null)
            {
                Add(-1);
                return;
            }
            var written = Encoding.UTF8.GetBytes(text, bytes[(length + 8)..]);
            Add(written);
            length += written;
        }

        public void Add(long number)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes[length..], number);
            length += 8;
        }

        public void Add(Guid id)
        {
            id.TryWriteBytes(bytes[length..]);
            length += 16;
        }

        public readonly Guid ToGuid()
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(bytes[..length], hash);
            if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
            hash[6] = (byte)(hash[6] & 0x0F | 0x80);    // RFC 9562: version 8, made by the application's own rule
            hash[8] = (byte)(hash[8] & 0x3F | 0x80);
            return new Guid(hash[..16], bigEndian: true);
        }
    }
}
