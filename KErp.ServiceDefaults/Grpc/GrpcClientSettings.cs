using System.ComponentModel.DataAnnotations;

namespace KErp.ServiceDefaults;

/// <summary>What all gRPC clients share. Keepalive makes a dead peer known in about 40 s instead of TCP's quarter of an hour.</summary>
public sealed class GrpcClientSettings
{
    public const string Section = "Grpc";

    /// <summary>For calls that bring no deadline of their own.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(10);

    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Silence after which a ping is sent while a call is open. Idle connections are not pinged: servers close on that.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan KeepAlivePingDelay { get; set; } = TimeSpan.FromSeconds(30);

    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan KeepAlivePingTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
