using System.Security.Cryptography;
using Est.Intake.Categories;
using Est.Intake.Imports.Reading;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Npgsql;

namespace Est.Intake.Imports.Keeping;

/// <summary>
/// Keeps an uploaded file in pieces in the database until it is imported, so that any replica can run it and a restart loses nothing (docs/decisions/011-files-in-pieces.md).
/// What a guard has not yet looked at is kept encrypted, and no longer than it is needed.
/// </summary>
internal sealed class FileStore(ServiceDataSources sources, DatabaseRoles roles)
{
    public const int PieceSize = 256 * 1024;
    private readonly SecretProtection protection = new(roles, "est:imports");

    /// <summary>What the ids of rows are made with.</summary>
    public byte[] RowSecret { get; } = new SecretProtection(roles, "est:import-rows").Fingerprint("rows"u8);

    /// <summary>Stores a body piece by piece as it comes.</summary>
    /// <param name="onPiece">Sees each piece.</param>
    /// <returns>Its size; more than <paramref name="largest"/> when it was given up for that.</returns>
    public async Task<long> ReceiveAsync(string municipality, Guid import, Stream body, long largest, Action<ReadOnlySpan<byte>> onPiece, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var buffer = new byte[PieceSize];
        var size = 0L;
        for (var number = 0; ; number++)
        {
            var read = await body.ReadAtLeastAsync(buffer, PieceSize, throwOnEndOfStream: false, ct);
            size += read;
            if (read == 0 || size > largest) return size;
            onPiece(buffer.AsSpan(0, read));
            await connection.RunAsync(ct, "insert into import_pieces (municipality, import_id, number, bytes) values ($1, $2, $3, $4)",
                municipality, import, number, protection.Protect(buffer.AsSpan(0, read)));
        }
    }

    /// <summary>The file as a stream that can seek. It holds a connection and one piece at a time.</summary>
    public Stream Open(string municipality, Guid import, long size) => new FilePieces(size, number => Read(municipality, import, number));

    /// <summary>What is in a file that was inspected before. Null when it was run or forgotten in the meantime.</summary>
    public async Task<InspectedFile?> LookAgainAsync(Import import, Taxonomy taxonomy, CancellationToken ct)
    {
        try
        {
            await using var file = Open(import.Municipality, import.Id, import.Size);
            return await Task.Run(() => TableFile.LookAgain(file, new ImportAnswer(import).Found!, taxonomy), ct);
        }
        catch (FileForgotten)
        {
            return null;
        }
    }

    private byte[] Read(string municipality, Guid import, int number)
    {
        using var connection = sources.App.OpenConnection();
        using var batch = new NpgsqlBatch(connection);
        batch.Add("select set_config('est.municipality', $1, false)", municipality);
        batch.Add("select bytes from import_pieces where municipality = $1 and import_id = $2 and number = $3", municipality, import, number);
        using var reader = batch.ExecuteReader();
        reader.NextResult();
        if (!reader.Read()) throw new FileForgotten();
        return protection.Unprotect(reader.GetFieldValue<byte[]>(0)) ?? throw new CryptographicException("A piece of the file cannot be opened: the database owner's password was changed.");
    }
}

/// <summary>The pieces of a file are no longer kept: it was imported, or forgotten.</summary>
internal sealed class FileForgotten() : Exception("A piece of the file is no longer kept.");
