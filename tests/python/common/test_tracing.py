"""W3C trace context, and what becomes of spans that nobody takes."""

import asyncio

import pytest
from prometheus_client import CollectorRegistry

from kerp_service import tracing
from kerp_service.otlp import SpanExporter
from kerp_service.tracing import Span, SpanKind, Tracer
from support.collector import collecting
from support.harness import PARENT_ID, TRACE_ID, TRACEPARENT


class Sink:
    def __init__(self) -> None:
        self.spans: list[Span] = []

    def emit(self, span: Span) -> None:
        self.spans.append(span)


def test_the_caller_s_context_is_read() -> None:
    context = tracing.extract({"traceparent": TRACEPARENT, "tracestate": "a=1"})

    assert context == tracing.SpanContext(TRACE_ID, PARENT_ID, True, "a=1")


@pytest.mark.parametrize("header", [
    "", "nonsense", f"00-{TRACE_ID}-{PARENT_ID}", f"ff-{TRACE_ID}-{PARENT_ID}-01", f"00-{TRACE_ID}-{PARENT_ID}-01-x",
    f"00-{'0' * 32}-{PARENT_ID}-01", f"00-{TRACE_ID}-{'0' * 16}-01", TRACEPARENT.upper(), TRACEPARENT + "\n",
])
def test_a_malformed_context_starts_a_new_trace(header: str) -> None:
    assert tracing.extract({"traceparent": header}) is None


def test_a_later_version_is_read_as_far_as_it_is_known() -> None:
    context = tracing.extract({"traceparent": f"01-{TRACE_ID}-{PARENT_ID}-01-more"})

    assert context is not None and context.trace_id == TRACE_ID


def test_spans_nest_and_are_injected() -> None:
    sink, headers = Sink(), dict[str, str]()
    tracer = Tracer(sink)
    with tracer.span("outer", SpanKind.SERVER), tracer.span("inner", SpanKind.CLIENT):
        tracing.inject(headers)

    inner, outer = sink.spans
    assert (inner.parent_id, inner.context.trace_id) == (outer.context.span_id, outer.context.trace_id)
    assert headers == {"traceparent": f"00-{inner.context.trace_id}-{inner.context.span_id}-01"}
    assert outer.parent_id == ""
    assert tracing.current() is None


def test_an_unsampled_trace_goes_on_unsampled_and_is_not_exported() -> None:
    sink, headers = Sink(), dict[str, str]()
    parent = tracing.extract({"traceparent": TRACEPARENT[:-1] + "0"})
    with Tracer(sink).span("call", SpanKind.SERVER, parent):
        tracing.inject(headers)

    assert headers["traceparent"].startswith(f"00-{TRACE_ID}-") and headers["traceparent"].endswith("-00")
    assert sink.spans == []


def test_an_exception_marks_the_span() -> None:
    sink = Sink()
    with pytest.raises(ValueError, match="x"), Tracer(sink).span("call", SpanKind.CLIENT):
        raise ValueError("x")

    assert sink.spans[0].error == "ValueError"


async def test_what_is_queued_is_sent_before_the_exit() -> None:
    async with collecting() as collector:
        registry = CollectorRegistry()
        exporter = SpanExporter(collector.url, {}, {"service.name": "t"}, registry)
        tracer = Tracer(exporter)
        for number in range(600):  # more than two batches
            with tracer.span(f"span {number}", SpanKind.CLIENT):
                pass
        exporter.start()
        async with asyncio.timeout(3):  # less than what close() would wait for a thread that does not end
            await exporter.close()

    assert len({span["name"] for span in collector.spans}) == 600
    assert registry.get_sample_value("kerp_otlp_spans_exported_total") == 600


def test_a_full_queue_drops_and_counts_and_does_not_wait() -> None:
    registry = CollectorRegistry()
    tracer = Tracer(SpanExporter("http://127.0.0.1:9", {}, {}, registry))  # never started: nothing leaves the queue
    for _ in range(2050):
        with tracer.span("span", SpanKind.CLIENT):
            pass

    assert registry.get_sample_value("kerp_otlp_spans_dropped_total", {"reason": "queue_full"}) == 2


async def test_a_collector_that_is_away_costs_the_spans_and_nothing_else() -> None:
    registry = CollectorRegistry()
    assert _failed(registry) is None
    exporter = SpanExporter("http://127.0.0.1:9", {}, {}, registry)
    assert _failed(registry) == 0
    exporter.start()
    with Tracer(exporter).span("span", SpanKind.CLIENT):
        pass
    await exporter.close()

    assert _failed(registry) == 1


def _failed(registry: CollectorRegistry) -> float | None:
    return registry.get_sample_value("kerp_otlp_spans_dropped_total", {"reason": "export_failed"})
