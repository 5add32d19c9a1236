using KErp.Names;

namespace KErp.Messaging.Topology;

/// <summary>A stream, and the subjects that it alone takes.</summary>
/// <param name="Subjects">A prefix followed by <c>&gt;</c>.</param>
public sealed record StreamDefinition(string Name, string Subjects)
{
    /// <summary>Every stream of the platform.</summary>
    public static IReadOnlyList<StreamDefinition> All { get; } =
        [new(Streams.Invoices, KErp.Names.Subjects.AllInvoices), new(Streams.Insurance, KErp.Names.Subjects.AllInsurance)];

    /// <summary>What its subjects begin with.</summary>
    public string Prefix => Subjects.TrimEnd('>');
}
