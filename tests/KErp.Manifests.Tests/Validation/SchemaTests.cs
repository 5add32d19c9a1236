using KErp.Manifests.Tests.Reading;
using KErp.Manifests.Tests.Rules;

namespace KErp.Manifests.Tests.Validation;

public sealed class SchemaTests
{
    public static TheoryData<int, string> Faults =>
        [.. FaultyObjects.Select((fault, index) => new TheoryDataRow<int, string>(index, fault.Text("fault")!))];

    private static IReadOnlyList<JsonNode> FaultyObjects { get; } = [.. ((JsonArray)Yaml.Documents(Fixture.Read("faults.yaml")).Single()).OfType<JsonNode>()];

    [Fact]
    public void Objects_without_fault_are_accepted() => Assert.Empty(Fixture.Compliant().All.SelectMany(Schemas.Faults));

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_found_where_it_is(int index, string fault)
    {
        var entry = FaultyObjects[index];
        var manifest = Fixture.Broken(entry).All.Single(m => entry.At("add") is { } added ? m.Kind == added.Text("kind") && m.Name == added.Text("metadata.name") : Fixture.Key(m) == entry.Text("at"));

        Assert.Contains(Schemas.Faults(manifest), words => words.Contains(entry.Text("says")!, StringComparison.Ordinal));
        Assert.NotEmpty(fault);
    }
}
