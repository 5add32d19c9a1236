using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Containers;

/// <summary>With a digest Always costs one question to the registry, and asks whether this pod may have the image at all.</summary>
internal sealed class AlwaysPulls() : ContainerRule("kube-score/container-image-pull-policy")
{
    protected override string? Advice(Container container) =>
        container.Tree.Text("imagePullPolicy") is "Always" ? null : "set imagePullPolicy to Always";
}
