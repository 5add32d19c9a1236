using System.Text.RegularExpressions;

namespace KErp.Architecture.Tests.Deployment;

internal sealed record LedgerRow(string Id, string State, IReadOnlyList<string> Files);

/// <summary><c>deploy/GUIDE.md</c>: what became of every requirement, defect and gap of the operations guide.</summary>
internal static partial class Ledger
{
    /// <summary>What is still to be done, by the titles of the work that does it.</summary>
    public static readonly IReadOnlyList<string> OpenTitles =
    [
        "Employees, 4대보험 contributions and EDI filings",
        "Observability that is proven against the running system",
        "Delivery and operations",
        "Speed",
    ];

    public static IEnumerable<LedgerRow> Rows(string text) =>
        text.Split('\n')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length > 5 && Id().IsMatch(cells[1]))
            .Select(cells => new LedgerRow(cells[1], cells[3], [.. Path().Matches(cells[4]).Select(match => match.Groups[1].Value)]));

    /// <param name="text">The ledger.</param>
    /// <param name="exists">Whether the repository has the file or folder.</param>
    /// <returns>Everything that is wrong with it, in words.</returns>
    public static IEnumerable<string> Problems(string text, Func<string, bool> exists)
    {
        var rows = Rows(text).ToList();
        var expected = LedgerIds.All.ToHashSet();

        foreach (var id in expected.Except(rows.Select(row => row.Id))) yield return $"{id} is not there";
        foreach (var id in rows.Select(row => row.Id).Where(id => !expected.Contains(id))) yield return $"{id} is no id of the guide";
        foreach (var twice in rows.GroupBy(row => row.Id).Where(group => group.Count() > 1)) yield return $"{twice.Key} is there {twice.Count()} times";
        foreach (var row in rows)
        {
            if (!IsState(row.State)) yield return $"{row.Id}: '{row.State}' is no state";
            if (row.Files.Count == 0 && !row.State.StartsWith("open", StringComparison.Ordinal)) yield return $"{row.Id} names no file";
            foreach (var file in row.Files.Where(file => !exists(file))) yield return $"{row.Id}: {file} does not exist";
        }
    }

    private static bool IsState(string state)
    {
        if (state == "done") return true;
        if (Differs().Match(state) is { Success: true } differs) return differs.Groups[1].Value.Split(", ").All(LedgerIds.Defects.Contains);
        if (Open().Match(state) is { Success: true } open) return OpenTitles.Contains(open.Groups[1].Value);
        return Declined().IsMatch(state);
    }

    [GeneratedRegex(@"^(?:G[\d.]+|D|N)-\d+$")]
    private static partial Regex Id();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Path();

    [GeneratedRegex(@"^done, differs \((D-\d+(?:, D-\d+)*)\)$")]
    private static partial Regex Differs();

    [GeneratedRegex(@"^open \((.+)\)$")]
    private static partial Regex Open();

    [GeneratedRegex(@"^declined \(ADR \d+\)$")]
    private static partial Regex Declined();
}
