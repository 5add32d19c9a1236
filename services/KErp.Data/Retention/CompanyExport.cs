using System.Data;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KErp.Data.Audit;
using KErp.Data.Schema;
using KErp.Data.Tenancy;
using Npgsql;

namespace KErp.Data.Retention;

/// <param name="Rows">How many lines the file has.</param>
/// <param name="Sha256">Of the uncompressed file, in hex.</param>
public sealed record ExportedTable(string Table, string File, long Rows, string Sha256);

public sealed record ExportManifest(Guid Company, DateTimeOffset ExportedAt, IReadOnlyList<ExportedTable> Tables);

/// <summary>
/// Everything a company has, from one snapshot: a zip of one file of JSON lines for each tenant table, and a manifest. What
/// is sealed in the database stays sealed in it.
/// </summary>
public sealed class CompanyExport(OwnerDataSource owner, TimeProvider time)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <returns>Null when there is no such company; then there is no file either.</returns>
    /// <exception cref="IOException">The file is there already, or cannot be written.</exception>
    public async Task<ExportManifest?> WriteAsync(Guid company, string file, Caller caller, CancellationToken cancellation)
    {
        await using var connection = await owner.Source.OpenConnectionAsync(cancellation);
        if (!await ExistsAsync(connection, company, cancellation)) return null;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var stream = new FileStream(file, options);
        try
        {
            var manifest = await WriteAsync(connection, company, stream, cancellation);
            stream.Flush(flushToDisk: true);
            await connection.RecordAsync(company, caller, time.GetUtcNow(), "company.export", "company", company.ToString(), null, cancellation);
            return manifest;
        }
        catch
        {
            // No half export, and none that is not in the audit.
            File.Delete(file);
            throw;
        }
    }

    private async Task<ExportManifest> WriteAsync(NpgsqlConnection connection, Guid company, Stream stream, CancellationToken cancellation)
    {
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        await using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        var tables = new List<ExportedTable>();
        foreach (var table in TableDeclarations.All.Where(t => t.Kind is TableKind.Tenant))
            tables.Add(await WriteTableAsync(connection, table, company, zip, cancellation));
        var manifest = new ExportManifest(company, time.GetUtcNow(), tables);
        await using var entry = await zip.CreateEntry("manifest.json").OpenAsync(cancellation);
        await JsonSerializer.SerializeAsync(entry, manifest, Readable, cancellation);
        return manifest;
    }

    private static async Task<ExportedTable> WriteTableAsync(
        NpgsqlConnection connection, TableDeclaration table, Guid company, ZipArchive zip, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"SELECT to_json(t)::text FROM \"{table.Name}\" t WHERE {table.CompanyColumn} = $1", connection)
        {
            Parameters = { new() { Value = company } },
        };
        var file = $"{table.Name}.ndjson";
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await using var entry = await zip.CreateEntry(file).OpenAsync(cancellation);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = 0L;
        for (; await row.ReadAsync(cancellation); rows++)
        {
            var line = Encoding.UTF8.GetBytes(row.GetString(0) + "\n");
            hash.AppendData(line);
            await entry.WriteAsync(line, cancellation);
        }

        return new ExportedTable(table.Name, file, rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, Guid company, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT EXISTS (SELECT FROM companies WHERE id = $1)", connection) { Parameters = { new() { Value = company } } };
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
