using System.Globalization;
using KErp.Domain;

namespace KErp.Integration.Tests.Partners;

/// <summary>Valid business numbers that no other test knows.</summary>
internal static class BusinessNumbers
{
    /// <summary>One of ten last digits is the check digit.</summary>
    public static string Next()
    {
        var stem = Random.Shared.NextInt64(100_000_000, 1_000_000_000).ToString(CultureInfo.InvariantCulture);
        return Enumerable.Range(0, 10).Select(last => $"{stem}{last}").Single(number => BusinessNumber.TryParse(number, out _));
    }
}
