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

try
{
    if (args is ["create-operator", "--email", var email, "--name", var name])
        return await CreateOperatorCommand.RunAsync(configuration, email, name, stop.Token);
    var migrator = new SchemaMigrator(configuration.GetPostgresConnectionString(ConnectionNames.OwnerDatabase));
    return args switch
    {
        ["up"] => await MigrateCommand.UpAsync(migrator, configuration, stop.Token),
        ["status"] => await MigrateCommand.StatusAsync(migrator, stop.Token),
        _ => MigrateCommand.Usage(),
    };
}
catch (Exception e) when (e is not OperationCanceledException)
{
    await Console.Error.WriteLineAsync($"migrate: {e.Message}");
    return MigrateCommand.Failed;
}
