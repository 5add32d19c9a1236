"""What a business needs before it can issue: membership first, then the rest."""

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_service.deadline import Deadline
from kerp_tax_scraper.errors import ProviderRefused, ProviderUnavailable
from kerp_tax_scraper.provider import TaxInvoiceProvider
from kerp_tax_scraper.refusals import refusal_of

# There is no document to tell about.
_MEMBER = pb.CommandResponse(done=pb.TaxInvoiceState())


async def account_of(provider: TaxInvoiceProvider, member: str, deadline: Deadline) -> pb.Account:
    if not await provider.is_member(member, deadline):
        return pb.Account()
    return await provider.account(member, deadline)


async def join_once(
    provider: TaxInvoiceProvider, request: pb.JoinProviderRequest, deadline: Deadline
) -> pb.CommandResponse:
    member = request.company.business_number
    if await provider.is_member(member, deadline):
        return _MEMBER
    try:
        await provider.join(request, deadline)
    except ProviderRefused as refused:
        joined = await provider.is_member(member, deadline)
        return _MEMBER if joined else pb.CommandResponse(refusal=refusal_of(refused))
    except ProviderUnavailable as doubt:
        try:
            joined = await provider.is_member(member, deadline)
        except (ProviderUnavailable, ProviderRefused) as second:
            raise doubt from second
        if not joined:
            raise
    return _MEMBER
