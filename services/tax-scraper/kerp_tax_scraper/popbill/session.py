"""A call to Popbill's REST in the name of a member: token, headers, and what a refusal is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kerp_service.deadline import Deadline
from kerp_tax_scraper.errors import ProviderUnavailable
from kerp_tax_scraper.popbill.answers import as_object, read_error, read_json
from kerp_tax_scraper.popbill.auth import TAX_INVOICE, TokenSource
from kerp_tax_scraper.popbill.codes import Codes
from kerp_tax_scraper.transport import Answer, Call, Transport

JSON = "application/json; charset=utf8"
FORM = "application/x-www-form-urlencoded; charset=utf-8"

_UNAUTHORIZED = 401
# A change whose answer is lost must leave time for a look-up.
_CHANGE_SHARE = 0.6


@dataclass(frozen=True)
class Ask:
    """A question in the name of a member; ``operation`` names it in spans and errors."""

    operation: str
    path: str
    member: str
    scope: str = TAX_INVOICE


@dataclass(frozen=True)
class Change(Ask):
    """``override`` is the action, which Popbill takes in X-HTTP-Method-Override."""

    override: str = ""
    body: bytes = b""
    content_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    # Instead of the transport's own.
    timeout_seconds: float | None = None


@dataclass(frozen=True)
class Sessions:
    transport: Transport
    tokens: TokenSource
    api_url: str
    codes: Codes

    async def get(self, ask: Ask, deadline: Deadline) -> Any:
        return await self._ask(Call(ask.operation, "GET", self.api_url + ask.path, {}), ask, deadline)

    async def post(self, ask: Ask, body: object, deadline: Deadline) -> Any:
        """Asks with a body; changes nothing."""
        call = Call(ask.operation, "POST", self.api_url + ask.path, {"Content-Type": JSON}, to_json(body))
        return await self._ask(call, ask, deadline)

    async def change(self, change: Change, deadline: Deadline) -> dict[str, Any]:
        """Returns after a success only."""
        headers = {"Content-Type": change.content_type, **change.headers}
        if change.override:
            headers["X-HTTP-Method-Override"] = change.override
        call = Call(change.operation, "POST", self.api_url + change.path, headers, change.body, _CHANGE_SHARE,
                    change.timeout_seconds)
        return as_object(await self._ask(call, change, deadline))

    async def ask_openly(self, call: Call, deadline: Deadline) -> dict[str, Any]:
        """Without a token: of who is no member yet."""
        headers = {**call.headers, "x-pb-version": "1.0"}
        return as_object(self._read(await self.transport.send(replace(call, headers=headers), deadline)))

    async def ask_linkhub(self, ask: Ask, deadline: Deadline) -> dict[str, Any]:
        """Linkhub itself, which keeps the points."""
        call = Call(ask.operation, "GET", self.tokens.service_url + ask.path, {})
        return as_object(await self._ask(call, ask, deadline))

    async def _ask(self, call: Call, ask: Ask, deadline: Deadline) -> Any:
        """With a token; one that is rejected is replaced once. A rejected token means nothing was done."""
        for _ in range(2):
            token = await self.tokens.get(ask.member, ask.scope, deadline)
            headers = {**call.headers, "Authorization": f"Bearer {token.value}", "x-pb-version": "1.0"}
            answer = await self.transport.send(replace(call, headers=headers), deadline)
            if not self._token_rejected(answer):
                return self._read(answer)
            self.tokens.forget(ask.member, ask.scope, token)
        raise ProviderUnavailable(f"Popbill rejects a token it has just given ({call.operation})")

    def _read(self, answer: Answer) -> Any:
        error = read_error(answer)
        if error is not None:
            raise self.codes.refusal(error.code, error.message)
        return read_json(answer)

    def _token_rejected(self, answer: Answer) -> bool:
        if answer.status == _UNAUTHORIZED:
            return True
        error = None if answer.ok else read_error(answer)
        return error is not None and error.code in self.codes.token_rejected


def to_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def memo_body(memo: str) -> bytes:
    return to_json({"memo": memo}) if memo else b""
