using System.Text.RegularExpressions;

namespace KErp.Manifests.Tests.Published;

/// <summary>No environment reaches into another.</summary>
public sealed partial class EnvironmentTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("staging")]
    public void Nothing_of_prod_is_in_another_environment(string environment) => Expect.Nothing(Where(environment, Prod()));

    [Theory]
    [InlineData("dev")]
    [InlineData("staging")]
    [InlineData("prod")]
    public void The_sandbox_is_in_no_environment(string environment) => Expect.Nothing(Where(environment, Sandbox()));

    [Theory]
    [InlineData("dev", "popbill-test.linkhub.co.kr")]
    [InlineData("staging", "popbill-test.linkhub.co.kr")]
    [InlineData("prod", "popbill.linkhub.co.kr")]
    public void Only_prod_talks_to_the_real_Popbill(string environment, string host) =>
        Assert.Equal([host], Output.Lines(environment).SelectMany(line => PopbillHost().Matches(line.Line)).Select(match => match.Value).Distinct());

    [Theory]
    [InlineData("a: kerp-prod-vpc", true)]
    [InlineData("PROD", true)]
    [InlineData("a product", false)]
    [InlineData("reproduced", false)]
    public void The_word_is_found_and_others_are_not(string line, bool found) => Assert.Equal(found, Prod().IsMatch(line));

    private static IEnumerable<string> Where(string environment, Regex word) =>
        Output.Lines(environment).Where(line => word.IsMatch(line.Line)).Select(line => $"{line.Place}: {line.Line}");

    [GeneratedRegex("(^|[^a-z])prod([^a-z]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Prod();

    [GeneratedRegex("sandbox", RegexOptions.IgnoreCase)]
    private static partial Regex Sandbox();

    [GeneratedRegex(@"\bpopbill[a-z-]*\.linkhub\.co\.kr")]
    private static partial Regex PopbillHost();
}
