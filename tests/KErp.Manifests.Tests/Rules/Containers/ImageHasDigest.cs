using System.Text.RegularExpressions;
using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Containers;

internal sealed partial class ImageHasDigest() : ContainerRule("kubescape/C-0306")
{
    protected override string? Advice(Container container) =>
        ImageName.Parse(container.Image).Digest is { } digest && Digest().IsMatch(digest) ? null : "pin the image by @sha256: and 64 hexadecimal digits";

    [GeneratedRegex("^sha256:[0-9a-f]{64}$")]
    private static partial Regex Digest();
}
