"""국세청 사업자등록 상태조회 of data.go.kr.

    POST {url}/api/nts-businessman/v1/status?serviceKey=…   {"b_no": ["1234567890", …]}, at most 100
    -> {"status_code": "OK", "data": [{"b_no", "b_stt_cd": "01", "tax_type": "부가가치세 일반과세자", "end_dt": "yyyyMMdd"}, …]}

The key travels in the address: no address may get into an error, a log or a span.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import quote

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_service.deadline import Deadline
from kerp_tax_scraper.errors import ProviderUnavailable
from kerp_tax_scraper.transport import Answer, Call, Transport

MAX_NUMBERS = 100

# 02 and 03 are the other way round at Popbill, whose 2 is 폐업 and 3 휴업.
_STATES = {
    "01": pb.BUSINESS_STATE_ACTIVE,
    "02": pb.BUSINESS_STATE_SUSPENDED,
    "03": pb.BUSINESS_STATE_CLOSED,
    "": pb.BUSINESS_STATE_UNREGISTERED,
}
# Leaves time for the provider, who is asked next.
_SHARE = 0.5
_DAY = re.compile(r"[0-9]{8}")


@dataclass(frozen=True)
class NtsStatus:
    transport: Transport
    url: str
    key: str = field(repr=False)

    async def check_businesses(self, numbers: Sequence[str], deadline: Deadline) -> Mapping[str, pb.BusinessStatus]:
        """Exactly one for each number. Raises ProviderUnavailable for everything else, a refused key included."""
        url = f"{self.url}/api/nts-businessman/v1/status?serviceKey={quote(self.key, safe='')}"
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        body = json.dumps({"b_no": list(numbers)}).encode()
        answer = await self.transport.send(Call("status", "POST", url, headers, body, _SHARE), deadline)
        statuses = [_read_status(found) for found in _read_data(answer)]
        found = {status.business_number: status for status in statuses}
        if len(found) != len(statuses) or found.keys() != set(numbers):
            raise ProviderUnavailable("NTS's answer is not about the businesses that were asked for")
        return found


def _read_data(answer: Answer) -> Sequence[dict[str, Any]]:
    if not answer.ok:
        raise ProviderUnavailable(f"NTS refused with HTTP {answer.status}")
    try:
        value = json.loads(answer.body)
    except (ValueError, RecursionError):
        raise ProviderUnavailable("NTS's answer is not JSON") from None
    data = value.get("data") if isinstance(value, dict) and value.get("status_code") == "OK" else None
    if not isinstance(data, list) or not all(isinstance(item, dict) for item in data):
        raise ProviderUnavailable("NTS's answer has no list of businesses")
    return data


def _read_status(found: Mapping[str, Any]) -> pb.BusinessStatus:
    code = found.get("b_stt_cd")
    if not isinstance(code, str) or code not in _STATES:
        raise ProviderUnavailable("NTS's answer has an unknown state of a business")
    state = _STATES[code]
    known = state != pb.BUSINESS_STATE_UNREGISTERED  # else the kind of taxpayer is a sentence that says so
    return pb.BusinessStatus(
        business_number=str(found.get("b_no", "")), state=state,
        tax_kind=str(found.get("tax_type") or "") if known else "",
        closed_on=_read_day(found.get("end_dt")) if state == pb.BUSINESS_STATE_CLOSED else "", source="nts")


def _read_day(value: object) -> str:
    if not value:
        return ""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ProviderUnavailable("NTS's answer has no usable end_dt")
    try:
        return datetime.strptime(value, "%Y%m%d").date().isoformat()
    except ValueError:
        raise ProviderUnavailable("NTS's answer has no usable end_dt") from None
