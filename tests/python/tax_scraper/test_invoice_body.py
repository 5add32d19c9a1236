"""An invoice as it goes over the wire to Popbill."""

import pytest

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_tax_scraper.errors import InvalidRequest
from kerp_tax_scraper.popbill.invoice_body import issue_fields, request_fields
from support.invoices import MGT_KEY, SELLER, issue_request

PASSPORT = "M12345678"
ORIGINAL = "2026112441000064" + "0001abCD"


def test_the_body_has_popbill_s_fields() -> None:
    assert issue_fields(issue_request().invoice) == {
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


def test_what_is_stated_seldom() -> None:
    invoice = issue_request().invoice
    invoice.remarks[:] = ["하나", "", "셋"]
    invoice.seller.branch_number, invoice.buyer.branch_number = "0001", "0002"
    invoice.payment.CopyFrom(pb.Payment(cash=100_000, cheque=30_000, note=150_000, credit=50_000))
    invoice.contacts.extend([pb.Contact(name="박", email="b@example.com"), pb.Contact(email="c@example.com")])
    invoice.modify_code, invoice.original_confirm_number = 2, ORIGINAL

    added = {name: value for name, value in issue_fields(invoice).items()
             if name not in issue_fields(issue_request().invoice) or name == "remark1"}

    assert added == {
        "remark1": "하나", "remark3": "셋", "invoicerTaxRegID": "0001", "invoiceeTaxRegID": "0002",
        "cash": "100000", "chkBill": "30000", "note": "150000", "credit": "50000",
        "addContactList": [{"serialNum": 1, "contactName": "박", "email": "b@example.com"},
                           {"serialNum": 2, "email": "c@example.com"}],
        "modifyCode": 2, "orgNTSConfirmNum": ORIGINAL,
    }


def test_an_individual_is_named_by_the_resident_number() -> None:
    fields = issue_fields(person(pb.BUYER_KIND_INDIVIDUAL, "9001011234567", ["비고"]))

    assert (fields["invoiceeType"], fields["invoiceeCorpNum"]) == ("개인", "9001011234567")
    assert fields["remark1"] == "비고"


@pytest.mark.parametrize(("remarks", "slots"), [
    ([], [PASSPORT]),
    (["a"], [PASSPORT, "a"]),
    (["a", "b"], [PASSPORT, "a", "b"]),
    (["a", "b", "c"], [PASSPORT, "a", "b / c"]),
    (["a", "b" * 100, "c" * 47], [PASSPORT, "a", "b" * 100 + " / " + "c" * 47]),
], ids=["none", "one", "two", "three", "three that just fit"])
def test_a_foreigner_s_number_takes_the_first_remark_and_nothing_is_lost(remarks: list[str], slots: list[str]) -> None:
    fields = issue_fields(person(pb.BUYER_KIND_FOREIGNER, PASSPORT, remarks))

    assert (fields["invoiceeType"], fields["invoiceeCorpNum"]) == ("외국인", "9999999999999")
    assert [fields[name] for name in ("remark1", "remark2", "remark3") if name in fields] == slots


def test_remarks_without_room_beside_a_foreigner_s_number_are_refused_and_not_cut() -> None:
    with pytest.raises(InvalidRequest) as caught:
        issue_fields(person(pb.BUYER_KIND_FOREIGNER, PASSPORT, ["a", "b" * 100, "c" * 48]))

    assert PASSPORT not in str(caught.value)


def test_a_request_of_the_buyer_has_the_buyer_s_key() -> None:
    fields = request_fields(issue_request().invoice, "발행해 주세요")

    assert (fields["issueType"], fields["invoiceeMgtKey"], fields["memo"]) == ("역발행", MGT_KEY, "발행해 주세요")
    assert "invoicerMgtKey" not in fields


def person(kind: pb.BuyerKind.ValueType, number: str, remarks: list[str]) -> pb.TaxInvoice:
    invoice = issue_request().invoice
    invoice.buyer_kind, invoice.buyer_identity_number = kind, number
    invoice.buyer.ClearField("business_number")
    invoice.remarks[:] = remarks
    return invoice
