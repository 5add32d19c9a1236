namespace KErp.Kubernetes.Stages;

/// <summary>
/// The facts of one environment that the model is published for: <c>deploy/terraform/environments/&lt;env&gt;.tfvars.json</c>,
/// which Terraform reads too.
/// </summary>
public sealed record Stage
{
    public const string Dev = "dev";
    public const string Staging = "staging";
    public const string Prod = "prod";

    public static readonly IReadOnlyList<string> Names = [Dev, Staging, Prod];

    /// <summary><c>dev</c>, <c>staging</c> or <c>prod</c>.</summary>
    public required string Environment { get; init; }

    /// <summary>Null where there is no AWS: then every server runs in the cluster, and secrets are plain ones.</summary>
    public required string? AwsRegion { get; init; }

    /// <summary>The only registry that images come from.</summary>
    public required string Registry { get; init; }

    public required string ClusterName { get; init; }

    /// <summary>Where nodes and control plane have their addresses.</summary>
    public required string VpcCidr { get; init; }

    public required IReadOnlyList<string> PublicSubnets { get; init; }

    public required IReadOnlyList<string> DatabaseSubnets { get; init; }

    public required IReadOnlyList<string> ElasticacheSubnets { get; init; }

    public required string? BackupBucket { get; init; }

    /// <summary>The name that users reach the API under.</summary>
    public required string Host { get; init; }

    public required string? CertificateArn { get; init; }

    public required string? WebAclArn { get; init; }

    /// <summary>AWS roles by ServiceAccount.</summary>
    public required IReadOnlyDictionary<string, string> Roles { get; init; }

    /// <summary>Class of volumes that several pods may write; null takes the cluster's default.</summary>
    public required string? SharedStorageClass { get; init; }

    /// <summary>Where telemetry goes; null sends none.</summary>
    public required OtlpTarget? Otlp { get; init; }

    /// <summary>The mail server's network; null where mails leave by no policy.</summary>
    public required MailTarget? Smtp { get; init; }

    /// <summary>How long the log collector's groups keep their lines; null keeps none.</summary>
    public required int? LogRetentionDays { get; init; }

    public required PopbillTarget Popbill { get; init; }

    public required string NtsApiUrl { get; init; }

    /// <summary>Where the links in mails lead.</summary>
    public required string IdentityLinkBase { get; init; }

    /// <summary>Values of the model's parameters that are not secret.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>PostgreSQL and Redis run in the cluster, unencrypted and for nobody but a developer.</summary>
    public bool RunsEverything => AwsRegion is null;
}

/// <param name="Endpoint">As <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> takes it.</param>
/// <param name="Namespace">Namespace of the collector.</param>
/// <param name="App">Its label <c>app.kubernetes.io/name</c>.</param>
/// <param name="Port">Its port.</param>
public sealed record OtlpTarget(string Endpoint, string Namespace, string App, int Port);

public sealed record MailTarget(string Cidr, int Port);

/// <param name="ServiceId"><c>POPBILL</c>, or <c>POPBILL_TEST</c> for its test service.</param>
public sealed record PopbillTarget(string ServiceId, string AuthUrl, string ApiUrl);
