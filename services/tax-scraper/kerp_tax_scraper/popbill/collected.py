"""An ``HTTaxinvoiceAbbr``, one invoice that 홈택스 has, in the contract's words."""

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_tax_scraper.errors import ProviderUnavailable
from kerp_tax_scraper.popbill.answers import Json, confirm_number, day, text, whole
from kerp_tax_scraper.popbill.invoice_body import PURPOSES, TAX_TYPES

_TAX_TYPES = {word: value for value, word in TAX_TYPES.items()}
# 없음 and nothing at all: an invoice that says neither.
_PURPOSES = {"": pb.PURPOSE_UNSPECIFIED, "없음": pb.PURPOSE_UNSPECIFIED,
             **{word: value for value, word in PURPOSES.items()}}


def read_collected(found: Json) -> pb.CollectedInvoice:
    tax_type, purpose = text(found, "taxType"), text(found, "purposeType")
    if tax_type not in _TAX_TYPES or purpose not in _PURPOSES:
        raise ProviderUnavailable("Popbill's answer has an unknown tax type or purpose")
    original = text(found, "orgNTSConfirmNum")
    return pb.CollectedInvoice(
        nts_confirm_number=confirm_number(found.get("ntsconfirmNum")),
        write_date=day(found, "writeDate"),
        issue_date=day(found, "issueDate"),
        send_date=day(found, "sendDate"),
        tax_type=_TAX_TYPES[tax_type],
        purpose=_PURPOSES[purpose],
        modify_code=_modify_code(found),
        original_confirm_number=confirm_number(original) if original else "",
        seller=_party(found, "invoicer", "invoicerEmail"),
        buyer=_party(found, "invoicee", "invoiceeEmail1"),
        supply_amount=whole(found, "supplyCostTotal"),
        tax_amount=whole(found, "taxTotal"),
        total_amount=whole(found, "totalAmount"),
        remark=text(found, "remark1"),
        item=text(found, "itemName"))


def _modify_code(found: Json) -> int:
    """The list says whether (``modifyYN``) and seldom why: 0 then, and the original's number tells an amendment."""
    code = whole(found, "modifyCode") if text(found, "modifyCode") else 0
    if not 0 <= code <= 6:
        raise ProviderUnavailable("Popbill's answer has an unknown modifyCode")
    return code


def _party(found: Json, prefix: str, email: str) -> pb.Party:
    return pb.Party(
        business_number=text(found, f"{prefix}CorpNum"), branch_number=text(found, f"{prefix}TaxRegID"),
        name=text(found, f"{prefix}CorpName"), representative=text(found, f"{prefix}CEOName"),
        email=text(found, email))
