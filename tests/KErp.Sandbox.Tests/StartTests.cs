namespace KErp.Sandbox.Tests;

public sealed class StartTests
{
    [Fact]
    public async Task Health_is_served()
    {
        await using var sandbox = await SandboxHost.StartAsync();

        Assert.Equal(200, (await sandbox.GetAsync("/health/live")).Status);
        Assert.Equal(200, (await sandbox.GetAsync("/health/ready")).Status);
    }

    [Fact]
    public void Production_is_refused()
    {
        var refusal = Assert.Throws<SandboxRefusedToStartException>(() => SandboxApp.Create(
            ["--environment", "Production", "--Sandbox:LinkId", "X", "--Sandbox:SecretKey", "MDEyMzQ1Njc4OWFiY2RlZg=="]));

        Assert.Contains("Production", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_wrong_option_is_named_at_once()
    {
        var refusal = Assert.Throws<SandboxRefusedToStartException>(() => SandboxApp.Create(
        [
            "--environment", "Development",
            "--Sandbox:SecretKey", "not base64!",
            "--Sandbox:SmtpPort", "65536",
            "--Sandbox:TokenLifetime", "long",
            "--Sandbox:Transmission:BeforeSending", "00:01:00",
        ]));

        Assert.All(
            ["Sandbox:LinkId", "Sandbox:SecretKey", "Sandbox:SmtpPort", "Sandbox:TokenLifetime", "Sandbox:Transmission"],
            key => Assert.Contains(key + ":", refusal.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_short_secret_is_refused()
    {
        var refusal = Assert.Throws<SandboxRefusedToStartException>(() => SandboxApp.Create(
            ["--environment", "Development", "--Sandbox:LinkId", "X", "--Sandbox:SecretKey", "c2hvcnQ="]));

        Assert.Contains("fewer than 16", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_is_named()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, new string('x', 4096));
            var refusal = Assert.Throws<SandboxRefusedToStartException>(() => SandboxApp.Create(
            [
                "--environment", "Development", "--Sandbox:LinkId", "X", "--Sandbox:SecretKey", "MDEyMzQ1Njc4OWFiY2RlZg==",
                "--Sandbox:Database", file,
            ]));

            Assert.Contains(file, refusal.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
