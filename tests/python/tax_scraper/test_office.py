"""Accounts and 홈택스 수집 when something is missing or fails; what of requests is refused before anybody is asked."""

import json

import grpc
import pytest

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2_grpc as rpc
from support.harness import failure
from support.invoices import SELLER, issue_request
from support.popbill import Popbill

STARTING = pb.StartCollectionRequest(
    business_number=SELLER, side=pb.SIDE_BUYER, from_date="2026-10-01", to_date="2026-12-31")


async def test_points_and_price_are_whole(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    popbill.joined[SELLER] = {}
    popbill.certificate, popbill.points, popbill.unit_cost = "20271231235959", "1234.7", "200.00"

    assert await client.GetAccount(pb.GetAccountRequest(business_number=SELLER)) == pb.Account(
        member=True, certificate_registered=True, certificate_expires_on="2027-12-31", points=1234,
        points_per_invoice=200)


async def test_who_is_no_member_is_asked_for_nothing_else(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    assert await client.GetAccount(pb.GetAccountRequest(business_number=SELLER)) == pb.Account()
    assert popbill.calls == {"membership": 1}


async def test_a_join_that_was_not_accepted_is_transient(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    popbill.faults_before["join"].append(popbill.answering(502, b""))

    error = await failure(client.JoinProvider(joining()))
    again = await client.JoinProvider(joining())

    assert error.code() is grpc.StatusCode.UNAVAILABLE
    assert again.WhichOneof("outcome") == "done"
    assert popbill.joined[SELLER]["Password"] == "pass-word-1"


async def test_a_join_that_a_rival_was_quicker_with_is_done(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    async def rival() -> None:
        popbill.joined[SELLER] = {}

    popbill.faults_before["join"].append(rival)

    assert (await client.JoinProvider(joining())).WhichOneof("outcome") == "done"


async def test_a_join_that_is_refused_says_why(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    popbill.faults_before["join"].append(popbill.refusing(-10000055, "이미 사용중인 아이디입니다."))

    answer = await client.JoinProvider(joining())

    assert answer.refusal == pb.Refusal(code="-10000055", message="이미 사용중인 아이디입니다.")


async def test_a_collection_is_over_days_of_transmission(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    answer = await client.StartCollection(STARTING)

    assert popbill.collection_queries == [{"DType": "S", "SDate": "20261001", "EDate": "20261231"}]
    assert popbill.jobs[answer.job_id] == (SELLER, "BUY")


async def test_a_collection_that_is_refused_is_an_answer(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    popbill.faults_before["collect"].append(popbill.refusing(-11100001, "홈택스 로그인에 실패하였습니다."))

    answer = await client.StartCollection(STARTING)

    assert answer.refusal == pb.Refusal(code="-11100001", message="홈택스 로그인에 실패하였습니다.")


@pytest.mark.parametrize(("job", "expected"), [
    ({"jobState": 1}, pb.Collection(state=pb.Collection.STATE_RUNNING)),
    ({"jobState": 2, "errorCode": None}, pb.Collection(state=pb.Collection.STATE_RUNNING)),
    ({"jobState": 3, "errorCode": 1, "collectCount": 7}, pb.Collection(state=pb.Collection.STATE_DONE, count=7)),
    ({"jobState": 3, "errorCode": -11100012, "errorReason": "수집 실패"}, pb.Collection(
        state=pb.Collection.STATE_FAILED, refusal=pb.Refusal(code="-11100012", message="수집 실패"))),
], ids=["waiting", "running", "done", "failed"])
async def test_how_far_a_job_is(
    popbill: Popbill, client: rpc.TaxScraperStub, job: dict[str, object], expected: pb.Collection
) -> None:
    job_id = (await client.StartCollection(STARTING)).job_id
    popbill.job = job

    assert await client.GetCollection(pb.GetCollectionRequest(business_number=SELLER, job_id=job_id)) == expected


async def test_a_forgotten_job_is_not_found(client: rpc.TaxScraperStub) -> None:
    error = await failure(client.GetCollection(pb.GetCollectionRequest(business_number=SELLER, job_id="1")))

    assert error.code() is grpc.StatusCode.NOT_FOUND


@pytest.mark.parametrize("answer", [
    {"jobState": 9}, {"jobState": 3}, {"jobState": 3, "errorCode": 1, "collectCount": "many"}], ids=str)
async def test_a_job_that_cannot_be_read_is_transient(
    popbill: Popbill, client: rpc.TaxScraperStub, answer: dict[str, object]
) -> None:
    popbill.faults_before["job"].append(popbill.answering(200, json.dumps(answer).encode()))

    error = await failure(client.GetCollection(pb.GetCollectionRequest(business_number=SELLER, job_id="1")))

    assert error.code() is grpc.StatusCode.UNAVAILABLE


REQUESTS = [
    ("GetTaxInvoice", pb.GetTaxInvoiceRequest(business_number="1", mgt_key="A", side=1), "business_number"),
    ("GetTaxInvoice", pb.GetTaxInvoiceRequest(business_number=SELLER, side=1), "mgt_key"),
    ("GetTaxInvoice", pb.GetTaxInvoiceRequest(business_number=SELLER, mgt_key="A"), "side"),
    ("ListTaxInvoiceStates", pb.ListTaxInvoiceStatesRequest(business_number=SELLER, side=1), "mgt_keys"),
    ("ListTaxInvoiceStates", pb.ListTaxInvoiceStatesRequest(
        business_number=SELLER, side=1, mgt_keys=[f"K{number}" for number in range(1001)]), "mgt_keys"),
    ("ListTaxInvoiceStates", pb.ListTaxInvoiceStatesRequest(
        business_number=SELLER, side=1, mgt_keys=["A", "/"]), "mgt_keys[1]"),
    ("SubmitTaxInvoices", pb.SubmitTaxInvoicesRequest(submit_id="a_b"), "submit_id"),
    ("SubmitTaxInvoices", pb.SubmitTaxInvoicesRequest(submit_id="S"), "invoices"),
    ("SubmitTaxInvoices", pb.SubmitTaxInvoicesRequest(
        submit_id="S", invoices=[issue_request("A").invoice, issue_request("/").invoice]), "invoices[1].mgt_key"),
    ("SubmitTaxInvoices", pb.SubmitTaxInvoicesRequest(
        submit_id="S", invoices=[issue_request("A").invoice, issue_request("A").invoice]), "invoices"),
    ("SubmitTaxInvoices", pb.SubmitTaxInvoicesRequest(
        submit_id="S", invoices=[issue_request("A").invoice, issue_request("B", seller="2222222222").invoice]),
     "invoices"),
    ("CancelTaxInvoice", pb.DocumentCommand(business_number=SELLER, mgt_key="A", memo="가" * 201), "memo"),
    ("ListReverseRequests", pb.ListReverseRequestsRequest(
        seller_business_number=SELLER, from_date="2026-08-31", to_date="2027-03-01"), "to_date"),
    ("ListReverseRequests", pb.ListReverseRequestsRequest(
        seller_business_number=SELLER, from_date="2026-08-31", to_date="2026-08-30"), "to_date"),
    ("RefuseReverseRequest", pb.RefuseReverseRequestRequest(
        seller_business_number=SELLER, item_key="../x", mgt_key="A"), "item_key"),
    ("CheckBusinesses", pb.CheckBusinessesRequest(), "business_numbers"),
    ("CheckBusinesses", pb.CheckBusinessesRequest(business_numbers=[SELLER] * 101), "business_numbers"),
    ("CheckBusinesses", pb.CheckBusinessesRequest(business_numbers=[SELLER, "1"]), "business_numbers[1]"),
    ("StartCollection", pb.StartCollectionRequest(
        business_number=SELLER, side=1, from_date="2026-11-30", to_date="2027-03-01"), "to_date"),
    ("GetCollection", pb.GetCollectionRequest(business_number=SELLER, job_id="a/b"), "job_id"),
    ("ListCollectedInvoices", pb.ListCollectedInvoicesRequest(business_number=SELLER, job_id="1"), "page"),
]


@pytest.mark.parametrize(("method", "request_", "field"), REQUESTS, ids=[f"{m} {f}" for m, _, f in REQUESTS])
async def test_a_wrong_request_names_its_field(
    popbill: Popbill, client: rpc.TaxScraperStub, method: str, request_: object, field: str
) -> None:
    error = await failure(getattr(client, method)(request_))

    assert error.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert error.details().split()[0] == field
    assert not popbill.calls


async def test_a_period_may_end_on_the_last_day_of_a_shorter_month(
    popbill: Popbill, client: rpc.TaxScraperStub
) -> None:
    await client.StartCollection(pb.StartCollectionRequest(
        business_number=SELLER, side=pb.SIDE_SELLER, from_date="2026-11-30", to_date="2027-02-28"))

    assert popbill.collection_queries[0]["EDate"] == "20270228"


def joining() -> pb.JoinProviderRequest:
    return pb.JoinProviderRequest(
        company=issue_request().invoice.seller, user_id="newcompany", password="pass-word-1", contact_name="박담당",
        contact_email="p@example.com", contact_phone="02-0000-0000")
