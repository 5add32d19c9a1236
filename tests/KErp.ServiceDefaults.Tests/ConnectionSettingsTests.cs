using System.Globalization;
using KErp.Names;
using Microsoft.Extensions.Configuration;
using Npgsql;
using StackExchange.Redis;

namespace KErp.ServiceDefaults.Tests;

/// <summary>The results are read back by the real clients' own parsers.</summary>
public sealed class ConnectionSettingsTests
{
    [Theory]
    [InlineData("postgres://app:secret@db:6432/kerp", "app", "secret", "db", 6432, "kerp")]
    [InlineData("postgresql://app:secret@db/kerp", "app", "secret", "db", 5432, "kerp")]
    [InlineData("postgres://app@db/kerp", "app", null, "db", 5432, "kerp")]
    [InlineData("postgres://a%40b:p%40s%3As%2F%3F%23%25w@db/kerp", "a@b", "p@s:s/?#%w", "db", 5432, "kerp")]
    [InlineData("postgres://app:semi;colon'quote%22=@db/kerp", "app", "semi;colon'quote\"=", "db", 5432, "kerp")]
    [InlineData("postgres://app:a:b@db/kerp", "app", "a:b", "db", 5432, "kerp")]
    [InlineData("postgres://app:%EB%B9%84%EB%B0%80@db/kerp%20test", "app", "비밀", "db", 5432, "kerp test")]
    [InlineData("postgres://app:secret@[::1]:5433/kerp", "app", "secret", "::1", 5433, "kerp")]
    public void a_postgres_url_is_understood(string url, string user, string? password, string host, int port, string database)
    {
        var read = new NpgsqlConnectionStringBuilder(Settings("DATABASE_URL", url).GetPostgresConnectionString(ConnectionNames.Database));
        Assert.Equal((user, password, host, port, database), (read.Username, read.Password, read.Host, read.Port, read.Database));
    }

    [Theory]
    [InlineData("disable", SslMode.Disable)]
    [InlineData("allow", SslMode.Allow)]
    [InlineData("prefer", SslMode.Prefer)]
    [InlineData("require", SslMode.Require)]
    [InlineData("verify-ca", SslMode.VerifyCA)]
    [InlineData("verify-full", SslMode.VerifyFull)]
    public void sslmode_becomes_the_drivers(string text, SslMode mode)
    {
        var url = $"postgres://app:secret@db/kerp?sslmode={text}&sslrootcert=%2Fetc%2Fca.pem&application_name=kerp-api&connect_timeout=3"
            + "&target_session_attrs=read-write&channel_binding=require&maximum_pool_size=20&minimum_pool_size=2&command_timeout=9&keepalive=30"
            + "&sslcert=%2Fc&sslkey=%2Fk&options=-c%20geqo%3Doff";
        var read = new NpgsqlConnectionStringBuilder(Settings("DATABASE_URL", url).GetPostgresConnectionString(ConnectionNames.Database));
        Assert.Equal((mode, "/etc/ca.pem", "kerp-api", 3, 20, 2), (read.SslMode, read.RootCertificate, read.ApplicationName, read.Timeout, read.MaxPoolSize, read.MinPoolSize));
        Assert.Equal(("read-write", ChannelBinding.Require, 9, 30, "/c", "/k", "-c geqo=off"), (read.TargetSessionAttributes, read.ChannelBinding, read.CommandTimeout, read.KeepAlive, read.SslCertificate, read.SslKey, read.Options));
    }

    [Theory]
    [InlineData(ConnectionNames.Database, "DATABASE_URL")]
    [InlineData(ConnectionNames.RelayDatabase, "RELAY_DATABASE_URL")]
    [InlineData(ConnectionNames.OwnerDatabase, "OWNER_DATABASE_URL")]
    public void each_role_has_its_variable(string name, string variable)
    {
        var settings = Settings(variable, "postgres://role:secret@db/kerp");
        Assert.Contains("role", settings.GetPostgresConnectionString(name), StringComparison.Ordinal);

        var error = Assert.Throws<ConnectionSettingException>(() => Settings("x", "y").GetPostgresConnectionString(name));
        Assert.Equal($"{variable} is not set, nor is ConnectionStrings__{name}.", error.Message);
    }

    [Fact]
    public void the_model_wins_over_the_environment()
    {
        var settings = Settings("DATABASE_URL", "postgres://env:secret@env/kerp", "ConnectionStrings:kerp", "Host=localhost;Port=5439;Username=model;Password=a;Database=kerp");
        Assert.Equal("Host=localhost;Port=5439;Username=model;Password=a;Database=kerp", settings.GetPostgresConnectionString(ConnectionNames.Database));
    }

    [Theory]
    [InlineData("redis://cache", "cache:6379", null, null, false, 0)]
    [InlineData("redis://:hunter2@cache:6380/3", "cache:6380", null, "hunter2", false, 3)]
    [InlineData("rediss://app:p%40ss%3Dw@cache/0", "cache:6379", "app", "p@ss=w", true, 0)]
    public void a_redis_url_is_understood(string url, string endpoint, string? user, string? password, bool ssl, int database)
    {
        var read = ConfigurationOptions.Parse(Settings("REDIS_URL", url).GetRedisConnectionString());
        Assert.Equal((endpoint, user, password, ssl, database, false),
            (Assert.Single(read.EndPoints).ToString()!.Replace("Unspecified/", "", StringComparison.Ordinal), read.User, read.Password, read.Ssl, read.DefaultDatabase ?? 0, read.AbortOnConnectFail));
    }

