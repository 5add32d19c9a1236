namespace KErp.TaxClient;

/// <summary>What came of asking tax-scraper for something.</summary>
public abstract record Answer<T>
{
    private Answer() { }

    public sealed record Given(T Value) : Answer<T>;

    /// <summary>A definite no: asking again changes nothing.</summary>
    /// <param name="Code">K-ERP's own where there is one, else the provider's number.</param>
    /// <param name="Reason">In Korean, for the user.</param>
    public sealed record Refused(string Code, string Reason) : Answer<T>;

    /// <summary>For now it cannot be known or done; the same call is safe to repeat.</summary>
    public sealed record Unavailable(string Reason, TimeSpan? RetryAfter) : Answer<T>;

    /// <summary>The same answer with another value.</summary>
    public Answer<TOther> Then<TOther>(Func<T, TOther> map) => Look<TOther>(value => new Answer<TOther>.Given(map(value)));

    /// <summary>The same answer, its value looked at more closely.</summary>
    public Answer<TOther> Look<TOther>(Func<T, Answer<TOther>> look) => this switch
    {
        Given given => look(given.Value),
        Refused refused => new Answer<TOther>.Refused(refused.Code, refused.Reason),
        Unavailable unavailable => new Answer<TOther>.Unavailable(unavailable.Reason, unavailable.RetryAfter),
        _ => throw new InvalidOperationException($"Unknown answer {this}."),
    };
}
