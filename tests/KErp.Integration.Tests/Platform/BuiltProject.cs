namespace KErp.Integration.Tests.Platform;

/// <summary>Programs of the solution as they were built beside the tests, in the same configuration.</summary>
public static class BuiltProject
{
    public static string AssemblyOf(string projectFile, string assembly)
    {
        // .../tests/X/bin/<configuration>/<framework>/
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Path.GetDirectoryName(projectFile)!, "bin", output.Parent!.Name, output.Name, $"{assembly}.dll");
    }
}
