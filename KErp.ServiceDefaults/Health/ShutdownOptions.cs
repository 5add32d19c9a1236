using System.ComponentModel.DataAnnotations;

namespace KErp.ServiceDefaults;

public sealed class ShutdownOptions
{
    public const string Section = "Shutdown";

    /// <summary>
    /// How long a stopping service still takes new requests, so that endpoints and load balancers have time to notice
    /// that it is no longer ready. Unset: nothing in Development, 5 s elsewhere. Counts into the 25 s of the whole stop.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:20")]
    public TimeSpan? DrainDelay { get; set; }
}
