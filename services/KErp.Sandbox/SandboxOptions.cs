using System.Globalization;

namespace KErp.Sandbox;

/// <summary>Section <c>Sandbox</c> of the configuration.</summary>
/// <param name="LinkId">The partner's id at Linkhub. Required.</param>
/// <param name="Secret">Decoded from <c>SecretKey</c>, base64. Required.</param>
/// <param name="Database">File that keeps the documents; default <c>.kerp/sandbox.db</c> below the content root.</param>
/// <param name="SmtpPort">Where it takes mails, on the loopback; 0 is any free port.</param>
/// <param name="TokenLifetime">How long a session token works.</param>
/// <param name="DateTolerance">How far <c>x-lh-date</c> may be from the sandbox's clock.</param>
/// <param name="Transmission">When an issued document changes its NTS state, counted from its issue.</param>
public sealed record SandboxOptions(
    string LinkId,
    byte[] Secret,
    string Database,
    int SmtpPort,
    TimeSpan TokenLifetime,
    TimeSpan DateTolerance,
    TransmissionDelays Transmission)
{
    public const string Section = "Sandbox";

    /// <summary>Linkhub's keys are longer; this refuses what is surely a mistake.</summary>
    private const int MinimumSecretBytes = 16;

    private const int DefaultSmtpPort = 1025;

    /// <exception cref="SandboxRefusedToStartException">Names every wrong key at once.</exception>
    public static SandboxOptions Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var reader = new Reader(configuration.GetSection(Section));
        var options = new SandboxOptions(
            reader.Text("LinkId"),
            reader.Secret("SecretKey"),
            Path.GetFullPath(reader.TextOr("Database", Path.Combine(".kerp", "sandbox.db")), environment.ContentRootPath),
            reader.Port("SmtpPort", DefaultSmtpPort),
            reader.Duration("TokenLifetime", TimeSpan.FromMinutes(30)),
            reader.Duration("DateTolerance", TimeSpan.FromMinutes(5)),
            new TransmissionDelays(
                reader.Duration("Transmission:BeforeSending", TimeSpan.FromSeconds(1)),
                reader.Duration("Transmission:WaitingToSend", TimeSpan.FromSeconds(2)),
                reader.Duration("Transmission:Sending", TimeSpan.FromSeconds(3)),
                reader.Duration("Transmission:Succeeded", TimeSpan.FromSeconds(5))));
        if (!options.Transmission.AreAscending)
            reader.Fail("Transmission", "delays must ascend: BeforeSending, WaitingToSend, Sending, Succeeded");
        reader.ThrowIfAnyFailed();
        return options;
    }

    private sealed class Reader(IConfigurationSection section)
    {
        private readonly List<string> _failures = [];

        public void Fail(string key, string why) => _failures.Add($"{Section}:{key}: {why}");

        public string TextOr(string key, string fallback) =>
            string.IsNullOrWhiteSpace(section[key]) ? fallback : section[key]!;

        public string Text(string key)
        {
            var text = TextOr(key, "");
            if (text.Length == 0)
                Fail(key, "is required");
            return text;
        }

        public byte[] Secret(string key)
        {
            var text = Text(key);
            var bytes = new byte[text.Length];
            if (!Convert.TryFromBase64String(text, bytes, out var written))
                Fail(key, "is not base64");
            else if (text.Length > 0 && written < MinimumSecretBytes)
                Fail(key, $"has {written} bytes, fewer than {MinimumSecretBytes}");
            return bytes[..written];
        }

        public int Port(string key, int fallback)
        {
            if (section[key] is not { Length: > 0 } text)
                return fallback;
            if (ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
                return port;
            Fail(key, $"'{text}' is not a port");
            return fallback;
        }

        public TimeSpan Duration(string key, TimeSpan fallback)
        {
            if (section[key] is not { Length: > 0 } text)
                return fallback;
            if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var duration) && duration >= TimeSpan.Zero)
                return duration;
            Fail(key, $"'{text}' is not a duration such as 00:00:05");
            return fallback;
        }

        public void ThrowIfAnyFailed()
        {
            if (_failures.Count > 0)
                throw new SandboxRefusedToStartException(
                    "KErp.Sandbox cannot start:" + string.Concat(_failures.Select(f => Environment.NewLine + "  " + f)));
        }
    }
}

/// <summary>Time from issue to states 301, 302, 303 and 304.</summary>
public sealed record TransmissionDelays(
    TimeSpan BeforeSending, TimeSpan WaitingToSend, TimeSpan Sending, TimeSpan Succeeded)
{
    public bool AreAscending =>
        BeforeSending <= WaitingToSend && WaitingToSend <= Sending && Sending <= Succeeded;
}
