"""Many invoices at the provider in one submission for one submit_id, whatever fails in between.

As in issuing.py every doubt is settled by a look-up, here of the submission. A refusal is a doubt too: which code
says "this submit_id was used" is not certain.
"""

import logging

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_service.deadline import Deadline
from kerp_tax_scraper.errors import NOT_IN_RESULT, ProviderRefused, ProviderUnavailable
from kerp_tax_scraper.provider import Submission, TaxInvoiceProvider
from kerp_tax_scraper.refusals import refusal, refusal_of

logger = logging.getLogger(__name__)

_IN_PROGRESS = pb.SubmitTaxInvoicesResponse(in_progress=pb.SubmissionInProgress())


async def submit_once(
    provider: TaxInvoiceProvider, request: pb.SubmitTaxInvoicesRequest, deadline: Deadline
) -> pb.SubmitTaxInvoicesResponse:
    there = await _find(provider, request, deadline)
    if there is not None:
        return _answer(there, request)
    try:
        await provider.submit(request.submit_id, request.invoices, request.force_issue, deadline)
    except ProviderRefused as refused:
        there = await _find(provider, request, deadline)
        if there is None:
            return pb.SubmitTaxInvoicesResponse(refusal=refusal_of(refused))
        return _answer(there, request)
    except ProviderUnavailable as doubt:
        return await _after_doubt(provider, request, doubt, deadline)
    return _IN_PROGRESS


async def _after_doubt(
    provider: TaxInvoiceProvider, request: pb.SubmitTaxInvoicesRequest, doubt: ProviderUnavailable, deadline: Deadline
) -> pb.SubmitTaxInvoicesResponse:
    try:
        there = await _find(provider, request, deadline)
    except ProviderUnavailable as second:
        logger.info("look-up after a doubtful submission failed", extra={"fields": {"error": str(second)}})
        raise doubt from second
    if there is None:
        raise doubt
    logger.info("took over a submission whose answer was lost", extra={"fields": {"submit_id": request.submit_id}})
    return _answer(there, request)


async def _find(
    provider: TaxInvoiceProvider, request: pb.SubmitTaxInvoicesRequest, deadline: Deadline
) -> Submission | None:
    seller = request.invoices[0].seller.business_number
    return await provider.find_submission(seller, request.submit_id, deadline)


def _answer(there: Submission, request: pb.SubmitTaxInvoicesRequest) -> pb.SubmitTaxInvoicesResponse:
    if not there.done:
        return _IN_PROGRESS
    items = [_item(invoice.mgt_key, there.outcomes.get(invoice.mgt_key)) for invoice in request.invoices]
    return pb.SubmitTaxInvoicesResponse(result=pb.SubmissionResult(items=items))


def _item(mgt_key: str, outcome: str | pb.Refusal | None) -> pb.SubmittedInvoice:
    if outcome is None:
        return pb.SubmittedInvoice(mgt_key=mgt_key, refusal=refusal(NOT_IN_RESULT))
    if isinstance(outcome, pb.Refusal):
        return pb.SubmittedInvoice(mgt_key=mgt_key, refusal=outcome)
    return pb.SubmittedInvoice(mgt_key=mgt_key, issued=pb.IssuedTaxInvoice(nts_confirm_number=outcome))
