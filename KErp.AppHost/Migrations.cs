using KErp.Names;

namespace KErp.AppHost;

internal static class Migrations
{
    /// <summary><c>migrate up</c>: the only one that logs in as the owner, and the one that makes the other roles with their passwords.</summary>
    public static IResourceBuilder<ProjectResource> WithSchemaOwner(
        this IResourceBuilder<ProjectResource> migrate,
        IResourceBuilder<PostgresDatabaseResource> database,
        IResourceBuilder<PostgresRoleResource> app,
        IResourceBuilder<PostgresRoleResource> relay,
        IResourceBuilder<PostgresRoleResource> sealer,
        IResourceBuilder<PostgresRoleResource> backup) =>
        migrate
            .WithArgs("up")
            .WithReference(database, ConnectionNames.OwnerDatabase)
            .WithEnvironment(EnvironmentVariables.AppPassword, app.Resource.PasswordParameter)
            .WithEnvironment(EnvironmentVariables.RelayPassword, relay.Resource.PasswordParameter)
            .WithEnvironment(EnvironmentVariables.SealerPassword, sealer.Resource.PasswordParameter)
            .WithEnvironment(EnvironmentVariables.BackupPassword, backup.Resource.PasswordParameter)
            .WaitFor(database);
}
