using KErp.Data.Delivery;
using KErp.Data.Payroll;
using KErp.Domain.Contributions;
using KErp.Domain.Payroll;
using KErp.Messaging;
using KErp.Messaging.Consuming;
using KErp.Messaging.Topology;
using KErp.Names;

namespace KErp.Worker.Payroll;

/// <summary>Computes a payroll step by step. Each step is committed before the next begins: a delivery after a crash goes on there.</summary>
internal sealed partial class PayrollRunner(PayrollWork work, ContributionRates rates, ILogger<PayrollRunner> log) : MessageHandler
{
    public static readonly ConsumerDefinition Consumer = new(Streams.Insurance, Consumers.PayrollRunner, Subjects.ComputePayroll);

    public override async Task<Handling> HandleAsync(ReceivedMessage message, int delivery, CancellationToken cancellation)
    {
        var id = Messages.Read<ComputePayrollMessage>(message.Payload).PayrollId;
        var run = await work.FindAsync(message.CompanyId, id, cancellation)
            ?? throw new InvalidOperationException($"Payroll {id} is not among those of company {message.CompanyId}.");
        if (run.Payroll.Computed > 0) LogResumed(id, run.Payroll.Computed, run.Payroll.Employees);
        var calculator = CalculatorOf(run);
        while (await work.StepAsync(run.Payroll, calculator, message, cancellation))
        {
        }

        LogEnded(id, run.Payroll.Employees);
        return new Handling.Done();
    }

    private PayslipCalculator CalculatorOf(PayrollToRun run) => new(new ContributionEngine(rates), run.Payroll.Terms, WithholdingOf(run));

    private static Withholding WithholdingOf(PayrollToRun run)
    {
        if (run.Payroll.WithholdingTableId is not { } id) return new Withholding.Without();
        var (table, violations) = WithholdingTableFile.Read(run.Table ?? "");
        // It was checked when it was loaded: what is refused now was damaged since, and tax must not be guessed.
        return table is null
            ? throw new InvalidOperationException($"Withholding table {id} cannot be read any more: {violations[0].Field} {violations[0].English}")
            : new Withholding.ByTable(table);
    }

    [LoggerMessage(3501, LogLevel.Information, "Payroll {PayrollId} goes on after {Computed} of {Employees} slips")]
    private partial void LogResumed(Guid payrollId, int computed, int employees);

    [LoggerMessage(3502, LogLevel.Information, "Payroll {PayrollId} of {Employees} slips has ended")]
    private partial void LogEnded(Guid payrollId, int employees);
}
