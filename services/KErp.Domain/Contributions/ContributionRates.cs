using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KErp.Domain.Contributions;

/// <summary>The rates of 4대보험, as rows with the days they hold on. They are checked when they are read.</summary>
public sealed class ContributionRates
{
    private const string Resource = "contribution-rates.json";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly Lazy<ContributionRates> Embedded = new(ReadEmbedded);

    private readonly ILookup<string, ContributionRate> _shared;
    private readonly ILookup<string, EmployerRate> _employer;
    private readonly ConcurrentDictionary<YearMonth, MonthRates> _months = new();

    private ContributionRates(RateFile file)
    {
        Years = file.Years;
        _shared = file.Rates.ToLookup(rate => rate.Insurance);
        _employer = file.EmployerRates.ToLookup(rate => ((IEffectiveDated)rate).Key);
    }

    /// <summary>The rates that K-ERP knows, the same ones that insurance-edi serves.</summary>
    public static ContributionRates Korea => Embedded.Value;

    /// <summary>The years that the rows say to cover whole.</summary>
    public IReadOnlyList<int> Years { get; }

    /// <exception cref="ContributionRateException">The text is no such data, or two of its rows contradict each other.</exception>
    public static ContributionRates Read(Stream json)
    {
        var file = Parse(json);
        ContributionRateRules.Check("rates", file.Rates);
        ContributionRateRules.Check("employer_rates", file.EmployerRates);
        return new ContributionRates(file);
    }

    /// <exception cref="UnknownContributionRateException">A row for the month is missing.</exception>
    public MonthRates Of(YearMonth month) => _months.GetOrAdd(month, Find);

    private MonthRates Find(YearMonth month)
    {
        var day = month.FirstDay;
        var missing = new List<string>();
        var rates = new MonthRates(
            month,
            Row(_shared, RateKeys.NationalPension),
            Row(_shared, RateKeys.Health),
            Row(_shared, RateKeys.LongTermCare),
            Row(_shared, RateKeys.Unemployment),
            Enum.GetValues<EmployerSize>().ToDictionary(size => size, size => Row(_employer, RateKeys.StabilityOf(size))),
            Row(_employer, RateKeys.CommutingAccident));
        return missing.Count == 0 ? rates : throw new UnknownContributionRateException(month, missing);

        // Null never leaves this method: a missing row is thrown with the names of all the others.
        T Row<T>(ILookup<string, T> rows, string key) where T : class, IEffectiveDated
        {
            var found = rows[key].FirstOrDefault(row => row.EffectiveFrom <= day && day <= row.EffectiveTo);
            if (found is null) missing.Add(key);
            return found!;
        }
    }

    private static RateFile Parse(Stream json)
    {
        try
        {
            return JsonSerializer.Deserialize<RateFile>(json, Json) ?? throw new ContributionRateException("The contribution rates are empty.");
        }
        catch (JsonException error)
        {
            throw new ContributionRateException($"The contribution rates cannot be read: {error.Message}", error);
        }
    }

    private static ContributionRates ReadEmbedded()
    {
        using var stream = typeof(ContributionRates).Assembly.GetManifestResourceStream(Resource)
            ?? throw new ContributionRateException($"The assembly was built without {Resource}.");
        return Read(stream);
    }

    private sealed record RateFile(
        IReadOnlyList<int> Years, IReadOnlyList<ContributionRate> Rates, IReadOnlyList<EmployerRate> EmployerRates);
}
