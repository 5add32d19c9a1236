using System.Security.Cryptography;
using Npgsql;

namespace KErp.Data.Encryption;

/// <param name="Rotated">Values sealed again under the current key.</param>
/// <param name="Unreadable">Values that could not be opened; they are left as they are.</param>
/// <param name="Remaining">Values that are not under the current key afterwards, by the id of their key.</param>
public sealed record ColumnRotation(string Column, long Rotated, long Unreadable, IReadOnlyDictionary<string, long> Remaining);

/// <summary>
/// Seals what is under an old key again under the current one, while everything runs. Each batch is a short transaction, and
/// which rows are left is seen in the rows: killed at any point, it goes on where it was.
/// </summary>
/// <param name="ownerConnectionString">As the owner: rows of every company.</param>
public sealed class KeyRotation(string ownerConnectionString, KeyRing keys) : IAsyncDisposable
{
    private const int BatchSize = 500;
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(ownerConnectionString);
    private readonly FieldCipher _cipher = new(keys);
    private readonly BlindIndex _index = new(keys);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <param name="report">Told a line for each batch, and the place of each value that cannot be opened.</param>
    public async Task<ColumnRotation> RunAsync(EncryptedColumn column, Action<string> report, CancellationToken cancellation)
    {
        var (rotated, unreadable) = (0L, 0L);
        // Rows that somebody is writing are passed over, and waited for at the end.
        foreach (var locking in new[] { "SKIP LOCKED", "" })
        {
            unreadable = 0;
            for (var after = new Guid[column.Key.Count]; ;)
            {
                var batch = await SealBatchAsync(column, after, locking, report, cancellation);
                if (batch.Last is not { } last) break;
                (after, rotated, unreadable) = (last, rotated + batch.Rotated, unreadable + batch.Unreadable);
                report($"{column.Name}: {rotated} sealed under {keys.CurrentId}");
            }
        }

        return new ColumnRotation(column.Name, rotated, unreadable, await RemainingAsync(column, cancellation));
    }

    /// <summary>Counts only.</summary>
    public async Task<ColumnRotation> CheckAsync(EncryptedColumn column, CancellationToken cancellation) =>
        new(column.Name, 0, 0, await RemainingAsync(column, cancellation));

    private async Task<Batch> SealBatchAsync(EncryptedColumn column, Guid[] after, string locking, Action<string> report, CancellationToken cancellation)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var rows = await ReadAsync(connection, KeyRotationSql.Read(column, BatchSize, locking), after, cancellation);
        var opened = rows.Select(row => (row.Key, Plain: Open(column, row, report))).Where(row => row.Plain is not null).ToList();
        await using (var update = new NpgsqlCommand(KeyRotationSql.Write(column), connection))
        {
            for (var i = 0; i < column.Key.Count; i++) Add(update, opened.Select(row => row.Key[i]).ToArray());
            Add(update, opened.Select(row => _cipher.Seal(row.Plain!, column.Place(row.Key))).ToArray());
            if (column.IndexColumn is not null) Add(update, opened.Select(row => _index.Of(column.Name, row.Key[0], row.Plain!)).ToArray());
            await update.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return new Batch(rows.Count == 0 ? null : rows[^1].Key, opened.Count, rows.Count - opened.Count);
    }

    private async Task<List<Row>> ReadAsync(NpgsqlConnection connection, string sql, Guid[] after, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        Add(command, _cipher.CurrentPrefix);
        Add(command, _index.CurrentPrefix);
        foreach (var key in after) Add(command, key);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<Row>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(new Row([.. Enumerable.Range(0, after.Length).Select(reader.GetGuid)], reader.GetString(after.Length)));
        return rows;
    }

    private string? Open(EncryptedColumn column, Row row, Action<string> report)
    {
        var place = column.Place(row.Key);
        try
        {
            return _cipher.Open(row.Sealed, place);
        }
        catch (CryptographicException e)
        {
            report($"{place} cannot be opened: {e.Message}");
            return null;
        }
    }

    private async Task<Dictionary<string, long>> RemainingAsync(EncryptedColumn column, CancellationToken cancellation)
    {
        await using var command = _source.CreateCommand(KeyRotationSql.Remaining(column));
        Add(command, _cipher.CurrentPrefix);
        Add(command, _index.CurrentPrefix);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var remaining = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation)) remaining[reader.GetString(0)] = reader.GetInt64(1);
        return remaining;
    }

    private static void Add(NpgsqlCommand command, object value) => command.Parameters.Add(new NpgsqlParameter { Value = value });

    private sealed record Row(Guid[] Key, string Sealed);

    /// <param name="Last">The last key looked at; null when there was none left.</param>
    private readonly record struct Batch(Guid[]? Last, int Rotated, int Unreadable);
}
