namespace KErp.AppHost;

/// <summary>The same majors as RDS and ElastiCache have, and the tags of <c>deploy/images.json</c>; Aspire's own defaults move with its versions.</summary>
internal static class ServerImages
{
    public const string PostgresTag = "16.14-bookworm";
    public const string RedisTag = "7.4.11-alpine";
}
