namespace KErp.Names;

/// <summary>Jobs that run at certain times, as their rows and metrics call them.</summary>
public static class Jobs
{
    /// <summary>Asks for the state of every partner's business.</summary>
    public const string RefreshPartners = "refresh-partners";
}
