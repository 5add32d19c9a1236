using k8s;
using KErp.Kubernetes.Releases;
using KErp.Kubernetes.Workloads;

namespace KErp.Kubernetes.Cluster;

/// <summary>Section 3.4 of the operations guide without the right to read Secrets, and the identities of what no chart owns.</summary>
internal static class AccessControl
{
    public static IEnumerable<IKubernetesObject> Of(ClusterContext cluster)
    {
        foreach (var job in cluster.Model.Workloads.Where(w => w.Kind is WorkloadKind.Migration or WorkloadKind.Backup))
            yield return Account(job.Settings.Name, job.Settings.Component, cluster);
        yield return Account(ObjectNames.Smoke, "smoke", cluster);
        if (!cluster.Stage.RunsEverything) yield return Account(ObjectNames.SecretStoreAccount, "secrets", cluster);
        yield return new V1Role
        {
            ApiVersion = "rbac.authorization.k8s.io/v1",
            Kind = "Role",
            Metadata = Labels.Metadata(ObjectNames.ApiRole, Names.Workloads.Api, "api"),
            Rules =
            [
                new() { ApiGroups = [""], Resources = ["configmaps"], ResourceNames = [ObjectNames.Config(Names.Workloads.Api)], Verbs = ["get", "list", "watch"] },
                new() { ApiGroups = [""], Resources = ["pods"], Verbs = ["get", "list"] },
            ],
        };
        yield return new V1RoleBinding
        {
            ApiVersion = "rbac.authorization.k8s.io/v1",
            Kind = "RoleBinding",
            Metadata = Labels.Metadata("kerp-api-binding", Names.Workloads.Api, "api"),
            RoleRef = new() { ApiGroup = "rbac.authorization.k8s.io", Kind = "Role", Name = ObjectNames.ApiRole },
            Subjects = [new() { Kind = "ServiceAccount", Name = Names.Workloads.Api, NamespaceProperty = Namespaces.Kerp }],
        };
    }

    private static V1ServiceAccount Account(string name, string component, ClusterContext cluster) =>
        ReleaseObjects.ServiceAccount(name, component, cluster.Stage.Roles.TryGetValue(name, out var role) ? role : null);
}
