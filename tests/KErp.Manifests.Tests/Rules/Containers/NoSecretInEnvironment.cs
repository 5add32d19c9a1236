using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Containers;

internal sealed class NoSecretInEnvironment() : ContainerRule("kube-linter/env-var-secret")
{
    protected override string? Advice(Container container) =>
        container.Environment.FirstOrDefault(variable => Credentials.IsNamedLikeOne(variable.Text("name"))
            && variable.Text("value") is { Length: > 0 }) is { } variable
            ? $"take {variable.Text("name")} from a Secret"
            : null;
}
