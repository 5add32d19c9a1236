using KErp.Sandbox;

try
{
    await using var app = SandboxApp.Create(args);
    await app.RunAsync();
    return 0;
}
catch (SandboxRefusedToStartException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}
