"""What is not about one document: members, businesses (at Popbill and at 국세청), 홈택스 수집."""

import itertools

from aiohttp import web

from support.popbill.linkhub import LINK_ID, Linkhub
from support.popbill.wire import Json, error, success

NO_CERTIFICATE = -11900201
JOB_ABSENT = -11900301
NTS_KEY = "nts+key/with=signs"


class Office(Linkhub):
    def __init__(self) -> None:
        super().__init__()
        self.joined: dict[str, Json] = {}
        self.certificate = ""
        self.unit_cost = "200.00"
        # In the words of each service, by business number; who is not in it is 계속사업자.
        self.nts_states: dict[str, Json] = {}
        self.closedown_states: dict[str, Json] = {}
        self.collected: list[Json] = []
        self.job: Json = {"jobState": 3, "errorCode": 1}
        self.jobs: dict[str, tuple[str, str]] = {}
        self.collection_queries: list[Json] = []
        self._job_ids = itertools.count(1)

    async def is_member(self, request: web.Request) -> web.StreamResponse:
        assert "Authorization" not in request.headers
        assert request.query["LID"] == LINK_ID
        return web.json_response({"code": int(request.query["CorpNum"] in self.joined), "message": ""})

    async def join(self, request: web.Request) -> web.StreamResponse:
        form = await request.json()
        if form["CorpNum"] in self.joined:
            return error(-11900202, "이미 가입된 사업자입니다.")
        self.joined[form["CorpNum"]] = form
        return success()

    async def config(self, request: web.Request) -> web.StreamResponse:
        if request.query["cfg"] == "UNITCOST":
            return web.json_response({"unitCost": self.unit_cost})
        if not self.certificate:
            return error(NO_CERTIFICATE, "등록된 인증서가 없습니다.")
        return web.json_response({"certificateExpiration": self.certificate})

    async def member(self, request: web.Request) -> web.StreamResponse:
        return web.json_response({"url": f"https://popup.example/?TG={request.query['TG']}&t=1"})

    async def closedown(self, request: web.Request) -> web.StreamResponse:
        active = {"state": "1", "taxType": "10"}
        return web.json_response(
            [{"corpNum": number, **self.closedown_states.get(number, active)} for number in await request.json()])

    async def nts_status(self, request: web.Request) -> web.StreamResponse:
        if request.query["serviceKey"] != NTS_KEY:
            return web.json_response({"code": -4, "msg": "등록되지 않은 인증키 입니다."}, status=401)
        active = {"b_stt_cd": "01", "tax_type": "부가가치세 일반과세자", "end_dt": ""}
        data = [{"b_no": number, **self.nts_states.get(number, active)} for number in (await request.json())["b_no"]]
        return web.json_response({"status_code": "OK", "request_cnt": len(data), "data": data})

    async def collect(self, request: web.Request) -> web.StreamResponse:
        job_id = f"{next(self._job_ids):018d}"
        self.jobs[job_id] = (request["member"], request.match_info["side"])
        self.collection_queries.append(dict(request.query))
        return web.json_response({"jobID": job_id})

    async def job_state(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["job"] not in self.jobs:
            return error(JOB_ABSENT, "작업이 존재하지 않습니다.")
        return web.json_response({"collectCount": len(self.collected), **self.job})

    async def job_page(self, request: web.Request) -> web.StreamResponse:
        page, size = int(request.query["Page"]), int(request.query["PerPage"])
        return success(total=len(self.collected), pageNum=page, pageCount=-(-len(self.collected) // size),
                       list=self.collected[(page - 1) * size:page * size])
