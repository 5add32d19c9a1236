"""Contribution rates as effective-dated rows, checked when they are read.

A year is known when the file says so under "years", and then every insurance has a row for each of its days and
only one. A year outside is an error and not the latest known.

The file is the one place of these facts: the payroll engine (KErp.Domain) embeds it and reads what is not served here
as well: "employer_rates", which employers alone pay, and the bounds of the health contribution.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

INSURANCES = ("national_pension", "health", "long_term_care", "unemployment")
_MILLION = 1_000_000
_DAY = timedelta(days=1)


class RatesError(Exception):
    """The data is wrong; the text names the row."""


@dataclass(frozen=True)
class Rate:
    insurance: str
    employee_ppm: int
    employer_ppm: int
    effective_from: date
    effective_to: date
    base_floor: int
    base_ceiling: int
    source: str

    def touches(self, first: date, last: date) -> bool:
        return self.effective_from <= last and self.effective_to >= first


@dataclass(frozen=True)
class RateTable:
    years: frozenset[int]
    rates: tuple[Rate, ...]

    @classmethod
    def load(cls, path: Path) -> "RateTable":
        try:
            content = json.loads(path.read_text("utf-8"))
            years, rows = content["years"], content["rates"]
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise RatesError(f"{path.name} is not a readable rate file: {type(error).__name__} {error}") from error
        rates = [_read(row, f"{path.name} rates[{index}]") for index, row in enumerate(rows)]
        rates.sort(key=lambda rate: (INSURANCES.index(rate.insurance), rate.effective_from))
        for year in years:
            for insurance in INSURANCES:
                _check_covered(path.name, year, insurance, rates)
        return cls(frozenset(years), tuple(rates))

    def of_year(self, year: int) -> Sequence[Rate]:
        """Empty when the year is unknown."""
        if year not in self.years:
            return ()
        return [rate for rate in self.rates if rate.touches(date(year, 1, 1), date(year, 12, 31))]


def _read(row: Any, where: str) -> Rate:
    try:
        rate = Rate(
            insurance=row["insurance"],
            employee_ppm=row["employee_ppm"],
            employer_ppm=row["employer_ppm"],
            effective_from=date.fromisoformat(row["effective_from"]),
            effective_to=date.fromisoformat(row["effective_to"]),
            base_floor=row.get("base_floor", 0),
            base_ceiling=row.get("base_ceiling", 0),
            source=row["source"],
        )
    except KeyError as error:
        raise RatesError(f"{where} has no {error.args[0]}") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise RatesError(f"{where}: {error}") from error
    problem = next(_problems(rate), None)
    if problem is not None:
        raise RatesError(f"{where} ({rate.insurance} from {rate.effective_from}): {problem}")
    return rate


def _problems(rate: Rate) -> Iterator[str]:
    numbers = {"employee_ppm": rate.employee_ppm, "employer_ppm": rate.employer_ppm,
               "base_floor": rate.base_floor, "base_ceiling": rate.base_ceiling}
    for name, value in numbers.items():
        if type(value) is not int or value < 0:
            yield f"{name} must be a whole number of at least 0"
    if rate.insurance not in INSURANCES:
        yield "insurance must be one of " + ", ".join(INSURANCES)
    if not 0 < rate.employee_ppm + rate.employer_ppm < _MILLION:
        yield "employee_ppm + employer_ppm must be between 0 and a million"
    if rate.effective_to < rate.effective_from:
        yield "effective_to is before effective_from"
    if rate.base_ceiling < rate.base_floor:
        yield "base_ceiling is below base_floor"
    if not rate.source:
        yield "source is empty: every rate names the instrument that fixed it"


def _check_covered(file: str, year: int, insurance: str, rates: Iterable[Rate]) -> None:
    """``rates`` are in order of their start."""
    expected, last = date(year, 1, 1), date(year, 12, 31)
    for rate in rates:
        if rate.insurance != insurance or not rate.touches(date(year, 1, 1), last):
            continue
        start = max(rate.effective_from, date(year, 1, 1))
        if start > expected:
            raise RatesError(f"{file}: {insurance} has no rate from {expected} to {start - _DAY}")
        if start < expected:
            raise RatesError(f"{file}: the {insurance} row from {rate.effective_from} overlaps the one before it")
        expected = min(rate.effective_to, last) + _DAY
    if expected <= last:
        raise RatesError(f"{file}: {insurance} has no rate from {expected} to {last}")
