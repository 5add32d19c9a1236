using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.PodSecurity;

/// <summary>What hostPath is about, <see cref="NoHostPath"/> judges.</summary>
internal sealed class RestrictedVolumeKinds() : PodRule("pss/volumeTypes")
{
    protected override string? Advice(PodTemplate pod, ManifestSet set) =>
        pod.Spec.Items("volumes").SelectMany(KindsOf).FirstOrDefault(kind => !Allowed.Contains(kind)) is { } other ? $"use no volume of kind {other}" : null;

    private static readonly string[] Allowed =
        ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "hostPath", "persistentVolumeClaim", "projected", "secret"];

    private static IEnumerable<string> KindsOf(JsonNode volume) => ((JsonObject)volume).Select(field => field.Key).Where(field => field != "name");
}
