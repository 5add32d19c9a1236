namespace KErp.Api.Provider;

/// <summary>A body that works when pasted.</summary>
internal static class ProviderExamples
{
    public const string Membership =
        """
        {
          "userId": "kerp-owner",
          "password": "correct-horse-1",
          "contactName": "김대표",
          "contactEmail": "owner@kerp.example",
          "contactPhone": "010-1234-5678"
        }
        """;
}
