using System.IO.Compression;

namespace Est.Intake.Imports.Reading;

/// <summary>
/// Looks at a workbook's table of contents before anything in it is unpacked. .NET unpacks no more of a part than is written there, so a
/// lie in it gains nothing.
/// </summary>
internal static class WorkbookGuard
{
    private const int MostParts = 2_000;
    private const long MostUnpacked = 1024L * 1024 * 1024, SmallEnough = 10 * 1024 * 1024;

    /// <summary>The text of a spreadsheet packs to a tenth or a thirtieth; a part that packs better than this is made to burst.</summary>
    private const int MostRatio = 200;

    /// <exception cref="UnreadableFile">It is not a whole zip file, or would unpack to more than is reasonable.</exception>
    public static void Check(Stream file)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var unpacked = 0L;
            if (zip.Entries.Count > MostParts) throw Bomb();
            foreach (var part in zip.Entries)
            {
                unpacked += part.Length;
                if (unpacked > MostUnpacked || part.Length > SmallEnough && part.Length / MostRatio > part.CompressedLength) throw Bomb();
                if (part.IsEncrypted) throw new UnreadableFile("encrypted", "The workbook is protected by a password. Save it without one.");
            }
        }
        catch (Exception error) when (error is InvalidDataException or IOException or ArgumentException)
        {
            throw Broken();
        }
    }

    public static UnreadableFile Broken() => new("broken-workbook", "The file is not a whole workbook. Open it in the spreadsheet program, save it anew as .xlsx and try again.");

    private static UnreadableFile Bomb() => new("unpacks-too-large", "The workbook would unpack to far more than it holds in size. Save it as CSV instead.");
}
