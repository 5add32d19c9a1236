"""A request that is right in everything, for tests to change one thing of."""

import itertools
import secrets

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb

SELLER = "1234567891"
MGT_KEY = "KERP-0197a1b2c3d4e5f6"


def issue_request(mgt_key: str = MGT_KEY, supply: int = 300_000, seller: str = SELLER) -> pb.IssueTaxInvoiceRequest:
    lines = [(supply - 100_000, (supply - 100_000) // 10), (100_000, 10_000)]
    return pb.IssueTaxInvoiceRequest(invoice=pb.TaxInvoice(
        mgt_key=mgt_key,
        write_date="2026-11-24",
        tax_type=pb.TAX_TYPE_TAXABLE,
        purpose=pb.PURPOSE_CHARGE,
        seller=pb.Party(business_number=seller, name="공급자 주식회사", representative="김공급", address="서울",
                        business_type="제조", business_class="전자부품", email="seller@example.com"),
        buyer=pb.Party(business_number="8888888888", name="공급받는자", representative="이수요",
                       email="buyer@example.com"),
        lines=[pb.Line(number=number, purchase_date="2026-11-23", item=f"품목 {number}", specification="EA",
                       quantity="2", unit_price="1500.5", supply_amount=amount, tax_amount=tax)
               for number, (amount, tax) in enumerate(lines, start=1)],
        supply_amount=sum(amount for amount, _ in lines),
        tax_amount=sum(tax for _, tax in lines),
        total_amount=sum(amount + tax for amount, tax in lines),
        remarks=["비고"],
    ))


_WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)
_serial = itertools.count(100_000_000 + secrets.randbelow(500_000_000))


def business_number() -> str:
    """A new one whose check digit is right."""
    digits = [int(digit) for digit in str(next(_serial))]
    total = sum(digit * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) + digits[8] * 5 // 10
    return "".join(map(str, digits)) + str(-total % 10)
