"""Whole requests, one function each."""

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_tax_scraper.provider import Period
from kerp_tax_scraper.validation.fields import (
    check_business_number,
    check_count,
    check_email,
    check_item_key,
    check_job_id,
    check_key,
    check_memo,
    check_period,
    check_side,
    check_submit_id,
    check_unique,
    require,
)
from kerp_tax_scraper.validation.invoice import BUSINESS_KINDS, check_invoice

_MAX_SUBMITTED = 100
_MAX_KEYS = 1000
_MAX_BUSINESSES = 100
_REVERSE_MONTHS = 6
_COLLECTION_MONTHS = 3


def check_submission(request: pb.SubmitTaxInvoicesRequest) -> None:
    check_submit_id("submit_id", request.submit_id)
    check_count("invoices", request.invoices, _MAX_SUBMITTED)
    for position, invoice in enumerate(request.invoices):
        check_invoice(f"invoices[{position}]", invoice)
    sellers = {invoice.seller.business_number for invoice in request.invoices}
    require(len(sellers) == 1, "invoices", "must be all of one seller")
    check_unique("invoices", [invoice.mgt_key for invoice in request.invoices])


def check_get(request: pb.GetTaxInvoiceRequest) -> None:
    check_business_number("business_number", request.business_number)
    check_key("mgt_key", request.mgt_key)
    check_side("side", request.side)


def check_list(request: pb.ListTaxInvoiceStatesRequest) -> None:
    check_business_number("business_number", request.business_number)
    check_count("mgt_keys", request.mgt_keys, _MAX_KEYS)
    for position, key in enumerate(request.mgt_keys):
        check_key(f"mgt_keys[{position}]", key)
    check_unique("mgt_keys", request.mgt_keys)
    check_side("side", request.side)


def check_command(request: pb.DocumentCommand) -> None:
    check_business_number("business_number", request.business_number)
    check_key("mgt_key", request.mgt_key)
    check_memo("memo", request.memo)


def check_reverse_request(request: pb.RequestReverseIssueRequest) -> None:
    check_invoice("invoice", request.invoice)
    require(request.invoice.buyer_kind in BUSINESS_KINDS, "invoice.buyer_kind", "must be business: a person cannot ask")
    check_memo("memo", request.memo)


def check_reverse_list(request: pb.ListReverseRequestsRequest) -> Period:
    check_business_number("seller_business_number", request.seller_business_number)
    return check_period(request.from_date, request.to_date, _REVERSE_MONTHS)


def check_refuse(request: pb.RefuseReverseRequestRequest) -> None:
    check_business_number("seller_business_number", request.seller_business_number)
    check_item_key("item_key", request.item_key)
    check_key("mgt_key", request.mgt_key)
    check_memo("memo", request.memo)


def check_businesses(request: pb.CheckBusinessesRequest) -> None:
    check_count("business_numbers", request.business_numbers, _MAX_BUSINESSES)
    for position, number in enumerate(request.business_numbers):
        check_business_number(f"business_numbers[{position}]", number)


def check_join(request: pb.JoinProviderRequest) -> None:
    check_business_number("company.business_number", request.company.business_number)
    for name in ("name", "representative", "address", "business_type", "business_class"):
        require(bool(getattr(request.company, name)), f"company.{name}", "is empty")
    require(6 <= len(request.user_id) <= 50, "user_id", "must be 6-50 characters")
    require(8 <= len(request.password) <= 20, "password", "must be 8-20 characters")
    require(bool(request.contact_name), "contact_name", "is empty")
    check_email("contact_email", request.contact_email)
    require(bool(request.contact_phone), "contact_phone", "is empty")


def check_start(request: pb.StartCollectionRequest) -> Period:
    check_business_number("business_number", request.business_number)
    check_side("side", request.side)
    return check_period(request.from_date, request.to_date, _COLLECTION_MONTHS)


def check_collection(request: pb.GetCollectionRequest) -> None:
    check_business_number("business_number", request.business_number)
    check_job_id("job_id", request.job_id)


def check_collected(request: pb.ListCollectedInvoicesRequest) -> None:
    check_business_number("business_number", request.business_number)
    check_job_id("job_id", request.job_id)
    require(request.page >= 1, "page", "must be 1 or more")
