"""Checks of a request that need nobody else. The provider judges the rest."""

import re
from datetime import date

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_tax_scraper.errors import InvalidRequest

_MGT_KEY = re.compile(r"[A-Za-z0-9_-]{1,24}")
_SELLER_NUMBER = re.compile(r"[0-9]{10}")
# 사업자등록번호, or the thirteen digits of a person (주민등록번호, 외국인).
_BUYER_NUMBER = re.compile(r"[0-9]{10}|[0-9]{13}")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DECIMAL = re.compile(r"-?[0-9]{1,16}(\.[0-9]{1,6})?")
_MAX_LINES = 99


def check_issue(request: pb.IssueTaxInvoiceRequest) -> None:
    invoice = request.invoice
    check_key("invoice.mgt_key", invoice.mgt_key)
    _check_date("invoice.write_date", invoice.write_date)
    _require(invoice.tax_type in _TAX_TYPES, "invoice.tax_type", "must be taxable, zero-rated or exempt")
    _require(invoice.purpose in _PURPOSES, "invoice.purpose", "must be receipt or charge")
    check_seller("invoice.seller.business_number", invoice.seller.business_number)
    _require(bool(invoice.seller.name), "invoice.seller.name", "is empty")
    _require(_matches(_BUYER_NUMBER, invoice.buyer.business_number),
             "invoice.buyer.business_number", "must be 10 digits, or 13 for a person")
    _require(bool(invoice.buyer.name), "invoice.buyer.name", "is empty")
    _check_lines(invoice)
    _check_amounts(invoice)


def check_key(field: str, key: str) -> None:
    _require(_matches(_MGT_KEY, key), field, "must be 1-24 characters of A-Z, a-z, 0-9, _ and -")


def check_seller(field: str, number: str) -> None:
    _require(_matches(_SELLER_NUMBER, number), field, "must be 10 digits")


def _check_lines(invoice: pb.TaxInvoice) -> None:
    _require(1 <= len(invoice.lines) <= _MAX_LINES, "invoice.lines", f"must be 1-{_MAX_LINES} lines")
    for position, line in enumerate(invoice.lines, start=1):
        at = f"invoice.lines[{position - 1}]"
        _require(line.number == position, f"{at}.number", f"must be {position}: lines are numbered from 1")
        if line.purchase_date:
            _check_date(f"{at}.purchase_date", line.purchase_date)
        for name in ("quantity", "unit_price"):
            value = getattr(line, name)
            _require(not value or _matches(_DECIMAL, value), f"{at}.{name}", "must be a decimal number or empty")


def _check_amounts(invoice: pb.TaxInvoice) -> None:
    supply, tax = invoice.supply_amount, invoice.tax_amount
    _require(invoice.total_amount == supply + tax, "invoice.total_amount", "is not supply_amount + tax_amount")
    _require(sum(line.supply_amount for line in invoice.lines) == supply,
             "invoice.supply_amount", "is not the sum of its lines")
    _require(sum(line.tax_amount for line in invoice.lines) == tax, "invoice.tax_amount", "is not the sum of its lines")
    _require(invoice.tax_type == pb.TAX_TYPE_TAXABLE or tax == 0,
             "invoice.tax_amount", "must be 0 when the invoice is zero-rated or exempt")


def _check_date(field: str, value: str) -> None:
    try:
        _require(_matches(_ISO_DATE, value), field, "must be a date, yyyy-MM-dd")
        date.fromisoformat(value)
    except ValueError:
        raise InvalidRequest(field, "is not a day of the calendar") from None


def _matches(pattern: re.Pattern[str], value: str) -> bool:
    return pattern.fullmatch(value) is not None


def _require(holds: bool, field: str, problem: str) -> None:
    if not holds:
        raise InvalidRequest(field, problem)


_TAX_TYPES = frozenset({pb.TAX_TYPE_TAXABLE, pb.TAX_TYPE_ZERO_RATED, pb.TAX_TYPE_EXEMPT})
_PURPOSES = frozenset({pb.PURPOSE_RECEIPT, pb.PURPOSE_CHARGE})
