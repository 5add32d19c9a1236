using KErp.Domain.Invoices;

namespace KErp.Data.Model;

/// <summary>One 전자세금계산서 of a company, with its way to the 승인번호. The company is its seller, or its buyer when it asked for it.</summary>
public sealed class Invoice
{
    public required Guid CompanyId { get; init; }
    public required Guid Id { get; init; }

    /// <summary>문서번호 at the provider, derived from <see cref="Id"/>.</summary>
    public required string MgtKey { get; init; }
    public required IssueType IssueType { get; init; }
    public TaxType TaxType { get; private set; }
    public InvoicePurpose Purpose { get; private set; }
    public DateOnly WriteDate { get; private set; }

    /// <summary>Last day, in Korea, on which the invoice may be issued without a penalty.</summary>
    public DateOnly IssueDeadline { get; private set; }

    /// <summary>지연발급: to be issued although that day has passed.</summary>
    public bool ForceIssue { get; private set; }
    public PartySnapshot Seller { get; private set; } = null!;
    public PartySnapshot Buyer { get; private set; } = null!;
    public BuyerKind BuyerKind { get; private set; }

    /// <summary>Sealed; null for a business.</summary>
    public string? BuyerIdentity { get; private set; }
    public long SupplyAmount { get; private set; }
    public long TaxAmount { get; private set; }
    public long TotalAmount { get; private set; }
    public PaymentSplit Payment { get; private set; } = null!;
    public string[] Remarks { get; private set; } = [];
    public List<InvoiceContact> Contacts { get; private set; } = [];

    public AmendmentReason? AmendmentReason { get; init; }
    public Guid? OriginalInvoiceId { get; init; }
    public string? OriginalConfirmNumber { get; init; }

    /// <summary>The bulk issue that it came with, and its place in it from 0.</summary>
    public Guid? BatchId { get; init; }
    public int? BatchOrdinal { get; init; }

    public InvoiceStatus Status { get; set; }

    /// <summary>Counts the claims by a worker; a result is taken only from the latest claim.</summary>
    public int Attempt { get; private set; }

    /// <summary>Until when the latest claim keeps other workers away.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }
    public string? NtsConfirmNumber { get; set; }

    /// <summary>The tax office's word on the transmission, such as <c>SUC001</c>.</summary>
    public string? NtsResultCode { get; set; }
    public string? FailureCode { get; set; }
    public string? FailureMessage { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? IssuedAt { get; set; }

    public List<InvoiceLineItem> Lines { get; } = [];
    public List<InvoiceEvent> Timeline { get; } = [];

    /// <summary>Whose key <see cref="MgtKey"/> is at the provider.</summary>
    public string Owner => IssueType is IssueType.Reverse ? Buyer.BusinessNumber : Seller.BusinessNumber;

    /// <param name="id">A version 7 UUID.</param>
    /// <param name="batch">The bulk issue that it comes with, and its place in it.</param>
    public static Invoice Of(
        Guid company, Guid id, InvoiceContent content, InvoiceStatus status, DateTimeOffset now, (Guid Id, int Ordinal)? batch = null)
    {
        var amendment = content.Invoice.Amendment;
        var invoice = new Invoice
        {
            CompanyId = company,
            Id = id,
            MgtKey = KErp.Domain.Invoices.MgtKey.For(id),
            IssueType = content.Invoice.IssueType,
            AmendmentReason = amendment?.Reason,
            OriginalInvoiceId = amendment?.OriginalInvoiceId,
            OriginalConfirmNumber = amendment?.OriginalConfirmNumber,
            BatchId = batch?.Id,
            BatchOrdinal = batch?.Ordinal,
            Status = status,
            CreatedAt = now,
        };
        invoice.Write(content);
        invoice.Timeline.Add(InvoiceEvent.Of(invoice, now));
        return invoice;
    }

    /// <summary>지연발급, as its user decides when it is issued.</summary>
    public void IssueAnyway(bool force) => ForceIssue = force;

    /// <summary>Takes on what the user wrote: all of it, so that an edit leaves nothing of the version before.</summary>
    public void Write(InvoiceContent content)
    {
        var invoice = content.Invoice;
        (TaxType, Purpose, WriteDate, IssueDeadline, ForceIssue) = (invoice.TaxType, invoice.Purpose, invoice.WriteDate, content.IssueDeadline, content.ForceIssue);
        (Seller, Buyer) = (PartySnapshot.Of(invoice.Seller), PartySnapshot.Of(invoice.Buyer));
        (BuyerKind, BuyerIdentity) = (invoice.BuyerKind, content.SealedBuyerIdentity);
        (SupplyAmount, TaxAmount, TotalAmount) = (invoice.SupplyAmount, invoice.TaxAmount, invoice.TotalAmount);
        Payment = PaymentSplit.Of(invoice.Payment);
        Remarks = [.. invoice.Remarks];
        Contacts = [.. invoice.Contacts.Select(c => new InvoiceContact { Name = c.Name, Email = c.Email })];
        Lines.Clear();
        Lines.AddRange(invoice.Lines.Select(line => InvoiceLineItem.Of(CompanyId, Id, line)));
    }
}

/// <summary>What the user wrote, judged, and with the buyer's number sealed.</summary>
public sealed record InvoiceContent(NewInvoice Invoice, DateOnly IssueDeadline, bool ForceIssue, string? SealedBuyerIdentity);
