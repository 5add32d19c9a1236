using KErp.Names;

namespace KErp.Data.Audit;

/// <summary>The parts of the audit's schema that EF Core cannot say: partitions by month, and the queue of what is not sealed yet.</summary>
internal static class AuditSchema
{
    /// <summary>Replaces the plain table of the first migration by a partitioned one and keeps its rows.</summary>
    public const string PartitionLog =
        """
        ALTER TABLE audit_log RENAME TO audit_log_before;
        ALTER TABLE audit_log_before RENAME CONSTRAINT pk_audit_log TO pk_audit_log_before;

        CREATE TABLE audit_log (
            company_id uuid NOT NULL,
            id uuid NOT NULL,
            at timestamptz NOT NULL,
            actor text NOT NULL,
            action text NOT NULL,
            entity text NOT NULL,
            entity_id text NOT NULL,
            subject text,
            reason text,
            remote_address text,
            CONSTRAINT pk_audit_log PRIMARY KEY (company_id, at, id)
        ) PARTITION BY RANGE (at);
        """;

    /// <summary>What every insert into the log leaves for the sealer. The writer needs no right on the queue, and so has none.</summary>
    public const string UnsealedQueue =
        """
        CREATE TABLE audit_unsealed (
            company_id uuid NOT NULL,
            audit_id uuid NOT NULL,
            at timestamptz NOT NULL,
            CONSTRAINT pk_audit_unsealed PRIMARY KEY (company_id, audit_id)
        ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

        CREATE FUNCTION audit_enqueue() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
        BEGIN
            INSERT INTO public.audit_unsealed (company_id, audit_id, at) VALUES (NEW.company_id, NEW.id, NEW.at);
            RETURN NULL;
        END $$;
        REVOKE ALL ON FUNCTION audit_enqueue() FROM PUBLIC;
        CREATE TRIGGER audit_enqueue AFTER INSERT ON audit_log FOR EACH ROW EXECUTE FUNCTION audit_enqueue();
        """;

    /// <summary>
    /// <c>audit_add_partition(month)</c>: idempotent. A dump reads partitions one by one, so each has the backup's policy;
    /// the services reach them through the parent only. The default partition takes what no month was made for, and gives
    /// it up when the month is made; the triggers come with attaching, so that what was queued is not queued again.
    /// </summary>
    public const string Partitions =
        $"""
         CREATE FUNCTION audit_protect_partition(name text) RETURNS void LANGUAGE plpgsql AS $$
         BEGIN
             EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
             EXECUTE format('CREATE POLICY backup ON %I FOR SELECT TO {DatabaseRoles.Backup} USING (true)', name);
             EXECUTE format('GRANT SELECT ON %I TO {DatabaseRoles.Backup}', name);
         END $$;

         CREATE FUNCTION audit_add_partition(month date) RETURNS void LANGUAGE plpgsql AS $$
         DECLARE
             first timestamptz := date_trunc('month', month::timestamp) AT TIME ZONE 'UTC';
             next timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') AT TIME ZONE 'UTC';
             name text := 'audit_log_' || to_char(month, 'YYYY_MM');
         BEGIN
             IF to_regclass(name) IS NOT NULL THEN RETURN; END IF;
             LOCK TABLE audit_log_default IN ACCESS EXCLUSIVE MODE;
             EXECUTE format('CREATE TABLE %I (LIKE audit_log)', name);
             EXECUTE format('WITH moved AS (DELETE FROM audit_log_default WHERE at >= %L AND at < %L RETURNING *) INSERT INTO %I SELECT * FROM moved', first, next, name);
             EXECUTE format('ALTER TABLE audit_log ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', name, first, next);
             PERFORM audit_protect_partition(name);
         END $$;

         REVOKE ALL ON FUNCTION audit_protect_partition(text), audit_add_partition(date) FROM PUBLIC;
         CREATE TABLE audit_log_default PARTITION OF audit_log DEFAULT;
         SELECT audit_protect_partition('audit_log_default');
         SELECT audit_add_partition((date_trunc('month', now()) + make_interval(months => n))::date) FROM generate_series(0, 12) n;
         """;

    public const string TakeOverRows =
        """
        INSERT INTO audit_log (company_id, id, at, actor, action, entity, entity_id, remote_address)
            SELECT company_id, id, at, actor, action, entity, entity_id, remote_address FROM audit_log_before;
        DROP TABLE audit_log_before;
        """;
}
