"""One invoice at the provider for one mgt_key, whatever fails in between.

The provider keeps the key unique per seller. So every doubt is settled the same way: look the key up, and take
what is there when its amounts are ours. A doubt is anything but a plain success: the key was there before, the
provider said no, or nobody knows whether it took the issue (time-out, 5xx, unreadable answer).
"""

import logging

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_service.deadline import Deadline
from kerp_tax_scraper.errors import MGT_KEY_CONFLICT, MGT_KEY_NOT_ISSUED, ProviderRefused, ProviderUnavailable
from kerp_tax_scraper.provider import Document, Key, TaxInvoiceProvider
from kerp_tax_scraper.refusals import refusal, refusal_of

logger = logging.getLogger(__name__)


async def issue_once(
    provider: TaxInvoiceProvider, request: pb.IssueTaxInvoiceRequest, deadline: Deadline
) -> pb.IssueTaxInvoiceResponse:
    invoice = request.invoice
    there = await _find(provider, invoice, deadline)
    if there is not None:
        return _adopt(there, invoice)
    try:
        number = await provider.issue(invoice, request.force_issue, deadline)
    except ProviderRefused as refused:
        return await _after_refusal(provider, invoice, refused, deadline)
    except ProviderUnavailable as doubt:
        return await _after_doubt(provider, invoice, doubt, deadline)
    return _issued(number, adopted=False)


async def _after_refusal(
    provider: TaxInvoiceProvider, invoice: pb.TaxInvoice, refused: ProviderRefused, deadline: Deadline
) -> pb.IssueTaxInvoiceResponse:
    # Not only when the code says "key in use": which code says that is not certain, and a rival attempt for the
    # same key may have been quicker.
    try:
        there = await _find(provider, invoice, deadline)
    except ProviderUnavailable:
        if refused.key_in_use:
            raise
        there = None
    except ProviderRefused:
        there = None  # the first refusal says more about the invoice than that of a look-up
    if there is not None:
        return _adopt(there, invoice)
    if refused.key_in_use:
        raise ProviderUnavailable("the provider says the key is in use, but its look-up does not show it yet")
    return pb.IssueTaxInvoiceResponse(refusal=refusal_of(refused))


async def _after_doubt(
    provider: TaxInvoiceProvider, invoice: pb.TaxInvoice, doubt: ProviderUnavailable, deadline: Deadline
) -> pb.IssueTaxInvoiceResponse:
    try:
        there = await _find(provider, invoice, deadline)
    except (ProviderUnavailable, ProviderRefused) as second:
        logger.info("look-up after a doubtful issue failed", extra={"fields": {"error": str(second)}})
        raise doubt from second
    if there is None:
        raise doubt
    logger.info("took over an issue whose answer was lost", extra={"fields": {"mgt_key": invoice.mgt_key}})
    return _adopt(there, invoice)


async def _find(provider: TaxInvoiceProvider, invoice: pb.TaxInvoice, deadline: Deadline) -> Document | None:
    return await provider.find(Key(invoice.seller.business_number, invoice.mgt_key), deadline)


def _adopt(there: Document, invoice: pb.TaxInvoice) -> pb.IssueTaxInvoiceResponse:
    if (there.supply_amount, there.tax_amount) != (invoice.supply_amount, invoice.tax_amount):
        return pb.IssueTaxInvoiceResponse(refusal=refusal(MGT_KEY_CONFLICT))
    if not there.issued:
        return pb.IssueTaxInvoiceResponse(refusal=refusal(
            MGT_KEY_NOT_ISSUED, f"(상태코드 {there.provider_state})"))
    return _issued(there.confirm_number, adopted=True)


def _issued(number: str, *, adopted: bool) -> pb.IssueTaxInvoiceResponse:
    return pb.IssueTaxInvoiceResponse(issued=pb.IssuedTaxInvoice(nts_confirm_number=number, adopted=adopted))
