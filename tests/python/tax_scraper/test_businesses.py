"""사업자등록상태: 국세청 first, Popbill as the fall-back, and neither believed blindly."""

import asyncio
import json
from urllib.parse import quote

import grpc
import pytest

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2_grpc as rpc
from kerp_tax_scraper.server import DEFINITION
from support.fixtures import Log
from support.harness import failure, serving
from support.popbill import NTS_KEY, Popbill, environment, full_environment

ACTIVE, SUSPENDED, CLOSED, UNKNOWN = "1248100998", "2208162517", "1208147521", "6798700433"
NUMBERS = [CLOSED, ACTIVE, UNKNOWN, SUSPENDED, ACTIVE]
STATES = [pb.BUSINESS_STATE_CLOSED, pb.BUSINESS_STATE_ACTIVE, pb.BUSINESS_STATE_UNREGISTERED,
          pb.BUSINESS_STATE_SUSPENDED, pb.BUSINESS_STATE_ACTIVE]


@pytest.fixture
def registered(popbill: Popbill) -> Popbill:
    general = "부가가치세 일반과세자"
    popbill.nts_states = {
        SUSPENDED: {"b_stt_cd": "02", "tax_type": general, "end_dt": ""},
        CLOSED: {"b_stt_cd": "03", "tax_type": general, "end_dt": "20260331"},
        UNKNOWN: {"b_stt_cd": "", "tax_type": "국세청에 등록되지 않은 사업자등록번호입니다.", "end_dt": ""}}
    popbill.closedown_states = {
        SUSPENDED: {"state": "3", "taxType": "10", "stateDate": "20260101"},
        CLOSED: {"state": "2", "taxType": "10", "stateDate": "20260331"},
        UNKNOWN: {"state": "0", "taxType": None}}
    return popbill


async def test_the_tax_office_is_asked_first(registered: Popbill, client: rpc.TaxScraperStub) -> None:
    answer = await client.CheckBusinesses(pb.CheckBusinessesRequest(business_numbers=NUMBERS))

    assert [status.business_number for status in answer.statuses] == NUMBERS
    assert [status.state for status in answer.statuses] == STATES
    assert [status.closed_on for status in answer.statuses] == ["2026-03-31", "", "", "", ""]
    assert [status.tax_kind for status in answer.statuses][1:3] == ["부가가치세 일반과세자", ""]
    assert {status.source for status in answer.statuses} == {"nts"}
    assert registered.calls == {"nts": 1}


def damaged(**changes: object) -> bytes:
    data = [{"b_no": number, "b_stt_cd": "01", "tax_type": "", "end_dt": ""} for number in dict.fromkeys(NUMBERS)]
    data[0].update(changes)
    return json.dumps({"status_code": "OK", "data": data}).encode()


AWAY = {
    "down": (503, b""),
    "a refused key": (401, b'{"code":-4,"msg":"no"}'),
    "not JSON": (200, b"<OpenAPI_ServiceResponse>"),
    "not OK": (200, b'{"status_code":"INTERNAL_ERROR"}'),
    "no list": (200, b'{"status_code":"OK"}'),
    "an unknown state": (200, damaged(b_stt_cd="04")),
    "a state that is no text": (200, damaged(b_stt_cd=3)),
    "a number nobody asked for": (200, damaged(b_no="0000000000")),
    "a number twice": (200, damaged(b_no=ACTIVE)),
    "an impossible day": (200, damaged(b_stt_cd="03", end_dt="20261399")),
    "a missing number": (200, b'{"status_code":"OK","data":[]}'),
}


@pytest.mark.parametrize(("status", "body"), AWAY.values(), ids=AWAY.keys())
async def test_popbill_is_asked_when_the_tax_office_gives_no_answer(
    registered: Popbill, client: rpc.TaxScraperStub, status: int, body: bytes
) -> None:
    registered.faults_before["nts"].append(registered.answering(status, body))

    answer = await client.CheckBusinesses(pb.CheckBusinessesRequest(business_numbers=NUMBERS))

    assert [status.state for status in answer.statuses] == STATES
    assert answer.statuses[0].closed_on == "2026-03-31"
    assert {status.source for status in answer.statuses} == {"popbill"}
    assert registered.scopes == ["170"]


async def test_popbill_alone_is_asked_without_a_key(registered: Popbill) -> None:
    async with serving(DEFINITION, full_environment(registered.url, NTS_API_KEY="")) as running:
        answer = await rpc.TaxScraperStub(running.channel).CheckBusinesses(
            pb.CheckBusinessesRequest(business_numbers=NUMBERS))

    assert [status.state for status in answer.statuses] == STATES
    assert registered.calls == {"token": 1, "closedown": 1}


@pytest.mark.parametrize("second", [
    Popbill.answering(500, b""), Popbill.refusing(-10000001, "안 됩니다."), Popbill.answering(200, b"[]"),
    Popbill.answering(200, b'[{"corpNum":"1248100998","state":"9","taxType":"10"}]'),
], ids=["down", "refused", "missing", "unknown state"])
async def test_both_away_is_unavailable(registered: Popbill, client: rpc.TaxScraperStub, second: object) -> None:
    registered.faults_before["nts"].append(registered.answering(500, b""))
    registered.faults_before["closedown"].append(second)

    error = await failure(client.CheckBusinesses(pb.CheckBusinessesRequest(business_numbers=[ACTIVE])))

    assert error.code() is grpc.StatusCode.UNAVAILABLE


async def test_without_a_partner_s_number_there_is_no_fall_back(registered: Popbill) -> None:
    async with serving(DEFINITION, environment(registered.url)) as running:
        error = await failure(rpc.TaxScraperStub(running.channel).CheckBusinesses(
            pb.CheckBusinessesRequest(business_numbers=[ACTIVE])))

    assert error.code() is grpc.StatusCode.UNAVAILABLE
    assert "POPBILL_PARTNER_NUMBER" in error.details()


async def test_a_tax_office_that_hangs_leaves_time_for_popbill(registered: Popbill) -> None:
    registered.faults_before["nts"].append(registered.hold)
    async with serving(DEFINITION, full_environment(registered.url, NTS_TIMEOUT_SECONDS="30")) as running:
        started = asyncio.get_running_loop().time()
        answer = await rpc.TaxScraperStub(running.channel).CheckBusinesses(
            pb.CheckBusinessesRequest(business_numbers=[ACTIVE]), timeout=2)
        took = asyncio.get_running_loop().time() - started

    assert answer.statuses[0].source == "popbill"
    assert took < 1.5  # it had half of the deadline, and Popbill the rest


async def test_the_key_in_the_address_stays_out_of_errors_and_logs(registered: Popbill, log: Log) -> None:
    async def speak_no_http(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"no http\r\n\r\n")  # the library quotes the whole address in its error for this
        writer.close()
        await writer.wait_closed()

    registered.faults_before["closedown"].append(registered.answering(500, b""))
    async with await asyncio.start_server(speak_no_http, "127.0.0.1", 0) as broken:
        url = f"http://127.0.0.1:{broken.sockets[0].getsockname()[1]}"
        async with serving(DEFINITION, full_environment(registered.url, NTS_API_URL=url)) as running:
            error = await failure(rpc.TaxScraperStub(running.channel).CheckBusinesses(
                pb.CheckBusinessesRequest(business_numbers=[ACTIVE])))

    assert "NTS could not be reached (status)" in error.details()
    said = error.details() + log.stream.getvalue()
    assert [secret for secret in (NTS_KEY, quote(NTS_KEY, safe=""), "serviceKey") if secret in said] == []
