namespace KErp.Api.Invoices;

/// <summary>What narrows a list of invoices, as it stands in the address; <see cref="InvoiceQueryReading"/> reads it.</summary>
internal sealed record InvoiceQuery
{
    /// <summary>States, separated by commas, such as <c>issued,transmitted</c>.</summary>
    public string? Status { get; init; }

    /// <summary><c>sales</c> or <c>purchases</c>.</summary>
    public string? Direction { get; init; }

    /// <summary>작성일자 on or after that day.</summary>
    public string? From { get; init; }

    /// <summary>작성일자 on or before that day.</summary>
    public string? To { get; init; }

    /// <summary>사업자등록번호 of the seller or the buyer, with or without hyphens.</summary>
    public string? Partner { get; init; }

    /// <summary>Won, of the total.</summary>
    public string? MinAmount { get; init; }

    /// <summary>Won, of the total.</summary>
    public string? MaxAmount { get; init; }

    /// <summary>Part of a party's name or of a remark, 1 to 100 characters.</summary>
    public string? Text { get; init; }

    /// <summary>The question in one line, for the record of a download.</summary>
    public string Describe()
    {
        (string Name, string? Value)[] parts =
        [
            ("status", Status), ("direction", Direction), ("from", From), ("to", To), ("partner", Partner), ("minAmount", MinAmount), ("maxAmount", MaxAmount), ("text", Text),
        ];
        var given = parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={p.Value}").ToList();
        return given.Count == 0 ? "all" : string.Join('&', given);
    }
}
