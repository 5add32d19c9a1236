using System.Buffers.Binary;

namespace KErp.Domain.Invoices;

/// <summary>문서번호 at Popbill, derived from the id of the invoice: a retry asks under the same key and cannot issue twice.</summary>
/// <remarks>
/// Popbill allows 24 characters of [A-Za-z0-9_-]; whether it tells A from a is not known, so only one case is used.
/// A version 7 UUID has 122 free bits, which 24 digits of base 36 hold (36^24 > 2^122). Keys sort by time as the ids do.
/// </remarks>
public static class MgtKey
{
    public const int Length = 24;

    private const int UuidVersion = 7;
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <exception cref="ArgumentException">The id is not a version 7 UUID: the dropped bits would not be the fixed ones.</exception>
    public static string For(Guid invoiceId)
    {
        // The variant is the top two bits of a nibble: 8, 9, a or b.
        if (invoiceId.Version != UuidVersion || invoiceId.Variant is < 8 or > 11)
            throw new ArgumentException("The id of an invoice must be a version 7 UUID.", nameof(invoiceId));
        return string.Create(Length, FreeBits(invoiceId), static (key, bits) =>
        {
            for (var i = key.Length - 1; i >= 0; i--)
            {
                (bits, var digit) = UInt128.DivRem(bits, 36);
                key[i] = Digits[(int)digit];
            }
        });
    }

    // RFC 9562: time 48 | version 4 | random 12 || variant 2 | random 62
    private static UInt128 FreeBits(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var high = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        var low = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        return ((UInt128)(high >> 16) << 74) | ((UInt128)(high & 0xFFF) << 62) | (low & ulong.MaxValue >> 2);
    }
}
