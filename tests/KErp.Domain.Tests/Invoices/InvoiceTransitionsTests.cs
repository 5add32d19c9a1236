using KErp.Domain.Invoices;
using static KErp.Domain.Invoices.InvoiceStatus;

namespace KErp.Domain.Tests.Invoices;

public sealed class InvoiceTransitionsTests
{
    /// <summary>The whole table: what is not here is no news.</summary>
    private static readonly (InvoiceStatus From, InvoiceStatus To)[] News =
    [
        (Requested, Issued), (Requested, Transmitting), (Requested, Transmitted), (Requested, TransmitFailed), (Requested, RequestRefused), (Requested, RequestCancelled),
        (Issued, Transmitting), (Issued, Transmitted), (Issued, TransmitFailed), (Issued, Cancelled),
        (Transmitting, Transmitted), (Transmitting, TransmitFailed),
        (TransmitFailed, Transmitting), (TransmitFailed, Transmitted),
    ];

    [Fact]
    public void a_report_counts_only_where_it_leads_on()
    {
        var all = Enum.GetValues<InvoiceStatus>();
        Assert.Equal(News.Order(), all.SelectMany(from => all.Select(to => (from, to))).Where(pair => InvoiceTransitions.Follows(pair.from, pair.to)).Order());
    }

    [Fact]
    public void only_what_may_change_by_itself_is_followed() =>
        Assert.Equal([Issued, Transmitting, Requested], Enum.GetValues<InvoiceStatus>().Where(InvoiceTransitions.IsFollowed));
}
