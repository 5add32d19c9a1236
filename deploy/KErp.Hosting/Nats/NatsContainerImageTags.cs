namespace KErp.Hosting.Nats;

internal static class NatsContainerImageTags
{
    public const string Registry = "docker.io";
    public const string Image = "library/nats";
    public const string Tag = "2.12.12-alpine";
}
