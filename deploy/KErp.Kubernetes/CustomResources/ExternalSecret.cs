namespace KErp.Kubernetes.CustomResources;

/// <summary>External Secrets 2: the version v1; v1beta1 is served no more.</summary>
internal sealed class ExternalSecret() : CustomResource<ExternalSecretSpec>("external-secrets.io/v1", "ExternalSecret");

internal sealed record ExternalSecretSpec(
    string RefreshInterval, SecretStoreReference SecretStoreRef, ExternalSecretTarget Target, IReadOnlyList<ExternalSecretEntry> Data);

internal sealed record SecretStoreReference(string Name, string Kind = "SecretStore");

internal sealed record ExternalSecretTarget(string Name, string CreationPolicy = "Owner");

internal sealed record ExternalSecretEntry(string SecretKey, RemoteReference RemoteRef);

internal sealed record RemoteReference(string Key, string Property);

internal sealed class SecretStore() : CustomResource<SecretStoreSpec>("external-secrets.io/v1", "SecretStore");

internal sealed record SecretStoreSpec(SecretStoreProvider Provider);

internal sealed record SecretStoreProvider(AwsSecretProvider Aws);

internal sealed record AwsSecretProvider(string Service, string Region, AwsSecretAuth Auth);

internal sealed record AwsSecretAuth(AwsJwtAuth Jwt);

internal sealed record AwsJwtAuth(ServiceAccountReference ServiceAccountRef);

internal sealed record ServiceAccountReference(string Name);
