"""How an answer of Popbill is read: as JSON, as an error, and value by value. What cannot be read is no answer.

    HTTP/1.1 400
    {"code": -11000005, "message": "문서번호가 존재하지 않습니다."}
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any

from kerp_tax_scraper.errors import ProviderUnavailable
from kerp_tax_scraper.transport import Answer

Json = Mapping[str, Any]

_CONFIRM_NUMBER = re.compile(r"[0-9]{16}[0-9A-Za-z]{8}")
_WON = re.compile(r"-?[0-9]{1,18}")
_POINTS = re.compile(r"([0-9]{1,15})(\.[0-9]*)?")
_DAY = re.compile(r"([0-9]{8})([0-9]{6})?")
_KOREA = timezone(timedelta(hours=9))


@dataclass(frozen=True)
class PopbillError:
    code: int
    message: str


def read_json(answer: Answer) -> Any:
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError):
        raise ProviderUnavailable(f"Popbill's answer (HTTP {answer.status}) is not JSON") from None


def read_error(answer: Answer) -> PopbillError | None:
    """The error in an answer; None when it is a success. A 4xx without Popbill's shape is no word of Popbill's."""
    value = read_json(answer)
    code = value.get("code") if isinstance(value, dict) else None
    if not isinstance(code, int) or isinstance(code, bool) or code >= 0:
        if answer.ok:
            return None
        raise ProviderUnavailable(f"Popbill's answer (HTTP {answer.status}) has no error code")
    return PopbillError(code, str(value.get("message", "")))


def as_object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ProviderUnavailable("Popbill's answer is not a JSON object")
    return value


def as_objects(value: object) -> Sequence[dict[str, Any]]:
    if not isinstance(value, list):
        raise ProviderUnavailable("Popbill's answer is not a JSON array")
    return [as_object(item) for item in value]


def text(found: Json, name: str) -> str:
    value = found.get(name)
    return "" if value is None else str(value)


def whole(found: Json, name: str) -> int:
    value = text(found, name)
    if not _WON.fullmatch(value):
        raise ProviderUnavailable(f"Popbill's answer has no whole number in {name}")
    return int(value)


def points(found: Json, name: str) -> int:
    """Popbill writes them as a number or text, with decimals that say nothing: "1234.0"."""
    match = _POINTS.fullmatch(text(found, name))
    if match is None:
        raise ProviderUnavailable(f"Popbill's answer has no points in {name}")
    return int(match[1])


def confirm_number(value: object) -> str:
    if not isinstance(value, str) or not _CONFIRM_NUMBER.fullmatch(value):
        raise ProviderUnavailable("Popbill's answer has no usable 승인번호")
    return value


def optional_confirm_number(found: Json) -> str:
    """``ntsconfirmNum`` is Popbill's spelling in documents; the issue's answer has ``ntsConfirmNum``."""
    number = found.get("ntsconfirmNum") or found.get("ntsConfirmNum")
    return confirm_number(number) if number else ""


def day(found: Json, name: str) -> str:
    """yyyy-MM-dd of Popbill's yyyyMMdd, with or without the time behind it; empty when there is none."""
    value = text(found, name)
    return _instant(name, value).date().isoformat() if value else ""


def moment(found: Json, name: str) -> str:
    """RFC 3339 of yyyyMMddHHmmss, which is Korea's time and does not say so; empty when there is none."""
    value = text(found, name)
    return _instant(name, value).isoformat() if value else ""


def yyyymmdd(iso: str | date) -> str:
    return str(iso).replace("-", "")


def _instant(name: str, value: str) -> datetime:
    match = _DAY.fullmatch(value)
    if match is None:
        raise ProviderUnavailable(f"Popbill's answer has no usable time in {name}")
    try:
        return datetime.strptime(match[1] + (match[2] or "000000"), "%Y%m%d%H%M%S").replace(tzinfo=_KOREA)
    except ValueError:
        raise ProviderUnavailable(f"Popbill's answer has no usable time in {name}") from None
