"""What is refused before the provider is asked, what goes over the wire, and GetTaxInvoice."""

import json
from collections.abc import Callable

import grpc
import pytest

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2_grpc as rpc
from kerp_tax_scraper.popbill.mapping import issue_body
from support.harness import failure
from support.invoices import MGT_KEY, SELLER, issue_request
from support.popbill import Popbill

Change = Callable[[pb.TaxInvoice], object]


def _set(**values: object) -> Change:
    def change(invoice: pb.TaxInvoice) -> None:
        for path, value in values.items():
            *parents, name = path.split("__")
            target = invoice
            for parent in parents:
                target = target.lines[int(parent[4:])] if parent.startswith("line") else getattr(target, parent)
            setattr(target, name, value)

    return change


WRONG: list[tuple[str, Change]] = [
    ("invoice.mgt_key", _set(mgt_key="")),
    ("invoice.mgt_key", _set(mgt_key="x" * 25)),
    ("invoice.mgt_key", _set(mgt_key="a/../b")),
    ("invoice.mgt_key", _set(mgt_key="a\n")),
    ("invoice.write_date", _set(write_date="20261124")),
    ("invoice.write_date", _set(write_date="2026-02-30")),
    ("invoice.tax_type", _set(tax_type=pb.TAX_TYPE_UNSPECIFIED)),
    ("invoice.tax_type", _set(tax_type=9)),
    ("invoice.purpose", _set(purpose=pb.PURPOSE_UNSPECIFIED)),
    ("invoice.seller.business_number", _set(seller__business_number="123-45-67891")),
    ("invoice.seller.name", _set(seller__name="")),
    ("invoice.buyer.business_number", _set(buyer__business_number="12345678901")),
    ("invoice.buyer.name", _set(buyer__name="")),
    ("invoice.lines", lambda invoice: invoice.ClearField("lines")),
    ("invoice.lines", lambda invoice: invoice.lines.extend([pb.Line()] * 98)),
    ("invoice.lines[1].number", _set(line1__number=3)),
    ("invoice.lines[0].purchase_date", _set(line0__purchase_date="today")),
    ("invoice.lines[0].quantity", _set(line0__quantity="1e3")),
    ("invoice.lines[1].unit_price", _set(line1__unit_price="1,000")),
    ("invoice.total_amount", _set(total_amount=330_001)),
    ("invoice.supply_amount", _set(line0__supply_amount=200_001)),
    ("invoice.tax_amount", _set(line0__tax_amount=20_001)),
    ("invoice.tax_amount", _set(tax_type=pb.TAX_TYPE_EXEMPT)),
]


@pytest.mark.parametrize(("field", "change"), WRONG, ids=[f"{n} {field}" for n, (field, _) in enumerate(WRONG)])
async def test_a_wrong_request_names_its_field(
    popbill: Popbill, client: rpc.TaxScraperStub, field: str, change: Change
) -> None:
    request = issue_request()
    change(request.invoice)

    error = await failure(client.IssueTaxInvoice(request))

    assert error.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert error.details().split()[0] == field
    assert not popbill.calls


def test_the_body_has_popbill_s_fields() -> None:
    assert json.loads(issue_body(issue_request().invoice, force=False)) == {
        "issueType": "정발행", "taxType": "과세", "purposeType": "청구", "chargeDirection": "정과금",
        "writeDate": "20261124", "supplyCostTotal": "300000", "taxTotal": "30000", "totalAmount": "330000",
        "invoicerMgtKey": MGT_KEY, "remark1": "비고",
        "invoicerCorpNum": SELLER, "invoicerCorpName": "공급자 주식회사", "invoicerCEOName": "김공급",
        "invoicerAddr": "서울", "invoicerBizType": "제조", "invoicerBizClass": "전자부품",
        "invoicerEmail": "seller@example.com",
        "invoiceeType": "사업자", "invoiceeCorpNum": "8888888888", "invoiceeCorpName": "공급받는자",
        "invoiceeCEOName": "이수요", "invoiceeEmail1": "buyer@example.com",
        "detailList": [
            {"serialNum": 1, "purchaseDT": "20261123", "itemName": "품목 1", "spec": "EA", "qty": "2",
             "unitCost": "1500.5", "supplyCost": "200000", "tax": "20000"},
            {"serialNum": 2, "purchaseDT": "20261123", "itemName": "품목 2", "spec": "EA", "qty": "2",
             "unitCost": "1500.5", "supplyCost": "100000", "tax": "10000"},
        ],
    }


