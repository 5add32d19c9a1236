"""Spans to an OTLP/HTTP endpoint as JSON, from a thread of its own.

https://opentelemetry.io/docs/specs/otlp/#otlphttp - ids are hex and 64-bit integers are strings in OTLP's JSON.
"""

import asyncio
import json
import logging
import queue
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from typing import Any

from prometheus_client import CollectorRegistry, Counter

from kerp_service.tracing import AttributeValue, Span

logger = logging.getLogger(__name__)

_QUEUE_LIMIT = 2048
_BATCH_LIMIT = 256
_BATCH_SECONDS = 0.5
_POST_SECONDS = 3.0
_FLUSH_SECONDS = 4.0
_STATUS_ERROR = 2


class SpanExporter:
    """Bounded on every side: a full queue and a failed post drop spans and count them, and never delay a call."""

    def __init__(
        self, endpoint: str, headers: Mapping[str, str], resource: Mapping[str, str], registry: CollectorRegistry
    ) -> None:
        self._url = f"{endpoint}/v1/traces"
        self._headers = {**headers, "Content-Type": "application/json"}
        self._resource = resource
        self._queue: queue.Queue[Span] = queue.Queue(_QUEUE_LIMIT)
        self._closing = threading.Event()
        self._failing = False
        # The collector is named by its address; a proxy from the environment is for the way out of the cluster.
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        self._exported = Counter("kerp_otlp_spans_exported", "Spans the collector took.", registry=registry)
        dropped = Counter("kerp_otlp_spans_dropped", "Spans lost, by reason.", ["reason"], registry=registry)
        self._dropped_full = dropped.labels("queue_full")
        self._dropped_failed = dropped.labels("export_failed")
        self._thread = threading.Thread(target=self._run, name="otlp-export", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def emit(self, span: Span) -> None:
        try:
            self._queue.put_nowait(span)
        except queue.Full:
            self._dropped_full.inc()

    async def close(self) -> None:
        """Sends what is queued, as far as the time for it goes."""
        self._closing.set()
        await asyncio.to_thread(self._thread.join, _FLUSH_SECONDS)

    def _run(self) -> None:
        while not (self._closing.is_set() and self._queue.empty()):
            batch = self._next_batch()
            if batch:
                self._post(batch)

    def _next_batch(self) -> list[Span]:
        batch: list[Span] = []
        end = time.monotonic() + _BATCH_SECONDS
        while len(batch) < _BATCH_LIMIT:
            left = 0.0 if self._closing.is_set() else end - time.monotonic()
            try:
                batch.append(self._queue.get(timeout=left) if left > 0 else self._queue.get_nowait())
            except queue.Empty:
                return batch
        return batch

    def _post(self, batch: Sequence[Span]) -> None:
        body = json.dumps(_payload(batch, self._resource)).encode()
        request = urllib.request.Request(self._url, body, self._headers, method="POST")
        try:
            with self._opener.open(request, timeout=_POST_SECONDS):
                pass
        except OSError as error:  # URLError, HTTPError and time-outs are all OSErrors
            self._dropped_failed.inc(len(batch))
            self._tell(error)
            return
        self._failing = False
        self._exported.inc(len(batch))

    def _tell(self, error: OSError) -> None:
        """Once an outage, not once a batch."""
        if not self._failing:
            status = error.code if isinstance(error, urllib.error.HTTPError) else type(error).__name__
            logger.warning("spans could not be exported; they are dropped until the collector answers",
                           extra={"fields": {"otlp.url": self._url, "error.type": str(status)}})
        self._failing = True


def _payload(batch: Sequence[Span], resource: Mapping[str, str]) -> dict[str, Any]:
    return {"resourceSpans": [{
        "resource": {"attributes": _attributes(resource)},
        "scopeSpans": [{"scope": {"name": "kerp_service"}, "spans": [_span(span) for span in batch]}],
    }]}


def _span(span: Span) -> dict[str, Any]:
    written: dict[str, Any] = {
        "traceId": span.context.trace_id,
        "spanId": span.context.span_id,
        "name": span.name,
        "kind": int(span.kind),
        "startTimeUnixNano": str(span.start_ns),
        "endTimeUnixNano": str(span.end_ns),
        "attributes": _attributes(span.attributes),
    }
    if span.parent_id:
        written["parentSpanId"] = span.parent_id
    if span.context.tracestate:
        written["traceState"] = span.context.tracestate
    if span.error is not None:
        written["status"] = {"code": _STATUS_ERROR, "message": span.error}
    return written


def _attributes(values: Mapping[str, AttributeValue]) -> list[dict[str, Any]]:
    return [{"key": key, "value": _value(value)} for key, value in values.items()]


def _value(value: AttributeValue) -> dict[str, Any]:
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, int):
        return {"intValue": str(value)}
    return {"stringValue": value}
