namespace KErp.ServiceDefaults;

/// <summary>Which probe asks a check.</summary>
public static class HealthTags
{
    /// <summary>A dependency without which the service cannot answer users.</summary>
    public const string Ready = "ready";

    /// <summary>Something that takes its time once, at the beginning.</summary>
    public const string Startup = "startup";
}
