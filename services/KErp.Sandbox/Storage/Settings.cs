using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace KErp.Sandbox.Storage;

/// <summary>What a <c>/_sandbox</c> switch set and a restart keeps, as JSON under a name.</summary>
internal static class Settings
{
    /// <param name="fallback">For a switch that nobody touched.</param>
    public static T Read<T>(SqliteConnection connection, string name, T fallback) =>
        connection.Scalar("SELECT value FROM setting WHERE name = $name", ("$name", name)) is string json
            ? JsonSerializer.Deserialize<T>(json)!
            : fallback;

    public static void Write<T>(SqliteConnection connection, string name, T value) => connection.Execute(
        "INSERT INTO setting (name, value) VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        ("$name", name), ("$value", JsonSerializer.Serialize(value)));
}
