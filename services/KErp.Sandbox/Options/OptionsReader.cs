using System.Globalization;

namespace KErp.Sandbox;

/// <summary>Reads keys of the section <c>Sandbox</c> and remembers every wrong one, so that all are named at once.</summary>
internal sealed class OptionsReader(IConfigurationSection section)
{
    private readonly List<string> _failures = [];

    public void Fail(string key, string why) => _failures.Add($"{section.Key}:{key}: {why}");

    public string TextOr(string key, string fallback) =>
        string.IsNullOrWhiteSpace(section[key]) ? fallback : section[key]!;

    public string Text(string key)
    {
        var text = TextOr(key, "");
        if (text.Length == 0)
            Fail(key, "is required");
        return text;
    }

    public byte[] Secret(string key, int minimumBytes)
    {
        var text = Text(key);
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var written))
            Fail(key, "is not base64");
        else if (text.Length > 0 && written < minimumBytes)
            Fail(key, $"has {written} bytes, fewer than {minimumBytes}");
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

    public T Choice<T>(string key, T fallback) where T : struct, Enum
    {
        if (section[key] is not { Length: > 0 } text)
            return fallback;
        if (Enum.TryParse<T>(text, ignoreCase: true, out var choice) && Enum.IsDefined(choice))
            return choice;
        Fail(key, $"'{text}' is none of {string.Join(", ", Enum.GetNames<T>())}");
        return fallback;
    }

    /// <summary>Days written <c>2026-03-02</c>, separated by commas.</summary>
    public IReadOnlySet<DateOnly> Days(string key)
    {
        var days = new HashSet<DateOnly>();
        foreach (var text in TextOr(key, "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                days.Add(day);
            else
                Fail(key, $"'{text}' is not a day such as 2026-03-02");
        return days;
    }

    /// <returns>Nothing when both keys are absent.</returns>
    public (string First, string Second)? Pair(string first, string second)
    {
        var values = (TextOr(first, ""), TextOr(second, ""));
        if (values is ("", ""))
            return null;
        if (values.Item1.Length == 0)
            Fail(first, $"is required together with {second}");
        if (values.Item2.Length == 0)
            Fail(second, $"is required together with {first}");
        return values;
    }

    public void ThrowIfAnyFailed()
    {
        if (_failures.Count > 0)
            throw new SandboxRefusedToStartException(
                "KErp.Sandbox cannot start:" + string.Concat(_failures.Select(f => Environment.NewLine + "  " + f)));
    }
}
