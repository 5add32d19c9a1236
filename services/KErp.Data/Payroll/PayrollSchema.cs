namespace KErp.Data.Payroll;

/// <summary>
/// What EF Core cannot say: slips come only into a payroll that runs, and a frozen payroll only leaves that state. Nobody
/// but the schema's owner may change or remove a slip at all: the role of the services has no grant for it.
/// </summary>
internal static class PayrollSchema
{
    public const string Immutability =
        """
        CREATE FUNCTION refuse_slip_of_ended_payroll() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT EXISTS (SELECT FROM payrolls WHERE company_id = NEW.company_id AND id = NEW.payroll_id AND state = 'running') THEN
                RAISE EXCEPTION 'payroll % does not run: it takes no slips', NEW.payroll_id USING ERRCODE = 'restrict_violation';
            END IF;
            RETURN NEW;
        END $$;

        CREATE TRIGGER payslips_of_running_payrolls BEFORE INSERT OR UPDATE ON payslips
            FOR EACH ROW EXECUTE FUNCTION refuse_slip_of_ended_payroll();

        CREATE FUNCTION refuse_change_of_frozen_payroll() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.state NOT IN ('frozen', 'done')
                OR to_jsonb(NEW) - '{state,frozen_at}'::text[] IS DISTINCT FROM to_jsonb(OLD) - '{state,frozen_at}'::text[] THEN
                RAISE EXCEPTION 'payroll % is frozen', OLD.id USING ERRCODE = 'restrict_violation';
            END IF;
            RETURN NEW;
        END $$;

        CREATE TRIGGER payrolls_frozen BEFORE UPDATE ON payrolls
            FOR EACH ROW WHEN (OLD.state = 'frozen') EXECUTE FUNCTION refuse_change_of_frozen_payroll();
        """;

    public const string DropImmutability =
        """
        DROP FUNCTION refuse_slip_of_ended_payroll() CASCADE;
        DROP FUNCTION refuse_change_of_frozen_payroll() CASCADE;
        """;
}
