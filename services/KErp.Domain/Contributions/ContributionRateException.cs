namespace KErp.Domain.Contributions;

/// <summary>The data of the rates is wrong; the text names the row.</summary>
public sealed class ContributionRateException(string message, Exception? cause = null) : Exception(message, cause);
