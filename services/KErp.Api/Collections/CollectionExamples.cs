namespace KErp.Api.Collections;

/// <summary>A body that works when pasted.</summary>
internal static class CollectionExamples
{
    public const string Collection =
        """
        {
          "direction": "sales",
          "from": "2026-07-01",
          "to": "2026-09-30"
        }
        """;
}
