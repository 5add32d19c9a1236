using System.Text.Json;
using KErp.Data.Encryption;
using KErp.Names;
using KErp.ServiceDefaults;
using Microsoft.Extensions.Configuration;

namespace KErp.Migrate;

/// <summary>
/// <c>migrate rotate-keys [--check]</c>: seals what is under an old key again under the first one of <c>ENCRYPTION_KEY</c>.
/// The last line is JSON: <c>{"current":"k2","columns":[{"column":"employees.resident_number","rotated":1200,"unreadable":0,"remaining":{}}]}</c>.
/// </summary>
internal static class RotateKeys
{
    /// <returns><see cref="MigrateCommand.Pending"/> when something is left under an old key.</returns>
    public static async Task<int> RunAsync(IConfiguration configuration, bool checkOnly, CancellationToken cancellation)
    {
        var keys = KeyRing.Parse(configuration[EnvironmentVariables.EncryptionKey], EnvironmentVariables.EncryptionKey);
        await using var rotation = new KeyRotation(configuration.GetPostgresConnectionString(ConnectionNames.OwnerDatabase), keys);
        var columns = new List<ColumnRotation>();
        foreach (var column in EncryptedColumns.All)
            columns.Add(checkOnly ? await rotation.CheckAsync(column, cancellation) : await rotation.RunAsync(column, Console.WriteLine, cancellation));

        Console.WriteLine(JsonSerializer.Serialize(new { current = keys.CurrentId, columns }, JsonSerializerOptions.Web));
        return columns.All(c => c.Remaining.Count == 0) ? MigrateCommand.UpToDate : MigrateCommand.Pending;
    }
}
