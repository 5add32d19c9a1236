"""What any TaxInvoiceProvider must do with 역발행."""

from datetime import date

import pytest

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_service.deadline import Deadline
from kerp_tax_scraper.provider import Key, Period
from kerp_tax_scraper.reversing import refuse_once, request_once, take_back_once
from support.invoices import business_number, issue_request
from support.worlds import World


NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))


def soon() -> Deadline:
    return Deadline(20)


@pytest.fixture
def asked() -> pb.RequestReverseIssueRequest:
    invoice = issue_request("B-1", seller=business_number()).invoice
    invoice.buyer.business_number = business_number()
    return pb.RequestReverseIssueRequest(invoice=invoice, memo="발행 요청")


async def open_requests(world: World, asked: pb.RequestReverseIssueRequest) -> list[pb.ReverseRequest]:
    seller = asked.invoice.seller.business_number
    return list(await world.provider.list_reverse(seller, NOVEMBER, soon()))


async def test_a_request_reaches_the_seller_once(world: World, asked: pb.RequestReverseIssueRequest) -> None:
    first = await request_once(world.provider, asked, soon())
    second = await request_once(world.provider, asked, soon())
    (found,) = await open_requests(world, asked)

    assert first.done.state == second.done.state == pb.DOCUMENT_STATE_REQUESTED
    assert (found.buyer_business_number, found.write_date) == (asked.invoice.buyer.business_number, "2026-11-24")
    assert (found.supply_amount, found.tax_amount, found.total_amount) == (300_000, 30_000, 330_000)


async def test_a_request_whose_answer_is_lost_is_found_again(
    world: World, asked: pb.RequestReverseIssueRequest
) -> None:
    await world.lose_answer("request")

    answer = await request_once(world.provider, asked, soon())

    assert answer.done.state == pb.DOCUMENT_STATE_REQUESTED
    assert len(await open_requests(world, asked)) == 1


async def test_another_request_under_the_key_is_a_conflict(
    world: World, asked: pb.RequestReverseIssueRequest
) -> None:
    await request_once(world.provider, asked, soon())
    other = pb.RequestReverseIssueRequest(invoice=asked.invoice)
    other.invoice.lines[0].supply_amount += 10
    other.invoice.supply_amount += 10
    other.invoice.total_amount += 10

    answer = await request_once(world.provider, other, soon())

    assert answer.refusal.code == "mgt_key_conflict"


@pytest.mark.parametrize("lost", [False, True], ids=["answered", "answer lost"])
async def test_a_request_is_taken_back_once(
    world: World, asked: pb.RequestReverseIssueRequest, lost: bool
) -> None:
    await request_once(world.provider, asked, soon())
    command = pb.DocumentCommand(business_number=asked.invoice.buyer.business_number, mgt_key="B-1")
    if lost:
        await world.lose_answer("cancel-request")

    first = await take_back_once(world.provider, command, soon())
    second = await take_back_once(world.provider, command, soon())

    assert first.done.state == second.done.state == pb.DOCUMENT_STATE_REQUEST_CANCELLED
    assert await open_requests(world, asked) == []


@pytest.mark.parametrize("lost", ["", "assign", "refuse"])
async def test_the_seller_refuses_once(world: World, asked: pb.RequestReverseIssueRequest, lost: str) -> None:
    await request_once(world.provider, asked, soon())
    (found,) = await open_requests(world, asked)
    refusal = pb.RefuseReverseRequestRequest(
        seller_business_number=asked.invoice.seller.business_number, item_key=found.item_key, mgt_key="S-1", memo="반려")
    if lost:
        await world.lose_answer(lost)

    first = await refuse_once(world.provider, refusal, soon())
    second = await refuse_once(world.provider, refusal, soon())

    assert first.done.state == second.done.state == pb.DOCUMENT_STATE_REQUEST_REFUSED
    assert await open_requests(world, asked) == []


async def test_a_seller_s_key_of_another_document_is_a_conflict(
    world: World, asked: pb.RequestReverseIssueRequest
) -> None:
    seller = asked.invoice.seller.business_number
    await world.provider.issue(issue_request("S-1", seller=seller).invoice, True, soon())
    await request_once(world.provider, asked, soon())
    (found,) = await open_requests(world, asked)

    answer = await refuse_once(world.provider, pb.RefuseReverseRequestRequest(
        seller_business_number=seller, item_key=found.item_key, mgt_key="S-1"), soon())

    assert answer.refusal.code == "mgt_key_conflict"
    assert len(await open_requests(world, asked)) == 1


async def test_what_the_seller_issues_is_the_buyer_s_invoice(
    world: World, asked: pb.RequestReverseIssueRequest
) -> None:
    await request_once(world.provider, asked, soon())
    (found,) = await open_requests(world, asked)
    await world.seller_issues(found.item_key)

    buyer = asked.invoice.buyer.business_number
    document = await world.provider.find(Key(buyer, "B-1", pb.SIDE_BUYER), soon())
    too_late = await take_back_once(world.provider, pb.DocumentCommand(business_number=buyer, mgt_key="B-1"), soon())

    assert document is not None and document.issued
    assert document.state == pb.DOCUMENT_STATE_ISSUED
    assert too_late.WhichOneof("outcome") == "refusal"
