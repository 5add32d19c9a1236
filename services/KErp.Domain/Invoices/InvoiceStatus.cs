namespace KErp.Domain.Invoices;

/// <summary>Where an invoice is between the user, Popbill and the tax office.</summary>
public enum InvoiceStatus
{
    Draft,

    /// <summary>Committed together with its outbox row.</summary>
    Queued,

    /// <summary>Claimed by a worker that is talking to the provider.</summary>
    Issuing,

    /// <summary>발행완료: the provider signed it and gave a 승인번호.</summary>
    Issued,

    /// <summary>The provider is sending it to the tax office.</summary>
    Transmitting,

    /// <summary>전송성공: the tax office has it; from here only an amendment changes anything.</summary>
    Transmitted,

    /// <summary>The provider refused to issue it.</summary>
    Failed,

    /// <summary>전송실패: issued, but the tax office refused it.</summary>
    TransmitFailed,

    /// <summary>발행취소, possible only before transmission.</summary>
    Cancelled,

    /// <summary>역발행요청: the seller is asked to issue it.</summary>
    Requested,

    /// <summary>The seller refused to issue it.</summary>
    RequestRefused,

    /// <summary>The buyer took the request back.</summary>
    RequestCancelled,
}
