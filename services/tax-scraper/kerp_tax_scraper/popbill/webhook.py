"""What Popbill posts to us when a document changes.

    Pb-Webhook-Type: TAXINVOICE.STATE     Pb-Webhook-EventType: NTS     Pb-Webhook-Corpnum: 1234567890
    {"corpNum": "1234567890", "itemKey": "…", "ntsConfirmNum": "…", "ntssendDT": "…", "ntsresultDT": "…",
     "ntssendErrCode": "SUC001", …}

Only these fields are certain. Others of TaxinvoiceInfo are read when they are there.
"""

import json
from typing import Any

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_tax_scraper.errors import InvalidRequest, ProviderUnavailable
from kerp_tax_scraper.popbill.answers import Json, moment, optional_confirm_number, text, whole
from kerp_tax_scraper.popbill.documents import KEY_FIELDS
from kerp_tax_scraper.popbill.room import Room

_TYPE = "TAXINVOICE.STATE"
_MAX_BODY_BYTES = 64 << 10
_ISSUED, _WAITING, _SENT, _FAILED, _CANCELLED = 300, 301, 304, 305, 600
_ARRIVED = "SUC001"
_TIMES = ("stateDT", "ntsresultDT", "ntssendDT")


class Webhook(Room):
    def read_webhook(self, request: pb.ReadWebhookRequest) -> pb.WebhookEvent:
        if request.type != _TYPE:
            raise InvalidRequest("type", f"must be {_TYPE}")
        found = _read_body(request.body)
        member = request.business_number
        if text(found, "corpNum") not in ("", member):
            raise InvalidRequest("body", "is about another business than its header says")
        try:
            state = self._read_state(found, member, request.event_type)
        except ProviderUnavailable as unusable:
            raise InvalidRequest("body", f"cannot be read: {unusable}") from unusable
        if not state.mgt_key and not state.nts_confirm_number:
            raise InvalidRequest("body", "names no document")
        return pb.WebhookEvent(business_number=member, state=state)

    def _read_state(self, found: Json, member: str, event_type: str) -> pb.TaxInvoiceState:
        result_code = text(found, "ntssendErrCode")
        number = whole(found, "stateCode") if text(found, "stateCode") else _implied_state(event_type, result_code)
        return pb.TaxInvoiceState(
            mgt_key=text(found, KEY_FIELDS[_side_of(found, member)]),
            nts_confirm_number=optional_confirm_number(found),
            state=self.states.state(number, result_code),
            provider_state=number,
            changed_at=next((moment(found, name) for name in _TIMES if text(found, name)), ""),
            supply_amount=_amount(found, "supplyCostTotal"),
            tax_amount=_amount(found, "taxTotal"),
            nts_result_code=result_code)


def _read_body(body: bytes) -> dict[str, Any]:
    if len(body) > _MAX_BODY_BYTES:
        raise InvalidRequest("body", f"is larger than {_MAX_BODY_BYTES} bytes")
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise InvalidRequest("body", "is not a JSON object")
    return value


def _implied_state(event_type: str, result_code: str) -> int:
    """NTS fires on 301, 304 and 305. An event that says nothing of the state, such as OPEN, is 0."""
    if event_type == "NTS":
        return (_SENT if result_code == _ARRIVED else _FAILED) if result_code else _WAITING
    return {"Issue": _ISSUED, "CancelIssue": _CANCELLED}.get(event_type, 0)


def _side_of(found: Json, member: str) -> pb.Side.ValueType:
    buyer = text(found, "invoiceeCorpNum") == member and text(found, "invoicerCorpNum") != member
    return pb.SIDE_BUYER if buyer else pb.SIDE_SELLER


def _amount(found: Json, name: str) -> int:
    return whole(found, name) if text(found, name) else 0
