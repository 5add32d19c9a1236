using Npgsql;

namespace KErp.Data.Audit;

/// <summary>Connections of <c>kerp_sealer</c>: a type of its own, so that no one takes them for the company's.</summary>
public sealed class SealerDataSource(NpgsqlDataSource source) : IAsyncDisposable
{
    internal NpgsqlDataSource Source { get; } = source;

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
