namespace KErp.Manifests.Tests.Reading;

public sealed class YamlTests
{
    [Theory]
    [InlineData("yes", "true")]
    [InlineData("Off", "false")]
    [InlineData("n", "false")]
    [InlineData("010", "8")]
    [InlineData("0o17", "15")]
    [InlineData("0x1F", "31")]
    [InlineData("-1_000", "-1000")]
    [InlineData("1.5", "1.5")]
    [InlineData("1e3", "1000")]
    [InlineData("10:30", "\"10:30\"")]
    [InlineData("2026-01-01", "\"2026-01-01\"")]
    [InlineData("1.2.3", "\"1.2.3\"")]
    [InlineData("'yes'", "\"yes\"")]
    [InlineData("\"8080\"", "\"8080\"")]
    [InlineData("!!str 8080", "\"8080\"")]
    [InlineData("500m", "\"500m\"")]
    [InlineData("~", "null")]
    [InlineData("", "null")]
    public void A_scalar_is_what_kubectl_takes_it_for(string written, string json) =>
        Assert.Equal(json, Yaml.Documents($"value: {written}").Single()["value"]?.ToJsonString() ?? "null");

    [Fact]
    public void Documents_are_told_apart_and_empty_ones_dropped() =>
        Assert.Equal(["1", "2"], Yaml.Documents("---\na: 1\n---\n# nothing\n---\na: 2\n").Select(document => document.Text("a")));

    [Fact]
    public void A_key_given_twice_is_an_error() => Assert.ThrowsAny<Exception>(() => Yaml.Documents("a: 1\na: 2\n").ToList());

    [Fact]
    public void A_key_that_is_no_string_is_an_error() => Assert.Throws<InvalidDataException>(() => Yaml.Documents("on: 1\n").ToList());

    [Fact]
    public void What_is_merged_gives_way_to_own_fields() =>
        Assert.Equal("""{"b":3,"a":1}""", Yaml.Documents("base: &x { a: 1, b: 2 }\nown: { <<: *x, b: 3 }\n").Single()["own"]!.ToJsonString());

    [Fact]
    public void A_document_that_is_no_object_is_an_error() =>
        Assert.Throws<InvalidDataException>(() => ManifestSet.Read("name: x\n", "some.yaml").ToList());
}
