"""Single values. ``field`` is the path in the contract; no value is ever quoted."""

import calendar
import re
from collections.abc import Collection
from datetime import date

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_tax_scraper.errors import InvalidRequest
from kerp_tax_scraper.provider import Period

_MGT_KEY = re.compile(r"[A-Za-z0-9_-]{1,24}")
_SUBMIT_ID = re.compile(r"[A-Za-z0-9-]{1,36}")
# Popbill's is 18 digits; another provider's may not be.
_ITEM_KEY = re.compile(r"[A-Za-z0-9]{1,36}")
_JOB_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_BUSINESS_NUMBER = re.compile(r"[0-9]{10}")
_CONFIRM_NUMBER = re.compile(r"[0-9]{16}[0-9A-Za-z]{8}")
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,200}")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MAX_MEMO = 200


def require(holds: bool, field: str, problem: str) -> None:
    if not holds:
        raise InvalidRequest(field, problem)


def matches(pattern: re.Pattern[str], value: str) -> bool:
    return pattern.fullmatch(value) is not None


def check_key(field: str, key: str) -> None:
    require(matches(_MGT_KEY, key), field, "must be 1-24 characters of A-Z, a-z, 0-9, _ and -")


def check_submit_id(field: str, value: str) -> None:
    require(matches(_SUBMIT_ID, value), field, "must be 1-36 characters of A-Z, a-z, 0-9 and -")


def check_item_key(field: str, value: str) -> None:
    require(matches(_ITEM_KEY, value), field, "must be the provider's id")


def check_job_id(field: str, value: str) -> None:
    require(matches(_JOB_ID, value), field, "must be the id of a job")


def check_business_number(field: str, number: str) -> None:
    require(matches(_BUSINESS_NUMBER, number), field, "must be 10 digits")


def check_confirm_number(field: str, number: str) -> None:
    require(matches(_CONFIRM_NUMBER, number), field, "must be a 승인번호 of 24 characters")


def check_email(field: str, value: str) -> None:
    require(matches(_EMAIL, value), field, "must be an e-mail address")


def check_memo(field: str, memo: str) -> None:
    require(len(memo) <= _MAX_MEMO, field, f"must be at most {_MAX_MEMO} characters")


def check_side(field: str, side: int) -> None:
    require(side in (pb.SIDE_SELLER, pb.SIDE_BUYER), field, "must be seller or buyer")


def check_count(field: str, values: Collection[object], most: int) -> None:
    require(1 <= len(values) <= most, field, f"must be 1-{most}")


def check_unique(field: str, values: Collection[str]) -> None:
    require(len(set(values)) == len(values), field, "must not have one twice")


def check_date(field: str, value: str) -> date:
    require(matches(_ISO_DATE, value), field, "must be a date, yyyy-MM-dd")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise InvalidRequest(field, "is not a day of the calendar") from None


def check_period(first: str, last: str, months: int) -> Period:
    """Of ``from_date`` and ``to_date``."""
    begin, end = check_date("from_date", first), check_date("to_date", last)
    require(begin <= end, "to_date", "is before from_date")
    require(end <= _months_later(begin, months), "to_date", f"is more than {months} months after from_date")
    return Period(begin, end)


def _months_later(day: date, months: int) -> date:
    """The same day of that month, or its last when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
