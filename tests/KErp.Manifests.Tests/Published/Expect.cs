namespace KErp.Manifests.Tests.Published;

internal static class Expect
{
    /// <summary>Like Assert.Empty, but shows all that is there: one line each.</summary>
    public static void Nothing(IEnumerable<string> findings)
    {
        var lines = findings.ToList();
        Assert.True(lines.Count == 0, $"{lines.Count} found\n{string.Join('\n', lines)}");
    }
}
