"""One trace from the caller through the service to the provider; metrics; a log without anybody's data."""

import json
from urllib.parse import quote

import grpc

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2_grpc as rpc
from kerp_tax_scraper.server import DEFINITION
from support.collector import collecting
from support.fixtures import Log
from support.harness import PARENT_ID, TRACE_ID, TRACEPARENT, Running, failure, serving
from support.invoices import SELLER, issue_request
from support.popbill import NTS_KEY, Popbill, environment, full_environment

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

    assert names["handled"] == 18 * len(grpc.StatusCode)


async def test_the_tax_office_s_state_is_a_metric_of_its_own(popbill: Popbill) -> None:
    popbill.faults_before["nts"].append(popbill.answering(503, b""))
    async with serving(DEFINITION, full_environment(popbill.url)) as running:
        client = rpc.TaxScraperStub(running.channel)
        seen = [await running.metric("kerp_external_api_up", provider="nts")]
        for _ in range(2):
            await client.CheckBusinesses(pb.CheckBusinessesRequest(business_numbers=[SELLER]))
            seen.append(await running.metric("kerp_external_api_up", provider="nts"))
        provider = await running.metric("kerp_external_api_up", provider="popbill")

    assert (seen, provider) == ([1, 0, 1], 1)


async def test_the_provider_s_state_is_a_metric(popbill: Popbill, running: Running, client: rpc.TaxScraperStub) -> None:
    seen = [await running.metric("kerp_external_api_up", provider="popbill")]
    popbill.faults_before["lookup"].extend([popbill.answering(503, b""), popbill.refusing(-11000007, "")])
    await failure(client.IssueTaxInvoice(issue_request()))
    seen.append(await running.metric("kerp_external_api_up", provider="popbill"))
    await client.IssueTaxInvoice(issue_request())  # a refusal is an answer
    seen.append(await running.metric("kerp_external_api_up", provider="popbill"))

    assert seen == [1, 0, 1]


PRIVATE = ("9001011234567", "900101-1234567", "M12345678", "seller@example.com", "이수요", "홍길동", "pass-word-1", "token-1",
           environment("")["POPBILL_API_KEY"], NTS_KEY, quote(NTS_KEY, safe=""), "LINKHUB")


async def test_nobody_s_data_and_no_secret_leaves_by_log_error_or_span(popbill: Popbill, log: Log) -> None:
    talkative = popbill.refusing(-11001021, "홍길동(9001011234567)의 번호가 유효하지 않습니다.")
    popbill.faults_before["lookup"].extend([None, None, talkative])
    popbill.faults_before["nts"].append(popbill.answering(500, b"9001011234567"))
    popbill.faults_before["closedown"].append(talkative)
    async with collecting() as collector:
        otel = {"OTEL_EXPORTER_OTLP_ENDPOINT": collector.url}
        async with serving(DEFINITION, full_environment(popbill.url, **otel)) as running:
            client = rpc.TaxScraperStub(running.channel)
            await client.IssueTaxInvoice(person(pb.BUYER_KIND_INDIVIDUAL, "9001011234567", "A"))
            await client.IssueTaxInvoice(person(pb.BUYER_KIND_FOREIGNER, "M12345678", "B"))
            wrong = await failure(client.IssueTaxInvoice(person(pb.BUYER_KIND_INDIVIDUAL, "900101-1234567", "C")))
            refused = await failure(client.GetTaxInvoice(
                pb.GetTaxInvoiceRequest(business_number=SELLER, mgt_key="A", side=pb.SIDE_SELLER)))
            joining = await failure(client.JoinProvider(pb.JoinProviderRequest(
                company=issue_request().invoice.seller, user_id="short", password="pass-word-1")))
            away = await failure(client.CheckBusinesses(pb.CheckBusinessesRequest(business_numbers=[SELLER])))
            await collector.span("kerp.tax.v1.TaxScraper/CheckBusinesses")

    written = log.stream.getvalue() + json.dumps(collector.spans, ensure_ascii=False)
    assert written.count("call finished") == 6
    told = [error.details() for error in (wrong, joining, away)]
    assert [private for private in PRIVATE if private in written or private in "".join(told)] == []
    # The caller who is refused hears the provider's words; the log does not.
    assert refused.details() == "-11001021: 홍길동(9001011234567)의 번호가 유효하지 않습니다."


def person(kind: pb.BuyerKind.ValueType, number: str, mgt_key: str) -> pb.IssueTaxInvoiceRequest:
    request = issue_request(mgt_key)
    request.invoice.buyer_kind, request.invoice.buyer_identity_number = kind, number
    request.invoice.buyer.ClearField("business_number")
    return request
