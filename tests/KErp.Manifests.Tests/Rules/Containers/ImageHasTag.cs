using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Containers;

internal sealed class ImageHasTag() : ContainerRule("kube-score/container-image-tag", "kube-linter/latest-tag")
{
    protected override string? Advice(Container container) =>
        ImageName.Parse(container.Image).Tag is null or "" or "latest" ? "name the image's tag, not latest" : null;
}
