"""비고: three slots, the first of which the law gives to a foreign buyer's number."""

from collections.abc import Sequence

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_tax_scraper.errors import InvalidRequest

_SLOTS = 3
# Of the tax office's schema; grade C, the provider may still refuse what passes here.
_MAX_LENGTH = 150
_JOINT = " / "


def remark_slots(invoice: pb.TaxInvoice, field: str) -> Sequence[str]:
    """What is written in each slot. Raises InvalidRequest when not everything has room; nothing is cut."""
    given = list(invoice.remarks)
    if len(given) > _SLOTS:
        raise InvalidRequest(field, f"must be at most {_SLOTS}")
    slots = given
    if invoice.buyer_kind == pb.BUYER_KIND_FOREIGNER:
        slots = [invoice.buyer_identity_number, *given[:1], _JOINT.join(filter(None, given[1:]))]
    if any(len(slot) > _MAX_LENGTH for slot in slots):
        raise InvalidRequest(field, f"have no room: a remark has at most {_MAX_LENGTH} characters, "
                             "and a foreigner's number takes the first of three")
    return slots
