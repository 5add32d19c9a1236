using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using KErp.Data.Model;

namespace KErp.Data.Audit;

/// <summary>
/// What is hashed, byte for byte; a chain outlives the program that wrote it, so this never changes without a new version byte.
/// <para>Entry: version 1, then company, id, at, actor, action, entity, entity id, subject, reason, remote address. Each is
/// a 4-byte length and its bytes, so that no two entries read the same; null is the length -1 and no bytes.</para>
/// <para>Link: hash of the link before, company, sequence, audit id, at, entry hash, each of a fixed length.</para>
/// <para>Numbers are big-endian, ids in RFC 4122 order, text UTF-8, times microseconds since 1970 as 8 bytes: what the
/// database keeps of them.</para>
/// </summary>
public static class AuditHash
{
    private const byte Version = 1;
    private const int Null = -1;

    /// <summary>What the first link of a chain has before it.</summary>
    public static readonly byte[] Genesis = new byte[SHA256.HashSizeInBytes];

    public static byte[] OfEntry(AuditEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([Version]);
        Append(hash, entry.CompanyId.ToByteArray(bigEndian: true));
        Append(hash, entry.Id.ToByteArray(bigEndian: true));
        Append(hash, Number(Microseconds(entry.At)));
        foreach (var text in new[] { entry.Actor, entry.Action, entry.Entity, entry.EntityId, entry.Subject, entry.Reason, entry.RemoteAddress })
            Append(hash, text is null ? null : Encoding.UTF8.GetBytes(text));
        return hash.GetHashAndReset();
    }

    /// <param name="before">The hash of the link before, or <see cref="Genesis"/>.</param>
    public static byte[] OfLink(byte[] before, Guid company, long sequence, Guid auditId, DateTimeOffset at, byte[] entryHash) => SHA256.HashData(
    [
        .. before, .. company.ToByteArray(bigEndian: true), .. Number(sequence), .. auditId.ToByteArray(bigEndian: true), .. Number(Microseconds(at)), .. entryHash,
    ]);

    private static void Append(IncrementalHash hash, byte[]? bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes?.Length ?? Null);
        hash.AppendData(length);
        if (bytes is not null) hash.AppendData(bytes);
    }

    private static byte[] Number(long value)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }

    private static long Microseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
}
