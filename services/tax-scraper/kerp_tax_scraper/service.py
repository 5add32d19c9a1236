"""The servicer: checks, deadline, use case. Errors leave as exceptions and become statuses in one table (errors.py)."""

from typing import Any

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2_grpc as rpc
from kerp_service.deadline import Deadline
from kerp_tax_scraper import validation
from kerp_tax_scraper.errors import DocumentNotFound, ProviderRefused
from kerp_tax_scraper.issuing import issue_once
from kerp_tax_scraper.provider import TaxInvoiceProvider


class TaxScraperService(rpc.TaxScraperServicer):
    def __init__(self, provider: TaxInvoiceProvider) -> None:
        self._provider = provider

    async def IssueTaxInvoice(self, request: pb.IssueTaxInvoiceRequest, context: Any) -> pb.IssueTaxInvoiceResponse:
        validation.check_issue(request)
        try:
            return await issue_once(self._provider, request, Deadline(context.time_remaining()))
        except ProviderRefused as refusal:  # of the look-up that comes first: nothing was issued
            return pb.IssueTaxInvoiceResponse(refusal=pb.Refusal(code=refusal.code, message=refusal.message))

    async def GetTaxInvoice(self, request: pb.GetTaxInvoiceRequest, context: Any) -> pb.GetTaxInvoiceResponse:
        validation.check_seller("seller_business_number", request.seller_business_number)
        validation.check_key("mgt_key", request.mgt_key)
        deadline = Deadline(context.time_remaining())
        document = await self._provider.find(request.seller_business_number, request.mgt_key, deadline)
        if document is None:
            raise DocumentNotFound("the provider has no document under this mgt_key")
        return pb.GetTaxInvoiceResponse(
            mgt_key=document.mgt_key,
            nts_confirm_number=document.confirm_number,
            state_code=document.state_code,
            supply_amount=document.supply_amount,
            tax_amount=document.tax_amount,
            nts_result_code=document.result_code,
        )
