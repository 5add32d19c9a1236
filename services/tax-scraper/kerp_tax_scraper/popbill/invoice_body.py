"""The contract's invoice as Popbill's ``Taxinvoice``. Popbill takes amounts as text and dates as yyyyMMdd."""

from collections.abc import Mapping
from typing import Any

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_tax_scraper.popbill.answers import yyyymmdd
from kerp_tax_scraper.remarks import remark_slots

TAX_TYPES = {pb.TAX_TYPE_TAXABLE: "과세", pb.TAX_TYPE_ZERO_RATED: "영세", pb.TAX_TYPE_EXEMPT: "면세"}
PURPOSES = {pb.PURPOSE_RECEIPT: "영수", pb.PURPOSE_CHARGE: "청구"}

# Popbill wants it in place of a foreigner's business number; the real number goes to the first remark.
_ANY_FOREIGNER = "9999999999999"


def issue_fields(invoice: pb.TaxInvoice) -> dict[str, Any]:
    """정발행: by the seller, under the seller's key."""
    return _stated({"issueType": "정발행", "invoicerMgtKey": invoice.mgt_key, **_fields(invoice)})


def request_fields(invoice: pb.TaxInvoice, memo: str) -> dict[str, Any]:
    """역발행: asked for by the buyer, under the buyer's key."""
    return _stated({"issueType": "역발행", "invoiceeMgtKey": invoice.mgt_key, "memo": memo, **_fields(invoice)})


def _fields(invoice: pb.TaxInvoice) -> dict[str, Any]:
    return {
        "taxType": TAX_TYPES[invoice.tax_type],
        "purposeType": PURPOSES[invoice.purpose],
        "chargeDirection": "정과금",
        "writeDate": yyyymmdd(invoice.write_date),
        "supplyCostTotal": str(invoice.supply_amount),
        "taxTotal": str(invoice.tax_amount),
        "totalAmount": str(invoice.total_amount),
        **_party("invoicer", invoice.seller),
        "invoicerEmail": invoice.seller.email,
        **_party("invoicee", invoice.buyer),
        **_buyer_kind(invoice),
        "invoiceeEmail1": invoice.buyer.email,
        **{f"remark{slot}": remark for slot, remark in enumerate(remark_slots(invoice, "remarks"), start=1)},
        **_payment(invoice.payment),
        **_amendment(invoice),
        "detailList": [_line(line) for line in invoice.lines],
        "addContactList": [
            _stated({"serialNum": number, "contactName": contact.name, "email": contact.email})
            for number, contact in enumerate(invoice.contacts, start=1)],
    }


def _party(prefix: str, party: pb.Party) -> dict[str, str]:
    return {
        f"{prefix}CorpNum": party.business_number,
        f"{prefix}TaxRegID": party.branch_number,
        f"{prefix}CorpName": party.name,
        f"{prefix}CEOName": party.representative,
        f"{prefix}Addr": party.address,
        f"{prefix}BizType": party.business_type,
        f"{prefix}BizClass": party.business_class,
    }


def _buyer_kind(invoice: pb.TaxInvoice) -> dict[str, str]:
    if invoice.buyer_kind == pb.BUYER_KIND_FOREIGNER:
        return {"invoiceeType": "외국인", "invoiceeCorpNum": _ANY_FOREIGNER}
    if invoice.buyer_kind == pb.BUYER_KIND_INDIVIDUAL:
        return {"invoiceeType": "개인", "invoiceeCorpNum": invoice.buyer_identity_number}
    return {"invoiceeType": "사업자"}


def _payment(payment: pb.Payment) -> dict[str, str]:
    paid = {"cash": payment.cash, "chkBill": payment.cheque, "note": payment.note, "credit": payment.credit}
    return {name: str(amount) for name, amount in paid.items() if amount}


def _amendment(invoice: pb.TaxInvoice) -> dict[str, Any]:
    if not invoice.modify_code:
        return {}
    return {"modifyCode": invoice.modify_code, "orgNTSConfirmNum": invoice.original_confirm_number}


def _line(line: pb.Line) -> dict[str, Any]:
    return _stated({
        "serialNum": line.number,
        "purchaseDT": yyyymmdd(line.purchase_date),
        "itemName": line.item,
        "spec": line.specification,
        "qty": line.quantity,
        "unitCost": line.unit_price,
        "supplyCost": str(line.supply_amount),
        "tax": str(line.tax_amount),
        "remark": line.remark,
    })


def _stated(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in ("", [])}
