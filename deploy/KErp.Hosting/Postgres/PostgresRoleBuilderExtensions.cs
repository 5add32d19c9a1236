using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static class PostgresRoleBuilderExtensions
{
    /// <summary>
    /// Adds a login as <paramref name="roleName"/>. The resource is named like the role with hyphens for underscores,
    /// which resource names do not allow. State, health and connection-string events come from the database.
    /// </summary>
    public static IResourceBuilder<PostgresRoleResource> AddRole(
        this IResourceBuilder<PostgresDatabaseResource> builder, string roleName, IResourceBuilder<ParameterResource> password)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(roleName);
        ArgumentNullException.ThrowIfNull(password);

        var role = new PostgresRoleResource(roleName.Replace('_', '-'), roleName, password.Resource, builder.Resource);
        return builder.ApplicationBuilder.AddResource(role)
            .WithIconName("PersonKey")
            .WithInitialState(new CustomResourceSnapshot
            {
                ResourceType = "PostgresRole",
                Properties = [new("role", roleName)],
            });
    }
}