@pytest.mark.parametrize(
    ("number", "kind"), [("8888888888", "사업자"), ("9001011234567", "개인"), ("9999999999999", "외국인")])
def test_the_buyer_s_kind_follows_from_the_number(number: str, kind: str) -> None:
    request = issue_request()
    request.invoice.buyer.business_number = number

    assert json.loads(issue_body(request.invoice, force=False))["invoiceeType"] == kind


async def test_force_issue_reaches_the_provider(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    request = issue_request()
    request.force_issue = True

    await client.IssueTaxInvoice(request)

    assert popbill.issued[0]["forceIssue"] is True


async def test_get_gives_what_the_provider_knows(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    await client.IssueTaxInvoice(issue_request())
    # Popbill writes numbers as text or as numbers; both are read.
    popbill.documents[SELLER, MGT_KEY].update(stateCode="304", ntssendErrCode="SUC001", taxTotal=30000)

    found = await client.GetTaxInvoice(pb.GetTaxInvoiceRequest(seller_business_number=SELLER, mgt_key=MGT_KEY))

    assert found == pb.GetTaxInvoiceResponse(
        mgt_key=MGT_KEY, nts_confirm_number=popbill.documents[SELLER, MGT_KEY]["ntsconfirmNum"],
        state_code=304, supply_amount=300_000, tax_amount=30_000, nts_result_code="SUC001")


async def test_get_of_an_unknown_key_is_not_found(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    error = await failure(client.GetTaxInvoice(
        pb.GetTaxInvoiceRequest(seller_business_number=SELLER, mgt_key="unknown")))

    assert error.code() is grpc.StatusCode.NOT_FOUND
    assert popbill.calls["lookup"] == 1


async def test_get_that_is_refused_is_a_failed_precondition(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    popbill.faults_before["lookup"].append(popbill.refusing(-11000007, "접근할 수 없습니다."))

    error = await failure(client.GetTaxInvoice(pb.GetTaxInvoiceRequest(seller_business_number=SELLER, mgt_key="A")))

    assert error.code() is grpc.StatusCode.FAILED_PRECONDITION
    assert "-11000007" in error.details()


@pytest.mark.parametrize(("seller", "key", "field"), [("1", "A", "seller_business_number"), (SELLER, "", "mgt_key")])
async def test_get_checks_its_request(
    popbill: Popbill, client: rpc.TaxScraperStub, seller: str, key: str, field: str
) -> None:
    error = await failure(client.GetTaxInvoice(pb.GetTaxInvoiceRequest(seller_business_number=seller, mgt_key=key)))

    assert error.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert error.details().startswith(field)
    assert not popbill.calls


@pytest.mark.parametrize("damage", [
    {"stateCode": None}, {"supplyCostTotal": "1e6"}, {"taxTotal": 1.5}, {"ntsconfirmNum": "123"},
], ids=str)
async def test_a_document_that_cannot_be_read_is_transient(
    popbill: Popbill, client: rpc.TaxScraperStub, damage: dict[str, object]
) -> None:
    await client.IssueTaxInvoice(issue_request())
    popbill.documents[SELLER, MGT_KEY].update(damage)

    error = await failure(client.IssueTaxInvoice(issue_request()))

    assert error.code() is grpc.StatusCode.UNAVAILABLE
    assert len(popbill.issued) == 1
