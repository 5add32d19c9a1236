namespace KErp.Sandbox;

/// <summary>The message says all there is to say; <c>Program</c> prints it without a stack trace.</summary>
public sealed class SandboxRefusedToStartException(string message) : Exception(message);
