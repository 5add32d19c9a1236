"""Linkhub's session tokens: signed for, cached per business number and scope, fetched by one caller for all.

    POST {auth}/{ServiceID}/Token        Authorization: LINKHUB {LinkID} {signature}
    {"access_id": "1234567890", "scope": ["member", "110"]}
    -> {"session_token": "...", "serviceID": "POPBILL_TEST", "expiration": "2026-01-02T03:34:05Z", ...}
"""

import asyncio
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from kerp_service.deadline import Deadline
from kerp_tax_scraper.errors import NOT_A_MEMBER, ProviderTimeout, ProviderUnavailable
from kerp_tax_scraper.popbill.answers import as_object, read_error, read_json
from kerp_tax_scraper.popbill.codes import Codes
from kerp_tax_scraper.popbill.signing import VERSION, Credentials, signature, token_body
from kerp_tax_scraper.transport import Answer, Call, Transport

logger = logging.getLogger(__name__)

# What a token may be used for, besides the membership itself.
TAX_INVOICE = "110"
HOME_TAX = "111"
CLOSE_DOWN = "170"

_MARGIN = timedelta(seconds=60)
# A clock that is off by less is not why a signature was rejected.
_SKEW = timedelta(seconds=2)
_TOKEN = re.compile(r"[\x21-\x7e]{1,4096}")


@dataclass(frozen=True)
class Token:
    value: str = field(repr=False)
    expires: datetime


# A business number and what it needs the token for.
Holder = tuple[str, str]


def utc_now() -> datetime:
    return datetime.now(timezone.utc)


class TokenSource:
    def __init__(
        self, transport: Transport, credentials: Credentials, codes: Codes, clock: Callable[[], datetime] = utc_now
    ) -> None:
        self._transport = transport
        self._credentials = credentials
        self._codes = codes
        self._clock = clock
        self._offset = timedelta(0)
        # Both are bounded by the number of businesses that issue.
        self._tokens: dict[Holder, Token] = {}
        self._flights: dict[Holder, asyncio.Task[Token]] = {}

    @property
    def service_url(self) -> str:
        return self._credentials.service_url

    @property
    def link_id(self) -> str:
        return self._credentials.link_id

    async def get(self, business_number: str, scope: str, deadline: Deadline) -> Token:
        holder = (business_number, scope)
        token = self._tokens.get(holder)
        if token is not None and token.expires - _MARGIN > self._now():
            return token
        flight = self._flights.get(holder)
        if flight is None:
            flight = self._take_off(holder)
        return await _wait(flight, deadline)

    def forget(self, business_number: str, scope: str, token: Token) -> None:
        """Drops a token the provider rejected, unless another caller has replaced it already."""
        holder = (business_number, scope)
        if self._tokens.get(holder) is token:
            del self._tokens[holder]

    def _take_off(self, holder: Holder) -> asyncio.Task[Token]:
        # A task of its own: the caller that happens to be first may go away without failing the others.
        flight = asyncio.create_task(self._fetch(holder))
        self._flights[holder] = flight

        def landed(done: asyncio.Task[Token]) -> None:
            del self._flights[holder]
            if not done.cancelled():
                done.exception()  # seen here, for the case that every waiter has left

        flight.add_done_callback(landed)
        return flight

    async def _fetch(self, holder: Holder) -> Token:
        answer = await self._request(holder)
        if not answer.ok and await self._clock_was_off():
            answer = await self._request(holder)
        error = read_error(answer)
        if error is not None:
            if self._codes.name(error.code) == NOT_A_MEMBER:
                raise self._codes.refusal(error.code, error.message)
            # Unavailable and not a refusal: wrong keys or a wrong clock are the operator's, not the invoice's.
            raise ProviderUnavailable(f"Popbill gave no token, code {error.code}")
        token = _read_token(answer)
        self._tokens[holder] = token
        return token

    async def _request(self, holder: Holder) -> Answer:
        credentials = self._credentials
        body = token_body(*holder)
        date = self._now().strftime("%Y-%m-%dT%H:%M:%SZ")
        headers = {
            "x-lh-date": date,
            "x-lh-version": VERSION,
            "Authorization": f"LINKHUB {credentials.link_id} {signature(credentials, body, date)}",
            "Content-Type": "application/json",
        }
        url = f"{credentials.service_url}/Token"
        return await self._transport.send(Call("token", "POST", url, headers, body), Deadline(None))

    async def _clock_was_off(self) -> bool:
        """Asks Linkhub the time and remembers how far this machine's clock is from it."""
        answer = await self._transport.send(
            Call("time", "GET", f"{self._credentials.auth_url}/Time", {}), Deadline(None))
        offset = _read_instant(answer.body.decode("ascii", "replace").strip().strip('"')) - self._clock()
        if abs(offset - self._offset) < _SKEW:
            return False
        logger.warning("this machine's clock is off; requests are signed with the provider's time",
                       extra={"fields": {"offset_seconds": round(offset.total_seconds())}})
        self._offset = offset
        return True

    def _now(self) -> datetime:
        return self._clock() + self._offset


async def _wait(flight: "asyncio.Task[Token]", deadline: Deadline) -> Token:
    remaining = deadline.remaining()
    done, _ = await asyncio.wait({flight}, timeout=None if remaining == float("inf") else remaining)
    if not done:
        raise ProviderTimeout("Popbill gave no token before the caller's deadline")
    return flight.result()


def _read_token(answer: Answer) -> Token:
    found = as_object(read_json(answer))
    value = found.get("session_token")
    if not isinstance(value, str) or not _TOKEN.fullmatch(value):
        raise ProviderUnavailable("Popbill's token answer has no usable session_token")
    return Token(value, _read_instant(str(found.get("expiration", ""))))


def _read_instant(value: str) -> datetime:
    try:
        instant = datetime.fromisoformat(value)
    except ValueError:
        raise ProviderUnavailable("Popbill's token or time answer has no usable time") from None
    return instant if instant.tzinfo else instant.replace(tzinfo=timezone.utc)
