using System;
using KErp.Data.Payroll;
using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KErp.Data.Migrations
{
    /// <inheritdoc />
    public partial class Payroll : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "hired_on",
                table: "employees");

            migrationBuilder.DropColumn(
                name: "left_on",
                table: "employees");

            migrationBuilder.CreateTable(
                name: "withholding_tables",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    effective_from = table.Column<DateOnly>(type: "date", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_withholding_tables", x => new { x.company_id, x.id });
                    table.ForeignKey(
                        name: "fk_withholding_tables_companies_company_id",
                        column: x => x.company_id,
                        principalTable: "companies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "workplaces",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    management_number = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workplaces", x => new { x.company_id, x.id });
                    table.ForeignKey(
                        name: "fk_workplaces_companies_company_id",
                        column: x => x.company_id,
                        principalTable: "companies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "employments",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    employee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    workplace_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hired_on = table.Column<DateOnly>(type: "date", nullable: false),
                    left_on = table.Column<DateOnly>(type: "date", nullable: true),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_employments", x => new { x.company_id, x.id });
                    table.CheckConstraint("ck_employments_period", "left_on >= hired_on");
                    table.ForeignKey(
                        name: "fk_employments_employees_company_id_employee_id",
                        columns: x => new { x.company_id, x.employee_id },
                        principalTable: "employees",
                        principalColumns: new[] { "company_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_employments_workplaces_company_id_workplace_id",
                        columns: x => new { x.company_id, x.workplace_id },
                        principalTable: "workplaces",
                        principalColumns: new[] { "company_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payrolls",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    workplace_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: false),
                    withholding_table_id = table.Column<Guid>(type: "uuid", nullable: true),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    employees = table.Column<int>(type: "integer", nullable: false),
                    computed = table.Column<int>(type: "integer", nullable: false),
                    gross_pay = table.Column<long>(type: "bigint", nullable: false),
                    employee_contributions = table.Column<long>(type: "bigint", nullable: false),
                    employer_contributions = table.Column<long>(type: "bigint", nullable: false),
                    income_tax = table.Column<long>(type: "bigint", nullable: false),
                    local_income_tax = table.Column<long>(type: "bigint", nullable: false),
                    net_pay = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    frozen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payrolls", x => new { x.company_id, x.id });
                    table.CheckConstraint("ck_payrolls_state", "state in ('queued', 'running', 'done', 'frozen', 'superseded')");
                    table.ForeignKey(
                        name: "fk_payrolls_withholding_tables_company_id_withholding_table_id",
                        columns: x => new { x.company_id, x.withholding_table_id },
                        principalTable: "withholding_tables",
                        principalColumns: new[] { "company_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_payrolls_workplaces_company_id_workplace_id",
                        columns: x => new { x.company_id, x.workplace_id },
                        principalTable: "workplaces",
                        principalColumns: new[] { "company_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payroll_inputs",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    payroll_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    employment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    employee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    hired_on = table.Column<DateOnly>(type: "date", nullable: false),
                    left_on = table.Column<DateOnly>(type: "date", nullable: true),
                    terms = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payroll_inputs", x => new { x.company_id, x.payroll_id, x.ordinal });
                    table.ForeignKey(
                        name: "fk_payroll_inputs_employments_company_id_employment_id",
                        columns: x => new { x.company_id, x.employment_id },
                        principalTable: "employments",
                        principalColumns: new[] { "company_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_payroll_inputs_payrolls_company_id_payroll_id",
                        columns: x => new { x.company_id, x.payroll_id },
                        principalTable: "payrolls",
                        principalColumns: new[] { "company_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payslips",
                columns: table => new
                {
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    payroll_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    taxable_pay = table.Column<long>(type: "bigint", nullable: false),
                    non_taxable_pay = table.Column<long>(type: "bigint", nullable: false),
                    pension_employee = table.Column<long>(type: "bigint", nullable: false),
                    pension_employer = table.Column<long>(type: "bigint", nullable: false),
                    health_employee = table.Column<long>(type: "bigint", nullable: false),
                    health_employer = table.Column<long>(type: "bigint", nullable: false),
                    long_term_care_employee = table.Column<long>(type: "bigint", nullable: false),
                    long_term_care_employer = table.Column<long>(type: "bigint", nullable: false),
                    unemployment_employee = table.Column<long>(type: "bigint", nullable: false),
                    unemployment_employer = table.Column<long>(type: "bigint", nullable: false),
                    stability_employee = table.Column<long>(type: "bigint", nullable: false),
                    stability_employer = table.Column<long>(type: "bigint", nullable: false),
                    accident_employee = table.Column<long>(type: "bigint", nullable: false),
                    accident_employer = table.Column<long>(type: "bigint", nullable: false),
                    income_tax = table.Column<long>(type: "bigint", nullable: true),
                    local_income_tax = table.Column<long>(type: "bigint", nullable: true),
                    net_pay = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payslips", x => new { x.company_id, x.payroll_id, x.ordinal });
                    table.ForeignKey(
                        name: "fk_payslips_payroll_inputs_company_id_payroll_id_ordinal",
                        columns: x => new { x.company_id, x.payroll_id, x.ordinal },
                        principalTable: "payroll_inputs",
                        principalColumns: new[] { "company_id", "payroll_id", "ordinal" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_employments_company_id_employee_id",
                table: "employments",
                columns: new[] { "company_id", "employee_id" });

            migrationBuilder.CreateIndex(
                name: "ix_employments_company_id_workplace_id",
                table: "employments",
                columns: new[] { "company_id", "workplace_id" });

            migrationBuilder.CreateIndex(
                name: "ix_payroll_inputs_company_id_employment_id",
                table: "payroll_inputs",
                columns: new[] { "company_id", "employment_id" });

            migrationBuilder.CreateIndex(
                name: "ix_payrolls_company_id_withholding_table_id",
                table: "payrolls",
                columns: new[] { "company_id", "withholding_table_id" });

            migrationBuilder.CreateIndex(
                name: "ix_payrolls_company_id_workplace_id_month",
                table: "payrolls",
                columns: new[] { "company_id", "workplace_id", "month" },
                unique: true,
                filter: "state <> 'superseded'");

            migrationBuilder.CreateIndex(
                name: "ix_workplaces_company_id_management_number",
                table: "workplaces",
                columns: new[] { "company_id", "management_number" },
                unique: true);

            migrationBuilder.Protect("workplaces", "employments", "withholding_tables", "payrolls", "payroll_inputs", "payslips");
            migrationBuilder.Sql(PayrollSchema.Immutability);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(PayrollSchema.DropImmutability);

            migrationBuilder.DropTable(
                name: "payslips");

            migrationBuilder.DropTable(
                name: "payroll_inputs");

            migrationBuilder.DropTable(
                name: "employments");

            migrationBuilder.DropTable(
                name: "payrolls");

            migrationBuilder.DropTable(
                name: "withholding_tables");

            migrationBuilder.DropTable(
                name: "workplaces");

            migrationBuilder.AddColumn<DateOnly>(
                name: "hired_on",
                table: "employees",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<DateOnly>(
                name: "left_on",
                table: "employees",
                type: "date",
                nullable: true);
        }
    }
}
