"""Commands whose outcome is in doubt, and the states behind them."""

import json

import grpc
import pytest

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2_grpc as rpc
from kerp_tax_scraper.popbill.codes import States
from support.harness import failure
from support.invoices import MGT_KEY, SELLER, issue_request
from support.popbill import Popbill

COMMAND = pb.DocumentCommand(business_number=SELLER, mgt_key=MGT_KEY)


async def test_a_cancel_that_was_not_accepted_is_transient_and_done_by_the_next(
    popbill: Popbill, client: rpc.TaxScraperStub
) -> None:
    await client.IssueTaxInvoice(issue_request())
    popbill.faults_before["cancel"].append(popbill.answering(502, b""))

    error = await failure(client.CancelTaxInvoice(COMMAND))
    again = await client.CancelTaxInvoice(COMMAND)

    assert error.code() is grpc.StatusCode.UNAVAILABLE
    assert again.done.state == pb.DOCUMENT_STATE_CANCELLED


async def test_a_cancel_that_a_rival_was_quicker_with_is_done(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    await client.IssueTaxInvoice(issue_request())

    async def rival() -> None:
        popbill.documents[SELLER, MGT_KEY]["stateCode"] = 600

    popbill.faults_before["cancel"].append(rival)

    answer = await client.CancelTaxInvoice(COMMAND)

    assert answer.done.state == pb.DOCUMENT_STATE_CANCELLED


async def test_a_cancel_that_the_transmission_overtook_is_too_late(
    popbill: Popbill, client: rpc.TaxScraperStub
) -> None:
    await client.IssueTaxInvoice(issue_request())

    async def transmission() -> None:
        popbill.documents[SELLER, MGT_KEY]["stateCode"] = 303

    popbill.faults_before["cancel"].append(transmission)

    assert (await client.CancelTaxInvoice(COMMAND)).refusal.code == "already_transmitted"


@pytest.mark.parametrize("state", [303, 304, 305])
async def test_a_cancel_after_the_transmission_began_does_not_reach_the_provider(
    popbill: Popbill, client: rpc.TaxScraperStub, state: int
) -> None:
    await client.IssueTaxInvoice(issue_request())
    popbill.documents[SELLER, MGT_KEY]["stateCode"] = state

    assert (await client.CancelTaxInvoice(COMMAND)).refusal.code == "already_transmitted"
    assert popbill.calls["cancel"] == 0


@pytest.mark.parametrize(("number", "result", "state"), [
    (100, "", pb.DOCUMENT_STATE_DRAFT), (210, "", pb.DOCUMENT_STATE_REQUESTED),
    (300, "", pb.DOCUMENT_STATE_ISSUED), (301, "", pb.DOCUMENT_STATE_ISSUED), (302, "", pb.DOCUMENT_STATE_ISSUED),
    (303, "", pb.DOCUMENT_STATE_TRANSMITTING), (304, "SUC001", pb.DOCUMENT_STATE_TRANSMITTED),
    (305, "SYN004", pb.DOCUMENT_STATE_TRANSMIT_FAILED), (305, "SYN003", pb.DOCUMENT_STATE_TRANSMITTED),
    (310, "", pb.DOCUMENT_STATE_ISSUED), (314, "SUC001", pb.DOCUMENT_STATE_TRANSMITTED),
    (315, "ERR001", pb.DOCUMENT_STATE_TRANSMIT_FAILED), (400, "", pb.DOCUMENT_STATE_REQUEST_REFUSED),
    (500, "", pb.DOCUMENT_STATE_REQUEST_CANCELLED), (600, "", pb.DOCUMENT_STATE_CANCELLED),
    (220, "", pb.DOCUMENT_STATE_UNSPECIFIED), (600, "SYN003", pb.DOCUMENT_STATE_CANCELLED)])
def test_every_state_has_a_word(number: int, result: str, state: pb.DocumentState.ValueType) -> None:
    assert States(frozenset({210}), frozenset({400}), frozenset({500})).state(number, result) == state


async def test_states_of_many_come_in_the_order_asked_for(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    for key in ("A", "B"):
        await client.IssueTaxInvoice(issue_request(key))

    answer = await client.ListTaxInvoiceStates(pb.ListTaxInvoiceStatesRequest(
        business_number=SELLER, mgt_keys=["B", "X", "A"], side=pb.SIDE_SELLER))

    assert [state.mgt_key for state in answer.states] == ["B", "A"]


@pytest.mark.parametrize("keys", [["A", "A"], ["A", "C"]], ids=["one twice", "one nobody asked for"])
async def test_states_that_nobody_asked_for_are_no_answer(
    popbill: Popbill, client: rpc.TaxScraperStub, keys: list[str]
) -> None:
    found = [{"invoicerMgtKey": key, "stateCode": 300, "supplyCostTotal": "1", "taxTotal": "0"} for key in keys]
    popbill.faults_before["lookup-many"].append(popbill.answering(200, json.dumps(found).encode()))

    error = await failure(client.ListTaxInvoiceStates(pb.ListTaxInvoiceStatesRequest(
        business_number=SELLER, mgt_keys=["A", "B"], side=pb.SIDE_SELLER)))

    assert error.code() is grpc.StatusCode.UNAVAILABLE


async def test_reverse_requests_of_many_pages_are_read_to_the_end(
    popbill: Popbill, client: rpc.TaxScraperStub
) -> None:
    popbill.page_size = 2
    for number in range(5):
        await client.RequestReverseIssue(pb.RequestReverseIssueRequest(invoice=issue_request(f"B{number}").invoice))

    answer = await client.ListReverseRequests(pb.ListReverseRequestsRequest(
        seller_business_number=SELLER, from_date="2026-11-01", to_date="2026-11-30"))

    assert len({found.item_key for found in answer.requests}) == 5
