using System;
using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KErp.Data.Migrations
{
    /// <inheritdoc />
    public partial class TaxInvoices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "seller_branch_number",
                table: "invoices",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "amendment_reason",
                table: "invoices",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "batch_id",
                table: "invoices",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "batch_ordinal",
                table: "invoices",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "buyer_branch_number",
                table: "invoices",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "buyer_identity",
                table: "invoices",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "buyer_kind",
                table: "invoices",
                type: "text",
                nullable: false,
                defaultValue: "business");

            migrationBuilder.AddColumn<string>(
                name: "contacts",
                table: "invoices",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "force_issue",
                table: "invoices",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "issue_type",
                table: "invoices",
                type: "text",
                nullable: false,
                defaultValue: "forward");

            migrationBuilder.AddColumn<string>(
                name: "nts_result_code",
                table: "invoices",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "original_confirm_number",
                table: "invoices",
                type: "character varying(24)",
                maxLength: 24,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "original_invoice_id",
                table: "invoices",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "payment_cash",
                table: "invoices",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "payment_cheque",
                table: "invoices",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "payment_credit",
                table: "invoices",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "payment_note",
                table: "invoices",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string[]>(
                name: "remarks",
                table: "invoices",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<ulong>(
                name: "transaction",
                table: "invoice_events",
                type: "xid8",
                nullable: false,
                defaultValueSql: "pg_current_xact_id()");

            migrationBuilder.AddColumn<string>(
                name: "party_branch_number",
                table: "companies",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "collected_invoices",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    direction = table.Column<string>(type: "text", nullable: false),
                    confirm_number = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    write_date = table.Column<DateOnly>(type: "date", nullable: false),
                    issue_date = table.Column<DateOnly>(type: "date", nullable: true),
                    send_date = table.Column<DateOnly>(type: "date", nullable: true),
                    tax_type = table.Column<string>(type: "text", nullable: false),
                    purpose = table.Column<string>(type: "text", nullable: true),
                    amendment_reason = table.Column<string>(type: "text", nullable: true),
                    original_confirm_number = table.Column<string>(type: "text", nullable: true),
                    seller_business_number = table.Column<string>(type: "text", nullable: false),
                    seller_name = table.Column<string>(type: "text", nullable: false),
                    buyer_business_number = table.Column<string>(type: "text", nullable: false),
                    buyer_name = table.Column<string>(type: "text", nullable: false),
                    supply_amount = table.Column<long>(type: "bigint", nullable: false),
                    tax_amount = table.Column<long>(type: "bigint", nullable: false),
                    total_amount = table.Column<long>(type: "bigint", nullable: false),
                    item = table.Column<string>(type: "text", nullable: true),
                    remark = table.Column<string>(type: "text", nullable: true),
                    collected_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collected_invoices", x => new { x.company_id, x.direction, x.confirm_number });
                    table.ForeignKey(
                        name: "fk_collected_invoices_companies_company_id",
                        column: x => x.company_id,
                        principalTable: "companies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "collection_jobs",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    direction = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    job_id = table.Column<string>(type: "text", nullable: true),
                    found = table.Column<int>(type: "integer", nullable: true),
                    added = table.Column<int>(type: "integer", nullable: true),
                    failure_code = table.Column<string>(type: "text", nullable: true),
                    failure_message = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collection_jobs", x => new { x.company_id, x.id });
                    table.ForeignKey(
                        name: "fk_collection_jobs_companies_company_id",
                        column: x => x.company_id,
                        principalTable: "companies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "followed_documents",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    business_number = table.Column<string>(type: "text", nullable: false),
                    as_buyer = table.Column<bool>(type: "boolean", nullable: false),
                    mgt_key = table.Column<string>(type: "text", nullable: false),
                    confirm_number = table.Column<string>(type: "text", nullable: true),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_followed_documents", x => new { x.company_id, x.invoice_id });
                    table.ForeignKey(
                        name: "fk_followed_documents_invoices_company_id_invoice_id",
                        columns: x => new { x.company_id, x.invoice_id },
                        principalTable: "invoices",
                        principalColumns: new[] { "company_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "invoice_batches",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_batches", x => new { x.company_id, x.id });
                    table.ForeignKey(
                        name: "fk_invoice_batches_companies_company_id",
                        column: x => x.company_id,
                        principalTable: "companies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "job_runs",
                columns: table => new
                {
                    job = table.Column<string>(type: "text", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failure = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_runs", x => new { x.job, x.due_at });
                });

            migrationBuilder.CreateTable(
                name: "partners",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: true),
                    tax_kind = table.Column<string>(type: "text", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    party_address = table.Column<string>(type: "text", nullable: true),
                    party_branch_number = table.Column<string>(type: "text", nullable: true),
                    party_business_class = table.Column<string>(type: "text", nullable: true),
                    party_business_number = table.Column<string>(type: "text", nullable: false),
                    party_business_type = table.Column<string>(type: "text", nullable: true),
                    party_email = table.Column<string>(type: "text", nullable: true),
                    party_name = table.Column<string>(type: "text", nullable: false),
                    party_representative = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partners", x => new { x.company_id, x.id });
                    table.ForeignKey(
                        name: "fk_partners_companies_company_id",
                        column: x => x.company_id,
                        principalTable: "companies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "webhook_deliveries",
                columns: table => new
                {
                    event_id = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    event_type = table.Column<string>(type: "text", nullable: false),
                    business_number = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<byte[]>(type: "bytea", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_deliveries", x => x.event_id);
                    table.CheckConstraint("ck_webhook_deliveries_state", "state in ('pending', 'done', 'failed')");
                });

            migrationBuilder.CreateIndex(
                name: "ix_invoices_company_id_batch_id_batch_ordinal",
                table: "invoices",
                columns: new[] { "company_id", "batch_id", "batch_ordinal" },
                unique: true,
                filter: "batch_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_invoices_company_id_nts_confirm_number",
                table: "invoices",
                columns: new[] { "company_id", "nts_confirm_number" });

            migrationBuilder.CreateIndex(
                name: "ix_invoices_company_id_original_invoice_id",
                table: "invoices",
                columns: new[] { "company_id", "original_invoice_id" });

            migrationBuilder.CreateIndex(
                name: "ix_invoices_company_id_write_date",
                table: "invoices",
                columns: new[] { "company_id", "write_date" });

            migrationBuilder.CreateIndex(
                name: "ix_invoice_events_company_id_transaction_id",
                table: "invoice_events",
                columns: new[] { "company_id", "transaction", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_collected_invoices_company_id_write_date",
                table: "collected_invoices",
                columns: new[] { "company_id", "write_date" });

            migrationBuilder.CreateIndex(
                name: "ix_followed_documents_confirm_number",
                table: "followed_documents",
                column: "confirm_number");

            migrationBuilder.CreateIndex(
                name: "ix_followed_documents_mgt_key",
                table: "followed_documents",
                column: "mgt_key");

            migrationBuilder.CreateIndex(
                name: "ix_followed_documents_next_at",
                table: "followed_documents",
                column: "next_at");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_deliveries_due_at",
                table: "webhook_deliveries",
                column: "due_at",
                filter: "state = 'pending'");

            migrationBuilder.AddForeignKey(
                name: "fk_invoices_invoice_batches_company_id_batch_id",
                table: "invoices",
                columns: new[] { "company_id", "batch_id" },
                principalTable: "invoice_batches",
                principalColumns: new[] { "company_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_invoices_invoices_company_id_original_invoice_id",
                table: "invoices",
                columns: new[] { "company_id", "original_invoice_id" },
                principalTable: "invoices",
                principalColumns: new[] { "company_id", "id" });

            migrationBuilder.Sql("UPDATE invoices SET remarks = ARRAY[remark] WHERE remark IS NOT NULL");
            migrationBuilder.DropColumn(name: "remark", table: "invoices");

            // EF Core cannot put an index on a part of a complex property.
            migrationBuilder.Sql("CREATE UNIQUE INDEX ix_partners_business_number ON partners (company_id, party_business_number)");

            migrationBuilder.Protect(
                "invoice_batches", "followed_documents", "partners", "collection_jobs", "collected_invoices", "webhook_deliveries", "job_runs");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Amendments and collected invoices have no place in the schema before. Restore a backup.");
    }
}
