namespace KErp.AppHost;

/// <summary>
/// A mistake in the set-up (a missing program, an impossible engine) ends the AppHost with its message and exit code 1,
/// not with a stack trace. Under test the exception reaches the test as it is.
/// </summary>
internal static class OneLineErrors
{
    public static void Install() => AppDomain.CurrentDomain.UnhandledException += (_, unhandled) =>
    {
        switch (unhandled.ExceptionObject)
        {
            case DistributedApplicationException mistake:
                Console.Error.WriteLine(mistake.Message);
                Environment.Exit(1);
                break;
            case OperationCanceledException:
                // Stopped while resources were still starting: by its user, or by the run report, which has set the exit code.
                Environment.Exit(Environment.ExitCode);
                break;
        }
    };
}
