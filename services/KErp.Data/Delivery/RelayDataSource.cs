using Npgsql;

namespace KErp.Data.Delivery;

/// <summary>Connections of <c>kerp_relay</c>: a type of its own, so that no one takes them for the company's.</summary>
public sealed class RelayDataSource(NpgsqlDataSource source) : IAsyncDisposable
{
    internal NpgsqlDataSource Source { get; } = source;

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
