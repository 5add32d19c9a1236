namespace KErp.Architecture.Tests.Deployment;

public sealed class LedgerTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "deploy", "GUIDE.md"));

    [Fact]
    public void The_ledger_is_whole_and_names_only_what_exists() => Assert.Empty(Ledger.Problems(Text, Exists));

    [Fact]
    public void The_guide_has_259_requirements_189_defects_and_32_gaps() =>
        Assert.Equal((259, 189, 32), (LedgerIds.Requirements.Count, LedgerIds.Defects.Count, LedgerIds.Gaps.Count));

    /// <summary>The test itself can fail.</summary>
    [Theory]
    [InlineData("| D-48 |", "| X-48 |", "D-48 is not there")]
    [InlineData("| D-48 |", "| D-49 |", "D-49 is there 2 times")]
    [InlineData("| D-48 |", "| D-190 |", "D-190 is no id of the guide")]
    [InlineData("done, differs (D-48, D-50)", "done, differs (D-48, D-190)", "G3.1-1: 'done, differs (D-48, D-190)' is no state")]
    [InlineData("open (Speed)", "open (Some day)", "D-131: 'open (Some day)' is no state")]
    [InlineData("`docs/adr/0013-no-service-mesh.md` |", "– |", "D-49 names no file")]
    public void Every_kind_of_mistake_is_found(string before, string after, string problem)
    {
        Assert.Contains(before, Text, StringComparison.Ordinal);

        Assert.Contains(problem, Ledger.Problems(Text.Replace(before, after, StringComparison.Ordinal), _ => true));
    }

    [Fact]
    public void A_file_that_is_gone_is_found() =>
        Assert.Contains("D-49: docs/adr/0013-no-service-mesh.md does not exist", Ledger.Problems(Text, file => !file.StartsWith("docs/", StringComparison.Ordinal)));

    private static bool Exists(string path)
    {
        var full = Path.Combine(Repository.Root, path);
        return File.Exists(full) || Directory.Exists(full);
    }
}
