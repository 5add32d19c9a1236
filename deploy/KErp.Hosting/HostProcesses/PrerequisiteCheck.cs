using System.ComponentModel;
using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;
using KErp.Names;
using Microsoft.Extensions.DependencyInjection;

namespace KErp.Hosting.HostProcesses;

/// <summary>The resource runs this program of the machine.</summary>
internal sealed record RequiredProgramAnnotation(Prerequisite Program) : IResourceAnnotation;

/// <summary>The resource runs this Python interpreter, which must be able to import what the services import.</summary>
internal sealed record RequiredPythonAnnotation(string Interpreter) : IResourceAnnotation;

internal static class PrerequisiteCheck
{
    /// <summary>Names everything that is missing for the whole model in one error, before anything starts.</summary>
    public static void Run(IEnumerable<IResource> resources, ProgramFinder programs)
    {
        var all = resources.ToList();
        var missing = all.SelectMany(r => r.Annotations.OfType<RequiredProgramAnnotation>()).Select(a => a.Program)
            .Where(p => programs.Find(p.Name) is null)
            .Concat(all.SelectMany(r => r.Annotations.OfType<RequiredPythonAnnotation>()).Select(a => a.Interpreter).Distinct().SelectMany(MissingFromPython))
            .Distinct().ToList();
        if (missing.Count > 0)
            throw new DistributedApplicationException(Describe(missing));
    }

    internal static string Describe(IReadOnlyList<Prerequisite> missing)
    {
        var lines = missing.Select(p => $"  {(p.Kind == PrerequisiteKind.Module ? "Python module " : "")}{p.Name}: {p.Purpose}");
        var packages = string.Join(' ', missing.Select(p => p.Package).Distinct().Order(StringComparer.Ordinal));
        return $"""
            Missing on this machine:
            {string.Join('\n', lines)}
            Install with: sudo apt-get install --yes {packages}
            (./kerp run does that for you.)
            """;
    }

    internal static IEnumerable<Prerequisite> MissingFromPython(string interpreter)
    {
        const string tellMissing = """
            import importlib.util, sys
            def there(name):
                try: return importlib.util.find_spec(name) is not None
                except ImportError: return False
            print(*[name for name in sys.argv[1:] if not there(name)])
            """;
        var modules = Prerequisite.ModulesToRun.ToList();
        try
        {
            using var python = Process.Start(new ProcessStartInfo(interpreter, ["-c", tellMissing, .. modules.Select(m => m.Name)]) { RedirectStandardOutput = true })!;
            var names = python.StandardOutput.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            return [.. modules.Where(m => names.Contains(m.Name))];
        }
        catch (Win32Exception)
        {
            return [Prerequisite.Program("python3"), .. modules];
        }
    }
}

internal static class PrerequisiteBuilderExtensions
{
    public static IResourceBuilder<T> WithRequiredProgram<T>(this IResourceBuilder<T> builder, string program) where T : IResource =>
        builder.WithAnnotation(new RequiredProgramAnnotation(Prerequisite.Program(program))).WithPrerequisiteCheck();

    public static IResourceBuilder<T> WithRequiredPython<T>(this IResourceBuilder<T> builder, string interpreter) where T : IResource =>
        builder.WithAnnotation(new RequiredPythonAnnotation(interpreter)).WithPrerequisiteCheck();

    private static IResourceBuilder<T> WithPrerequisiteCheck<T>(this IResourceBuilder<T> builder) where T : IResource
    {
        var app = builder.ApplicationBuilder;
        if (app.ExecutionContext.IsPublishMode || app.Services.Any(s => s.ServiceType == typeof(CheckAdded)))
            return builder;

        app.Services.AddSingleton<CheckAdded>();
        app.Eventing.Subscribe<BeforeStartEvent>((start, _) =>
        {
            PrerequisiteCheck.Run(start.Model.Resources, new ProgramFinder(app.Configuration[AppHostKeys.ProgramPath]));
            return Task.CompletedTask;
        });
        return builder;
    }

    private sealed class CheckAdded;
}
