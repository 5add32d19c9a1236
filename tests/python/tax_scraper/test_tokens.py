"""Linkhub's tokens: signature, cache, single flight, renewal, a clock that is off."""

import asyncio
import base64
from datetime import timedelta

import grpc
import pytest
from prometheus_client import Gauge

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2_grpc as rpc
from kerp_service.deadline import Deadline
from kerp_service.tracing import Tracer
from kerp_tax_scraper.popbill.auth import TAX_INVOICE, TokenSource
from kerp_tax_scraper.popbill.codes import Codes
from kerp_tax_scraper.popbill.signing import Credentials
from kerp_tax_scraper.server import DEFINITION
from kerp_tax_scraper.transport import Outside
from support.harness import failure, serving
from support.invoices import SELLER, issue_request
from support.popbill import LINK_ID, SECRET, SERVICE_ID, Popbill, environment


def test_secrets_do_not_show() -> None:
    credentials = Credentials("http://unused", "POPBILL_TEST", "unused", b"very secret")

    assert "secret" not in repr(credentials)


async def test_a_token_is_kept_for_the_next_call(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    for key in ("A", "B", "C"):
        await client.IssueTaxInvoice(issue_request(key))

    assert popbill.calls == {"token": 1, "lookup": 3, "issue": 3}


async def test_each_seller_has_a_token(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    await client.IssueTaxInvoice(issue_request("A", seller="1111111111"))
    await client.IssueTaxInvoice(issue_request("A", seller="2222222222"))

    assert popbill.calls["token"] == 2
    assert set(popbill.documents) == {("1111111111", "A"), ("2222222222", "A")}


async def test_each_purpose_has_a_token_of_its_own(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    await client.IssueTaxInvoice(issue_request())
    for _ in range(2):
        await client.StartCollection(pb.StartCollectionRequest(
            business_number=SELLER, side=pb.SIDE_BUYER, from_date="2026-10-01", to_date="2026-10-31"))

    assert popbill.scopes == ["110", "111"]


async def test_callers_at_once_share_one_request_for_a_token(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    answers = await asyncio.gather(*(client.IssueTaxInvoice(issue_request(f"K{n}")) for n in range(10)))

    assert all(answer.issued.nts_confirm_number for answer in answers)
    assert popbill.calls["token"] == 1


async def test_a_caller_that_leaves_does_not_fail_the_others(popbill: Popbill) -> None:
    popbill.faults_before["token"].append(popbill.wait)
    credentials = Credentials(popbill.url, SERVICE_ID, LINK_ID, SECRET)
    async with Outside(Tracer(None), Gauge("up", "", ["provider"], registry=None)).connect("Popbill", 5) as transport:
        tokens = TokenSource(transport, credentials, Codes())
        first, second = (asyncio.create_task(tokens.get(SELLER, TAX_INVOICE, Deadline(5))) for _ in range(2))
        await popbill.held.wait()

        first.cancel()
        popbill.released.set()
        token = await second

    assert first.cancelled()
    assert token.value == f"token-1-{SELLER}"
    assert popbill.calls == {"token": 1}


async def test_a_token_about_to_expire_is_renewed(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    popbill.token_lifetime = timedelta(seconds=30)  # inside the margin
    await client.IssueTaxInvoice(issue_request("A"))

    assert popbill.calls["token"] == 2  # one for the look-up, one for the issue


@pytest.mark.parametrize("status", [401, 400], ids=["401", "code -10000033"])
async def test_a_rejected_token_is_replaced_and_the_call_repeated(
    popbill: Popbill, client: rpc.TaxScraperStub, status: int
) -> None:
    await client.IssueTaxInvoice(issue_request("A"))
    for operation in ("lookup", "issue"):
        popbill.faults_before[operation].append(popbill.refusing(-10000033, "토큰 해석 실패", status))

    answer = await client.IssueTaxInvoice(issue_request("B"))

    assert answer.issued.nts_confirm_number and not answer.issued.adopted
    assert popbill.calls == {"token": 3, "lookup": 3, "issue": 3}
    assert len(popbill.issued) == 2


async def test_tokens_that_expired_early_are_replaced(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    await client.IssueTaxInvoice(issue_request("A"))
    popbill.expire_tokens()

    answer = await client.IssueTaxInvoice(issue_request("B"))

    assert not answer.issued.adopted
    assert popbill.calls["token"] == 2


async def test_a_fresh_token_that_is_rejected_ends_the_call(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    popbill.faults_before["lookup"].extend([popbill.answering(401, b""), popbill.answering(401, b"")])

    error = await failure(client.IssueTaxInvoice(issue_request()))

    assert error.code() is grpc.StatusCode.UNAVAILABLE
    assert popbill.calls == {"token": 2, "lookup": 2}


@pytest.mark.parametrize("off", [timedelta(hours=3), timedelta(hours=-3)], ids=["slow", "fast"])
async def test_a_clock_that_is_off_is_corrected_by_the_provider_s(
    popbill: Popbill, client: rpc.TaxScraperStub, off: timedelta
) -> None:
    popbill.clock_offset = off

    await client.IssueTaxInvoice(issue_request("A"))
    await client.IssueTaxInvoice(issue_request("A", seller="2222222222"))

    assert len(popbill.issued) == 2
    assert popbill.calls["time"] == 1  # learned once
    assert popbill.calls["token"] == 3


async def test_wrong_keys_are_the_operator_s_problem_and_no_refusal(popbill: Popbill) -> None:
    wrong = base64.b64encode(b"another key").decode()
    async with serving(DEFINITION, environment(popbill.url, POPBILL_API_KEY=wrong)) as running:
        error = await failure(rpc.TaxScraperStub(running.channel).IssueTaxInvoice(issue_request()))

    assert error.code() is grpc.StatusCode.UNAVAILABLE
    assert error.details() == "Popbill gave no token, code -99010001"
    assert popbill.calls == {"token": 1, "time": 1}


BAD_TOKENS = {
    "down": (500, b""),
    "not JSON": (200, b"no"),
    "no token": (200, b'{"expiration":"2030-01-01T00:00:00Z"}'),
    "a token with a line break": (200, b'{"session_token":"a\\nb","expiration":"2030-01-01T00:00:00Z"}'),
    "no expiration": (200, b'{"session_token":"a"}'),
}


@pytest.mark.parametrize(("status", "body"), BAD_TOKENS.values(), ids=BAD_TOKENS.keys())
async def test_an_unusable_token_answer_is_transient(
    popbill: Popbill, client: rpc.TaxScraperStub, status: int, body: bytes
) -> None:
    popbill.faults_before["token"].append(popbill.answering(status, body))

    error = await failure(client.IssueTaxInvoice(issue_request()))
    again = await client.IssueTaxInvoice(issue_request())

    assert error.code() is grpc.StatusCode.UNAVAILABLE
    assert again.issued.nts_confirm_number


async def test_a_token_endpoint_that_hangs_is_bounded_by_the_deadline(
    popbill: Popbill, client: rpc.TaxScraperStub
) -> None:
    popbill.faults_before["token"].append(popbill.hold)

    error = await failure(client.IssueTaxInvoice(issue_request(), timeout=0.5))

    assert error.code() is grpc.StatusCode.DEADLINE_EXCEEDED
    assert popbill.calls == {"token": 1}
