"""What any TaxInvoiceProvider must do with single invoices."""

import asyncio

import pytest

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_service.deadline import Deadline
from kerp_tax_scraper.commands import cancel_once, transmit_once
from kerp_tax_scraper.errors import ProviderRefused, ProviderUnavailable
from kerp_tax_scraper.issuing import issue_once
from kerp_tax_scraper.provider import Key
from support.invoices import business_number, issue_request
from support.worlds import World

ON_ITS_WAY = (pb.DOCUMENT_STATE_TRANSMITTING, pb.DOCUMENT_STATE_TRANSMITTED)


def soon() -> Deadline:
    return Deadline(20)


@pytest.fixture
def seller() -> str:
    return business_number()


async def test_an_issued_invoice_is_found_with_its_number_and_amounts(world: World, seller: str) -> None:
    invoice = issue_request("A", seller=seller).invoice

    number = await world.provider.issue(invoice, True, soon())
    found = await world.provider.find(Key(seller, "A"), soon())

    assert found is not None
    assert (found.mgt_key, found.state, found.issued) == ("A", pb.DOCUMENT_STATE_ISSUED, True)
    assert (found.confirm_number, found.supply_amount, found.tax_amount) == (number, 300_000, 30_000)
    assert found.changed_at.endswith("+09:00")


async def test_an_unknown_key_is_none(world: World, seller: str) -> None:
    assert await world.provider.find(Key(seller, "unknown"), soon()) is None


async def test_keys_belong_to_their_seller(world: World, seller: str) -> None:
    await world.provider.issue(issue_request("A", seller=seller).invoice, True, soon())

    assert await world.provider.find(Key(business_number(), "A"), soon()) is None


async def test_a_key_is_issued_once(world: World, seller: str) -> None:
    invoice = issue_request("A", seller=seller).invoice
    await world.provider.issue(invoice, True, soon())

    with pytest.raises(ProviderRefused):
        await world.provider.issue(invoice, True, soon())

    assert await world.issued(seller, "A") == 1


async def test_callers_at_once_with_one_key_get_one_invoice(world: World, seller: str) -> None:
    request = issue_request("A", seller=seller)
    request.force_issue = True

    answers = await asyncio.gather(*(issue_once(world.provider, request, soon()) for _ in range(8)))

    assert len({answer.issued.nts_confirm_number for answer in answers}) == 1
    assert await world.issued(seller, "A") == 1


async def test_many_states_are_read_at_once_without_the_unknown(world: World, seller: str) -> None:
    for key in ("A", "B"):
        await world.provider.issue(issue_request(key, seller=seller).invoice, True, soon())

    found = await world.provider.find_many(seller, ["B", "unknown", "A"], pb.SIDE_SELLER, soon())

    assert found.keys() == {"A", "B"}
    assert all(document.issued for document in found.values())


async def test_a_cancelled_invoice_is_cancelled_once_and_for_all(world: World, seller: str) -> None:
    await world.provider.issue(issue_request("A", seller=seller).invoice, True, soon())
    command = pb.DocumentCommand(business_number=seller, mgt_key="A", memo="착오")

    first = await cancel_once(world.provider, command, soon())
    second = await cancel_once(world.provider, command, soon())

    assert first.done.state == second.done.state == pb.DOCUMENT_STATE_CANCELLED


async def test_a_transmitted_invoice_cannot_be_cancelled(world: World, seller: str) -> None:
    await world.provider.issue(issue_request("A", seller=seller).invoice, True, soon())
    await world.transmitted(seller, "A")

    answer = await cancel_once(world.provider, pb.DocumentCommand(business_number=seller, mgt_key="A"), soon())

    assert answer.refusal.code == "already_transmitted"
    with pytest.raises(ProviderRefused):
        await world.provider.cancel(Key(seller, "A"), "", soon())


async def test_an_invoice_is_sent_without_waiting_for_the_batch(world: World, seller: str) -> None:
    await world.provider.issue(issue_request("A", seller=seller).invoice, True, soon())
    command = pb.DocumentCommand(business_number=seller, mgt_key="A")

    first = await transmit_once(world.provider, command, soon())
    second = await transmit_once(world.provider, command, soon())

    assert first.done.state in ON_ITS_WAY and second.done.state in ON_ITS_WAY


async def test_a_command_to_an_unknown_key_is_refused(world: World, seller: str) -> None:
    command = pb.DocumentCommand(business_number=seller, mgt_key="unknown")

    for run in (cancel_once, transmit_once):
        assert (await run(world.provider, command, soon())).refusal.code == "document_absent"


@pytest.mark.parametrize("operation", ["cancel", "transmit"])
async def test_a_command_whose_answer_is_lost_is_done(world: World, seller: str, operation: str) -> None:
    await world.provider.issue(issue_request("A", seller=seller).invoice, True, soon())
    await world.lose_answer(operation)
    run = {"cancel": cancel_once, "transmit": transmit_once}[operation]

    answer = await run(world.provider, pb.DocumentCommand(business_number=seller, mgt_key="A"), soon())

    assert answer.done.state in (pb.DOCUMENT_STATE_CANCELLED, *ON_ITS_WAY)


async def test_an_issue_whose_answer_is_lost_is_a_doubt_and_is_found_again(world: World, seller: str) -> None:
    request = issue_request("A", seller=seller)
    await world.lose_answer("issue")
    with pytest.raises(ProviderUnavailable):
        await world.provider.issue(request.invoice, True, soon())

    answer = await issue_once(world.provider, request, soon())

    assert answer.issued.adopted
    assert await world.issued(seller, "A") == 1
