"""What is refused before the provider is asked, and GetTaxInvoice."""

from collections.abc import Callable

import grpc
import pytest

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2_grpc as rpc
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
    ("invoice.seller.branch_number", _set(seller__branch_number="1")),
    ("invoice.buyer_kind", _set(buyer_kind=9)),
    ("invoice.buyer_identity_number", _set(buyer_identity_number="9001011234567")),
    ("invoice.buyer.business_number", _set(buyer_kind=pb.BUYER_KIND_INDIVIDUAL)),
    ("invoice.buyer_identity_number", _set(
        buyer_kind=pb.BUYER_KIND_INDIVIDUAL, buyer__business_number="", buyer_identity_number="900101-1234567")),
    ("invoice.payment", _set(payment__cash=329_999)),
    ("invoice.contacts", lambda invoice: invoice.contacts.extend([pb.Contact(email="a@example.com")] * 6)),
    ("invoice.contacts[0].email", lambda invoice: invoice.contacts.add(name="김")),
    ("invoice.modify_code", _set(modify_code=7)),
    ("invoice.original_confirm_number", _set(modify_code=1)),
    ("invoice.original_confirm_number", _set(original_confirm_number="2026112441000064" + "0001abCD")),
    ("invoice.remarks", lambda invoice: invoice.remarks.extend(["2", "3", "4"])),
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


async def test_force_issue_reaches_the_provider(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    request = issue_request()
    request.force_issue = True

    await client.IssueTaxInvoice(request)

    assert popbill.issued[0]["forceIssue"] is True


async def test_get_gives_what_the_provider_knows(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    await client.IssueTaxInvoice(issue_request())
    # Popbill writes numbers as text or as numbers; both are read.
    popbill.documents[SELLER, MGT_KEY].update(
        stateCode="304", stateDT="20261125150130", ntssendErrCode="SUC001", taxTotal=30000)

    found = await client.GetTaxInvoice(pb.GetTaxInvoiceRequest(
        business_number=SELLER, mgt_key=MGT_KEY, side=pb.SIDE_SELLER))

    assert found == pb.TaxInvoiceState(
        mgt_key=MGT_KEY, nts_confirm_number=popbill.documents[SELLER, MGT_KEY]["ntsconfirmNum"],
        state=pb.DOCUMENT_STATE_TRANSMITTED, provider_state=304, changed_at="2026-11-25T15:01:30+09:00",
        supply_amount=300_000, tax_amount=30_000, nts_result_code="SUC001")


async def test_get_of_an_unknown_key_is_not_found(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    error = await failure(client.GetTaxInvoice(
        pb.GetTaxInvoiceRequest(business_number=SELLER, mgt_key="unknown", side=pb.SIDE_SELLER)))

    assert error.code() is grpc.StatusCode.NOT_FOUND
    assert popbill.calls["lookup"] == 1


async def test_get_that_is_refused_is_a_failed_precondition(popbill: Popbill, client: rpc.TaxScraperStub) -> None:
    popbill.faults_before["lookup"].append(popbill.refusing(-11000007, "접근할 수 없습니다."))

    error = await failure(client.GetTaxInvoice(
        pb.GetTaxInvoiceRequest(business_number=SELLER, mgt_key="A", side=pb.SIDE_SELLER)))

    assert error.code() is grpc.StatusCode.FAILED_PRECONDITION
    assert "-11000007" in error.details()


@pytest.mark.parametrize("damage", [
    {"stateCode": None}, {"stateDT": "20261332000000"}, {"supplyCostTotal": "1e6"}, {"taxTotal": 1.5},
    {"ntsconfirmNum": "123"},
], ids=str)
async def test_a_document_that_cannot_be_read_is_transient(
    popbill: Popbill, client: rpc.TaxScraperStub, damage: dict[str, object]
) -> None:
    await client.IssueTaxInvoice(issue_request())
    popbill.documents[SELLER, MGT_KEY].update(damage)

    error = await failure(client.IssueTaxInvoice(issue_request()))

    assert error.code() is grpc.StatusCode.UNAVAILABLE
    assert len(popbill.issued) == 1
