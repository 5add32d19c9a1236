"""역발행: asked for, taken back and refused, each once."""

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_service.deadline import Deadline
from kerp_tax_scraper.commands import Command, run_once
from kerp_tax_scraper.errors import MGT_KEY_CONFLICT, MGT_KEY_NOT_ISSUED, ProviderRefused, ProviderUnavailable
from kerp_tax_scraper.provider import Document, Key, TaxInvoiceProvider
from kerp_tax_scraper.refusals import refusal, refusal_of

_TAKE_BACK = Command(done=frozenset({pb.DOCUMENT_STATE_REQUEST_CANCELLED}))
_REFUSE = Command(done=frozenset({pb.DOCUMENT_STATE_REQUEST_REFUSED}))


async def request_once(
    provider: TaxInvoiceProvider, request: pb.RequestReverseIssueRequest, deadline: Deadline
) -> pb.CommandResponse:
    invoice = request.invoice
    key = Key(invoice.buyer.business_number, invoice.mgt_key, pb.SIDE_BUYER)
    there = await provider.find(key, deadline)
    if there is not None:
        return _adopt(there, invoice)
    try:
        await provider.request_reverse(invoice, request.memo, deadline)
    except ProviderRefused as refused:
        there = await provider.find(key, deadline)
        return pb.CommandResponse(refusal=refusal_of(refused)) if there is None else _adopt(there, invoice)
    except ProviderUnavailable as doubt:
        there = await _find_in_doubt(provider, key, doubt, deadline)
        return _adopt(there, invoice)
    there = await provider.find(key, deadline)
    if there is None:
        raise ProviderUnavailable("the provider took the request, but its look-up does not show it yet")
    return _adopt(there, invoice)


async def take_back_once(
    provider: TaxInvoiceProvider, request: pb.DocumentCommand, deadline: Deadline
) -> pb.CommandResponse:
    key = Key(request.business_number, request.mgt_key, pb.SIDE_BUYER)
    return await run_once(
        provider, key, _TAKE_BACK, lambda: provider.cancel_reverse(key, request.memo, deadline), deadline)


async def refuse_once(
    provider: TaxInvoiceProvider, request: pb.RefuseReverseRequestRequest, deadline: Deadline
) -> pb.CommandResponse:
    """A document is refused by a key of the seller's, which it has to be given first."""
    key = Key(request.seller_business_number, request.mgt_key)
    there = await provider.find(key, deadline)
    if there is None:
        try:
            await provider.assign_key(key, request.item_key, deadline)
        except ProviderRefused as refused:
            there = await provider.find(key, deadline)
            if there is None:
                return pb.CommandResponse(refusal=refusal_of(refused))
        except ProviderUnavailable as doubt:
            there = await _find_in_doubt(provider, key, doubt, deadline)
    if there is not None and there.item_key != request.item_key:
        return pb.CommandResponse(refusal=refusal(MGT_KEY_CONFLICT))
    return await run_once(
        provider, key, _REFUSE, lambda: provider.refuse_reverse(key, request.memo, deadline), deadline)


async def _find_in_doubt(
    provider: TaxInvoiceProvider, key: Key, doubt: ProviderUnavailable, deadline: Deadline
) -> Document:
    try:
        there = await provider.find(key, deadline)
    except (ProviderUnavailable, ProviderRefused) as second:
        raise doubt from second
    if there is None:
        raise doubt
    return there


def _adopt(there: Document, invoice: pb.TaxInvoice) -> pb.CommandResponse:
    """Whatever has become of the request since: it was made once, and its state says how it stands."""
    if (there.supply_amount, there.tax_amount) != (invoice.supply_amount, invoice.tax_amount):
        return pb.CommandResponse(refusal=refusal(MGT_KEY_CONFLICT))
    if there.state == pb.DOCUMENT_STATE_DRAFT:
        return pb.CommandResponse(refusal=refusal(MGT_KEY_NOT_ISSUED, f"(상태코드 {there.provider_state})"))
    return pb.CommandResponse(done=there.message())
