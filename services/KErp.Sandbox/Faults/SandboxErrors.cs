namespace KErp.Sandbox.Faults;

internal static class SandboxErrors
{
    /// <summary>The body of an answer that a fault switch made; the number is the sandbox's own.</summary>
    public static readonly ProviderError ToldToFail = new(-99900099, "샌드박스에 설정된 장애입니다.");
}
