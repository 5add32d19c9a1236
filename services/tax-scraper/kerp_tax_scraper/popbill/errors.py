"""Popbill's error codes, once, and how an answer is read as one.

    HTTP/1.1 400
    {"code": -11000005, "message": "문서번호가 존재하지 않습니다."}

Codes from https://docs.popbill.com/en/taxinvoice/exception/java. -11001012 looks like a sibling of the statement
service's "key in use" and is not: here it is "chargeDirection is missing".
"""

import json
from dataclasses import dataclass
from typing import Any

from kerp_tax_scraper.errors import ProviderRefused, ProviderUnavailable
from kerp_tax_scraper.popbill.transport import Answer

_DOCUMENT_ABSENT = frozenset({-11000005})
# -10000033 "Token Interpretation failed". Whether an expired token answers that or plain 401 is not documented.
_TOKEN_REJECTED = frozenset({-10000033})


@dataclass(frozen=True)
class Codes:
    duplicate_key: frozenset[int]
    document_absent: frozenset[int] = _DOCUMENT_ABSENT
    token_rejected: frozenset[int] = _TOKEN_REJECTED


@dataclass(frozen=True)
class PopbillError:
    code: int
    message: str

    def refusal(self, codes: Codes) -> ProviderRefused:
        return ProviderRefused(str(self.code), self.message, key_in_use=self.code in codes.duplicate_key)


def read_object(answer: Answer) -> dict[str, Any]:
    try:
        value = json.loads(answer.body)
    except (ValueError, RecursionError):
        raise ProviderUnavailable(f"Popbill's answer (HTTP {answer.status}) is not JSON") from None
    if not isinstance(value, dict):
        raise ProviderUnavailable(f"Popbill's answer (HTTP {answer.status}) is not a JSON object")
    return value


def read_error(answer: Answer) -> PopbillError | None:
    """The error in an answer; None when it is a success. A 4xx without Popbill's shape is no word of Popbill's."""
    value = read_object(answer)
    code = value.get("code")
    if not isinstance(code, int) or isinstance(code, bool) or code >= 0:
        if answer.ok:
            return None
        raise ProviderUnavailable(f"Popbill's answer (HTTP {answer.status}) has no error code")
    return PopbillError(code, str(value.get("message", "")))
