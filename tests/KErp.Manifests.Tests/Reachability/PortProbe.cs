namespace KErp.Manifests.Tests.Reachability;

/// <summary>A port that is tried. <see cref="Other"/> stands for all that no policy and no container names.</summary>
internal readonly record struct PortProbe(int Number, string Protocol)
{
    public const int Other = 1;

    public override string ToString() => (Number == Other ? "*" : $"{Number}") + (Protocol == "TCP" ? "" : $"/{Protocol.ToLowerInvariant()}");
}
