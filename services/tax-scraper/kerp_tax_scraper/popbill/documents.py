"""A ``TaxinvoiceInfo`` as a document of ours."""

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_tax_scraper.popbill.answers import Json, moment, optional_confirm_number, text, whole
from kerp_tax_scraper.popbill.codes import States, is_issued
from kerp_tax_scraper.provider import Document, SideOf

KEY_FIELDS = {pb.SIDE_SELLER: "invoicerMgtKey", pb.SIDE_BUYER: "invoiceeMgtKey"}
KEY_TYPES = {pb.SIDE_SELLER: "SELL", pb.SIDE_BUYER: "BUY"}


def read_document(found: Json, side: SideOf, states: States) -> Document:
    number = whole(found, "stateCode")
    confirm = optional_confirm_number(found)
    result_code = text(found, "ntssendErrCode")
    return Document(
        mgt_key=text(found, KEY_FIELDS[side]),
        state=states.state(number, result_code),
        provider_state=number,
        issued=is_issued(number) and bool(confirm),
        confirm_number=confirm,
        supply_amount=whole(found, "supplyCostTotal"),
        tax_amount=whole(found, "taxTotal"),
        result_code=result_code,
        changed_at=moment(found, "stateDT"),
        item_key=text(found, "itemKey"),
    )
