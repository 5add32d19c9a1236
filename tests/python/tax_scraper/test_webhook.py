"""ReadWebhook: from the certain fields alone, and from all of them."""

import json

import grpc
import pytest

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2_grpc as rpc
from support.harness import failure
from support.invoices import MGT_KEY, SELLER
from support.popbill import Popbill

NUMBER = "2026112441000064" + "0001abCD"
CERTAIN = {"corpNum": SELLER, "itemKey": "018112517512300001", "ntsConfirmNum": NUMBER}


def posted(event_type: str, body: object, **changes: str) -> pb.ReadWebhookRequest:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return pb.ReadWebhookRequest(**{
        "type": "TAXINVOICE.STATE", "event_type": event_type, "business_number": SELLER, "body": raw, **changes})


@pytest.mark.parametrize(("event_type", "result", "state", "number"), [
    ("Issue", "", pb.DOCUMENT_STATE_ISSUED, 300),
    ("CancelIssue", "", pb.DOCUMENT_STATE_CANCELLED, 600),
    ("NTS", "", pb.DOCUMENT_STATE_ISSUED, 301),
    ("NTS", "SUC001", pb.DOCUMENT_STATE_TRANSMITTED, 304),
    ("NTS", "SYN003", pb.DOCUMENT_STATE_TRANSMITTED, 305),
    ("NTS", "SYN004", pb.DOCUMENT_STATE_TRANSMIT_FAILED, 305),
    ("OPEN", "", pb.DOCUMENT_STATE_UNSPECIFIED, 0),
])
async def test_the_state_follows_from_the_certain_fields(
    client: rpc.TaxScraperStub, event_type: str, result: str, state: pb.DocumentState.ValueType, number: int
) -> None:
    event = await client.ReadWebhook(posted(event_type, {**CERTAIN, "ntssendErrCode": result or None}))

    assert event == pb.WebhookEvent(business_number=SELLER, state=pb.TaxInvoiceState(
        nts_confirm_number=NUMBER, state=state, provider_state=number, nts_result_code=result))


async def test_everything_that_is_there_is_read_and_nobody_is_asked(
    popbill: Popbill, client: rpc.TaxScraperStub
) -> None:
    event = await client.ReadWebhook(posted("NTS", {
        **CERTAIN, "invoicerMgtKey": MGT_KEY, "invoicerCorpNum": SELLER, "stateCode": 304, "stateDT": "20261125150130",
        "ntsresultDT": "20261125150100", "ntssendErrCode": "SUC001", "supplyCostTotal": "300000", "taxTotal": "30000"}))

    assert event.state == pb.TaxInvoiceState(
        mgt_key=MGT_KEY, nts_confirm_number=NUMBER, state=pb.DOCUMENT_STATE_TRANSMITTED, provider_state=304,
        changed_at="2026-11-25T15:01:30+09:00", supply_amount=300_000, tax_amount=30_000, nts_result_code="SUC001")
    assert not popbill.calls


async def test_the_time_is_of_the_result_when_the_state_has_none(client: rpc.TaxScraperStub) -> None:
    event = await client.ReadWebhook(posted("NTS", {**CERTAIN, "ntsresultDT": "20261125150100"}))

    assert event.state.changed_at == "2026-11-25T15:01:00+09:00"


async def test_a_buyer_is_told_of_its_own_key(client: rpc.TaxScraperStub) -> None:
    event = await client.ReadWebhook(posted("Issue", {
        **CERTAIN, "invoicerCorpNum": "8888888888", "invoicerMgtKey": "theirs", "invoiceeCorpNum": SELLER,
        "invoiceeMgtKey": "ours", "stateCode": 310}))

    assert (event.state.mgt_key, event.state.state) == ("ours", pb.DOCUMENT_STATE_ISSUED)


WRONG = {
    "another type": (posted("NTS", CERTAIN, type="HT.TAXINVOICEXML"), "type"),
    "another business": (posted("NTS", {**CERTAIN, "corpNum": "8888888888"}), "body"),
    "not JSON": (posted("NTS", b"<xml>"), "body"),
    "not an object": (posted("NTS", [1]), "body"),
    "too large": (posted("NTS", {**CERTAIN, "memo": "x" * 70_000}), "body"),
    "names nothing": (posted("NTS", {"corpNum": SELLER}), "body"),
    "a damaged 승인번호": (posted("NTS", {**CERTAIN, "ntsConfirmNum": "123"}), "body"),
    "a damaged state": (posted("NTS", {**CERTAIN, "stateCode": "x"}), "body"),
    "a damaged time": (posted("NTS", {**CERTAIN, "stateDT": "yesterday"}), "body"),
    "no business": (posted("NTS", CERTAIN, business_number=""), "business_number"),
}


@pytest.mark.parametrize(("request_", "field"), WRONG.values(), ids=WRONG.keys())
async def test_what_cannot_be_read_is_an_invalid_argument(
    client: rpc.TaxScraperStub, request_: pb.ReadWebhookRequest, field: str
) -> None:
    error = await failure(client.ReadWebhook(request_))

    assert error.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert error.details().split()[0] == field
