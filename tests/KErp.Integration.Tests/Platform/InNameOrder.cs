using KErp.Integration.Tests.Platform;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(InNameOrder))]
[assembly: TestMethodOrderer(typeof(InNameOrder))]

namespace KErp.Integration.Tests.Platform;

/// <summary>
/// The tests share one platform and so see what the others left. The runner's own order is a hash that takes in the path
/// of the assembly: another checkout would run another order. Here it is the same everywhere; <c>KERP_TEST_ORDER=reverse</c>
/// turns it around, to find a test that leans on the ones before it.
/// </summary>
public sealed class InNameOrder : ITestCollectionOrderer, ITestMethodOrderer
{
    private static readonly bool Reverse = Environment.GetEnvironmentVariable("KERP_TEST_ORDER") == "reverse";

    public IReadOnlyCollection<TCollection> OrderTestCollections<TCollection>(IReadOnlyCollection<TCollection> testCollections)
        where TCollection : ITestCollection => Sorted(testCollections, c => c.TestCollectionDisplayName);

    public IReadOnlyCollection<TMethod?> OrderTestMethods<TMethod>(IReadOnlyCollection<TMethod?> testMethods)
        where TMethod : notnull, ITestMethod => Sorted(testMethods, m => m?.MethodName ?? "");

    private static T[] Sorted<T>(IEnumerable<T> items, Func<T, string> name) =>
        [.. Reverse ? items.OrderByDescending(name, StringComparer.Ordinal) : items.OrderBy(name, StringComparer.Ordinal)];
}
