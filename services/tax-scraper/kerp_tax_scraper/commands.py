"""Commands to one document that are safe to repeat: the state of the document says whether there is anything to do.

A command whose answer is lost, or that was refused because a rival was quicker, is settled by the same look.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_service.deadline import Deadline
from kerp_tax_scraper.errors import ALREADY_TRANSMITTED, DOCUMENT_ABSENT, ProviderRefused, ProviderUnavailable
from kerp_tax_scraper.provider import Document, Key, State, TaxInvoiceProvider
from kerp_tax_scraper.refusals import refusal, refusal_of


@dataclass(frozen=True)
class Command:
    """``done`` in the states in which there is nothing left to do; ``too_late`` in those that end in a refusal."""

    done: frozenset[State]
    too_late: frozenset[State] = frozenset()

    def settled(self, document: Document | None) -> pb.CommandResponse | None:
        if document is None:
            return pb.CommandResponse(refusal=refusal(DOCUMENT_ABSENT))
        if document.state in self.done:
            return pb.CommandResponse(done=document.message())
        if document.state in self.too_late:
            return pb.CommandResponse(refusal=refusal(ALREADY_TRANSMITTED))
        return None


_CANCEL = Command(
    done=frozenset({pb.DOCUMENT_STATE_CANCELLED}),
    too_late=frozenset({
        pb.DOCUMENT_STATE_TRANSMITTING, pb.DOCUMENT_STATE_TRANSMITTED, pb.DOCUMENT_STATE_TRANSMIT_FAILED}))
_TRANSMIT = Command(done=frozenset({pb.DOCUMENT_STATE_TRANSMITTING, pb.DOCUMENT_STATE_TRANSMITTED}))


async def cancel_once(
    provider: TaxInvoiceProvider, request: pb.DocumentCommand, deadline: Deadline
) -> pb.CommandResponse:
    key = Key(request.business_number, request.mgt_key)
    return await run_once(provider, key, _CANCEL, lambda: provider.cancel(key, request.memo, deadline), deadline)


async def transmit_once(
    provider: TaxInvoiceProvider, request: pb.DocumentCommand, deadline: Deadline
) -> pb.CommandResponse:
    key = Key(request.business_number, request.mgt_key)
    return await run_once(provider, key, _TRANSMIT, lambda: provider.transmit(key, deadline), deadline)


async def run_once(
    provider: TaxInvoiceProvider, key: Key, command: Command, act: Callable[[], Awaitable[None]], deadline: Deadline
) -> pb.CommandResponse:
    before = command.settled(await provider.find(key, deadline))
    if before is not None:
        return before
    try:
        await act()
    except ProviderRefused as refused:
        return command.settled(await provider.find(key, deadline)) or pb.CommandResponse(refusal=refusal_of(refused))
    except ProviderUnavailable as doubt:
        return await _after_doubt(provider, key, command, doubt, deadline)
    after = await provider.find(key, deadline)
    if after is None:
        raise ProviderUnavailable("the provider took the command, but its look-up does not show the document")
    return pb.CommandResponse(done=after.message())


async def _after_doubt(
    provider: TaxInvoiceProvider, key: Key, command: Command, doubt: ProviderUnavailable, deadline: Deadline
) -> pb.CommandResponse:
    try:
        after = command.settled(await provider.find(key, deadline))
    except (ProviderUnavailable, ProviderRefused) as second:
        raise doubt from second
    if after is None:
        raise doubt
    return after
