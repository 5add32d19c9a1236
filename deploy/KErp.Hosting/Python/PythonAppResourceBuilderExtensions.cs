using Aspire.Hosting.ApplicationModel;
using KErp.Hosting.HostProcesses;
using KErp.Hosting.Python;

namespace Aspire.Hosting;

/// <summary>Adds Python programs. The names are those of Aspire.Hosting.Python, which is not on the feed this builds from.</summary>
public static class PythonAppResourceBuilderExtensions
{
    public static IResourceBuilder<PythonAppResource> AddPythonApp(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, string appDirectory, string scriptPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(scriptPath);
        return builder.Add(name, appDirectory, [scriptPath]);
    }

    public static IResourceBuilder<PythonAppResource> AddPythonModule(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, string appDirectory, string moduleName)
    {
        ArgumentException.ThrowIfNullOrEmpty(moduleName);
        return builder.Add(name, appDirectory, ["-m", moduleName]);
    }

    private static IResourceBuilder<PythonAppResource> Add(
        this IDistributedApplicationBuilder builder, string name, string appDirectory, string[] entrypoint)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(appDirectory);

        var directory = Path.GetFullPath(appDirectory, builder.AppHostDirectory);
        var repository = Path.GetDirectoryName(builder.AppHostDirectory)!;
        var interpreter = PythonInterpreter.Choose(directory, repository, builder.Configuration);
        return builder.AddResource(new PythonAppResource(name, interpreter, directory))
            .WithIconName("CodePyRectangle")
            .WithArgs([.. entrypoint])
            .WithRequiredPython(interpreter)
            .WithOtlpExporter(OtlpProtocol.HttpJson)
            .WithEnvironment("OTEL_TRACES_EXPORTER", "otlp")
            .WithEnvironment("OTEL_LOGS_EXPORTER", "otlp")
            .WithEnvironment("OTEL_METRICS_EXPORTER", "otlp")
            // Otherwise what it prints reaches the dashboard a buffer later.
            .WithEnvironment("PYTHONUNBUFFERED", "1")
            .WithEnvironment("PYTHONUTF8", "1")
            .WithEnvironment(context =>
            {
                if (context.ExecutionContext.IsRunMode)
                    context.EnvironmentVariables["PYTHONDONTWRITEBYTECODE"] = "1";
            });
    }
}
