"""Submissions when something fails. What any provider must do is in compliance/."""

import json

import grpc
import pytest

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2_grpc as rpc
from kerp_tax_scraper.server import DEFINITION
from support.harness import failure, serving
from support.invoices import SELLER, issue_request
from support.popbill import Popbill, environment


def request(*keys: str) -> pb.SubmitTaxInvoicesRequest:
    return pb.SubmitTaxInvoicesRequest(submit_id="S-1", invoices=[issue_request(key).invoice for key in keys])


async def test_nothing_is_known_about_the_items_until_the_submission_is_done(
    popbill: Popbill, client: rpc.TaxScraperStub
) -> None:
    popbill.submission_done = False
    answers = [await client.SubmitTaxInvoices(request("A")) for _ in range(2)]
    popbill.submission_done = True
    answers.append(await client.SubmitTaxInvoices(request("A")))

    assert [answer.WhichOneof("outcome") for answer in answers] == ["in_progress", "in_progress", "result"]
    assert popbill.calls["submit"] == 1


async def test_an_item_that_the_result_lacks_is_a_refusal(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    await client.SubmitTaxInvoices(request("A", "B"))
    results = popbill.submissions[SELLER, "S-1"]["issueResult"]
    results[:] = [item for item in results if item["invoicerMgtKey"] == "B"]

    answer = await client.SubmitTaxInvoices(request("A", "B"))

    assert [item.refusal.code for item in answer.result.items] == ["not_in_result", ""]
    assert answer.result.items[1].issued.nts_confirm_number


async def test_a_refusal_of_the_whole_is_an_answer(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    popbill.faults_before["submit"].append(popbill.refusing(-11001014, "공급자 사업자번호가 유효하지 않습니다."))

    answer = await client.SubmitTaxInvoices(request("A"))

    assert answer.refusal == pb.Refusal(code="-11001014", message="공급자 사업자번호가 유효하지 않습니다.")
    assert popbill.calls["submission"] == 2  # a refusal may be "this id was used": it is looked up


async def test_a_rival_s_submission_of_the_same_id_is_taken_over(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    await client.SubmitTaxInvoices(request("A"))
    popbill.faults_before["submission"].append(popbill.refusing(-11900103, "제출 내역이 없습니다."))

    answer = await client.SubmitTaxInvoices(request("A"))

    assert popbill.calls["submit"] == 2
    assert answer.result.items[0].issued.nts_confirm_number
    assert len(popbill.issued) == 1


async def test_a_lost_submission_that_was_not_accepted_is_transient(
    popbill: Popbill, client: rpc.TaxScraperStub
) -> None:
    popbill.faults_before["submit"].append(popbill.answering(502, b""))

    error = await failure(client.SubmitTaxInvoices(request("A")))
    again = await client.SubmitTaxInvoices(request("A"))

    assert error.code() is grpc.StatusCode.UNAVAILABLE
    assert "submit" in error.details()
    assert again.WhichOneof("outcome") == "in_progress"
    assert len(popbill.issued) == 1


async def test_nothing_is_submitted_while_the_look_up_fails(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    popbill.faults_before["submission"].append(popbill.answering(500, b""))

    error = await failure(client.SubmitTaxInvoices(request("A")))

    assert error.code() is grpc.StatusCode.UNAVAILABLE
    assert popbill.calls["submit"] == 0


@pytest.mark.parametrize("damage", [
    {"txState": 9}, {"txState": None}, {"issueResult": "no"}, {"issueResult": [1]},
    {"issueResult": [{"invoicerMgtKey": "A", "code": 1, "ntsconfirmNum": "123"}]},
    {"issueResult": [{"invoicerMgtKey": "A", "code": "x"}]},
    {"issueResult": [{"invoicerMgtKey": "A", "code": -1, "message": ""}] * 2},
], ids=str)
async def test_a_result_that_cannot_be_read_is_transient(
    popbill: Popbill, client: rpc.TaxScraperStub, damage: dict[str, object]
) -> None:
    await client.SubmitTaxInvoices(request("A"))
    answer = {"code": 1, "txState": 2, **popbill.submissions[SELLER, "S-1"], **damage}
    popbill.faults_before["submission"].append(popbill.answering(200, to_json(answer)))

    error = await failure(client.SubmitTaxInvoices(request("A")))

    assert error.code() is grpc.StatusCode.UNAVAILABLE
    assert popbill.calls["submit"] == 1


ACCOUNT = {"POPBILL_NOT_A_MEMBER_CODES": "-11900050,-1", "POPBILL_CERTIFICATE_MISSING_CODES": "-11900051",
           "POPBILL_CERTIFICATE_EXPIRED_CODES": "-11900052", "POPBILL_POINTS_EXHAUSTED_CODES": "-11900053"}


@pytest.mark.parametrize(("number", "code"), [
    (-11900050, "not_a_member"), (-1, "not_a_member"), (-11900051, "certificate_missing"),
    (-11900052, "certificate_expired"), (-11900053, "points_exhausted"), (-99000009, "points_exhausted"),
    (-11900054, "-11900054")])
async def test_what_the_account_lacks_is_said_in_our_words(popbill: Popbill, number: int, code: str) -> None:
    for operation in ("issue", "submit"):
        popbill.faults_before[operation].append(popbill.refusing(number, "팝빌의 말"))
    async with serving(DEFINITION, environment(popbill.url, **ACCOUNT)) as running:
        client = rpc.TaxScraperStub(running.channel)
        one = await client.IssueTaxInvoice(issue_request("A"))
        many = await client.SubmitTaxInvoices(request("A"))

    assert one.refusal == many.refusal
    assert one.refusal.code == code
    assert (one.refusal.message == "팝빌의 말") == code.startswith("-")


async def test_a_token_that_is_refused_for_want_of_membership_says_so(popbill: Popbill) -> None:
    popbill.faults_before["token"].extend([popbill.refusing(-11900050, "회원이 아닙니다.")] * 4)
    async with serving(DEFINITION, environment(popbill.url, **ACCOUNT)) as running:
        client = rpc.TaxScraperStub(running.channel)
        issued = await client.IssueTaxInvoice(issue_request("A"))
        url = await failure(client.GetCertificateUrl(pb.GetCertificateUrlRequest(business_number=SELLER)))

    assert issued.refusal.code == "not_a_member"
    assert url.code() is grpc.StatusCode.FAILED_PRECONDITION
    assert url.details().startswith("not_a_member: ")


# aiohttp would rather be given a stream; transport.py says why it is not.
@pytest.mark.filterwarnings("ignore:Sending a large body:ResourceWarning")
async def test_the_largest_submission_passes_and_a_larger_one_does_not(
    popbill: Popbill, client: rpc.TaxScraperStub
) -> None:
    largest = request(*(f"K-{number}" for number in range(100)))
    for invoice in largest.invoices:
        del invoice.lines[:]
        # As long as K-ERP lets them be, in Korean.
        invoice.lines.extend(pb.Line(
            number=number, purchase_date="2026-11-23", item="가" * 100, specification="나" * 100, quantity="2",
            unit_price="1500.50", remark="다" * 100) for number in range(1, 100))
        invoice.supply_amount = invoice.tax_amount = invoice.total_amount = 0
    too_large = pb.SubmitTaxInvoicesRequest(submit_id="S-2", invoices=[*largest.invoices, *largest.invoices])

    answer = await client.SubmitTaxInvoices(largest)
    error = await failure(client.SubmitTaxInvoices(too_large))

    assert answer.WhichOneof("outcome") == "in_progress"
    assert len(popbill.issued) == 100
    assert largest.ByteSize() < 10_000_000 < (16 << 20) < too_large.ByteSize()
    assert error.code() is grpc.StatusCode.RESOURCE_EXHAUSTED


def to_json(value: object) -> bytes:
    return json.dumps(value).encode()
