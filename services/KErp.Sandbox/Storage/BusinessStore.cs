namespace KErp.Sandbox.Storage;

internal enum BusinessState
{
    Unregistered,
    Active,
    Suspended,
    Closed,
}

/// <param name="ClosedOn">The day of its closure, if it is closed.</param>
/// <param name="TaxType">The tax office's code: 01 일반, 02 간이, 03 과세특례, 04 면세, 05 비영리, 06 고유번호, 07 간이(세금계산서 발급).</param>
internal sealed record Business(BusinessState State, DateOnly? ClosedOn, string TaxType);

/// <summary>Businesses that are not simply active or unknown.</summary>
internal sealed class BusinessStore(SandboxDatabase database)
{
    public Business? Find(string number)
    {
        using var connection = database.Read();
        using var command = connection.Command("SELECT state, closed_on, tax_type FROM business WHERE number = $number", ("$number", number));
        using var row = command.ExecuteReader();
        return row.Read()
            ? new Business(Enum.Parse<BusinessState>(row.GetString(0)), KoreanTime.DayOrNull(row.TextOrNull(1)), row.GetString(2))
            : null;
    }

    public Task SetAsync(string number, Business business) => database.WriteAsync(connection => connection.Execute(
        """
        INSERT INTO business (number, state, closed_on, tax_type) VALUES ($number, $state, $closedOn, $taxType)
        ON CONFLICT (number) DO UPDATE SET state = excluded.state, closed_on = excluded.closed_on, tax_type = excluded.tax_type
        """,
        ("$number", number), ("$state", business.State.ToString()),
        ("$closedOn", business.ClosedOn is { } day ? KoreanTime.Text(day) : null), ("$taxType", business.TaxType)));
}
