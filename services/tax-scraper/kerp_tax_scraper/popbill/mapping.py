"""The contract's fields and Popbill's, in both directions. Popbill takes amounts as text and dates as yyyyMMdd."""

import json
import re
from collections.abc import Mapping
from typing import Any

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_tax_scraper.errors import ProviderUnavailable
from kerp_tax_scraper.provider import Document

_CONFIRM_NUMBER = re.compile(r"[0-9]{16}[0-9A-Za-z]{8}")
_WON = re.compile(r"-?[0-9]{1,18}")
_TAX_TYPE = {pb.TAX_TYPE_TAXABLE: "과세", pb.TAX_TYPE_ZERO_RATED: "영세", pb.TAX_TYPE_EXEMPT: "면세"}
_PURPOSE = {pb.PURPOSE_RECEIPT: "영수", pb.PURPOSE_CHARGE: "청구"}
_FOREIGNER = "9999999999999"


def issue_body(invoice: pb.TaxInvoice, force: bool) -> bytes:
    fields: dict[str, Any] = {
        "issueType": "정발행",
        "taxType": _TAX_TYPE[invoice.tax_type],
        "purposeType": _PURPOSE[invoice.purpose],
        "chargeDirection": "정과금",
        "writeDate": _date(invoice.write_date),
        "supplyCostTotal": str(invoice.supply_amount),
        "taxTotal": str(invoice.tax_amount),
        "totalAmount": str(invoice.total_amount),
        "invoicerMgtKey": invoice.mgt_key,
        "remark1": invoice.remark,
        "detailList": [_line(line) for line in invoice.lines],
        **_party("invoicer", invoice.seller),
        "invoicerEmail": invoice.seller.email,
        "invoiceeType": _buyer_type(invoice.buyer.business_number),
        **_party("invoicee", invoice.buyer),
        "invoiceeEmail1": invoice.buyer.email,
    }
    if force:
        fields["forceIssue"] = True
    return json.dumps(_stated(fields), ensure_ascii=False).encode()


def read_document(found: Mapping[str, Any], mgt_key: str) -> Document:
    """A TaxinvoiceInfo. ``ntsconfirmNum`` is Popbill's own spelling here; the issue's answer has ``ntsConfirmNum``."""
    number = found.get("ntsconfirmNum") or found.get("ntsConfirmNum") or ""
    return Document(
        mgt_key=mgt_key,
        state_code=_whole(found, "stateCode"),
        confirm_number=_confirm_number(number) if number else "",
        supply_amount=_whole(found, "supplyCostTotal"),
        tax_amount=_whole(found, "taxTotal"),
        result_code=str(found.get("ntssendErrCode") or ""),
    )


def read_confirm_number(found: Mapping[str, Any]) -> str:
    return _confirm_number(found.get("ntsConfirmNum") or found.get("ntsconfirmNum"))


def _party(prefix: str, party: pb.Party) -> dict[str, str]:
    return {
        f"{prefix}CorpNum": party.business_number,
        f"{prefix}CorpName": party.name,
        f"{prefix}CEOName": party.representative,
        f"{prefix}Addr": party.address,
        f"{prefix}BizType": party.business_type,
        f"{prefix}BizClass": party.business_class,
    }


def _buyer_type(number: str) -> str:
    if number == _FOREIGNER:
        return "외국인"
    return "사업자" if len(number) == 10 else "개인"


def _line(line: pb.Line) -> dict[str, Any]:
    return _stated({
        "serialNum": line.number,
        "purchaseDT": _date(line.purchase_date),
        "itemName": line.item,
        "spec": line.specification,
        "qty": line.quantity,
        "unitCost": line.unit_price,
        "supplyCost": str(line.supply_amount),
        "tax": str(line.tax_amount),
        "remark": line.remark,
    })


def _stated(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value != ""}


def _date(iso: str) -> str:
    return iso.replace("-", "")


def _confirm_number(value: object) -> str:
    if not isinstance(value, str) or not _CONFIRM_NUMBER.fullmatch(value):
        raise ProviderUnavailable("Popbill's answer has no usable 승인번호")
    return value


def _whole(found: Mapping[str, Any], name: str) -> int:
    text = str(found.get(name, ""))
    if not _WON.fullmatch(text):
        raise ProviderUnavailable(f"Popbill's answer has no whole number in {name}")
    return int(text)
