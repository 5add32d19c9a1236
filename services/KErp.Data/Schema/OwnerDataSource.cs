using Npgsql;

namespace KErp.Data.Schema;

/// <summary>Connections of the schema's owner, for the commands of <c>migrate</c>: sees every company, and takes its time.</summary>
public sealed class OwnerDataSource(string connectionString) : IAsyncDisposable
{
    /// <summary>Walking a year of audit takes longer than any request may.</summary>
    private const int NoTimeout = 0;

    internal NpgsqlDataSource Source { get; } =
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = NoTimeout });

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
