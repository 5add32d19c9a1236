using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Pods;

internal sealed class NoTokenWithoutNeed() : PodRule("kubescape/C-0034")
{
    protected override string? Advice(PodTemplate pod, ManifestSet set) =>
        pod.Spec.Is("automountServiceAccountToken", false) || (pod.Spec.Is("automountServiceAccountToken", true) && IsBound(pod, set))
            ? null
            : "set automountServiceAccountToken to false; it is for pods whose account is bound to a role";

    private static bool IsBound(PodTemplate pod, ManifestSet set) => set.Of("RoleBinding", "ClusterRoleBinding").Any(binding =>
        binding.Tree.Items("subjects").Any(subject => subject.Text("name") == pod.ServiceAccount && subject.Text("namespace") == pod.Namespace));
}
