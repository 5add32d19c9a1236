namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// A login to a database as another role than the server's superuser. The role itself is made by the application's
/// migrations; the resource only carries its connection string.
/// </summary>
public sealed class PostgresRoleResource(string name, string roleName, ParameterResource password, PostgresDatabaseResource database)
    : Resource(name), IResourceWithParent<PostgresDatabaseResource>, IResourceWithConnectionString
{
    public string RoleName { get; } = roleName;

    public ParameterResource PasswordParameter { get; } = password;

    public PostgresDatabaseResource Parent { get; } = database;

    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"Host={Server.Property(EndpointProperty.Host)};Port={Server.Property(EndpointProperty.Port)};Username={RoleName};Password={PasswordParameter};Database={Parent.DatabaseName}");

    private EndpointReference Server => Parent.Parent.PrimaryEndpoint;

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties()
    {
        yield return new("Host", ReferenceExpression.Create($"{Server.Property(EndpointProperty.Host)}"));
        yield return new("Port", ReferenceExpression.Create($"{Server.Property(EndpointProperty.Port)}"));
        yield return new("Username", ReferenceExpression.Create($"{RoleName}"));
        yield return new("Password", ReferenceExpression.Create($"{PasswordParameter}"));
        yield return new("DatabaseName", ReferenceExpression.Create($"{Parent.DatabaseName}"));
    }
}
