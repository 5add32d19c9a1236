"""What happens around every call: server span, error table, metrics, access log."""

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import grpc

from kerp_service import tracing
from kerp_service.errors import ErrorTable, detail_of, status_of
from kerp_service.metrics import GrpcMetrics, code_name
from kerp_service.tracing import Span, SpanKind, Tracer

logger = logging.getLogger(__name__)

Context = Any  # grpc.aio.ServicerContext, which has no types

_CODES = {code.value[0]: code for code in grpc.StatusCode}
# Ours or the provider's fault, as opposed to the caller's.
_SERVER_FAULTS = frozenset({
    grpc.StatusCode.UNKNOWN, grpc.StatusCode.INTERNAL, grpc.StatusCode.UNAVAILABLE,
    grpc.StatusCode.DEADLINE_EXCEEDED, grpc.StatusCode.DATA_LOSS, grpc.StatusCode.RESOURCE_EXHAUSTED,
})


@dataclass(frozen=True)
class Method:
    service: str
    name: str

    @classmethod
    def parse(cls, path: str) -> "Method":
        service, _, name = path.lstrip("/").partition("/")
        return cls(service, name)


@dataclass
class Outcome:
    code: grpc.StatusCode = grpc.StatusCode.OK
    # For the caller, and for the log.
    detail: str = ""
    reason: str = ""


class CallInterceptor(grpc.aio.ServerInterceptor):  # type: ignore[misc]
    def __init__(self, tracer: Tracer, metrics: GrpcMetrics, errors: ErrorTable) -> None:
        self._tracer = tracer
        self._metrics = metrics
        self._errors = errors

    async def intercept_service(
        self, continuation: Callable[[Any], Awaitable[Any]], details: Any
    ) -> Any:
        handler = await continuation(details)
        if handler is None:
            return None  # unknown method: UNIMPLEMENTED, and no label made of what a caller typed
        wrapped = self._wrap(handler, Method.parse(details.method))
        return _MAKERS[handler.request_streaming, handler.response_streaming](
            wrapped, handler.request_deserializer, handler.response_serializer)

    def _wrap(self, handler: Any, method: Method) -> Callable[..., Any]:
        behaviour = getattr(handler, _BEHAVIOURS[handler.request_streaming, handler.response_streaming])

        async def unary(request: Any, context: Context) -> Any:
            async with self._call(method, context):
                return await behaviour(request, context)

        async def stream(request: Any, context: Context) -> AsyncIterator[Any]:
            async with self._call(method, context):
                async for response in behaviour(request, context):
                    yield response

        return stream if handler.response_streaming else unary

    @contextlib.asynccontextmanager
    async def _call(self, method: Method, context: Context) -> AsyncIterator[None]:
        outcome = Outcome()
        failed = False
        started = time.perf_counter()
        with self._span(method, context) as span:
            try:
                yield
                outcome.code = _code_of(context)
            except grpc.aio.AbortError:
                outcome.code, outcome.reason = _code_of(context), str(context.details() or "")
                raise
            except (asyncio.CancelledError, GeneratorExit):
                outcome.code = _cancelled(context)
                raise
            except Exception as error:
                self._translate(error, outcome)
                failed = True
            finally:
                self._finish(method, outcome, time.perf_counter() - started, span)
        if failed:
            # Last, so that whoever has the status finds the call counted and logged.
            await context.abort(outcome.code, outcome.detail)

    def _span(self, method: Method, context: Context) -> contextlib.AbstractContextManager[Span | None]:
        if _infrastructure(method):
            return contextlib.nullcontext()
        metadata = {key: value for key, value in context.invocation_metadata() or () if isinstance(value, str)}
        return self._tracer.span(f"{method.service}/{method.name}", SpanKind.SERVER, tracing.extract(metadata))

    def _translate(self, error: Exception, outcome: Outcome) -> None:
        code = status_of(error, self._errors)
        if code is None:
            logger.error("unexpected error", exc_info=error)
            outcome.code, outcome.detail, outcome.reason = grpc.StatusCode.INTERNAL, "internal error", "internal error"
        else:
            outcome.code, outcome.detail, outcome.reason = code, detail_of(error), str(error)

    def _finish(self, method: Method, outcome: Outcome, seconds: float, span: Span | None) -> None:
        self._metrics.finished(method.service, method.name, outcome.code, seconds)
        if span is not None:
            span.attributes.update({
                "rpc.system": "grpc", "rpc.service": method.service, "rpc.method": method.name,
                "rpc.grpc.status_code": outcome.code.value[0]})
            span.error = code_name(outcome.code) if outcome.code in _SERVER_FAULTS else None
        fields = {"rpc.service": method.service, "rpc.method": method.name,
                  "grpc_code": code_name(outcome.code), "duration_ms": round(seconds * 1000, 1)}
        if outcome.reason:
            fields["error"] = outcome.reason
        logger.log(_level(method, outcome.code), "call finished", extra={"fields": fields})


def _infrastructure(method: Method) -> bool:
    """Health and reflection: probes would drown the traces and the log."""
    return method.service.startswith("grpc.")


def _level(method: Method, code: grpc.StatusCode) -> int:
    if _infrastructure(method):
        return logging.DEBUG
    return logging.WARNING if code in _SERVER_FAULTS else logging.INFO


def _code_of(context: Context) -> grpc.StatusCode:
    code = context.code()
    return code if isinstance(code, grpc.StatusCode) else _CODES[code or 0]


def _cancelled(context: Context) -> grpc.StatusCode:
    remaining = context.time_remaining()
    if remaining is not None and remaining <= 0:
        return grpc.StatusCode.DEADLINE_EXCEEDED
    return grpc.StatusCode.CANCELLED


_BEHAVIOURS = {
    (False, False): "unary_unary", (False, True): "unary_stream",
    (True, False): "stream_unary", (True, True): "stream_stream",
}
_MAKERS: dict[tuple[bool, bool], Callable[..., Any]] = {
    (False, False): grpc.unary_unary_rpc_method_handler, (False, True): grpc.unary_stream_rpc_method_handler,
    (True, False): grpc.stream_unary_rpc_method_handler, (True, True): grpc.stream_stream_rpc_method_handler,
}