    [Theory]
    [InlineData("smtp://mail", "mail", 587, SmtpEncryption.StartTls, null, null)]
    [InlineData("smtp://kerp:p%40ss@mail:2525", "mail", 2525, SmtpEncryption.StartTls, "kerp", "p@ss")]
    [InlineData("smtps://kerp%40example.com:secret@mail", "mail", 465, SmtpEncryption.Tls, "kerp@example.com", "secret")]
    [InlineData("smtp://127.0.0.1:1025?tls=none", "127.0.0.1", 1025, SmtpEncryption.None, null, null)]
    public void a_mail_url_is_understood(string url, string host, int port, SmtpEncryption encryption, string? user, string? password) =>
        Assert.Equal(new SmtpAddress(host, port, encryption, user, password), Settings("SMTP_URL", url).GetSmtpAddress());

    [Theory]
    [InlineData("http://mail", "start with smtp:// or smtps://")]
    [InlineData("smtp://kerp@mail", "user and password or neither")]
    [InlineData("smtp://kerp:secret@mail?tls=none", "in the clear")]
    [InlineData("smtp://mail?tls=optional", "Known: tls=none")]
    [InlineData("smtps://mail?tls=none", "Known: tls=none")]
    [InlineData("smtp://mail/inbox", "end after the port")]
    public void a_mail_url_that_is_wrong_is_refused_without_its_secret(string url, string reason)
    {
        var error = Assert.Throws<ConnectionSettingException>(() => Settings("SMTP_URL", url).GetSmtpAddress());
        Assert.StartsWith("SMTP_URL ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost:6379,password=x", "localhost:6379,password=x,abortConnect=false")]
    [InlineData("localhost:6379,abortConnect=true", "localhost:6379,abortConnect=true")]
    public void the_redis_clients_own_form_stays(string text, string expected) =>
        Assert.Equal(expected, Settings("ConnectionStrings:redis", text).GetRedisConnectionString());

    [Theory]
    [InlineData("nats://bus", "nats://bus:4222", null, null, null)]
    [InlineData("nats://kerp:p%40ss@bus:4333", "nats://bus:4333", "kerp", "p@ss", null)]
    [InlineData("nats://t0ken@bus", "nats://bus:4222", null, null, "t0ken")]
    [InlineData("tls://kerp:a@bus-0,tls://kerp:a@bus-1", "tls://bus-0:4222,tls://bus-1:4222", "kerp", "a", null)]
    public void a_nats_url_is_taken_apart(string url, string servers, string? user, string? password, string? token)
    {
        var read = Settings("NATS_URL", url).GetNatsUrl();
        Assert.Equal(new NatsAddress(servers, user, password, token), read);
        Assert.Equal(servers, $"{read}");
    }

    [Theory]
    [InlineData("postgres://app:hunter2@x@db/kerp")]
    [InlineData("postgres://app:12#hunter2@db/kerp")]
    [InlineData("postgres://app:12/hunter2@db/kerp")]
    [InlineData("postgres://app:12?hunter2@db/kerp")]
    [InlineData("postgres://app:12?hunter2=1@db/kerp")]
    [InlineData("postgres://app:12/x?hunter2=1@db/kerp")]
    [InlineData("postgres://app:hunter2@db:port/kerp")]
    [InlineData("postgres://app:hunter2@/kerp")]
    [InlineData("postgres://app:hunter2@db")]
    [InlineData("postgres://app:hunter2@db/kerp/more")]
    [InlineData("postgres://app:hunter2@db/kerp?sslmode=hunter2")]
    [InlineData("postgres://app:hunter2@db/kerp?ssl=true")]
    [InlineData("mysql://app:hunter2@db/kerp")]
    [InlineData("Password=hunter2;Username=app")]
    [InlineData("hunter2")]
    [InlineData("Host=db;Password='hunter2")]
    public void a_bad_postgres_setting_is_named_and_its_secret_is_not_told(string value) =>
        AssertNamedWithoutSecret("DATABASE_URL", value, settings => settings.GetPostgresConnectionString(ConnectionNames.Database));

    [Theory]
    [InlineData("redis://:hunter2,x@cache")]
    [InlineData("redis://:hunter2@cache/first")]
    [InlineData("redis://:hunter2@cache/0?ssl=true")]
    [InlineData("http://:hunter2@cache")]
    public void a_bad_redis_setting_is_named_and_its_secret_is_not_told(string value) =>
        AssertNamedWithoutSecret("REDIS_URL", value, settings => settings.GetRedisConnectionString());

    [Theory]
    [InlineData("nats://kerp:hunter2@bus/stream")]
    [InlineData("kerp:hunter2@bus")]
    [InlineData("nats://kerp:hunter2@bus,,")]
    [InlineData("ws://kerp:hunter2@bus")]
    public void a_bad_nats_setting_is_named_and_its_secret_is_not_told(string value) =>
        AssertNamedWithoutSecret("NATS_URL", value, settings => settings.GetNatsUrl());

    private static void AssertNamedWithoutSecret(string variable, string value, Func<IConfiguration, object> read)
    {
        var error = Assert.Throws<ConnectionSettingException>(() => read(Settings(variable, value)));
        Assert.StartsWith(variable + " ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", string.Create(CultureInfo.InvariantCulture, $"{error}"), StringComparison.Ordinal);
    }

    private static IConfiguration Settings(params string[] pairs) => new ConfigurationBuilder()
        .AddInMemoryCollection(pairs.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1])))
        .Build();
}
