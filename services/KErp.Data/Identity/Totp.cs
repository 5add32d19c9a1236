using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KErp.Data.Identity;

/// <summary>Time-based one-time passwords (RFC 6238) as every authenticator app makes them: SHA-1, six digits, 30 seconds.</summary>
public static class Totp
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int SecretBytes = 20;
    private const int StepSeconds = 30;

    /// <summary>Clocks may differ by one step either way.</summary>
    private const int Tolerance = 1;

    public static string NewSecret() => Encode(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>For a QR code.</summary>
    public static string Uri(string secret, string account) =>
        $"otpauth://totp/K-ERP:{System.Uri.EscapeDataString(account)}?secret={secret}&issuer=K-ERP&digits=6&period={StepSeconds}";

    /// <returns>The time step whose code it is, or null when it is none of now.</returns>
    public static long? Match(string secret, string code, DateTimeOffset now)
    {
        var (key, presented) = (Decode(secret), Encoding.UTF8.GetBytes(code));
        var current = now.ToUnixTimeSeconds() / StepSeconds;
        for (var step = current - Tolerance; step <= current + Tolerance; step++)
            if (CryptographicOperations.FixedTimeEquals(presented, Encoding.UTF8.GetBytes(CodeOf(key, step)))) return step;
        return null;
    }

    /// <summary>Random text of the base32 alphabet in groups of four, for codes that people type.</summary>
    public static string NewRecoveryCode() => string.Join('-', Encode(RandomNumberGenerator.GetBytes(10)).Chunk(4).Select(group => new string(group)));

    private static string CodeOf(byte[] key, long step)
    {
        Span<byte> message = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(message, step);
        // SHA-1 is what RFC 6238 and the apps agree on; HMAC does not need its collision resistance.
#pragma warning disable CA5350
        var mac = HMACSHA1.HashData(key, message);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(mac.AsSpan(mac[^1] & 0xf)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var b in bytes)
        {
            (buffer, bits) = ((buffer << 8 | b) & 0xffff, bits + 8);
            for (; bits >= 5; bits -= 5) text.Append(Base32[buffer >> (bits - 5) & 31]);
        }

        return text.ToString();
    }

    private static byte[] Decode(string text)
    {
        var bytes = new List<byte>(text.Length * 5 / 8);
        var (buffer, bits) = (0, 0);
        foreach (var c in text)
        {
            (buffer, bits) = ((buffer << 5 | Base32.IndexOf(c, StringComparison.Ordinal)) & 0xffff, bits + 5);
            if (bits < 8) continue;
            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
        }

        return [.. bytes];
    }
}
