namespace KErp.Kubernetes.Model;

internal sealed record WorkloadEnvironment(IReadOnlyDictionary<string, string> Config, IReadOnlyDictionary<string, SecretVariable> Secrets);

/// <summary>Sorts what the model gives a workload by the contract: what is open, what is secret, what must be there.</summary>
internal static class EnvironmentReader
{
    public static async Task<WorkloadEnvironment> ReadAsync(
        IResource resource, string workload, DistributedApplicationExecutionContext execution, ValueReader values, ModelProblems problems, CancellationToken cancellation)
    {
        var contract = EnvironmentContract.Of(workload).ToList();
        var config = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var secrets = new SortedDictionary<string, SecretVariable>(StringComparer.Ordinal);
        foreach (var (name, value) in await Callbacks(resource, execution, cancellation))
        {
            var entry = contract.Find(e => e.Name == name || (e.Connection is { } connection && IsConnection(name, connection)));
            if (entry is null)
            {
                if (!IsAspires(name)) problems.Add(resource, $"{name} is not in EnvironmentContract for {workload}.");
                continue;
            }

            if (await values.ReadAsync(value, cancellation) is not { } read) continue;
            if (entry.Secret is { } location) secrets[entry.Name] = new(location, read.Text);
            else if (read.IsSecret) problems.Add(resource, $"{entry.Name} holds a secret, and EnvironmentContract says that anybody may read it.");
            else config[entry.Name] = read.Text;
        }

        foreach (var missing in contract.Where(e => e.Required && !config.ContainsKey(e.Name) && !secrets.ContainsKey(e.Name)))
            problems.Add(resource, $"{missing.Name} is required by EnvironmentContract, and the model gives no value.");
        return new(config, secrets);
    }

    /// <summary>Aspire gives each twice: by its name, and by a name that a shell takes.</summary>
    private static bool IsConnection(string variable, string connection) =>
        variable.Replace('-', '_') == $"ConnectionStrings__{connection}".Replace('-', '_');

    private static async Task<Dictionary<string, object>> Callbacks(IResource resource, DistributedApplicationExecutionContext execution, CancellationToken cancellation)
    {
        var context = new EnvironmentCallbackContext(execution, resource, cancellationToken: cancellation);
        foreach (var callback in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
            await callback.Callback(context);
        return context.EnvironmentVariables;
    }

    /// <summary>What Aspire adds by itself: the parts of a connection, which the services read as one, and what its dashboard needs.</summary>
    private static bool IsAspires(string name) =>
        name.StartsWith("OTEL_", StringComparison.Ordinal)
        || name.StartsWith("PYTHON", StringComparison.Ordinal)
        || name.StartsWith("services__", StringComparison.Ordinal)
        || name == "ASPNETCORE_URLS"
        || AspireParts.Any(part => name.EndsWith(part, StringComparison.Ordinal));

    private static readonly string[] AspireParts = ["_HOST", "_PORT", "_USERNAME", "_PASSWORD", "_DATABASENAME", "_URI", "_JDBCCONNECTIONSTRING"];
}
