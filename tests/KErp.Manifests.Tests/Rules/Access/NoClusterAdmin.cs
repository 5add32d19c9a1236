using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Access;

internal sealed class NoClusterAdmin() : ObjectRule("kube-linter/cluster-admin-role-binding", "kubescape/C-0035")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.Kind is "ClusterRoleBinding" or "RoleBinding" && manifest.Tree.Text("roleRef.name") is "cluster-admin" or "admin"
            ? ["bind a role that grants what is needed, not an administrator's"]
            : [];
}
