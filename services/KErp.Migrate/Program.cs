using KErp.Data.Schema;
using KErp.Migrate;
using KErp.Names;
using KErp.ServiceDefaults;
using Microsoft.Extensions.Configuration;

var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};

if (configuration.UnprotectedConnections() is { Count: > 0 } problems)
{
    foreach (var problem in problems) await Console.Error.WriteLineAsync($"migrate: {problem}");
    return MigrateCommand.Failed;
}

try
{
    if (args is ["smoke", .. var smoke]) return await SmokeCommand.RunAsync(smoke, stop.Token);
    var owner = configuration.GetPostgresConnectionString(ConnectionNames.OwnerDatabase);
    var migrator = new SchemaMigrator(owner);
    return args switch
    {
        ["up"] => await MigrateCommand.UpAsync(migrator, configuration, stop.Token),
        ["status"] => await MigrateCommand.StatusAsync(migrator, stop.Token),
        ["create-operator", "--email", var email, "--name", var name] => await CreateOperatorCommand.RunAsync(configuration, email, name, stop.Token),
        ["rotate-keys"] => await RotateKeys.RunAsync(configuration, checkOnly: false, stop.Token),
        ["rotate-keys", "--check"] => await RotateKeys.RunAsync(configuration, checkOnly: true, stop.Token),
        ["verify-audit", .. var rest] => await VerifyAuditCommand.RunAsync(owner, rest, stop.Token),
        ["retain"] => await RetainCommand.RunAsync(owner, configuration.GetRetention(), stop.Token),
        ["export-company", .. var rest] => await ExportCompanyCommand.RunAsync(owner, rest, stop.Token),
        ["destroy-company", .. var rest] => await DestroyCompanyCommand.RunAsync(owner, rest, configuration.GetRetention(), stop.Token),
        _ => MigrateCommand.Usage(),
    };
}
catch (Exception e) when (e is not OperationCanceledException)
{
    await Console.Error.WriteLineAsync($"migrate: {e.Message}");
    return MigrateCommand.Failed;
}
