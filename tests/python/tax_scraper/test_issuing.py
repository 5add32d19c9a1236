"""One invoice at the provider for one key, whatever fails."""

import gzip

import grpc
import pytest

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2_grpc as rpc
from kerp_tax_scraper.transport import MAX_ANSWER_BYTES
from kerp_tax_scraper.server import DEFINITION
from support.harness import failure, serving
from support.invoices import MGT_KEY, SELLER, issue_request
from support.popbill import FALSE_SUCCESS, Popbill, environment


async def issued_before(popbill: Popbill, client: rpc.TaxScraperStub) -> str:
    answer = await client.IssueTaxInvoice(issue_request())
    assert len(popbill.issued) == 1
    return answer.issued.nts_confirm_number


async def test_issues_an_absent_document(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    answer = await client.IssueTaxInvoice(issue_request(), timeout=10)

    assert answer.WhichOneof("outcome") == "issued"
    assert answer.issued.nts_confirm_number == popbill.documents[SELLER, MGT_KEY]["ntsconfirmNum"]
    assert not answer.issued.adopted
    assert popbill.calls == {"token": 1, "lookup": 1, "issue": 1}


async def test_adopts_a_document_that_is_there(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    number = await issued_before(popbill, client)

    again = await client.IssueTaxInvoice(issue_request())

    assert (again.issued.nts_confirm_number, again.issued.adopted) == (number, True)
    assert popbill.calls["issue"] == 1


async def test_a_document_of_other_amounts_is_a_conflict(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    await issued_before(popbill, client)

    answer = await client.IssueTaxInvoice(issue_request(supply=300_010))

    assert answer.refusal.code == "mgt_key_conflict"
    assert popbill.calls["issue"] == 1


@pytest.mark.parametrize(("state", "number"), [(100, ""), (600, "2026112441000064" + "0001abCD"), (300, "")])
async def test_a_document_that_is_not_issued_is_not_adopted(
    popbill: Popbill, client: rpc.TaxScraperStub, state: int, number: str
) -> None:
    await issued_before(popbill, client)
    popbill.documents[SELLER, MGT_KEY].update(stateCode=state, ntsconfirmNum=number)

    answer = await client.IssueTaxInvoice(issue_request())

    assert answer.refusal.code == "mgt_key_not_issued"
    assert str(state) in answer.refusal.message


async def test_a_refusal_passes_through_with_the_provider_s_words(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    popbill.faults_before["issue"].append(popbill.refusing(-11001014, "공급자 사업자번호가 유효하지 않습니다."))

    answer = await client.IssueTaxInvoice(issue_request())

    assert answer.refusal.code == "-11001014"
    assert answer.refusal.message == "공급자 사업자번호가 유효하지 않습니다."
    assert popbill.issued == []


@pytest.mark.parametrize("second", [Popbill.refusing(-11000007, "접근할 수 없습니다."), Popbill.answering(500, b"")],
                         ids=["refused", "fails"])
async def test_a_refusal_stands_when_the_look_up_after_it_does_not_help(
    popbill: Popbill, client: rpc.TaxScraperStub, second: object
) -> None:
    popbill.faults_before["issue"].append(popbill.refusing(-11001014, "공급자 사업자번호가 유효하지 않습니다."))
    popbill.faults_before["lookup"].extend([None, second])

    answer = await client.IssueTaxInvoice(issue_request())

    assert answer.refusal.code == "-11001014"


async def test_a_refusal_of_the_look_up_is_a_refusal_too(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    popbill.faults_before["lookup"].append(popbill.refusing(-10000014, "회원이 아닙니다."))

    answer = await client.IssueTaxInvoice(issue_request())

    assert answer.refusal.code == "-10000014"
    assert popbill.calls["issue"] == 0


@pytest.mark.parametrize("code", [-12001012, -11999999], ids=["known code", "unknown code"])
async def test_key_in_use_is_looked_up_and_adopted(popbill: Popbill, client: rpc.TaxScraperStub, code: int) -> None:
    number = await issued_before(popbill, client)
    popbill.hidden_lookups, popbill.duplicate_code = 1, code  # a rival issued it between our look-up and our issue

    answer = await client.IssueTaxInvoice(issue_request())

    assert (answer.issued.nts_confirm_number, answer.issued.adopted) == (number, True)
    assert len(popbill.issued) == 1


async def test_key_in_use_with_other_amounts_is_a_conflict(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    await issued_before(popbill, client)
    popbill.hidden_lookups = 1

    answer = await client.IssueTaxInvoice(issue_request(supply=400_000))

    assert answer.refusal.code == "mgt_key_conflict"


async def test_key_in_use_that_the_look_up_does_not_show_yet_is_transient(
    popbill: Popbill, client: rpc.TaxScraperStub
) -> None:
    await issued_before(popbill, client)
    popbill.hidden_lookups, popbill.duplicate_code = 2, -12001012

    error = await failure(client.IssueTaxInvoice(issue_request()))

    assert error.code() is grpc.StatusCode.UNAVAILABLE


LOST_ANSWERS = {
    "500": Popbill.answering(500, b"oops"),
    "503 with an error object": Popbill.refusing(-11000001, "처리할 수 없습니다.", 503),
    "429": Popbill.answering(429, b""),
    "redirect": Popbill.answering(302, b"", Location="/elsewhere"),
    "not JSON": Popbill.answering(200, b"<html>"),
    "not an object": Popbill.answering(200, b"[1]"),
    "4xx of somebody in between": Popbill.answering(403, b"{}"),
    "no confirm number": Popbill.answering(200, b'{"code":1,"message":"ok"}'),
    "short confirm number": Popbill.answering(200, b'{"code":1,"ntsConfirmNum":"2026112441000064"}'),
    "oversized": Popbill.answering(200, FALSE_SUCCESS + b" " * MAX_ANSWER_BYTES),
    "an encoding nobody asked for": Popbill.answering(200, FALSE_SUCCESS, **{"Content-Encoding": "br"}),
    "inflates to oversized": Popbill.answering(
        200, gzip.compress(FALSE_SUCCESS + b" " * MAX_ANSWER_BYTES), **{"Content-Encoding": "gzip"}),
    "damaged gzip": Popbill.answering(200, b"not gzip", **{"Content-Encoding": "gzip"}),
}


@pytest.mark.parametrize("lost", LOST_ANSWERS.values(), ids=LOST_ANSWERS.keys())
async def test_an_accepted_issue_whose_answer_is_lost_is_found_again(
    popbill: Popbill, client: rpc.TaxScraperStub, lost: object
) -> None:
    popbill.faults_after["issue"].append(lost)

    answer = await client.IssueTaxInvoice(issue_request())

    assert answer.issued.nts_confirm_number == popbill.documents[SELLER, MGT_KEY]["ntsconfirmNum"]
    assert answer.issued.adopted
    assert len(popbill.issued) == 1


@pytest.mark.parametrize("lost", LOST_ANSWERS.values(), ids=LOST_ANSWERS.keys())
async def test_an_issue_that_is_lost_is_transient_and_issued_once_by_the_next_attempt(
    popbill: Popbill, client: rpc.TaxScraperStub, lost: object
) -> None:
    popbill.faults_before["issue"].append(lost)

    error = await failure(client.IssueTaxInvoice(issue_request()))
    again = await client.IssueTaxInvoice(issue_request())

    assert error.code() is grpc.StatusCode.UNAVAILABLE
    assert "issue" in error.details() or "Popbill" in error.details()
    assert not again.issued.adopted
    assert len(popbill.issued) == 1


async def test_a_compressed_answer_is_read(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    popbill.faults_after["issue"].append(
        popbill.answering(200, gzip.compress(FALSE_SUCCESS), **{"Content-Encoding": "gzip"}))

    answer = await client.IssueTaxInvoice(issue_request())

    assert answer.issued.nts_confirm_number == "2026112499999999ZZZZZZZZ"


async def test_a_time_out_after_the_issue_was_accepted_is_found_again(popbill: Popbill) -> None:
    popbill.faults_after["issue"].append(popbill.hold)
    async with serving(DEFINITION, environment(popbill.url, POPBILL_TIMEOUT_SECONDS="0.3")) as running:
        answer = await rpc.TaxScraperStub(running.channel).IssueTaxInvoice(issue_request(), timeout=10)

    assert answer.issued.adopted
    assert len(popbill.issued) == 1


async def test_a_short_deadline_leaves_time_for_the_look_up_after_a_time_out(popbill: Popbill) -> None:
    popbill.faults_after["issue"].append(popbill.hold)
    async with serving(DEFINITION, environment(popbill.url, POPBILL_TIMEOUT_SECONDS="30")) as running:
        answer = await rpc.TaxScraperStub(running.channel).IssueTaxInvoice(issue_request(), timeout=2)

    assert answer.issued.adopted
    assert len(popbill.issued) == 1


async def test_a_time_out_and_a_failing_look_up_are_reported_as_the_time_out(popbill: Popbill) -> None:
    popbill.faults_after["issue"].append(popbill.hold)
    popbill.faults_before["lookup"].extend([None, popbill.answering(500, b"")])
    async with serving(DEFINITION, environment(popbill.url, POPBILL_TIMEOUT_SECONDS="0.3")) as running:
        client = rpc.TaxScraperStub(running.channel)
        error = await failure(client.IssueTaxInvoice(issue_request(), timeout=10))
        again = await client.IssueTaxInvoice(issue_request(), timeout=10)

    assert error.code() is grpc.StatusCode.DEADLINE_EXCEEDED
    assert "issue" in error.details()
    assert again.issued.adopted
    assert len(popbill.issued) == 1


async def test_a_provider_that_hangs_does_not_hold_a_caller_without_deadline(popbill: Popbill) -> None:
    popbill.faults_before["lookup"].append(popbill.hold)
    async with serving(DEFINITION, environment(popbill.url, POPBILL_TIMEOUT_SECONDS="0.3")) as running:
        error = await failure(rpc.TaxScraperStub(running.channel).IssueTaxInvoice(issue_request()))

    assert error.code() is grpc.StatusCode.DEADLINE_EXCEEDED
    assert "lookup" in error.details()


async def test_the_caller_s_deadline_bounds_the_outgoing_call(popbill: Popbill) -> None:
    popbill.faults_before["lookup"].append(popbill.hold)
    async with serving(DEFINITION, environment(popbill.url, POPBILL_TIMEOUT_SECONDS="30")) as running:
        error = await failure(rpc.TaxScraperStub(running.channel).IssueTaxInvoice(issue_request(), timeout=1.5))
        assert error.code() is grpc.StatusCode.DEADLINE_EXCEEDED
        # The service ended the call by itself and in time: its own words came back, not the client's.
        assert "Popbill did not answer (lookup) within" in error.details()


async def test_a_provider_that_is_not_there_is_unavailable() -> None:
    async with serving(DEFINITION, environment("http://127.0.0.1:9")) as running:
        error = await failure(rpc.TaxScraperStub(running.channel).IssueTaxInvoice(issue_request()))
        up = await running.metric("kerp_external_api_up", provider="popbill")

    assert error.code() is grpc.StatusCode.UNAVAILABLE
    assert "could not be reached (token)" in error.details()
    assert up == 0
