"""W3C trace context (https://www.w3.org/TR/trace-context/) and the spans this process records.

Written by hand because Debian 12 has no OpenTelemetry for Python. The part used is small: one parent from
``traceparent``, spans around calls, and a sink that must not block.
"""

import contextlib
import contextvars
import re
import secrets
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Protocol

AttributeValue = str | int | bool

# 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01; a later version may append fields.
_TRACEPARENT = re.compile(r"([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?")
_SAMPLED = 0x01


class SpanKind(IntEnum):
    """Numbers of OTLP's Span.SpanKind."""

    SERVER = 2
    CLIENT = 3


@dataclass(frozen=True)
class SpanContext:
    trace_id: str
    span_id: str
    sampled: bool
    tracestate: str = ""

    def traceparent(self) -> str:
        return f"00-{self.trace_id}-{self.span_id}-{'01' if self.sampled else '00'}"


@dataclass
class Span:
    name: str
    kind: SpanKind
    context: SpanContext
    parent_id: str
    start_ns: int
    end_ns: int = 0
    error: str | None = None
    attributes: dict[str, AttributeValue] = field(default_factory=dict)


class SpanSink(Protocol):
    def emit(self, span: Span) -> None:
        """Takes a finished span; must return at once."""


_current: contextvars.ContextVar[SpanContext | None] = contextvars.ContextVar("kerp_span", default=None)


def current() -> SpanContext | None:
    return _current.get()


def extract(headers: Mapping[str, str]) -> SpanContext | None:
    """The caller's context; None when there is none or it is malformed, which starts a new trace as W3C asks."""
    match = _TRACEPARENT.fullmatch(headers.get("traceparent", ""))
    if match is None:
        return None
    version, trace_id, span_id, flags, more = match.groups()
    if version == "ff" or (version == "00" and more) or not int(trace_id, 16) or not int(span_id, 16):
        return None
    return SpanContext(trace_id, span_id, bool(int(flags, 16) & _SAMPLED), headers.get("tracestate", ""))


def inject(headers: dict[str, str]) -> None:
    """Writes the current context into the headers of an outgoing call."""
    context = current()
    if context is None:
        return
    headers["traceparent"] = context.traceparent()
    if context.tracestate:
        headers["tracestate"] = context.tracestate


class Tracer:
    def __init__(self, sink: SpanSink | None) -> None:
        self._sink = sink

    @contextlib.contextmanager
    def span(self, name: str, kind: SpanKind, parent: SpanContext | None = None) -> Iterator[Span]:
        """A span that is current inside the block; without ``parent`` it is a child of the current one."""
        parent = parent or current()
        span = Span(name, kind, _child_of(parent), parent.span_id if parent else "", time.time_ns())
        token = _current.set(span.context)
        try:
            yield span
        except BaseException as error:
            span.error = span.error or type(error).__name__
            raise
        finally:
            _current.reset(token)
            span.end_ns = time.time_ns()
            if self._sink is not None and span.context.sampled:
                self._sink.emit(span)


def _child_of(parent: SpanContext | None) -> SpanContext:
    span_id = secrets.token_hex(8)
    if parent is None:
        return SpanContext(secrets.token_hex(16), span_id, sampled=True)
    return SpanContext(parent.trace_id, span_id, parent.sampled, parent.tracestate)
