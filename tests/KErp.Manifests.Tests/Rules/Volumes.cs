using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules;

internal static class Volumes
{
    public static IEnumerable<string> HostPathsOf(PodTemplate pod) => pod.Spec.Items("volumes").Select(volume => volume.Text("hostPath.path")).OfType<string>();

    public static bool IsHostPath(PodTemplate pod, JsonNode mount) =>
        pod.Spec.Items("volumes").Any(volume => volume.Text("name") == mount.Text("name") && volume.Has("hostPath"));
}
