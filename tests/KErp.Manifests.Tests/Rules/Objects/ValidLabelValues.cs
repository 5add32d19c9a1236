using System.Text.RegularExpressions;
using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Objects;

internal sealed partial class ValidLabelValues() : ObjectRule("kube-score/label-values")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        from label in manifest.Labels.Concat(PodTemplate.In(manifest).SelectMany(pod => pod.Labels))
        where !Value().IsMatch(label.Value) || label.Value.Length > 63
        select $"correct the value of label {label.Key}";

    [GeneratedRegex("^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?$")]
    private static partial Regex Value();
}
