using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Configuration;

namespace KErp.Hosting.HostProcesses;

internal static class ContainerRuntime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Docker is asked by <c>docker version</c>, which fails without an engine. Podman's answer proves nothing (it succeeds
    /// with no usable image store), so podman is taken only where ASPIRE_CONTAINER_RUNTIME asks for it.
    /// </summary>
    public static bool Answers(IConfiguration configuration) =>
        configuration["ASPIRE_CONTAINER_RUNTIME"] == "podman"
            ? Succeeds("podman", "info")
            : Succeeds("docker", "version", "--format", "{{.Server.Version}}");

    private static bool Succeeds(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            if (process.WaitForExit(Patience))
                return process.ExitCode == 0;
            process.Kill(entireProcessTree: true);
            return false;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
