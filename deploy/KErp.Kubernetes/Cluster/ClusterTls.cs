namespace KErp.Kubernetes;

/// <summary>Where the pods find certificates. Variables that name these files make the publisher mount them.</summary>
public static class ClusterTls
{
    public const string CaFolder = "/etc/kerp/tls/ca";
    public const string CaFile = $"{CaFolder}/ca.crt";
    public const string ServerFolder = "/etc/kerp/tls/server";
    public const string CertFile = $"{ServerFolder}/tls.crt";
    public const string KeyFile = $"{ServerFolder}/tls.key";
}
