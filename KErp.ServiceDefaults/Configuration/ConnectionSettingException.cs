namespace KErp.ServiceDefaults;

/// <summary>A connection setting is missing or cannot be read. The message names the setting and never its value.</summary>
public sealed class ConnectionSettingException(string source, string problem) : Exception($"{source} {problem}");
