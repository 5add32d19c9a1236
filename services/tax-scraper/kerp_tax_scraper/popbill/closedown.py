"""휴폐업조회.

    POST /CloseDown   ["1234567890", …]   -> [{"corpNum", "state", "stateDate": "yyyyMMdd", "taxType", …}, …]
"""

from collections.abc import Mapping, Sequence

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_service.deadline import Deadline
from kerp_tax_scraper.errors import ProviderUnavailable
from kerp_tax_scraper.popbill.answers import Json, as_objects, day, text
from kerp_tax_scraper.popbill.auth import CLOSE_DOWN
from kerp_tax_scraper.popbill.room import Room
from kerp_tax_scraper.popbill.session import Ask

# 2 and 3 are the other way round at 국세청, whose 02 is 휴업 and 03 폐업.
_STATES = {
    "": pb.BUSINESS_STATE_UNSPECIFIED,
    "0": pb.BUSINESS_STATE_UNREGISTERED,
    "1": pb.BUSINESS_STATE_ACTIVE,
    "2": pb.BUSINESS_STATE_CLOSED,
    "3": pb.BUSINESS_STATE_SUSPENDED,
}
_TAX_KINDS = {
    "": "",
    "10": "부가가치세 일반과세자",
    "20": "부가가치세 면세사업자",
    "30": "부가가치세 간이과세자",
    "31": "부가가치세 간이과세자(세금계산서 발급사업자)",
    "40": "비영리법인 또는 국가기관",
}


class CloseDown(Room):
    async def check_businesses(self, numbers: Sequence[str], deadline: Deadline) -> Mapping[str, pb.BusinessStatus]:
        if not self.partner_number:
            raise ProviderUnavailable("Popbill cannot be asked for businesses: POPBILL_PARTNER_NUMBER is not set")
        ask = Ask("closedown", "/CloseDown", self.partner_number, CLOSE_DOWN)
        answer = await self.sessions.post(ask, list(numbers), deadline)
        statuses = [_read_status(found) for found in as_objects(answer)]
        found = {status.business_number: status for status in statuses}
        if len(found) != len(statuses) or found.keys() != set(numbers):
            raise ProviderUnavailable("Popbill's answer is not about the businesses that were asked for")
        return found


def _read_status(found: Json) -> pb.BusinessStatus:
    state, kind = text(found, "state"), text(found, "taxType")
    if state not in _STATES or kind not in _TAX_KINDS:
        raise ProviderUnavailable("Popbill's answer has an unknown state or tax type of a business")
    closed = _STATES[state] == pb.BUSINESS_STATE_CLOSED
    return pb.BusinessStatus(
        business_number=text(found, "corpNum"), state=_STATES[state], tax_kind=_TAX_KINDS[kind],
        closed_on=day(found, "stateDate") if closed else "", source="popbill")
