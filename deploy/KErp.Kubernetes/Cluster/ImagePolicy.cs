using k8s;

namespace KErp.Kubernetes.Cluster;

/// <summary>Pods of <c>kerp</c> run images of our own registry, named by digest; anything else is refused when it is created.</summary>
internal static class ImagePolicy
{
    private const string Name = "kerp-images";

    public static IEnumerable<IKubernetesObject> Of(ClusterContext cluster)
    {
        var allowed = $"c.image.matches('^{cluster.Stage.Registry.Replace(".", "[.]", StringComparison.Ordinal)}/[a-z0-9/_-]+(:[A-Za-z0-9._-]+)?@sha256:[0-9a-f]{{64}}$')";
        yield return new V1ValidatingAdmissionPolicy
        {
            ApiVersion = "admissionregistration.k8s.io/v1",
            Kind = "ValidatingAdmissionPolicy",
            Metadata = new() { Name = Name, Labels = Labels.Of(Name, "policy") },
            Spec = new()
            {
                FailurePolicy = "Fail",
                MatchConstraints = new()
                {
                    ResourceRules = [new() { ApiGroups = [""], ApiVersions = ["v1"], Operations = ["CREATE", "UPDATE"], Resources = ["pods"] }],
                },
                Validations =
                [
                    new()
                    {
                        Expression = $"object.spec.containers.all(c, {allowed}) && (!has(object.spec.initContainers) || object.spec.initContainers.all(c, {allowed}))",
                        Message = $"images come from {cluster.Stage.Registry} and are named by digest",
                        Reason = "Forbidden",
                    },
                ],
            },
        };
        yield return new V1ValidatingAdmissionPolicyBinding
        {
            ApiVersion = "admissionregistration.k8s.io/v1",
            Kind = "ValidatingAdmissionPolicyBinding",
            Metadata = new() { Name = Name, Labels = Labels.Of(Name, "policy") },
            Spec = new()
            {
                PolicyName = Name,
                ValidationActions = ["Deny"],
                MatchResources = new() { NamespaceSelector = new() { MatchLabels = new Dictionary<string, string> { ["kubernetes.io/metadata.name"] = Namespaces.Kerp } } },
            },
        };
    }
}
