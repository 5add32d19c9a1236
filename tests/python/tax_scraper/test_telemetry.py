"""One trace from the caller through the service to the provider; metrics; a log without anybody's data."""

import grpc

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2_grpc as rpc
from kerp_tax_scraper.server import DEFINITION
from support.collector import collecting
from support.fixtures import Log
from support.harness import PARENT_ID, TRACE_ID, TRACEPARENT, Running, failure, serving
from support.invoices import issue_request
from support.popbill import Popbill, environment

METHOD = {"grpc_service": "kerp.tax.v1.TaxScraper", "grpc_method": "IssueTaxInvoice"}
TRACE = (("traceparent", TRACEPARENT), ("tracestate", "vendor=1"))


async def test_the_trace_goes_on_to_the_provider_and_the_log(
    popbill: Popbill, client: rpc.TaxScraperStub, log: Log
) -> None:
    await client.IssueTaxInvoice(issue_request(), metadata=TRACE)

    for operation in ("token", "lookup", "issue"):
        version, trace_id, span_id, flags = popbill.headers[operation][0]["traceparent"].split("-")
        assert (version, trace_id, flags) == ("00", TRACE_ID, "01")
        assert span_id != PARENT_ID
        assert popbill.headers[operation][0]["tracestate"] == "vendor=1"
    (line,) = log.lines("call finished")
    assert line["trace_id"] == TRACE_ID
    assert (line["rpc.method"], line["grpc_code"]) == ("IssueTaxInvoice", "OK")


async def test_spans_reach_the_collector_as_one_tree(popbill: Popbill) -> None:
    async with collecting() as collector:
        otel = {
            "OTEL_EXPORTER_OTLP_ENDPOINT": collector.url, "OTEL_EXPORTER_OTLP_PROTOCOL": "http/json",
            "OTEL_EXPORTER_OTLP_HEADERS": "x-otlp-api-key=a%20key", "OTEL_SERVICE_NAME": "tax-scraper",
            "OTEL_RESOURCE_ATTRIBUTES": "service.instance.id=abc",
        }
        async with serving(DEFINITION, {**environment(popbill.url), **otel}) as running:
            await rpc.TaxScraperStub(running.channel).IssueTaxInvoice(issue_request(), metadata=TRACE)
            server = await collector.span("kerp.tax.v1.TaxScraper/IssueTaxInvoice")
            issue = await collector.span("popbill issue")

    assert (server["traceId"], server["parentSpanId"], server["kind"]) == (TRACE_ID, PARENT_ID, 2)
    assert (issue["traceId"], issue["parentSpanId"], issue["kind"]) == (TRACE_ID, server["spanId"], 3)
    assert popbill.headers["issue"][0]["traceparent"] == f"00-{TRACE_ID}-{issue['spanId']}-01"
    assert int(server["startTimeUnixNano"]) <= int(issue["startTimeUnixNano"]) < int(issue["endTimeUnixNano"])
    assert collector.headers[0]["x-otlp-api-key"] == "a key"
    assert collector.resources[0] == {"service.name": "tax-scraper", "service.instance.id": "abc"}


async def test_calls_are_counted_by_code(popbill: Popbill, running: Running, client: rpc.TaxScraperStub) -> None:
    popbill.faults_before["lookup"].extend([None, popbill.answering(500, b"")])
    await client.IssueTaxInvoice(issue_request("A"))
    await failure(client.IssueTaxInvoice(issue_request("B")))
    await failure(client.IssueTaxInvoice(issue_request("")))

    metrics = await running.metrics()

    def handled(code: str) -> float:
        labels = {**METHOD, "grpc_code": code}
        return metrics["grpc_server_handled_total", frozenset(labels.items())]

    assert [handled(code) for code in ("OK", "Unavailable", "InvalidArgument")] == [1, 1, 1]
    assert metrics["grpc_server_handling_seconds_count", frozenset(METHOD.items())] == 3
    assert handled("Internal") == 0


async def test_every_code_of_every_method_is_there_at_start(running: Running) -> None:
    names = {"handled": 0}
    for (name, labels), value in (await running.metrics()).items():
        if name == "grpc_server_handled_total" and ("grpc_service", METHOD["grpc_service"]) in labels:
            names["handled"] += 1
            assert value == 0

    assert names["handled"] == 2 * len(grpc.StatusCode)


async def test_the_provider_s_state_is_a_metric(popbill: Popbill, running: Running, client: rpc.TaxScraperStub) -> None:
    seen = [await running.metric("kerp_external_api_up", provider="popbill")]
    popbill.faults_before["lookup"].extend([popbill.answering(503, b""), popbill.refusing(-11000007, "")])
    await failure(client.IssueTaxInvoice(issue_request()))
    seen.append(await running.metric("kerp_external_api_up", provider="popbill"))
    await client.IssueTaxInvoice(issue_request())  # a refusal is an answer
    seen.append(await running.metric("kerp_external_api_up", provider="popbill"))

    assert seen == [1, 0, 1]


async def test_nobody_s_data_and_no_secret_is_in_the_log(popbill: Popbill, running: Running, log: Log) -> None:
    client = rpc.TaxScraperStub(running.channel)
    request = issue_request()
    request.invoice.buyer.business_number = "9001011234567"
    await client.IssueTaxInvoice(request)
    request.invoice.seller.business_number = "900101-1234567"
    await failure(client.IssueTaxInvoice(request))

    written = log.stream.getvalue()

    assert written.count("call finished") == 2
    for private in ("9001011234567", "900101-1234567", "seller@example.com", "이수요", "token-1",
                    environment("")["POPBILL_API_KEY"], "LINKHUB"):
        assert private not in written
