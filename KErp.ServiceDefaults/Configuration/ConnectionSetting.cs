namespace KErp.ServiceDefaults;

/// <summary>A value that holds a secret, and the name under which it may be spoken of.</summary>
internal sealed class ConnectionSetting(string source, string value)
{
    public string Value { get; } = value;

    public bool IsUrl => Value.Contains("://", StringComparison.Ordinal);

    public ConnectionSettingException Error(string problem) => new(source, problem);
}
