using KErp.Sandbox.Popbill;
using KErp.Sandbox.Webhooks;
using Microsoft.Data.Sqlite;

namespace KErp.Sandbox.Storage;

/// <summary>
/// The documents, at most one for each business and key. What takes a connection belongs to a transaction that is already
/// open. Whoever saves a document here has its new state announced.
/// </summary>
internal sealed class InvoiceStore(SandboxDatabase database, WebhookOutbox outbox)
{
    private const string Columns = """
        id, seller, seller_key, buyer, buyer_key, confirm_num, item_key, document, registered_at, issued_at, departs_at,
        state, state_at, state_memo, sent_at, result_at, result_code
        """;

    public StoredInvoice? Find(InvoiceKey key)
    {
        using var connection = database.Read();
        return Find(connection, key);
    }

    public static StoredInvoice? Find(SqliteConnection connection, InvoiceKey key) => List(connection,
        key.Side == Side.Sell ? "seller = $corpNum AND seller_key = $key" : "buyer = $corpNum AND buyer_key = $key",
        ("$corpNum", key.CorpNum), ("$key", key.Key)).SingleOrDefault();

    public static StoredInvoice? FindByItemKey(SqliteConnection connection, string itemKey) =>
        List(connection, "item_key = $itemKey", ("$itemKey", itemKey)).SingleOrDefault();

    /// <summary>All of a business on one side, oldest first.</summary>
    public IReadOnlyList<StoredInvoice> Of(Side side, string corpNum)
    {
        using var connection = database.Read();
        return List(connection, side == Side.Sell ? "seller = $corpNum" : "buyer = $corpNum", ("$corpNum", corpNum));
    }

    /// <summary>Those that left for the tax office by then and have no answer from it.</summary>
    public static IReadOnlyList<StoredInvoice> OnTheirWay(SqliteConnection connection, DateTimeOffset now) => List(connection,
        "departs_at <= $now AND result_at IS NULL", ("$now", now.ToUnixTimeMilliseconds()));

    /// <summary>The id of the next document: of all there ever were, so that no confirm number comes twice.</summary>
    public static long NextId(SqliteConnection connection) => Convert.ToInt64(
        connection.Scalar("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'invoice'), 0) + 1"), provider: null);

    /// <returns>Whether its key was free.</returns>
    public bool Add(SqliteConnection connection, StoredInvoice invoice)
    {
        var added = connection.Execute(
            $"""
            INSERT INTO invoice ({Columns})
            VALUES ($id, $seller, $sellerKey, $buyer, $buyerKey, $confirmNum, $itemKey, $document, $registeredAt, $issuedAt, $departsAt,
                    $state, $stateAt, $stateMemo, $sentAt, $resultAt, $resultCode)
            ON CONFLICT DO NOTHING
            """,
            Values(invoice)) == 1;
        if (added)
            outbox.Announce(connection, invoice);
        return added;
    }

    public void Save(SqliteConnection connection, StoredInvoice invoice)
    {
        connection.Execute(
            """
            UPDATE invoice SET confirm_num = $confirmNum, issued_at = $issuedAt, departs_at = $departsAt,
                state = $state, state_at = $stateAt, state_memo = $stateMemo, sent_at = $sentAt, result_at = $resultAt, result_code = $resultCode
            WHERE id = $id
            """,
            Values(invoice));
        outbox.Announce(connection, invoice);
    }

    /// <returns>Whether the key was free at that seller.</returns>
    public static bool AssignSellerKey(SqliteConnection connection, StoredInvoice invoice, string key) => connection.Execute(
        "UPDATE OR IGNORE invoice SET seller_key = $key WHERE id = $id", ("$key", key), ("$id", invoice.Id)) == 1;

    /// <summary>Leaves for the tax office then, if not before.</summary>
    public static void Depart(SqliteConnection connection, StoredInvoice invoice, DateTimeOffset at) => connection.Execute(
        "UPDATE invoice SET departs_at = $at WHERE id = $id AND (departs_at IS NULL OR departs_at > $at)",
        ("$at", at.ToUnixTimeMilliseconds()), ("$id", invoice.Id));

    /// <summary>Its key may be used again.</summary>
    public static void Delete(SqliteConnection connection, StoredInvoice invoice) =>
        connection.Execute("DELETE FROM invoice WHERE id = $id", ("$id", invoice.Id));

    private static List<StoredInvoice> List(SqliteConnection connection, string condition, params (string Name, object? Value)[] parameters)
    {
        using var command = connection.Command($"SELECT {Columns} FROM invoice WHERE {condition} ORDER BY id", parameters);
        using var row = command.ExecuteReader();
        var invoices = new List<StoredInvoice>();
        while (row.Read())
            invoices.Add(Map(row));
        return invoices;
    }

    private static StoredInvoice Map(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Seller = row.GetString(1),
        SellerKey = row.TextOrNull(2),
        Buyer = row.TextOrNull(3),
        BuyerKey = row.TextOrNull(4),
        ConfirmNum = row.TextOrNull(5),
        ItemKey = row.GetString(6),
        Document = row.GetString(7),
        RegisteredAt = row.Time(8),
        IssuedAt = row.TimeOrNull(9),
        DepartsAt = row.TimeOrNull(10),
        State = row.GetInt32(11),
        StateAt = row.Time(12),
        StateMemo = row.TextOrNull(13),
        SentAt = row.TimeOrNull(14),
        ResultAt = row.TimeOrNull(15),
        ResultCode = row.TextOrNull(16),
    };

    private static (string Name, object? Value)[] Values(StoredInvoice invoice) =>
    [
        ("$id", invoice.Id),
        ("$seller", invoice.Seller),
        ("$sellerKey", invoice.SellerKey),
        ("$buyer", invoice.Buyer),
        ("$buyerKey", invoice.BuyerKey),
        ("$confirmNum", invoice.ConfirmNum),
        ("$itemKey", invoice.ItemKey),
        ("$document", invoice.Document),
        ("$registeredAt", invoice.RegisteredAt.ToUnixTimeMilliseconds()),
        ("$issuedAt", invoice.IssuedAt?.ToUnixTimeMilliseconds()),
        ("$departsAt", invoice.DepartsAt?.ToUnixTimeMilliseconds()),
        ("$state", invoice.State),
        ("$stateAt", invoice.StateAt.ToUnixTimeMilliseconds()),
        ("$stateMemo", invoice.StateMemo),
        ("$sentAt", invoice.SentAt?.ToUnixTimeMilliseconds()),
        ("$resultAt", invoice.ResultAt?.ToUnixTimeMilliseconds()),
        ("$resultCode", invoice.ResultCode),
    ];
}
