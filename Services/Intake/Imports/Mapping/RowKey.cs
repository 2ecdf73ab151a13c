using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Est.Intake.Imports.Mapping;

/// <summary>
/// Ids for rows that have none: made from what the row says, so that the same file again is the same reports. A row that stands twice in one file is two
/// observations: the second has its number behind the id. From all cells, so that another mapping of the same file revises its reports and does not double them.
/// Keyed, since from a bare hash of a row what the guard masked in it could be guessed; in letters alone, so that no id looks like someone's number.
/// </summary>
internal sealed class RowKey(byte[] secret)
{
    private readonly Dictionary<UInt128, int> seen = [];
    private readonly byte[] hash = new byte[HMACSHA256.HashSizeInBytes];
    private byte[] bytes = new byte[4096];

    public string Of(IReadOnlyList<string> cells)
    {
        var length = 0;
        var count = cells.Count;
        while (count > 0 && cells[count - 1].Length == 0) count--;
        for (var i = 0; i < count; i++)
        {
            var most = Encoding.UTF8.GetMaxByteCount(cells[i].Length) + sizeof(int);
            if (bytes.Length - length < most) Array.Resize(ref bytes, Math.Max(2 * bytes.Length, length + most));
            var written = Encoding.UTF8.GetBytes(cells[i], bytes.AsSpan(length + sizeof(int)));
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(length), written);
            length += written + sizeof(int);
        }
        HMACSHA256.HashData(secret, bytes.AsSpan(0, length), hash);
        var key = BinaryPrimitives.ReadUInt128BigEndian(hash);
        seen[key] = seen.GetValueOrDefault(key) + 1;
        var letters = string.Create(32, key, (text, bits) =>
        {
            for (var i = 0; i < text.Length; i++, bits >>= 4) text[i] = (char)('a' + (int)(bits & 15));
        });
        return seen[key] == 1 ? $"rad-{letters}" : $"rad-{letters}-{seen[key]}";
    }
}
