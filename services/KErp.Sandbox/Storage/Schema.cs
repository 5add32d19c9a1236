namespace KErp.Sandbox.Storage;

/// <summary>The tables of the sandbox's file. A file of version n has had the first n steps.</summary>
internal static class Schema
{
    public static readonly string[] Steps = [Invoices, Mails, InvoiceLives, Operations];

    private const string Invoices = """
        CREATE TABLE invoice (
            id          INTEGER PRIMARY KEY AUTOINCREMENT,
            seller      TEXT NOT NULL,
            mgt_key     TEXT NOT NULL,
            confirm_num TEXT NOT NULL UNIQUE,
            item_key    TEXT NOT NULL UNIQUE,
            document    TEXT NOT NULL,
            issued_at   INTEGER NOT NULL,
            state       INTEGER NOT NULL,
            state_at    INTEGER NOT NULL,
            sent_at     INTEGER,
            result_at   INTEGER,
            UNIQUE (seller, mgt_key)
        ) STRICT;
        CREATE TABLE issue_count (
            seller              TEXT NOT NULL,
            mgt_key             TEXT NOT NULL,
            requests            INTEGER NOT NULL,
            issued              INTEGER NOT NULL,
            rejected_duplicates INTEGER NOT NULL,
            PRIMARY KEY (seller, mgt_key)
        ) STRICT, WITHOUT ROWID;
        """;

    private const string Mails = """
        CREATE TABLE mail (
            id          INTEGER PRIMARY KEY AUTOINCREMENT,
            recipient   TEXT NOT NULL COLLATE NOCASE,
            message_id  TEXT NOT NULL,
            subject     TEXT NOT NULL,
            text        TEXT NOT NULL,
            received_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX mail_recipient ON mail (recipient);
        """;

    /// <summary>A document may now exist before it is issued, have the buyer's key, and wait for its departure.</summary>
    private const string InvoiceLives = """
        CREATE TABLE invoice_life (
            id            INTEGER PRIMARY KEY AUTOINCREMENT,
            seller        TEXT NOT NULL,
            seller_key    TEXT,
            buyer         TEXT,
            buyer_key     TEXT,
            confirm_num   TEXT UNIQUE,
            item_key      TEXT NOT NULL UNIQUE,
            document      TEXT NOT NULL,
            registered_at INTEGER NOT NULL,
            issued_at     INTEGER,
            departs_at    INTEGER,
            state         INTEGER NOT NULL,
            state_at      INTEGER NOT NULL,
            state_memo    TEXT,
            sent_at       INTEGER,
            result_at     INTEGER,
            result_code   TEXT,
            UNIQUE (seller, seller_key),
            UNIQUE (buyer, buyer_key)
        ) STRICT;
        INSERT INTO invoice_life (id, seller, seller_key, buyer, confirm_num, item_key, document, registered_at, issued_at,
                                  departs_at, state, state_at, sent_at, result_at, result_code)
        SELECT id, seller, mgt_key, json_extract(document, '$.invoiceeCorpNum'), confirm_num, item_key, document, issued_at, issued_at,
               issued_at, state, state_at, sent_at, result_at, iif(result_at IS NULL, NULL, 'SUC001')
        FROM invoice;
        DROP TABLE invoice;
        ALTER TABLE invoice_life RENAME TO invoice;
        CREATE INDEX invoice_waiting ON invoice (departs_at) WHERE result_at IS NULL;
        CREATE TABLE setting (
            name  TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE nts_answer (
            mgt_key TEXT PRIMARY KEY,
            code    TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """;

    private const string Operations = """
        CREATE TABLE bulk (
            id          INTEGER PRIMARY KEY AUTOINCREMENT,
            seller      TEXT NOT NULL,
            submit_id   TEXT NOT NULL,
            submission  TEXT NOT NULL,
            received_at INTEGER NOT NULL,
            results     TEXT,
            UNIQUE (seller, submit_id)
        ) STRICT;
        CREATE INDEX bulk_waiting ON bulk (received_at) WHERE results IS NULL;
        CREATE TABLE webhook_delivery (
            id              INTEGER PRIMARY KEY AUTOINCREMENT,
            mid             TEXT NOT NULL,
            event_type      TEXT NOT NULL,
            corp_num        TEXT NOT NULL,
            mgt_key         TEXT,
            body            TEXT NOT NULL,
            outcome         TEXT NOT NULL,
            next_attempt_at INTEGER
        ) STRICT;
        CREATE INDEX webhook_due ON webhook_delivery (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
        CREATE TABLE webhook_attempt (
            id          INTEGER PRIMARY KEY AUTOINCREMENT,
            delivery_id INTEGER NOT NULL REFERENCES webhook_delivery (id),
            at          INTEGER NOT NULL,
            status      INTEGER,
            answer      TEXT NOT NULL
        ) STRICT;
        CREATE INDEX webhook_attempt_delivery ON webhook_attempt (delivery_id);
        CREATE TABLE account (
            corp_num            TEXT PRIMARY KEY,
            member              INTEGER NOT NULL,
            certificate_expires INTEGER,
            points              INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE business (
            number    TEXT PRIMARY KEY,
            state     TEXT NOT NULL,
            closed_on TEXT,
            tax_type  TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE hometax_job (
            id           INTEGER PRIMARY KEY AUTOINCREMENT,
            corp_num     TEXT NOT NULL,
            side         TEXT NOT NULL,
            date_type    TEXT NOT NULL,
            first_day    TEXT NOT NULL,
            last_day     TEXT NOT NULL,
            requested_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE hometax_foreign (
            id          INTEGER PRIMARY KEY AUTOINCREMENT,
            corp_num    TEXT NOT NULL,
            side        TEXT NOT NULL,
            confirm_num TEXT NOT NULL,
            document    TEXT NOT NULL,
            known_at    INTEGER NOT NULL,
            UNIQUE (corp_num, side, confirm_num)
        ) STRICT;
        """;
}
