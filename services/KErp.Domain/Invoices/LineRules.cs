namespace KErp.Domain.Invoices;

internal static class LineRules
{
    public static void Check(List<Violation> found, int index, InvoiceLine line, TaxType taxType)
    {
        var path = $"lines[{index}]";
        if (line.Number != index + 1)
            found.Add(InvoiceViolations.LineNumber($"{path}.number", index + 1));
        CheckTexts(found, path, line);
        AmountRules.Decimal(found, $"{path}.quantity", line.Quantity);
        AmountRules.Decimal(found, $"{path}.unitPrice", line.UnitPrice);
        AmountRules.InRange(found, $"{path}.supplyAmount", line.SupplyAmount);
        AmountRules.InRange(found, $"{path}.taxAmount", line.TaxAmount);
        CheckTax(found, $"{path}.taxAmount", line, taxType);
    }

    private static void CheckTexts(List<Violation> found, string path, InvoiceLine line)
    {
        TextRules.Required(found, $"{path}.item", line.Item, InvoiceLimits.Item);
        TextRules.Optional(found, $"{path}.specification", line.Specification, InvoiceLimits.Specification);
        TextRules.Open(found, $"{path}.remark", line.Remark, InvoiceLimits.LineRemark);
    }

    private static void CheckTax(List<Violation> found, string field, InvoiceLine line, TaxType taxType)
    {
        if (taxType is not TaxType.Taxable)
        {
            if (line.TaxAmount != 0)
                found.Add(InvoiceViolations.TaxNotZero(field));
            return;
        }

        var expected = VatRules.TaxOf(line.SupplyAmount, VatRounding.Floor);
        if (line.TaxAmount != 0 && Math.Sign(line.TaxAmount) != Math.Sign(line.SupplyAmount))
            found.Add(InvoiceViolations.TaxSign(field));
        else if (Int128.Abs((Int128)line.TaxAmount - expected) > InvoiceLimits.TaxTolerance)
            found.Add(InvoiceViolations.TaxMismatch(field, expected));
    }
}
