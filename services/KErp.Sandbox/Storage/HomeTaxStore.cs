using KErp.Sandbox.Popbill;

namespace KErp.Sandbox.Storage;

/// <param name="DateType">Which day the period is about: <c>W</c> written, <c>I</c> issued, <c>S</c> sent.</param>
internal sealed record HomeTaxJob(
    long Id, string CorpNum, Side Side, string DateType, DateOnly FirstDay, DateOnly LastDay, DateTimeOffset RequestedAt);

/// <summary>A document of another issuing system, as JSON with HomeTax's names.</summary>
internal sealed record ForeignInvoice(string Document, DateTimeOffset KnownAt);

/// <summary>Collection jobs, and what only the tax office knows.</summary>
internal sealed class HomeTaxStore(SandboxDatabase database)
{
    public Task<long> AddJobAsync(HomeTaxJob job) => database.WriteAsync(connection => Convert.ToInt64(connection.Scalar(
        """
        INSERT INTO hometax_job (corp_num, side, date_type, first_day, last_day, requested_at)
        VALUES ($corpNum, $side, $dateType, $firstDay, $lastDay, $requestedAt)
        RETURNING id
        """,
        ("$corpNum", job.CorpNum),
        ("$side", job.Side.Name),
        ("$dateType", job.DateType),
        ("$firstDay", KoreanTime.Text(job.FirstDay)),
        ("$lastDay", KoreanTime.Text(job.LastDay)),
        ("$requestedAt", job.RequestedAt.ToUnixTimeMilliseconds())), provider: null));

    public HomeTaxJob? FindJob(long id, string corpNum)
    {
        using var connection = database.Read();
        using var command = connection.Command(
            "SELECT side, date_type, first_day, last_day, requested_at FROM hometax_job WHERE id = $id AND corp_num = $corpNum",
            ("$id", id), ("$corpNum", corpNum));
        using var row = command.ExecuteReader();
        return row.Read()
            ? new HomeTaxJob(id, corpNum, new Side(row.GetString(0)), row.GetString(1),
                KoreanTime.DayOrNull(row.GetString(2))!.Value, KoreanTime.DayOrNull(row.GetString(3))!.Value, row.Time(4))
            : null;
    }

    /// <summary>Adds a foreign document or replaces the one of the same confirm number.</summary>
    public Task SetForeignAsync(string corpNum, Side side, string confirmNum, ForeignInvoice invoice) => database.WriteAsync(connection =>
        connection.Execute(
            """
            INSERT INTO hometax_foreign (corp_num, side, confirm_num, document, known_at) VALUES ($corpNum, $side, $confirmNum, $document, $knownAt)
            ON CONFLICT (corp_num, side, confirm_num) DO UPDATE SET document = excluded.document, known_at = excluded.known_at
            """,
            ("$corpNum", corpNum),
            ("$side", side.Name),
            ("$confirmNum", confirmNum),
            ("$document", invoice.Document),
            ("$knownAt", invoice.KnownAt.ToUnixTimeMilliseconds())));

    public IReadOnlyList<ForeignInvoice> ForeignOf(string corpNum, Side side)
    {
        using var connection = database.Read();
        using var command = connection.Command(
            "SELECT document, known_at FROM hometax_foreign WHERE corp_num = $corpNum AND side = $side ORDER BY id",
            ("$corpNum", corpNum), ("$side", side.Name));
        using var row = command.ExecuteReader();
        var invoices = new List<ForeignInvoice>();
        while (row.Read())
            invoices.Add(new ForeignInvoice(row.GetString(0), row.Time(1)));
        return invoices;
    }
}
