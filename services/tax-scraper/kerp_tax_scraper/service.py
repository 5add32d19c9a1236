"""The servicer: checks, deadline, use case. Errors leave as exceptions and become statuses in one table (errors.py)."""

from collections.abc import Awaitable
from typing import Any

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2_grpc as rpc
from kerp_service.deadline import Deadline
from kerp_tax_scraper import businesses, commands, onboarding, reversing
from kerp_tax_scraper.errors import DocumentNotFound, ProviderRefused
from kerp_tax_scraper.issuing import issue_once
from kerp_tax_scraper.nts.status import NtsStatus
from kerp_tax_scraper.provider import Key, TaxInvoiceProvider
from kerp_tax_scraper.refusals import refusal_of
from kerp_tax_scraper.submitting import submit_once
from kerp_tax_scraper.validation import requests as check
from kerp_tax_scraper.validation.fields import check_business_number
from kerp_tax_scraper.validation.invoice import check_invoice


class TaxScraperService(rpc.TaxScraperServicer):
    def __init__(self, provider: TaxInvoiceProvider, nts: NtsStatus | None) -> None:
        self._provider = provider
        self._nts = nts

    async def IssueTaxInvoice(self, request: pb.IssueTaxInvoiceRequest, context: Any) -> pb.IssueTaxInvoiceResponse:
        check_invoice("invoice", request.invoice)
        try:
            return await issue_once(self._provider, request, _deadline(context))
        except ProviderRefused as refused:  # of the look-up that comes first: nothing was issued
            return pb.IssueTaxInvoiceResponse(refusal=refusal_of(refused))

    async def SubmitTaxInvoices(
        self, request: pb.SubmitTaxInvoicesRequest, context: Any
    ) -> pb.SubmitTaxInvoicesResponse:
        check.check_submission(request)
        return await submit_once(self._provider, request, _deadline(context))

    async def GetTaxInvoice(self, request: pb.GetTaxInvoiceRequest, context: Any) -> pb.TaxInvoiceState:
        check.check_get(request)
        key = Key(request.business_number, request.mgt_key, request.side)
        document = await self._provider.find(key, _deadline(context))
        if document is None:
            raise DocumentNotFound("the provider has no document under this mgt_key")
        return document.message()

    async def ListTaxInvoiceStates(
        self, request: pb.ListTaxInvoiceStatesRequest, context: Any
    ) -> pb.ListTaxInvoiceStatesResponse:
        check.check_list(request)
        found = await self._provider.find_many(
            request.business_number, request.mgt_keys, request.side, _deadline(context))
        return pb.ListTaxInvoiceStatesResponse(
            states=[found[key].message() for key in request.mgt_keys if key in found])

    async def CancelTaxInvoice(self, request: pb.DocumentCommand, context: Any) -> pb.CommandResponse:
        check.check_command(request)
        return await _command(commands.cancel_once(self._provider, request, _deadline(context)))

    async def SendToNts(self, request: pb.DocumentCommand, context: Any) -> pb.CommandResponse:
        check.check_command(request)
        return await _command(commands.transmit_once(self._provider, request, _deadline(context)))

    async def RequestReverseIssue(
        self, request: pb.RequestReverseIssueRequest, context: Any
    ) -> pb.CommandResponse:
        check.check_reverse_request(request)
        return await _command(reversing.request_once(self._provider, request, _deadline(context)))

    async def CancelReverseRequest(self, request: pb.DocumentCommand, context: Any) -> pb.CommandResponse:
        check.check_command(request)
        return await _command(reversing.take_back_once(self._provider, request, _deadline(context)))

    async def ListReverseRequests(
        self, request: pb.ListReverseRequestsRequest, context: Any
    ) -> pb.ListReverseRequestsResponse:
        period = check.check_reverse_list(request)
        found = await self._provider.list_reverse(request.seller_business_number, period, _deadline(context))
        return pb.ListReverseRequestsResponse(requests=found)

    async def RefuseReverseRequest(
        self, request: pb.RefuseReverseRequestRequest, context: Any
    ) -> pb.CommandResponse:
        check.check_refuse(request)
        return await _command(reversing.refuse_once(self._provider, request, _deadline(context)))

    async def ReadWebhook(self, request: pb.ReadWebhookRequest, context: Any) -> pb.WebhookEvent:
        check_business_number("business_number", request.business_number)
        return self._provider.read_webhook(request)

    async def CheckBusinesses(self, request: pb.CheckBusinessesRequest, context: Any) -> pb.CheckBusinessesResponse:
        check.check_businesses(request)
        return await businesses.check_businesses(self._nts, self._provider, request, _deadline(context))

    async def GetAccount(self, request: pb.GetAccountRequest, context: Any) -> pb.Account:
        check_business_number("business_number", request.business_number)
        return await onboarding.account_of(self._provider, request.business_number, _deadline(context))

    async def JoinProvider(self, request: pb.JoinProviderRequest, context: Any) -> pb.CommandResponse:
        check.check_join(request)
        return await _command(onboarding.join_once(self._provider, request, _deadline(context)))

    async def GetCertificateUrl(
        self, request: pb.GetCertificateUrlRequest, context: Any
    ) -> pb.GetCertificateUrlResponse:
        check_business_number("business_number", request.business_number)
        url = await self._provider.certificate_url(request.business_number, _deadline(context))
        return pb.GetCertificateUrlResponse(url=url)

    async def StartCollection(self, request: pb.StartCollectionRequest, context: Any) -> pb.StartCollectionResponse:
        period = check.check_start(request)
        try:
            job_id = await self._provider.start_collection(
                request.business_number, request.side, period, _deadline(context))
        except ProviderRefused as refused:
            return pb.StartCollectionResponse(refusal=refusal_of(refused))
        return pb.StartCollectionResponse(job_id=job_id)

    async def GetCollection(self, request: pb.GetCollectionRequest, context: Any) -> pb.Collection:
        check.check_collection(request)
        found = await self._provider.collection(request.business_number, request.job_id, _deadline(context))
        if found is None:
            raise DocumentNotFound("the provider has no such job, or has forgotten it")
        return found

    async def ListCollectedInvoices(
        self, request: pb.ListCollectedInvoicesRequest, context: Any
    ) -> pb.ListCollectedInvoicesResponse:
        check.check_collected(request)
        return await self._provider.list_collected(
            request.business_number, request.job_id, request.page, _deadline(context))


def _deadline(context: Any) -> Deadline:
    return Deadline(context.time_remaining())


async def _command(running: Awaitable[pb.CommandResponse]) -> pb.CommandResponse:
    try:
        return await running
    except ProviderRefused as refused:  # of a look-up before or after it: the state is not known, the no is
        return pb.CommandResponse(refusal=refusal_of(refused))
