"""사업자등록상태: 국세청 first, whose word it is; the provider when 국세청 cannot be asked."""

import logging

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_service.deadline import Deadline
from kerp_tax_scraper.errors import ProviderRefused, ProviderUnavailable
from kerp_tax_scraper.nts.status import NtsStatus
from kerp_tax_scraper.provider import TaxInvoiceProvider

logger = logging.getLogger(__name__)


async def check_businesses(
    nts: NtsStatus | None, provider: TaxInvoiceProvider, request: pb.CheckBusinessesRequest, deadline: Deadline
) -> pb.CheckBusinessesResponse:
    numbers = list(dict.fromkeys(request.business_numbers))
    if nts is None:
        found = await provider.check_businesses(numbers, deadline)
    else:
        try:
            found = await nts.check_businesses(numbers, deadline)
        except ProviderUnavailable as away:
            logger.warning("the provider is asked for businesses instead", extra={"fields": {"error": str(away)}})
            try:
                found = await provider.check_businesses(numbers, deadline)
            except (ProviderUnavailable, ProviderRefused) as second:
                raise ProviderUnavailable(f"{away}; {second}") from second
    return pb.CheckBusinessesResponse(statuses=[found[number] for number in request.business_numbers])
