using KErp.Kubernetes.Charts;
using KErp.Kubernetes.Cluster;
using KErp.Kubernetes.Model;
using KErp.Kubernetes.Stages;

namespace KErp.Kubernetes.Output;

/// <summary>One model, read for every environment, as manifests and as charts.</summary>
internal sealed class Publisher(DistributedApplicationModel model, DistributedApplicationExecutionContext execution, string deployFolder)
{
    public async Task<OutputFiles> RenderAsync(CancellationToken cancellation)
    {
        var images = ImageList.Read(Path.Combine(deployFolder, "images.json"));
        var problems = new ModelProblems();
        var clusters = new List<ClusterContext>();
        foreach (var name in Stage.Names)
        {
            var stage = StageFile.Read(Path.Combine(deployFolder, "terraform/environments"), name);
            var read = await new ModelReader(model, execution, stage, problems).ReadAsync(cancellation);
            clusters.Add(new ClusterContext(read, images, Path.Combine(deployFolder, "monitoring")));
        }

        problems.ThrowIfAny();
        var files = new OutputFiles();
        foreach (var cluster in clusters) ManifestFiles.Write(cluster, files);
        ChartFiles.Write(clusters, files, problems);
        problems.ThrowIfAny();
        return files;
    }
}
