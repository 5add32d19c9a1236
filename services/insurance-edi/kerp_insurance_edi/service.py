"""The servicer: rows to messages."""

from typing import Any

from kerp_insurance_edi.errors import UnknownYear
from kerp_insurance_edi.rates import Rate, RateTable
from kerp_protos._generated.kerp.insurance.v1 import insurance_edi_pb2 as pb
from kerp_protos._generated.kerp.insurance.v1 import insurance_edi_pb2_grpc as rpc

_INSURANCE = {
    "national_pension": pb.INSURANCE_NATIONAL_PENSION,
    "health": pb.INSURANCE_HEALTH,
    "long_term_care": pb.INSURANCE_LONG_TERM_CARE,
    "unemployment": pb.INSURANCE_UNEMPLOYMENT,
}


class InsuranceEdiService(rpc.InsuranceEdiServicer):
    def __init__(self, table: RateTable) -> None:
        self._table = table

    async def GetContributionRates(
        self, request: pb.GetContributionRatesRequest, context: Any
    ) -> pb.GetContributionRatesResponse:
        rates = self._table.of_year(request.year)
        if not rates:
            raise UnknownYear(request.year, self._table.years)
        return pb.GetContributionRatesResponse(year=request.year, rates=[_message(rate) for rate in rates])


def _message(rate: Rate) -> pb.ContributionRate:
    return pb.ContributionRate(
        insurance=_INSURANCE[rate.insurance],
        employee_ppm=rate.employee_ppm,
        employer_ppm=rate.employer_ppm,
        effective_from=rate.effective_from.isoformat(),
        effective_to=rate.effective_to.isoformat(),
        base_floor=rate.base_floor,
        base_ceiling=rate.base_ceiling,
        source=rate.source,
    )
