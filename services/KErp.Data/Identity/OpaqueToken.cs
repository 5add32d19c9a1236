using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace KErp.Data.Identity;

/// <summary>A random secret that its holder alone knows: the database keeps its SHA-256.</summary>
/// <param name="Text">For the holder; base64url of 32 bytes.</param>
/// <param name="Hash">For the database.</param>
public sealed record OpaqueToken(string Text, byte[] Hash)
{
    private const int Bytes = 32;

    public static OpaqueToken Create()
    {
        var text = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        return new OpaqueToken(text, HashOf(text));
    }

    /// <summary>Of whatever was presented; nobody else's hash is found by it.</summary>
    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
