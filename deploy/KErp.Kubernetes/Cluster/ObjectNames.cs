namespace KErp.Kubernetes.Cluster;

/// <summary>The guide's names where it gives one.</summary>
internal static class ObjectNames
{
    public const string CaSecret = "kerp-ca";
    public const string ApiRole = "kerp-api-role";
    public const string Ingress = "kerp-api-ingress";
    public const string SecretStore = "aws-secrets-manager";
    public const string SecretStoreAccount = "kerp-external-secrets";
    public const string Smoke = "kerp-smoke";

    public static string Config(string workload) => workload == Names.Workloads.Api ? "kerp-config" : $"{workload}-config";

    public static string Secret(string workload) => workload == Names.Workloads.Api ? "kerp-secrets" : $"{workload}-secrets";

    public static string Certificate(string workload) => $"{workload}-tls";

    public static string Shared(string workload) => $"{workload}-shared";

    public static string Service(string workload, string role) => $"{workload}-{role}";
}
