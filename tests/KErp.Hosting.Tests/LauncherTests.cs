using System.Diagnostics;

namespace KErp.Hosting.Tests;

public sealed class LauncherTests
{
    [Theory]
    [InlineData("run", "--detach")]
    [InlineData("stop", "waits until it is gone")]
    [InlineData("test", "N passed, N failed")]
    [InlineData("doctor", "memory")]
    [InlineData("dlq", "replay")]
    [InlineData("secrets", "allowed-secrets.tsv")]
    [InlineData("sbom", "CycloneDX")]
    [InlineData("audit", "could not be checked")]
    [InlineData("images", "--push")]
    [InlineData("publish", "--output")]
    public async Task Each_command_explains_itself(string command, string expected)
    {
        var (exitCode, output) = await KerpAsync(command, "--help");

        Assert.Equal(0, exitCode);
        Assert.StartsWith($"Usage: ./kerp {command}", output, StringComparison.Ordinal);
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fly")]
    [InlineData("run", "--fly")]
    [InlineData("stop", "--fly")]
    [InlineData("dlq", "fly")]
    [InlineData("test", "--fly")]
    [InlineData("secrets", "--fly")]
    [InlineData("sbom", "--fly")]
    [InlineData("audit", "--fly")]
    [InlineData("audit", "--severity", "fly")]
    [InlineData("images", "--fly")]
    [InlineData("publish", "--fly")]
    [InlineData("publish", "--environment", "fly")]
    [InlineData("images", "--engine", "fly")]
    [InlineData("images", "--packages", "fly")]
    [InlineData("images", "--base", "fly=localhost/fly")]
    public async Task What_it_does_not_know_it_refuses(params string[] arguments)
    {
        var (exitCode, output) = await KerpAsync(arguments);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("fly", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_installing_it_names_every_missing_package()
    {
        var start = Start("run", "--no-install");
        start.Environment["KERP_PROGRAM_PATH"] = "/nonexistent";
        start.Environment["KErp__Engine"] = "process";

        var (exitCode, output) = await RunAsync(start);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("sudo apt-get install --yes nats-server postgresql protobuf-compiler protobuf-compiler-grpc python3 redis-server", output, StringComparison.Ordinal);
    }

    private static Task<(int ExitCode, string Output)> KerpAsync(params string[] arguments) => RunAsync(Start(arguments));

    private static ProcessStartInfo Start(params string[] arguments) =>
        new(Path.Combine(Repository.Root, "kerp"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };

    private static async Task<(int ExitCode, string Output)> RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }
}
