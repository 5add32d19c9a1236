using System.Security.Cryptography;
using KErp.Data.Encryption;

namespace KErp.Data.Tests.Encryption;

/// <summary>Rings at each step of a rotation from k1 to k2.</summary>
internal sealed class Rings
{
    private readonly string _k1 = $"k1:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";
    private readonly string _k2 = $"k2:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";

    public KeyRing Before => KeyRing.Parse(_k1, "TEST");
    public KeyRing Prepared => KeyRing.Parse($"{_k1},{_k2}", "TEST");
    public KeyRing Overlap => KeyRing.Parse($"{_k2},{_k1}", "TEST");
    public KeyRing After => KeyRing.Parse(_k2, "TEST");
}
