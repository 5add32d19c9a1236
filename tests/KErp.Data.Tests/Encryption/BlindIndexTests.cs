using KErp.Data.Encryption;

namespace KErp.Data.Tests.Encryption;

public sealed class BlindIndexTests
{
    private const string Column = "employees.resident_number";
    private const string Plain = "9001011234567";
    private static readonly Guid Company = Guid.NewGuid();
    private readonly Rings _rings = new();

    [Fact]
    public void the_same_value_is_found_again_and_no_other()
    {
        var index = new BlindIndex(_rings.Before);

        Assert.Matches("^k1:[A-Za-z0-9_-]{43}$", index.Of(Column, Company, Plain));
        Assert.Equal(index.Of(Column, Company, Plain), new BlindIndex(_rings.Before).Of(Column, Company, Plain));
        Assert.NotEqual(index.Of(Column, Company, Plain), index.Of(Column, Company, "9001011234568"));
    }

    [Fact]
    public void equal_values_of_two_companies_or_columns_do_not_look_equal()
    {
        var index = new BlindIndex(_rings.Before);

        Assert.NotEqual(index.Of(Column, Company, Plain), index.Of(Column, Guid.NewGuid(), Plain));
        Assert.NotEqual(index.Of(Column, Company, Plain), index.Of("dependents.resident_number", Company, Plain));
    }

    [Fact]
    public void while_keys_overlap_a_value_is_found_under_either()
    {
        var stored = new[] { _rings.Before, _rings.Prepared, _rings.Overlap, _rings.After }.Select(ring => new BlindIndex(ring).Of(Column, Company, Plain));

        Assert.Equal(["k2", "k1"], new BlindIndex(_rings.Overlap).UnderAllKeys(Column, Company, Plain).Select(v => v.Split(':')[0]));
        Assert.All(stored, value => Assert.Contains(value, new BlindIndex(_rings.Overlap).UnderAllKeys(Column, Company, Plain)));
        Assert.All(stored, value => Assert.Contains(value, new BlindIndex(_rings.Prepared).UnderAllKeys(Column, Company, Plain)));
    }

    /// <summary>One secret must not serve two algorithms.</summary>
    [Fact]
    public void each_purpose_has_a_key_of_its_own()
    {
        var ring = _rings.Before;

        Assert.NotEqual(ring.Derive("kerp blind index")["k1"], ring.Derive("kerp field encryption")["k1"]);
        Assert.NotEqual(ring.Find("k1"), ring.Derive("kerp blind index")["k1"]);
    }
}
