namespace KErp.Kubernetes.Stages;

/// <summary>The value of an environment variable that is another in each environment; null leaves the variable out.</summary>
public sealed record StageValue(Func<Stage, string?> Of);

public static class StageValueExtensions
{
    /// <summary>Sets a variable in published manifests only.</summary>
    public static IResourceBuilder<T> WithStageValue<T>(this IResourceBuilder<T> builder, string name, Func<Stage, string?> value)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.ApplicationBuilder.ExecutionContext.IsPublishMode
            ? builder.WithEnvironment(context => context.EnvironmentVariables[name] = new StageValue(value))
            : builder;
    }
}
