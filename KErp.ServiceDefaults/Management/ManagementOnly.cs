namespace KErp.ServiceDefaults;

/// <summary>Marks an endpoint that answers on the management port and nowhere else.</summary>
internal sealed class ManagementOnly
{
    public static readonly ManagementOnly Instance = new();
}
