namespace Aspire.Hosting.ApplicationModel;

/// <summary>The process of this machine that serves the endpoints of a container resource.</summary>
public sealed class HostProcessResource(string name, string command, IResource serves) : ExecutableResource(name, command, workingDirectory: "/")
{
    public IResource Serves { get; } = serves;
}
