"""A tax invoice."""

import re

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_tax_scraper.remarks import remark_slots
from kerp_tax_scraper.validation.fields import (
    check_business_number,
    check_confirm_number,
    check_date,
    check_email,
    check_key,
    matches,
    require,
)

_DECIMAL = re.compile(r"-?[0-9]{1,16}(\.[0-9]{1,6})?")
_BRANCH = re.compile(r"[0-9]{4}")
# 주민등록번호; its check digit means nothing since 2020.
_PERSON = re.compile(r"[0-9]{13}")
# 외국인등록번호 or a passport's number.
_FOREIGNER = re.compile(r"[A-Za-z0-9-]{5,20}")
_MAX_LINES = 99
_MAX_CONTACTS = 5
_MAX_MODIFY_CODE = 6
_TAX_TYPES = frozenset({pb.TAX_TYPE_TAXABLE, pb.TAX_TYPE_ZERO_RATED, pb.TAX_TYPE_EXEMPT})
_PURPOSES = frozenset({pb.PURPOSE_RECEIPT, pb.PURPOSE_CHARGE})
_PEOPLE = {pb.BUYER_KIND_INDIVIDUAL: _PERSON, pb.BUYER_KIND_FOREIGNER: _FOREIGNER}
BUSINESS_KINDS = frozenset({pb.BUYER_KIND_UNSPECIFIED, pb.BUYER_KIND_BUSINESS})


def check_invoice(at: str, invoice: pb.TaxInvoice) -> None:
    check_key(f"{at}.mgt_key", invoice.mgt_key)
    check_date(f"{at}.write_date", invoice.write_date)
    require(invoice.tax_type in _TAX_TYPES, f"{at}.tax_type", "must be taxable, zero-rated or exempt")
    require(invoice.purpose in _PURPOSES, f"{at}.purpose", "must be receipt or charge")
    check_business_number(f"{at}.seller.business_number", invoice.seller.business_number)
    _check_party(f"{at}.seller", invoice.seller)
    _check_buyer(at, invoice)
    _check_lines(at, invoice)
    _check_amounts(at, invoice)
    _check_payment(at, invoice)
    _check_contacts(at, invoice)
    _check_amendment(at, invoice)
    remark_slots(invoice, f"{at}.remarks")


def _check_party(at: str, party: pb.Party) -> None:
    require(bool(party.name), f"{at}.name", "is empty")
    require(not party.branch_number or matches(_BRANCH, party.branch_number),
            f"{at}.branch_number", "must be 4 digits or empty")


def _check_buyer(at: str, invoice: pb.TaxInvoice) -> None:
    number, identity = invoice.buyer.business_number, invoice.buyer_identity_number
    if invoice.buyer_kind in BUSINESS_KINDS:
        check_business_number(f"{at}.buyer.business_number", number)
        require(not identity, f"{at}.buyer_identity_number", "must be empty for a business")
    else:
        require(invoice.buyer_kind in _PEOPLE, f"{at}.buyer_kind", "must be business, individual or foreigner")
        require(not number, f"{at}.buyer.business_number", "must be empty for a person")
        require(matches(_PEOPLE[invoice.buyer_kind], identity), f"{at}.buyer_identity_number",
                "must be 13 digits, or a foreigner's registration or passport number")
    _check_party(f"{at}.buyer", invoice.buyer)


def _check_lines(at: str, invoice: pb.TaxInvoice) -> None:
    require(1 <= len(invoice.lines) <= _MAX_LINES, f"{at}.lines", f"must be 1-{_MAX_LINES} lines")
    for position, line in enumerate(invoice.lines, start=1):
        field = f"{at}.lines[{position - 1}]"
        require(line.number == position, f"{field}.number", f"must be {position}: lines are numbered from 1")
        if line.purchase_date:
            check_date(f"{field}.purchase_date", line.purchase_date)
        for name in ("quantity", "unit_price"):
            value = getattr(line, name)
            require(not value or matches(_DECIMAL, value), f"{field}.{name}", "must be a decimal number or empty")


def _check_amounts(at: str, invoice: pb.TaxInvoice) -> None:
    supply, tax = invoice.supply_amount, invoice.tax_amount
    require(invoice.total_amount == supply + tax, f"{at}.total_amount", "is not supply_amount + tax_amount")
    require(sum(line.supply_amount for line in invoice.lines) == supply,
            f"{at}.supply_amount", "is not the sum of its lines")
    require(sum(line.tax_amount for line in invoice.lines) == tax, f"{at}.tax_amount", "is not the sum of its lines")
    require(invoice.tax_type == pb.TAX_TYPE_TAXABLE or tax == 0,
            f"{at}.tax_amount", "must be 0 when the invoice is zero-rated or exempt")


def _check_payment(at: str, invoice: pb.TaxInvoice) -> None:
    paid = [invoice.payment.cash, invoice.payment.cheque, invoice.payment.note, invoice.payment.credit]
    require(not any(paid) or sum(paid) == invoice.total_amount, f"{at}.payment", "does not sum up to total_amount")


def _check_contacts(at: str, invoice: pb.TaxInvoice) -> None:
    require(len(invoice.contacts) <= _MAX_CONTACTS, f"{at}.contacts", f"must be at most {_MAX_CONTACTS}")
    for position, contact in enumerate(invoice.contacts):
        check_email(f"{at}.contacts[{position}].email", contact.email)


def _check_amendment(at: str, invoice: pb.TaxInvoice) -> None:
    require(0 <= invoice.modify_code <= _MAX_MODIFY_CODE, f"{at}.modify_code", f"must be 0-{_MAX_MODIFY_CODE}")
    if invoice.modify_code:
        check_confirm_number(f"{at}.original_confirm_number", invoice.original_confirm_number)
    else:
        require(not invoice.original_confirm_number, f"{at}.original_confirm_number",
                "must be empty without a modify_code")
