"""One HTTP call to the outside: limited in time and size, traced, and with one meaning for each failure."""

import asyncio
import contextlib
import zlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
import aiohttp
from prometheus_client import Gauge

from kerp_service import tracing
from kerp_service.deadline import Deadline
from kerp_service.tracing import Span, SpanKind, Tracer
from kerp_tax_scraper.errors import ProviderTimeout, ProviderUnavailable

# A page of 1,000 documents at a kilobyte each is the largest that is asked for.
MAX_ANSWER_BYTES = 4 << 20
# What this leaves of the caller's deadline lets the answer still reach it.
_SHARE = 0.9
# A time-out below this is the caller's hurry and says nothing about the provider.
_FAIR_SECONDS = 1.0
_RETRY_LATER = frozenset({408, 429})
_TOO_LARGE = f"answered more than {MAX_ANSWER_BYTES} bytes"


class _Unusable(Exception):
    """An answer that says nothing about what the service did."""


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300


@dataclass(frozen=True)
class Call:
    operation: str
    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes | None = None
    # The part of what remains of the deadline that this call may use.
    share: float = _SHARE
    # Instead of the transport's own.
    timeout_seconds: float | None = None


@dataclass(frozen=True)
class Outside:
    """What every transport of the service shares; ``up`` is labelled with whom it is to."""

    tracer: Tracer
    up: Gauge

    def connect(self, name: str, timeout_seconds: float) -> contextlib.AbstractAsyncContextManager["Transport"]:
        """``name`` is the service's in errors; in lower case it names spans and metrics."""
        return Transport.open(name, self, timeout_seconds)


class Transport:
    def __init__(self, name: str, session: aiohttp.ClientSession, outside: Outside, timeout_seconds: float) -> None:
        self._name = name
        self._session = session
        self._tracer = outside.tracer
        self._up = outside.up.labels(name.lower())
        self._timeout_seconds = timeout_seconds
        self._up.set(1)

    @classmethod
    @contextlib.asynccontextmanager
    async def open(cls, name: str, outside: Outside, timeout_seconds: float) -> AsyncIterator["Transport"]:
        # No cookies, no environment proxies, and no inflating by the library, which has no limit for it.
        async with aiohttp.ClientSession(
            cookie_jar=aiohttp.DummyCookieJar(), auto_decompress=False,
            connector=aiohttp.TCPConnector(limit=100, keepalive_timeout=15),
        ) as session:
            yield cls(name, session, outside, timeout_seconds)

    async def send(self, call: Call, deadline: Deadline) -> Answer:
        """A 2xx or a definite 4xx. Raises ProviderTimeout or ProviderUnavailable for the rest."""
        patience = call.timeout_seconds or self._timeout_seconds
        allowed = deadline.allows(patience, share=call.share)
        if allowed <= 0:
            raise ProviderTimeout(f"no time was left to ask {self._name} ({call.operation})")
        with self._tracer.span(f"{self._name.lower()} {call.operation}", SpanKind.CLIENT) as span:
            span.attributes["http.request.method"] = call.method
            try:
                async with asyncio.timeout(allowed):
                    answer = await self._exchange(call, span)
            except TimeoutError:
                if allowed >= min(_FAIR_SECONDS, patience):
                    self._up.set(0)
                raise ProviderTimeout(
                    f"{self._name} did not answer ({call.operation}) within {allowed:.1f} s") from None
            except (aiohttp.ClientError, OSError, _Unusable, zlib.error) as error:
                self._up.set(0)
                raise self._unavailable(call, error) from error
        self._up.set(1)
        return answer

    async def _exchange(self, call: Call, span: Span) -> Answer:
        headers = {**call.headers, "Accept-Encoding": "gzip,deflate"}
        tracing.inject(headers)
        # Bytes, also when they are megabytes: a stream is still being written when an answer comes early, and the
        # library then gives the half-written connection to the next call.
        async with self._session.request(
            call.method, call.url, data=call.body, headers=headers,
            allow_redirects=False, timeout=aiohttp.ClientTimeout(total=None),
        ) as response:
            span.attributes["http.response.status_code"] = response.status
            if 300 <= response.status < 400 or response.status >= 500 or response.status in _RETRY_LATER:
                raise _Unusable(f"answered HTTP {response.status}")
            body = await _read(response)
        return Answer(response.status, _inflate(body, response.headers.get("Content-Encoding", "")))

    def _unavailable(self, call: Call, error: Exception) -> ProviderUnavailable:
        if isinstance(error, _Unusable):
            return ProviderUnavailable(f"{self._name} {error} ({call.operation})")
        # The type only: the text of a client error quotes the address, and an address may carry a key.
        return ProviderUnavailable(f"{self._name} could not be reached ({call.operation}): {type(error).__name__}")


async def _read(response: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    async for chunk in response.content.iter_any():
        body += chunk
        if len(body) > MAX_ANSWER_BYTES:
            raise _Unusable(_TOO_LARGE)
    return bytes(body)


def _inflate(body: bytes, encoding: str) -> bytes:
    if encoding in ("", "identity"):
        return body
    if encoding not in ("gzip", "deflate"):
        raise _Unusable("answered in an encoding that was not asked for")
    inflated = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32).decompress(body, MAX_ANSWER_BYTES + 1)
    if len(inflated) > MAX_ANSWER_BYTES:
        raise _Unusable(_TOO_LARGE)
    return inflated
