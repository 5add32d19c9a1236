using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace KErp.Integration.Tests.Platform;

/// <summary>An authenticator app as RFC 6238 describes it, written apart from the platform's own code.</summary>
public sealed class AuthenticatorApp(string secret)
{
    /// <param name="stepsAhead">0 for the code of now, 1 for the next one.</param>
    public string Code(int stepsAhead = 0)
    {
        var message = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(message, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30 + stepsAhead);
#pragma warning disable CA5350 // SHA-1 is what the apps use
        var mac = HMACSHA1.HashData(Key(), message);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(mac.AsSpan(mac[19] & 15, 4)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private byte[] Key()
    {
        var bits = string.Concat(secret.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(c => c.Length == 8).Select(c => Convert.ToByte(new string(c), 2))];
    }
}
