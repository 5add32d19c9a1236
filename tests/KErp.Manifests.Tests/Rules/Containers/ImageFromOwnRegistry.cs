using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Containers;

internal sealed class ImageFromOwnRegistry() : ContainerRule("kubescape/C-0078")
{
    protected override string? Advice(Container container) =>
        ImageName.Parse(container.Image).Registry is { } registry && !Public.Contains(registry) ? null : "take the image from the environment's own registry";

    private static readonly string[] Public =
        ["docker.io", "index.docker.io", "quay.io", "ghcr.io", "gcr.io", "registry.k8s.io", "public.ecr.aws", "mcr.microsoft.com", "docker.synadia.com"];
}
