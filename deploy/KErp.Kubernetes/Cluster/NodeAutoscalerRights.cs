using k8s;

namespace KErp.Kubernetes.Cluster;

/// <summary>What Cluster Autoscaler reads of the cluster and writes to it (its own charts' rules, without those for features that are off).</summary>
internal static class NodeAutoscalerRights
{
    private static readonly string[] Look = ["get", "list", "watch"];

    public static IEnumerable<IKubernetesObject> Of(string name, string component)
    {
        var cluster = new V1ObjectMeta { Name = name, Labels = Labels.Of(name, component) };
        yield return new V1ClusterRole { ApiVersion = Version, Kind = "ClusterRole", Metadata = cluster, Rules = [.. ClusterRules()] };
        yield return new V1ClusterRoleBinding { ApiVersion = Version, Kind = "ClusterRoleBinding", Metadata = cluster, RoleRef = Reference("ClusterRole", name), Subjects = [Subject(name)] };
        var local = Labels.Metadata(name, name, component, Namespaces.System);
        yield return new V1Role { ApiVersion = Version, Kind = "Role", Metadata = local, Rules = [.. OwnRules()] };
        yield return new V1RoleBinding { ApiVersion = Version, Kind = "RoleBinding", Metadata = local, RoleRef = Reference("Role", name), Subjects = [Subject(name)] };
    }

    private const string Version = "rbac.authorization.k8s.io/v1";

    private static IEnumerable<V1PolicyRule> ClusterRules() =>
    [
        Rule("", ["events", "endpoints"], ["create", "patch"]),
        Rule("", ["pods/eviction"], ["create"]),
        Rule("", ["pods/status"], ["update"]),
        Rule("", ["nodes"], [.. Look, "update"]),
        Rule("", ["namespaces", "pods", "services", "replicationcontrollers", "persistentvolumeclaims", "persistentvolumes"], Look),
        Rule("batch", ["jobs", "cronjobs"], Look),
        Rule("apps", ["daemonsets", "replicasets", "statefulsets"], Look),
        Rule("policy", ["poddisruptionbudgets"], Look),
        Rule("storage.k8s.io", ["storageclasses", "csinodes", "csidrivers", "csistoragecapacities", "volumeattachments"], Look),
        Rule("resource.k8s.io", ["deviceclasses", "resourceclaims", "resourceslices"], Look),
    ];

    private static IEnumerable<V1PolicyRule> OwnRules()
    {
        yield return Rule("", ["configmaps"], ["create", "list", "watch"]);
        yield return Rule("", ["configmaps"], ["get", "update"], "cluster-autoscaler-status", "cluster-autoscaler-priority-expander");
        yield return Rule("coordination.k8s.io", ["leases"], ["create"]);
        yield return Rule("coordination.k8s.io", ["leases"], ["get", "update"], "cluster-autoscaler");
    }

    private static V1PolicyRule Rule(string group, string[] resources, string[] verbs, params string[] names) =>
        new() { ApiGroups = [group], Resources = resources, Verbs = verbs, ResourceNames = names.Length == 0 ? null : names };

    private static V1RoleRef Reference(string kind, string name) => new() { ApiGroup = "rbac.authorization.k8s.io", Kind = kind, Name = name };

    private static Rbacv1Subject Subject(string name) => new() { Kind = "ServiceAccount", Name = name, NamespaceProperty = Namespaces.System };
}
