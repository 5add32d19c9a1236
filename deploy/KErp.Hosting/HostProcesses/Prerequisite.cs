namespace KErp.Hosting.HostProcesses;

internal enum PrerequisiteKind
{
    Program,
    Module,
}

/// <summary>A row of <c>deploy/scripts/local/prerequisites.tsv</c>, which the launcher reads too.</summary>
internal sealed record Prerequisite(PrerequisiteKind Kind, string Name, string Package, string Set, string Purpose)
{
    public static IReadOnlyList<Prerequisite> All { get; } = Read();

    public static Prerequisite Program(string name) => All.Single(p => p.Kind == PrerequisiteKind.Program && p.Name == name);

    public static IEnumerable<Prerequisite> ModulesToRun => All.Where(p => p.Kind == PrerequisiteKind.Module && p.Set == "run");

    private static List<Prerequisite> Read()
    {
        using var stream = typeof(Prerequisite).Assembly.GetManifestResourceStream("prerequisites.tsv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')).Select(Parse)];
    }

    // program	postgres	postgresql	engine	the database server
    private static Prerequisite Parse(string line)
    {
        var cells = line.Split('\t');
        return new(Enum.Parse<PrerequisiteKind>(cells[0], ignoreCase: true), cells[1], cells[2], cells[3], cells[4]);
    }
}
