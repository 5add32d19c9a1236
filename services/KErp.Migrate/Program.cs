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
