namespace Aspire.Hosting.ApplicationModel;

/// <summary>A Python program, run by the interpreter that <c>PythonInterpreter</c> chose.</summary>
public sealed class PythonAppResource(string name, string interpreter, string appDirectory)
    : ExecutableResource(name, interpreter, appDirectory), IResourceWithServiceDiscovery;
