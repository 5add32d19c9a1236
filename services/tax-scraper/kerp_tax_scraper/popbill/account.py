"""What a business needs at Popbill before it can issue.

    GET  /Join?CorpNum=&LID=               without a token               -> {"code": 1} a member, {"code": 0} not
    POST /Join                             without a token; JoinForm     -> {"code": 1, "message"}
    GET  /Taxinvoice?cfg=CERT                                         -> {"certificateExpiration": "yyyyMMddHHmmss"}
    GET  /Taxinvoice?cfg=UNITCOST                                     -> {"unitCost": "200.00"}
    GET  {auth}/{ServiceID}/Point                                     -> {"remainPoint": 1234.0}
    GET  /Member?TG=CERT                                              -> {"url": "https://…"}
"""

from urllib.parse import urlencode, urlsplit

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_service.deadline import Deadline
from kerp_tax_scraper.errors import NOT_A_MEMBER, ProviderRefused, ProviderUnavailable
from kerp_tax_scraper.popbill.answers import as_object, day, points, text, whole
from kerp_tax_scraper.popbill.room import Room
from kerp_tax_scraper.popbill.session import JSON, Ask, to_json
from kerp_tax_scraper.transport import Call

_MEMBER = 1


class Account(Room):
    async def is_member(self, member: str, deadline: Deadline) -> bool:
        query = urlencode({"CorpNum": member, "LID": self.sessions.tokens.link_id})
        call = Call("membership", "GET", f"{self.sessions.api_url}/Join?{query}", {})
        return whole(await self.sessions.ask_openly(call, deadline), "code") == _MEMBER

    async def account(self, member: str, deadline: Deadline) -> pb.Account:
        expires_on = await self._certificate_expiry(member, deadline)
        price = as_object(await self.sessions.get(Ask("unit-cost", "/Taxinvoice?cfg=UNITCOST", member), deadline))
        left = await self.sessions.ask_linkhub(Ask("points", "/Point", member), deadline)
        return pb.Account(
            member=True, certificate_registered=bool(expires_on), certificate_expires_on=expires_on,
            points=points(left, "remainPoint"), points_per_invoice=points(price, "unitCost"))

    async def join(self, request: pb.JoinProviderRequest, deadline: Deadline) -> None:
        company = request.company
        form = {
            "ID": request.user_id, "Password": request.password, "LinkID": self.sessions.tokens.link_id,
            "CorpNum": company.business_number, "CEOName": company.representative, "CorpName": company.name,
            "Addr": company.address, "BizType": company.business_type, "BizClass": company.business_class,
            "ContactName": request.contact_name, "ContactEmail": request.contact_email,
            "ContactTEL": request.contact_phone,
        }
        call = Call("join", "POST", f"{self.sessions.api_url}/Join", {"Content-Type": JSON}, to_json(form))
        await self.sessions.ask_openly(call, deadline)

    async def certificate_url(self, member: str, deadline: Deadline) -> str:
        answer = as_object(await self.sessions.get(Ask("certificate-url", "/Member?TG=CERT", member), deadline))
        url = text(answer, "url")
        if urlsplit(url).scheme not in ("https", urlsplit(self.sessions.api_url).scheme):
            raise ProviderUnavailable("Popbill's answer has no usable address")
        return url

    async def _certificate_expiry(self, member: str, deadline: Deadline) -> str:
        try:
            answer = as_object(await self.sessions.get(Ask("certificate", "/Taxinvoice?cfg=CERT", member), deadline))
        except ProviderRefused as refusal:
            # Popbill's code for "none registered" is not published, and a member is refused for nothing else here.
            if refusal.code == NOT_A_MEMBER:
                raise
            return ""
        return day(answer, "certificateExpiration")
