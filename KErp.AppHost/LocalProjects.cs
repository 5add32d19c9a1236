namespace KErp.AppHost;

internal static class LocalProjects
{
    private const string RuntimeConfiguration = ".runtimeconfig.json";

    /// <summary>
    /// Adds a C# service whose endpoints and environment come from the model alone, whatever a launchSettings.json says.
    /// On this machine it runs the built assembly itself: the default, <c>dotnet run --no-build</c>, costs each service
    /// seconds of start and a second process.
    /// </summary>
    public static IResourceBuilder<ProjectResource> AddService<TProject>(this IDistributedApplicationBuilder builder, [ResourceName] string name)
        where TProject : IProjectMetadata, new()
    {
        var service = builder.AddProject<TProject>(name, options => options.ExcludeLaunchProfile = true);
        if (builder.ExecutionContext.IsPublishMode)
            return service;

        service.WithEnvironment("DOTNET_ENVIRONMENT", builder.Environment.EnvironmentName);
        var project = new TProject().ProjectPath;
        var startedByIde = builder.Configuration["DEBUG_SESSION_PORT"] is not null;
        return !startedByIde && BuiltAssembly(project) is { } assembly
            ? service.WithAnnotation(new ExecutableAnnotation { Command = "dotnet", WorkingDirectory = Path.GetDirectoryName(project)! }).WithArgs(assembly)
            : service;
    }

    /// <summary>The assembly in the output folder of the same configuration and framework as the AppHost's own: …/bin/Debug/net10.0.</summary>
    private static string? BuiltAssembly(string project)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var output = Path.Combine(Path.GetDirectoryName(project)!, "bin", own.Parent!.Name, own.Name);
        if (!Directory.Exists(output))
            return null;

        // Another program may lie beside it (migrate beside the API), and a program may be named otherwise than its project.
        var programs = Directory.GetFiles(output, $"*{RuntimeConfiguration}").Select(file => file[..^RuntimeConfiguration.Length]).ToList();
        var program = programs.Find(p => Path.GetFileName(p) == Path.GetFileNameWithoutExtension(project)) ?? programs.FirstOrDefault();
        return program is null ? null : $"{program}.dll";
    }
}
