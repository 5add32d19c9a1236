using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace KErp.Architecture.Tests;

public sealed class HouseRulesTests
{
    public static TheoryData<string> Assemblies =>
        ["KErp.Domain", "KErp.Names", "KErp.Data", "KErp.Messaging", "KErp.ServiceDefaults", "KErp.TaxClient", "KErp.Api", "KErp.Worker", "KErp.Sandbox", "migrate"];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Each_room_references_only_what_it_may(string assembly) =>
        Assert.Empty(HouseRules.Violations(assembly, ReferencesOf(Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll"))));

    [Fact]
    public void Every_assembly_of_ours_is_looked_at() =>
        Assert.Equal(
            Directory.GetFiles(AppContext.BaseDirectory, "KErp.*.dll").Select(f => Path.GetFileNameWithoutExtension(f))
                .Except(["KErp.Architecture.Tests", "KErp.Protos"]).Order(StringComparer.Ordinal),
            Assemblies.Select(row => row.Data).Where(name => name.StartsWith("KErp.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    /// <summary>The rules themselves can fail.</summary>
    [Theory]
    [InlineData("KErp.Domain", "KErp.Data")]
    [InlineData("KErp.Domain", "Newtonsoft.Json")]
    [InlineData("KErp.Api", "KErp.Worker")]
    [InlineData("KErp.Worker", "KErp.Api")]
    [InlineData("KErp.Api", "NATS.Client.Core")]
    [InlineData("KErp.Data", "NATS.Client.JetStream")]
    [InlineData("KErp.Worker", "Npgsql")]
    [InlineData("KErp.Messaging", "Microsoft.EntityFrameworkCore.Relational")]
    [InlineData("KErp.Api", "KErp.Sandbox")]
    public void A_forbidden_reference_is_found(string assembly, string reference) =>
        Assert.Single(HouseRules.Violations(assembly, ["System.Runtime", reference]));

    [Fact]
    public void References_are_read_from_the_assembly_itself() =>
        Assert.Contains("Npgsql", ReferencesOf(Path.Combine(AppContext.BaseDirectory, "KErp.Data.dll")));

    /// <summary>Popbill is the business of tax-scraper, of its double in the sandbox, and of whoever hands it its keys.</summary>
    [Fact]
    public void Only_the_python_service_knows_the_provider()
    {
        string[] rooms = ["KErp.Api", "KErp.Worker", "KErp.TaxClient", "KErp.Data", "KErp.Messaging", "KErp.Domain"];
        var sources = rooms.SelectMany(room => Directory.GetFiles(Path.Combine(Repository.Root, "services", room), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(sources);
        Assert.DoesNotContain(sources, file => CodeOf(file).Contains("Popbill", StringComparison.OrdinalIgnoreCase));
    }

    private static string CodeOf(string file) =>
        string.Join('\n', File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    private static List<string> ReferencesOf(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
