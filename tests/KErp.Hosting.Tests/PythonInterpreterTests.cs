using KErp.Hosting.Python;
using Microsoft.Extensions.Configuration;

namespace KErp.Hosting.Tests;

public sealed class PythonInterpreterTests : IDisposable
{
    private readonly TemporaryFolder _outside = new();
    private readonly string _repository;
    private readonly string _app;

    public PythonInterpreterTests()
    {
        _repository = Directory.CreateDirectory(_outside.File("repository")).FullName;
        _app = Directory.CreateDirectory(Path.Combine(_repository, "services", "app")).FullName;
    }

    [Fact]
    public void The_apps_own_virtual_environment_comes_first()
    {
        var own = MakeEnvironment(_app);
        MakeEnvironment(_repository);

        Assert.Equal(own, Choose("/configured/python"));
    }

    [Fact]
    public void Then_the_repositorys()
    {
        var shared = MakeEnvironment(_repository);

        Assert.Equal(shared, Choose("/configured/python"));
    }

    [Fact]
    public void An_environment_above_the_repository_is_somebody_elses()
    {
        MakeEnvironment(_outside.Path);

        Assert.Equal("/configured/python", Choose("/configured/python"));
    }

    [Fact]
    public void Without_any_it_is_the_distributions() => Assert.Equal("/usr/bin/python3", Choose(configured: null));

    public void Dispose() => _outside.Dispose();

    private string Choose(string? configured) =>
        PythonInterpreter.Choose(_app, _repository, new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["KErp:Python"] = configured }).Build());

    private static string MakeEnvironment(string folder)
    {
        var interpreter = Path.Combine(folder, ".venv", "bin", "python");
        Directory.CreateDirectory(Path.GetDirectoryName(interpreter)!);
        File.WriteAllText(interpreter, "");
        return interpreter;
    }
}
