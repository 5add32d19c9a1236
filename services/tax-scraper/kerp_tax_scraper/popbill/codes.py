"""Popbill's numbers, once: of states, and of refusals.

Refusals from https://docs.popbill.com/en/taxinvoice/exception/java. -11001012 looks like a sibling of the statement
service's "key in use" and is not: here it is "chargeDirection is missing".
"""

from dataclasses import dataclass

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_tax_scraper.errors import (
    CERTIFICATE_EXPIRED,
    CERTIFICATE_MISSING,
    DOCUMENT_ABSENT,
    NOT_A_MEMBER,
    POINTS_EXHAUSTED,
    ProviderRefused,
)
from kerp_tax_scraper.provider import State

Numbers = frozenset[int]
_NONE: Numbers = frozenset()

_DOCUMENT_ABSENT = frozenset({-11000005})
# -10000033 "Token Interpretation failed". Whether an expired token answers that or plain 401 is not documented.
_TOKEN_REJECTED = frozenset({-10000033})
# The family of the points' service; its members are not published.
_POINTS = range(-99099999, -99000000)

# 31x are 역발행's twins of 30x.
_STATES: dict[int, State] = {
    100: pb.DOCUMENT_STATE_DRAFT,
    303: pb.DOCUMENT_STATE_TRANSMITTING,
    313: pb.DOCUMENT_STATE_TRANSMITTING,
    304: pb.DOCUMENT_STATE_TRANSMITTED,
    314: pb.DOCUMENT_STATE_TRANSMITTED,
    305: pb.DOCUMENT_STATE_TRANSMIT_FAILED,
    315: pb.DOCUMENT_STATE_TRANSMIT_FAILED,
    600: pb.DOCUMENT_STATE_CANCELLED,
}
# 국세청 has the number already: a failure in name only.
_ALREADY_REGISTERED = "SYN003"


@dataclass(frozen=True)
class Codes:
    duplicate_key: Numbers = _NONE
    not_a_member: Numbers = _NONE
    certificate_missing: Numbers = _NONE
    certificate_expired: Numbers = _NONE
    points_exhausted: Numbers = _NONE
    document_absent: Numbers = _DOCUMENT_ABSENT
    token_rejected: Numbers = _TOKEN_REJECTED

    def refusal(self, number: int, message: str) -> ProviderRefused:
        return ProviderRefused(self.name(number), message, key_in_use=number in self.duplicate_key)

    def name(self, number: int) -> str:
        """K-ERP's own code where there is one, else the number itself."""
        own = {
            DOCUMENT_ABSENT: self.document_absent,
            NOT_A_MEMBER: self.not_a_member,
            CERTIFICATE_MISSING: self.certificate_missing,
            CERTIFICATE_EXPIRED: self.certificate_expired,
            POINTS_EXHAUSTED: self.points_exhausted | frozenset({number} if number in _POINTS else ()),
        }
        return next((name for name, numbers in own.items() if number in numbers), str(number))


@dataclass(frozen=True)
class States:
    """Those of 역발행 are from weak sources, hence settings."""

    requested: Numbers = _NONE
    request_refused: Numbers = _NONE
    request_cancelled: Numbers = _NONE

    def state(self, number: int, result_code: str) -> State:
        if result_code == _ALREADY_REGISTERED and is_issued(number):
            return pb.DOCUMENT_STATE_TRANSMITTED
        for numbers, state in (
            (self.requested, pb.DOCUMENT_STATE_REQUESTED),
            (self.request_refused, pb.DOCUMENT_STATE_REQUEST_REFUSED),
            (self.request_cancelled, pb.DOCUMENT_STATE_REQUEST_CANCELLED),
        ):
            if number in numbers:
                return state
        known = _STATES.get(number)
        if known is not None:
            return known
        return pb.DOCUMENT_STATE_ISSUED if is_issued(number) else pb.DOCUMENT_STATE_UNSPECIFIED


def is_issued(number: int) -> bool:
    """3** is Popbill's own wildcard for what is issued."""
    return 300 <= number < 400
